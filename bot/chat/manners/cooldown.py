"""How fast questions may come, from one speaker and in one group. Pure.

within the rate   it is answered
too fast          told once how long to wait, then nothing; told anew after having waited so long
                  without asking, or after a minute without asking too fast

Time is when something was asked, by Telegram's clock: what waited in the inbox while the bot was
away wasn't asked too fast.
"""

import math
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from bot.chat.delivery.budget import Bucket, Rate

QUIET_S: Final = 60.0
KEPT: Final = 10_000
"""Speakers, groups and updates remembered; those longest unheard of are forgotten first."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Whole seconds, at least one, until the next question; `is_news` if that is to be said."""

    seconds: int
    of_group: bool
    is_news: bool


@dataclass(slots=True)
class Turn:
    """One speaker's, or one group's. Times are Unix seconds.

    `told` is the update that was told to wait; who `insists` has asked again instead of waiting.
    """

    bucket: Bucket
    told: int | None = None
    insists: bool = False
    refused: float = 0.0

    def wait(self, at: float) -> float:
        """Seconds until one more fits; a time long before the last is of another clock."""
        rate = self.bucket.rate
        if self.bucket.due - at > rate.interval * rate.burst:
            self.bucket.due = at
        return self.bucket.wait(at)

    def take(self, at: float) -> None:
        self.bucket.take(at)
        if not self.insists:
            self.told = None

    def refuse(self, update: int, at: float) -> bool:
        """Whether that is to be said."""
        if self.told is None or at - self.refused > QUIET_S:
            self.told = update
        self.refused, self.insists = at, self.told != update
        return not self.insists


@dataclass(slots=True)
class Cooldown:
    """Questions a minute, of a speaker and in a group, and as many at once; 0 is no limit."""

    user_per_minute: int
    group_per_minute: int
    _speakers: OrderedDict[int, Turn] = field(default_factory=OrderedDict)
    _groups: OrderedDict[int, Turn] = field(default_factory=OrderedDict)
    _let: OrderedDict[int, None] = field(default_factory=OrderedDict)

    def ask(self, update: int, speaker: int, group: int | None, at: float) -> Wait | None:
        """None if it may be asked at that time, and counts; else how long to wait.

        Trying an update again counts once.
        """
        if update in self._let:
            return None
        turns = self._turns(speaker, group)
        for of_group, turn in turns:
            if wait := turn.wait(at):
                return Wait(math.ceil(wait), of_group, turn.refuse(update, at))
        for _, turn in turns:
            turn.take(at)
        self._let[update] = None
        _bound(self._let)
        return None

    def _turns(self, speaker: int, group: int | None) -> list[tuple[bool, Turn]]:
        turns = []
        if self.user_per_minute:
            turns.append((False, _turn(self._speakers, speaker, self.user_per_minute)))
        if self.group_per_minute and group is not None:
            turns.append((True, _turn(self._groups, group, self.group_per_minute)))
        return turns


def _turn(turns: OrderedDict[int, Turn], id: int, per_minute: int) -> Turn:
    if id not in turns:
        turns[id] = Turn(Bucket(Rate(60 / per_minute, per_minute)))
    turns.move_to_end(id)
    _bound(turns)
    return turns[id]


def _bound(kept: OrderedDict[int, Turn] | OrderedDict[int, None]) -> None:
    while len(kept) > KEPT:
        kept.popitem(last=False)
