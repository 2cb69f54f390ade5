"""One message that tells how far work on the library is, and how long it will take.

Reindexing… 12 of 40 articles, 30%
About 2 minutes left
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import Final

from bot.chat.delivery.sending import Buttons
from bot.chat.managing.board import Board
from bot.chat.saying.words import Words
from index.steps import Step

SHORTEST_S: Final = 5.0
"""How long something has to have gone on before it says how long it will."""


class Pace:
    """How long is left, by how fast it has been in the latter half of its time: what goes on in
    rounds, or over articles of all sizes, is now faster and now slower."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._marks: list[tuple[float, int]] = []

    def left(self, step: Step) -> float | None:
        """Seconds; None while that can't be told."""
        now, marks = self._clock(), self._marks
        if not marks or step.done > marks[-1][1]:
            marks.append((now, step.done))
        began = marks[0][0]
        if now - began < SHORTEST_S or len(marks) < 2:
            return None
        latter = bisect_left(marks, (began + now) / 2, key=itemgetter(0))
        (since, first), (_, last) = marks[min(latter, len(marks) - 2)], marks[-1]
        return (now - since) / (last - first) * max(0, step.total - last)


class Progress:
    """Called from the working thread. Names of sources are told in private alone."""

    def __init__(
        self, board: Board, words: Words, buttons: Buttons = None, *, with_names: bool
    ) -> None:
        self.last: Step | None = None
        self._board = board
        self._words = words
        self._buttons = buttons
        self._with_names = with_names
        self._pace = Pace()

    def __call__(self, step: Step) -> None:
        self.last, left = step, self._pace.left(step)
        say = partial(told, step, left, self._words, with_name=self._with_names)
        self._board.show(say, self._buttons)


def told(step: Step, left: float | None, words: Words, *, with_name: bool) -> str:
    """How far it is, in lines."""
    share = words.share(step.done / max(1, step.total))
    lines = [words.say("reindexing-at", done=step.done, total=step.total, share=share)]
    if with_name:
        lines.append(words.say("reindexing-now", name=Path(step.source).name or step.source))
    if left is not None:
        lines.append(remaining(left, words))
    return "\n".join(lines)


def remaining(seconds: float, words: Words) -> str:
    """ "About 2 minutes left" """
    minutes = round(seconds / 60)
    if minutes < 1:
        return words.say("left-moment")
    if minutes < 120:
        return words.say("left-minutes", count=minutes)
    return words.say("left-hours", count=round(minutes / 60))
