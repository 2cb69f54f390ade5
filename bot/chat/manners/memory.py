"""What each reader asked last, so that the next question may lean on it. In memory alone."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

TURNS: Final = 4
READERS: Final = 1000
"""Readers remembered; the one who has been silent longest is forgotten first."""
LONGEST: Final = 500
"""Characters of a question that are kept."""

Reader = tuple[int, int, int]
"""The ids of a chat, of a thread in it (`threads.py`) and of who speaks there: each reader has a
conversation of their own in each."""


@dataclass(slots=True)
class Conversation:
    """`last` is when its last question was kept, `about` the id of the article that is asked, ""
    where all are."""

    about: str
    last: float
    asked: deque[str] = field(default_factory=lambda: deque(maxlen=TURNS))


class Memory:
    """The last questions of each reader, forgotten after `minutes` in which they kept silent."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = minutes * 60
        self._clock = clock
        self._talks: OrderedDict[Reader, Conversation] = OrderedDict()

    def recall(self, reader: Reader, about: str = "") -> tuple[str, ...]:
        """Their earlier questions, oldest first: another article is another conversation."""
        talk = self._talks.get(reader)
        if talk is None or talk.about != about or self._clock() - talk.last >= self._seconds:
            return ()
        return tuple(talk.asked)

    def keep(self, reader: Reader, question: str, about: str = "") -> None:
        """It was asked, and what came before it may have been forgotten by now."""
        if not self.recall(reader, about):
            self._talks[reader] = Conversation(about, self._clock())
        talk = self._talks[reader]
        talk.last = self._clock()
        talk.asked.append(question[:LONGEST])
        self._talks.move_to_end(reader)
        while len(self._talks) > READERS:
            self._talks.popitem(last=False)

    def forget(self, reader: Reader) -> None:
        """The next question stands alone."""
        self._talks.pop(reader, None)

    def forget_chat(self, chat: int) -> None:
        """Whatever was asked there."""
        for reader in [each for each in self._talks if each[0] == chat]:
            del self._talks[reader]

    def forget_person(self, person: int) -> None:
        """Whatever they asked, wherever they did."""
        for reader in [each for each in self._talks if each[-1] == person]:
            del self._talks[reader]
