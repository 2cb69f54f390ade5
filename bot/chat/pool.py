"""A bounded pool of threads that survives work which never ends.

A thread can't be stopped. When whoever waits for its work is cut off, the thread is left to itself
and another takes its place; should its work end after all, it goes. Threads left behind don't keep
the process from ending.
"""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, TypeVar

from bot.chat.intake.timelimit import waiting

log = logging.getLogger(__name__)

T = TypeVar("T")

MOST_LEFT: Final = 16
"""Threads left behind and replaced; beyond it the pool shrinks."""


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    begin: Callable[[], object]
    """Called in the thread when it begins."""
    future: "Future[Any]" = field(default_factory=Future)
    is_left: bool = False
    """Whether its thread has been replaced."""


class Pool:
    """Runs `size` pieces of work at once, beside the event loop, in the order they came."""

    def __init__(self, size: int, name: str) -> None:
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads: set[threading.Thread] = set()
        self._lock = threading.Lock()
        self._left = 0
        self._is_stopping = False
        for _ in range(size):
            self._add_thread()

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises. Cancelled while it waits, it never begins."""
        loop, begun = asyncio.get_running_loop(), asyncio.Event()
        job = _Job(work, begin=lambda: loop.call_soon_threadsafe(begun.set))
        self._jobs.put(job)
        try:
            with waiting():
                await begun.wait()
            result: T = await asyncio.wrap_future(job.future)
        except asyncio.CancelledError:
            if not job.future.cancel():
                self._leave(job)
            raise
        return result

    def stop(self) -> None:
        """Begin nothing more, and replace no thread: whoever waits is about to be cut off."""
        self._is_stopping = True
        while True:
            try:
                waiting = self._jobs.get_nowait()
            except queue.Empty:
                return
            if waiting is not None:
                waiting.future.cancel()

    def close(self, wait_s: float) -> None:
        """Stop, and let what has begun end for so long."""
        self.stop()
        end = time.monotonic() + wait_s
        with self._lock:
            threads = list(self._threads)
        for _ in threads:
            self._jobs.put(None)
        for each in threads:
            each.join(max(0.0, end - time.monotonic()))

    def _add_thread(self) -> None:
        thread = threading.Thread(target=self._work, name=self._name, daemon=True)
        self._threads.add(thread)
        thread.start()

    def _leave(self, job: _Job) -> None:
        with self._lock:
            if self._is_stopping or not job.future.running() or self._left >= MOST_LEFT:
                return
            log.warning(
                "work of the pool %r goes on by itself; another thread steps in", self._name
            )
            job.is_left = True
            self._left += 1
            self._add_thread()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job.future.set_running_or_notify_cancel():
                self._do(job)
            if job.is_left:
                break
        with self._lock:
            self._threads.discard(threading.current_thread())

    def _do(self, job: _Job) -> None:
        try:
            job.begin()
            result = job.work()
        except BaseException as error:
            self._end(job, partial(job.future.set_exception, error))
        else:
            self._end(job, partial(job.future.set_result, result))

    def _end(self, job: _Job, tell: Callable[[], None]) -> None:
        with self._lock:  # either it has ended or it is left behind
            tell()
            self._left -= job.is_left
