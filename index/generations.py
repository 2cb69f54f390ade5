"""Keeps a Chroma generation serving: opens, builds and drops them, beside the running bot.

    newest sealed generation sound? ─ adopt it ─ too far behind? ─ a child builds the next one
    no: drop it, rebuild                                           aside, seal, swap, drop the old

    the next edition of the library is whole ─ a child builds its generation, and both serve at once

Only the owner of the data directory keeps generations (`Ownership`).
"""

import logging
import math
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Final
from uuid import uuid4

from index.chroma import Generation
from index.dense import DenseIndex
from index.editions import Edition
from index.errors import DenseError, FootnoteError
from index.library import Library

log = logging.getLogger(__name__)

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = "generations"
LOOK_EVERY_S: Final = 5.0
CHECK_EVERY_S: Final = 3600.0
LONGEST_PAUSE_S: Final = 300.0
"""How long to leave Chroma alone once it has failed again and again."""
TOLERATED_LAG: Final = 500
"""Passages the exact scan takes on before a new generation is worth building: 1 ms or so."""
TOLERATED_SHARE: Final = 0.1


def _nothing(_: object) -> None:
    return None


class Generations:
    """A thread that keeps `dense` provided with a sound generation. Start once, stop once.

    `ready` is called before an edition begins to serve, to open the model that made its vectors;
    `report` is given a line for the admins, from this thread, where damage was found.
    """

    def __init__(
        self,
        library: Library,
        dense: DenseIndex,
        ready: Callable[[Edition], None] = _nothing,
        report: Callable[[str], None] | None = None,
    ) -> None:
        self._library = library
        self._dense = dense
        self._ready = ready
        self._report = report or _nothing
        self._checked = -math.inf
        self._folder = library.path.parent / FOLDER
        self._current: Generation | None = None
        self._ahead: Generation | None = None
        self._retired: list[Generation] = []
        self._builder: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="generations", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread and its builder; what was being built is dropped."""
        self._stopping.set()
        if self._builder is not None:
            self._builder.kill()
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        self._adopt(None)
        if self._ahead is not None:
            self._retired.append(self._ahead)
        self._close_retired()

    def tend(self) -> None:
        """One look: adopt, build or drop what needs it. Raises DenseError."""
        self._close_retired()
        self._check_current()
        ahead = self._library.upcoming
        if ahead is not None and not self._library.unstaged(ahead):
            self._flip(ahead)
        if self._current is None:
            self._open_newest()
        if self._is_behind():
            self._build()
        self._drop_others()

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self.tend()
                failures = 0
            except DenseError as error:
                log.warning("the exact scan serves: %s", error)
                failures += 1
            except FootnoteError as error:
                log.warning("generations wait: %s", error)
            except Exception:
                log.exception("generations wait")
                failures += 1
            self._stopping.wait(pause_s(failures))

    def _check_current(self) -> None:
        """Let go of a generation that another edition took the place of, or that is damaged."""
        current, known = self._current, self._library.generation()
        if current is None:
            return
        if known is None or known[0] != current.folder.name:
            self._adopt(None)
            return
        is_due = monotonic() > self._checked + CHECK_EVERY_S
        try:
            if is_due or not current.is_whole:
                current.check(self._library)
                self._checked = monotonic()
        except DenseError as error:
            self._adopt(None)
            self._drop(current.folder, error)

    def _open_newest(self) -> None:
        known = self._library.generation()
        if known is None:
            return
        folder = self._folder / known[0]
        try:
            self._adopt(self._opened(folder, self._library.edition))
        except DenseError as error:
            self._drop(folder, error)

    def _drop(self, folder: Path, error: DenseError) -> None:
        """Drop a damaged generation: another is built at this look. One may be deleted at any time,
        which is no damage."""
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)
            line = f"the search index was damaged and is built anew: {error}"
            log.warning(line)
            self._report(line)

    def _is_behind(self) -> bool:
        passages = self._library.count()
        lag = self._dense.lag()
        if self._current is None:
            return passages > 0
        if self._library.wants_generation():
            return True
        return lag > max(TOLERATED_LAG, TOLERATED_SHARE * passages)

    def _flip(self, edition: Edition) -> None:
        """Let the next edition serve, with a generation of its own if one can be built."""
        self._ready(edition)
        generation = self._expected(edition)
        self._dense.expect(generation)
        name, size = (generation.folder.name, generation.size) if generation else ("", 0)
        if self._stopping.is_set() or not self._library.flip(edition, name, size):
            return  # something was put in meanwhile: once that is in the edition too
        self._ahead = None
        self._adopt(generation)
        log.info("edition %d serves", edition.id)

    def _expected(self, edition: Edition) -> Generation | None:
        """A generation of the next edition, if one can be built."""
        if self._ahead is not None and self._ahead.edition != edition.id:
            self._ahead.close()
            self._ahead = None
        if self._ahead is None and self._library.edition_ids(edition.id):
            try:
                self._ahead = self._built(edition)
            except DenseError as error:
                log.warning("the exact scan will serve: %s", error)
        return self._ahead

    def _build(self) -> None:
        edition = self._library.edition
        generation = self._built(edition)
        if generation is None:
            return
        fingerprint = edition.shape.fingerprint
        self._library.set_generation(generation.folder.name, fingerprint, generation.size)
        self._adopt(generation)
        log.info("a generation of %d passages serves", generation.size)

    def _built(self, edition: Edition) -> Generation | None:
        """A new generation of an edition; None if told to stop. Raises DenseError."""
        folder = self._folder / uuid4().hex[:12]
        data = self._library.path.parent.absolute()
        command = [sys.executable, "-m", "index.chroma", str(data), str(folder.absolute())]
        command.append(str(edition.id))
        self._builder = subprocess.Popen(
            command,
            cwd=ROOT,  # "-m" looks in the working directory first: ours, not whichever it is
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        errors = _finished(self._builder)
        status, self._builder = self._builder.returncode, None
        if self._stopping.is_set():
            shutil.rmtree(folder, ignore_errors=True)
            return None
        if status:
            shutil.rmtree(folder, ignore_errors=True)
            last = errors.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise DenseError(f"a generation couldn't be built ({' '.join(last) or status})")
        return self._opened(folder, edition)

    def _opened(self, folder: Path, edition: Edition) -> Generation:
        """Raises DenseError if it isn't that edition's."""
        generation = Generation(folder, edition.shape.fingerprint)
        if generation.edition != edition.id:
            generation.close()
            raise DenseError(f"{folder.name} was built for edition {generation.edition}")
        try:
            generation.check(self._library)
        except DenseError:
            generation.close()
            raise
        self._checked = monotonic()
        return generation

    def _adopt(self, generation: Generation | None) -> None:
        before = self._dense.adopt(generation)
        self._current = generation
        if before is not None and before is not generation:
            self._retired.append(before)

    def _close_retired(self) -> None:
        """Close the generations let go of before that no search uses any more."""
        for each in [each for each in self._retired if not each.is_used]:
            self._retired.remove(each)
            each.close()

    def _drop_others(self) -> None:
        kept = (self._current, self._ahead, *self._retired)
        keep = {each.folder.name for each in kept if each}
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            if folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)


def pause_s(failures: int) -> float:
    """Seconds until the next look, after so many failures in a row: twice as many each time. A
    builder may have been killed for memory that is free again in a moment, or never."""
    doublings = max(0, min(failures, 32) - 1)
    return min(LONGEST_PAUSE_S, LOOK_EVERY_S * 2.0**doublings)


def _finished(builder: "subprocess.Popen[bytes]") -> bytes:
    """Wait without closing the builder's standard input, whose end tells it to stop."""
    errors = builder.stderr.read() if builder.stderr else b""
    builder.wait()
    if builder.stdin is not None:
        builder.stdin.close()
    return errors
