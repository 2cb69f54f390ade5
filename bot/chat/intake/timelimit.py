"""A time limit that stands still while whoever works under it has to wait for its turn.

A question that hangs may keep a worker busy up to its limit; those that wait for the worker
meanwhile must not be cut off for it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context


class TimeLimit:
    """Runs from the moment it is made."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self._waits = 0
        self._stopped_at = 0.0

    def left(self) -> float:
        """Seconds; below zero once it has passed."""
        return self._end - (self._stopped_at if self._waits else self._clock())

    def stop(self) -> None:
        """Stand still until `go` has been called as often as this."""
        if self._waits == 0:
            self._stopped_at = self._clock()
        self._waits += 1

    def go(self) -> None:
        self._waits -= 1
        if self._waits == 0:
            self._end += self._clock() - self._stopped_at


_current: ContextVar[TimeLimit | None] = ContextVar("time limit", default=None)


def under(limit: TimeLimit) -> Context:
    """A context for a task that works under this limit."""
    context = copy_context()
    context.run(_current.set, limit)
    return context


@contextmanager
def waiting() -> Iterator[None]:
    """What happens inside is waiting for one's turn: the limit stands still, if there is one."""
    limit = _current.get()
    if limit is None:
        yield
        return
    limit.stop()
    try:
        yield
    finally:
        limit.go()
