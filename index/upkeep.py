"""What the running bot does for its library every hour, beside answering."""

import logging
import threading
from typing import Final

from index.editions import Shape
from index.errors import FootnoteError
from index.indexer import Step
from index.library import Library
from index.rebuilder import Rebuilder

log = logging.getLogger(__name__)

EVERY_S: Final = 3600.0


class _Milestones:
    """Progress in the log, at each tenth of the way."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self, step: Step) -> None:
        tenth = 10 * step.done // max(1, step.total)
        is_new, self._last = tenth != self._last, tenth
        if is_new and tenth:
            log.info("%d of %d articles are done", step.done, step.total)


class Upkeep:
    """A thread that empties the trash of what can't be put back, and makes the library what it is
    configured to be. Start once, stop once."""

    def __init__(self, library: Library, wanted: Shape, rebuilder: Rebuilder) -> None:
        self._library = library
        self._wanted = wanted
        self._rebuilder = rebuilder
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._rebuilder.stop()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def look(self) -> None:
        """One look. Raises LibraryError."""
        for gone in self._library.purge():
            log.info("%s, removed a day ago, is deleted", gone.id)
        made_by = self._library.made_by()
        if made_by is not None and made_by.differs(self._wanted) and not self._stopping.is_set():
            log.info("embedding the articles anew by %s", self._wanted.fingerprint)
            self._rebuilder.run(progress=_Milestones())

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.look()
            except FootnoteError as error:
                if not self._stopping.is_set():
                    log.warning("upkeep waits: %s", error)
            except Exception:
                log.exception("upkeep waits")
            self._stopping.wait(EVERY_S)
