"""The one thread that writes the store. What it is asked during a commit shares the next one.

A commit takes as long as the disk takes to say that it holds the data (4 ms is common), however
much is in it: under load, hundreds of updates are begun and done with a few commits.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from bot.chat.store.store import Store

T = TypeVar("T")
Job = tuple[Callable[[Store], Any], "Future[Any]"]

MOST = 500
"""Jobs in one commit."""


class Writer:
    """Runs work on the store beside the event loop, each piece wholly or not at all."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    async def do(self, work: Callable[[Store], T]) -> T:
        """What `work` returns, once it is on disk. Raises StoreError.

        It is done even if whoever waits for it is cancelled.
        """
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        self._jobs.put((work, future))
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Do what was asked, and close the file."""
        self._jobs.put(None)
        self._thread.join()
        self._store.close()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs, last = self._gathered(first)
            self._commit(jobs)
            if last:
                return

    def _gathered(self, first: Job) -> tuple[list[Job], bool]:
        """The jobs that wait, and whether they are the last."""
        jobs = [first]
        while len(jobs) < MOST:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                return jobs, True
            jobs.append(job)
        return jobs, False

    def _commit(self, jobs: list[Job]) -> None:
        """All in one transaction; if that fails, each in its own: none suffers for another."""
        try:
            with self._store.transaction():
                results = [work(self._store) for work, _ in jobs]
        except Exception as error:
            if len(jobs) == 1:
                jobs[0][1].set_exception(error)
            else:
                for job in jobs:
                    self._commit([job])
            return
        for (_, future), result in zip(jobs, results, strict=True):
            future.set_result(result)
