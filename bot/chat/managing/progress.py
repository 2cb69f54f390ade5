"""One message that tells how far work on the library is, and how long it will take.

Reindexing… 12 of 40 articles, 30%
About 2 minutes left
"""

import asyncio
import logging
from bisect import bisect_left
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import Final

from telegram import Message
from telegram.error import TelegramError

from bot.chat.delivery import outbox
from bot.chat.delivery.outbox import Reply
from bot.chat.delivery.sending import Buttons
from bot.chat.saying.parts import Part
from bot.chat.saying.words import Words
from index.steps import Step

log = logging.getLogger(__name__)

EVERY_S: Final = 3.0
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


class Preview:
    """A message edited from a working thread: one edit at a time, each a while after the last."""

    def __init__(self, reply: Reply, to: Message) -> None:
        self._reply = reply
        self._to = to
        self._loop = asyncio.get_running_loop()
        self._shown = monotonic()
        self._edit: Future[None] | None = None

    def show(self, say: Callable[[], str], buttons: Buttons = None) -> None:
        """What this says, if it is time."""
        if monotonic() - self._shown < EVERY_S or (self._edit and not self._edit.done()):
            return
        self._shown = monotonic()
        self._edit = asyncio.run_coroutine_threadsafe(self._preview(say(), buttons), self._loop)

    async def settled(self) -> None:
        """Nothing is on its way any more. In the event loop."""
        if self._edit is not None:
            await asyncio.wrap_future(self._edit)

    async def _preview(self, text: str, buttons: Buttons) -> None:
        try:
            await self._reply.preview(self._to, Part(text), buttons)
        except TelegramError as error:  # progress isn't worth a failure
            log.debug("progress wasn't shown: %s", error)


class Progress:
    """Called from the working thread. Names of sources are told in private alone."""

    def __init__(self, to: Message, words: Words, buttons: Buttons = None) -> None:
        self.buttons = buttons
        self.last: Step | None = None
        self._to = to
        self._reply = outbox.current()
        self._words = words
        self._preview = Preview(self._reply, to)
        self._pace = Pace()

    def __call__(self, step: Step) -> None:
        self.last, left = step, self._pace.left(step)
        is_private = self._to.chat.type == self._to.chat.PRIVATE
        say = partial(told, step, left, self._words, with_name=is_private)
        self._preview.show(say, self.buttons)

    async def finish(self, text: str) -> None:
        await self._preview.settled()
        await self._reply.say(self._to, [Part(text)])


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
