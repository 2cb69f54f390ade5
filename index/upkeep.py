"""What the running bot does for its library at its start and every hour, beside answering.

is its file sound? ─ no: reported, with the remedy, and left alone
  └ yes ─ delete what has been in the trash for a day
        ─ is it whole, and made as configured? ─ no: made anew by the rebuilder
        ─ delete what articles said before, where no answer cites it
"""

import logging
import math
import threading
import time
from collections.abc import Callable
from time import monotonic
from typing import Final

from index.editions import Shape
from index.errors import FootnoteError, LibraryBusy, LibraryDamaged
from index.library import Library
from index.ownership import REBUILDING, is_owned
from index.rebuilder import Rebuilder
from index.steps import Step
from index.versions import Cited
from index.visits import Visits

log = logging.getLogger(__name__)

EVERY_S: Final = 3600.0
AGAIN_S: Final = 60.0
"""How long it waits for another process that writes the library, before it looks again."""
LOOKED: Final = "upkeep.looked"
"""Setting: when the library was last looked at and found sound, Unix time."""


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
    """A thread that looks after the library. Start once, stop once.

    `report` is given a line for the admins, from this thread, where damage was found; `cited` is
    asked, from this thread too, which versions of articles are to be kept: all without it.
    """

    def __init__(
        self,
        library: Library,
        wanted: Shape,
        rebuilder: Rebuilder,
        report: Callable[[str], None] | None = None,
        cited: Cited | None = None,
    ) -> None:
        self._library = library
        self._wanted = wanted
        self._rebuilder = rebuilder
        self._report = report
        self._cited = cited
        self._reported: list[str] = []
        self._looked = -math.inf
        self._is_busy = False  # another process was at work at the last look
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
        if self._is_damaged():
            return
        self._library.set_setting(LOOKED, str(time.time()))
        for gone in self._library.purge():
            log.info("%s, removed a day ago, is deleted", gone.id)
        Visits(self._library).tidy()
        gaps = self._library.gaps()
        if gaps:
            self._tell(f"the library is made anew from its texts: {'; '.join(gaps)}")
        if (gaps or self._is_other_than_wanted()) and not self._stopping.is_set():
            log.info("making the library anew by %s", self._wanted.fingerprint)
            self._rebuilder.run(progress=_Milestones())
        if self._cited is not None and not self._stopping.is_set():
            self._prune(self._cited)

    def _prune(self, cited: Cited) -> None:
        count = len(self._library.prune(cited))
        if count:
            log.info("%d old versions of articles, which no answer cites, are deleted", count)

    def _is_damaged(self) -> bool:
        """Whether the file is: told once, and nothing is done to it that could make it worse."""
        try:
            problems = self._library.damage()
        except LibraryDamaged as error:
            problems = [error.problem]
        if problems and problems != self._reported:
            remedy = "stop the bot and put a copy in its place with: footnote restore FILE"
            self._tell(f"the library is damaged ({'; '.join(problems)}); {remedy}")
        self._reported = problems
        return bool(problems)

    def _tell(self, line: str) -> None:
        log.warning(line)
        if self._report is not None:
            self._report(line)

    def _is_other_than_wanted(self) -> bool:
        made_by = self._library.made_by()
        return made_by is not None and made_by.differs(self._wanted)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._look_unless_busy()
            except LibraryBusy as error:
                self._is_busy = True
                if not self._stopping.is_set():
                    log.info("upkeep waits: %s", error)
            except FootnoteError as error:
                if not self._stopping.is_set():
                    log.warning("upkeep waits: %s", error)
            except Exception:
                log.exception("upkeep waits")
            self._stopping.wait(AGAIN_S if self._is_busy else EVERY_S)

    def _look_unless_busy(self) -> None:
        """What waits for another process waits until that is done; what is due every hour isn't
        put off for it."""
        is_due = monotonic() >= self._looked + EVERY_S
        if self._is_busy and not is_due and is_owned(self._library.path.parent, REBUILDING):
            return
        self._looked, self._is_busy = monotonic(), False
        self.look()
