"""What each reader asked last, so that the next question may lean on it. In memory alone."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

TURNS: Final = 4
READERS: Final = 1000
"""Readers remembered; the one who has been silent longest is forgotten first."""
LONGEST: Final = 500
"""Characters of a question that are kept."""

Reader = tuple[int, int]
"""A chat's id and a user's: in a group, each reader has a conversation of their own."""


class Memory:
    """The last questions of each reader, forgotten after `minutes`."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = minutes * 60
        self._clock = clock
        self._asked: OrderedDict[Reader, deque[tuple[float, str]]] = OrderedDict()

    def recall(self, reader: Reader) -> tuple[str, ...]:
        """Their earlier questions, oldest first."""
        since = self._clock() - self._seconds
        return tuple(text for at, text in self._asked.get(reader, ()) if at > since)

    def keep(self, reader: Reader, question: str) -> None:
        self._asked.setdefault(reader, deque(maxlen=TURNS)).append(
            (self._clock(), question[:LONGEST])
        )
        self._asked.move_to_end(reader)
        while len(self._asked) > READERS:
            self._asked.popitem(last=False)
