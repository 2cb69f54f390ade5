"""Who is next: order within a chat, turns between chats. Pure.

lane A: a1 a2 a3 …    one at a time, the next when the one before it is finished
lane B: b1            turns are taken by the lanes that aren't busy: a1 b1 a2 a3
"""

from collections import deque
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lanes(Generic[T]):
    """Items that wait in lanes. `most` may wait in all, `most_each` in one lane."""

    def __init__(self, most: int, most_each: int) -> None:
        self._most = most
        self._most_each = most_each
        self._waiting: dict[Hashable, deque[T]] = {}
        self._busy: set[Hashable] = set()
        self._turns: deque[Hashable] = deque()  # lanes that wait and aren't busy, each once
        self._count = 0

    def __len__(self) -> int:
        """Items that wait; those that were taken don't."""
        return self._count

    def has_room(self, lane: Hashable) -> bool:
        return self._count < self._most and len(self._waiting.get(lane, ())) < self._most_each

    def is_idle(self, lane: Hashable) -> bool:
        """Whether nothing of this lane waits or is under way."""
        return lane not in self._waiting and lane not in self._busy

    def add(self, lane: Hashable, item: T) -> None:
        """Last in its lane, whether or not there is room."""
        self._queue(lane).append(item)
        self._count += 1

    def take(self) -> tuple[Hashable, T] | None:
        """The next item of the lane whose turn it is; the lane is busy until `free`."""
        if not self._turns:
            return None
        lane = self._turns.popleft()
        items = self._waiting[lane]
        item = items.popleft()
        if not items:
            del self._waiting[lane]
        self._busy.add(lane)
        self._count -= 1
        return lane, item

    def free(self, lane: Hashable, again: T | None = None) -> None:
        """What was taken is finished, or is to come `again` before what else waits there."""
        self._busy.discard(lane)
        if again is not None:
            self._waiting.setdefault(lane, deque()).appendleft(again)
            self._count += 1
        if lane in self._waiting:
            self._turns.append(lane)

    def _queue(self, lane: Hashable) -> deque[T]:
        if lane not in self._waiting:
            self._waiting[lane] = deque()
            if lane not in self._busy:
                self._turns.append(lane)
        return self._waiting[lane]
