"""What the running bot does to stay up to date: it fetches links again when they are due.

    every minute: the links that are due, one after the other ─ one request to a host in two seconds
    asked for:    one that somebody wants now, before those ─┐
                  └→ unchanged, a new version, new articles, or a failure, written down at once

Files aren't looked at: whoever changes one indexes it.
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Queue
from typing import Final
from urllib.parse import urlsplit

import numpy as np

from index.errors import FootnoteError, LibraryError, ModelError, SourceMissing, SourceUnreachable
from index.indexer import Indexer
from index.library import Library
from index.revisits import Revisits
from index.schedule import Visit, due
from index.types import Embedder, Vectors
from index.visits import Visits

log = logging.getLogger(__name__)

EVERY_S: Final = 60.0
PAUSE_S: Final = 2.0
"""Seconds between two requests to a host."""
NICENESS: Final = 10
AT_ONCE: Final = 8
"""Passages embedded before a rest."""


class Stopped(Exception):
    """The bot is told to stop."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A link as it is after it was fetched, and what it brought."""

    visit: Visit
    updated: int = 0
    added: int = 0


class Refetching:
    """A thread; start once, stop once. `indexer` gives one that nobody else uses."""

    def __init__(
        self,
        library: Library,
        indexer: Callable[[], Indexer],
        every_h: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`every_h` is how many hours a link stays unfetched; 0 fetches only those that have hours
        of their own."""
        self._visits = Visits(library)
        self._indexer = indexer
        self._every_h = every_h
        self._clock = clock
        self._asked: dict[str, float] = {}
        self._stopping = threading.Event()
        self._wanted: Queue[tuple[Visit, Future[Fetched]] | None] = Queue()
        self._waiting: dict[tuple[str, str], Future[Fetched]] = {}
        self._thread = threading.Thread(target=self._run, name="refetching", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._wanted.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def now(self, visit: Visit) -> "Future[Fetched]":
        """Fetch a link before all others, once for all who ask while it waits.

        The future raises LibraryError, ModelError; it never ends if the bot is told to stop.
        """
        key, asked = (visit.source, visit.corpus), Future[Fetched]()
        waiting = self._waiting.setdefault(key, asked)
        if waiting is asked:
            asked.add_done_callback(lambda _: self._waiting.pop(key, None))
            self._wanted.put((visit, asked))
        return waiting

    def look(self) -> None:
        """Fetch what is due. Raises LibraryError, ModelError, Stopped."""
        now = self._clock()
        whens = ((due(each, self._every_h), each) for each in self._visits.all())
        for _, visit in sorted((each for each in whens if each[0] <= now), key=lambda one: one[0]):
            self._work_off(wait_s=0.0)
            self._fetched(visit)

    def _work_off(self, wait_s: float) -> None:
        """Fetch what somebody wants now, or comes to want within that time. Raises Stopped."""
        with suppress(Empty):
            while not self._stopping.is_set():
                wanted = self._wanted.get(block=wait_s > 0, timeout=wait_s)
                if wanted is not None and wanted[1].set_running_or_notify_cancel():
                    self._tell(*wanted)

    def _tell(self, visit: Visit, asked: "Future[Fetched]") -> None:
        try:
            asked.set_result(self._fetched(visit))
        except Stopped:
            raise
        except Exception as error:
            asked.set_exception(error)

    def _fetched(self, visit: Visit) -> Fetched:
        """The link, fetched and written down. Raises LibraryError, ModelError, Stopped."""
        fetched = self._visited(visit)
        self._visits.note(fetched.visit)
        return fetched

    def _visited(self, visit: Visit) -> Fetched:
        try:
            report, validators = Revisits(self._indexer()).fetch(visit, self._pause)
        except (LibraryError, ModelError, Stopped):
            raise
        except FootnoteError as error:
            log.info("%s", error)
            wait_s = error.wait_s if isinstance(error, SourceUnreachable) else 0.0
            is_gone = isinstance(error, SourceMissing)
            now = self._clock()
            return Fetched(visit.failed(now, error.problem, is_gone=is_gone, wait_s=wait_s))
        except Exception:
            log.exception("%s can't be fetched again", visit.source)
            why = f"{visit.source} can't be read"
            return Fetched(visit.failed(self._clock(), why, is_gone=False))
        if report.updated or report.added:
            new = (report.updated, report.added)
            log.info("%s: %d new versions, %d new articles", visit.source, *new)
        for _, problem in report.failed:
            log.info("%s", problem)
        visit = visit.went_well(self._clock(), validators)
        return Fetched(visit, report.updated, report.added)

    def _pause(self, link: str) -> None:
        """Wait for the turn of its host. Raises Stopped."""
        host = urlsplit(link).netloc
        turn = self._asked.get(host, -PAUSE_S) + PAUSE_S
        if self._stopping.wait(max(0.0, turn - time.monotonic())):
            raise Stopped
        self._asked = {
            each: asked for each, asked in self._asked.items() if asked > time.monotonic() - PAUSE_S
        } | {host: time.monotonic()}

    def _run(self) -> None:
        if sys.platform == "linux":  # elsewhere it would be the whole process
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        while not self._stopping.is_set():
            try:
                self.look()
            except Stopped:
                return
            except FootnoteError as error:
                log.warning("links are fetched later: %s", error)
            except Exception:
                log.exception("links are fetched later")
            with suppress(Stopped):
                self._work_off(wait_s=EVERY_S)


class Gentle:
    """An embedder for work that nobody waits for: a little at a time, with rests between that
    leave the cores to questions."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.fingerprint = embedder.fingerprint
        self.reference = embedder.reference
        self.dimension = embedder.dimension

    def knows(self, language: str) -> bool:
        return self._embedder.knows(language)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._embedder.count_tokens(texts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        made = [self._encoded(texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE)]
        return np.concatenate(made) if made else self._embedder.encode(texts)

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        """Some of them, and then a rest of the same length."""
        begun = time.monotonic()
        vectors = self._embedder.encode(texts)
        time.sleep(time.monotonic() - begun)
        return vectors
