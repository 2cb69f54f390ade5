"""What the running bot does for its library every hour, beside answering."""

import logging
import threading
from typing import Final

from index.errors import FootnoteError
from index.library import Library

log = logging.getLogger(__name__)

EVERY_S: Final = 3600.0


class Upkeep:
    """A thread that empties the trash of what can't be put back. Start once, stop once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def look(self) -> None:
        """One look. Raises LibraryError."""
        for gone in self._library.purge():
            log.info("%s, removed a day ago, is deleted", gone.id)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.look()
            except FootnoteError as error:
                log.warning("upkeep waits: %s", error)
            except Exception:
                log.exception("upkeep waits")
            self._stopping.wait(EVERY_S)
