"""When a link is fetched again. Pure; times are Unix time, in seconds.

went well ─→ after its hours, a tenth more or less, so that what was added together drifts apart
failed    ─→ after an hour, then twice as long each time, up to a week; later if its server says so
"""

import hashlib
import math
from dataclasses import dataclass, replace
from typing import Final

from index.loaders.validators import NONE, Validators

HOUR_S: Final = 3600.0
FIRST_PAUSE_S: Final = HOUR_S
LONGEST_PAUSE_S: Final = 7 * 24 * HOUR_S
DRIFT: Final = 0.1
TELLING: Final = 5
"""Failures in a row that admins are told of; that a page is gone they are told at once."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A link, and how it went when it was fetched last; `failures` are those in a row, `since` the
    first of them, 0 where that isn't known.

    `every_h` is its own number of hours, 0 for never; None for that of all. `not_before` is what
    its server asked for. The `validators` are those of a list: an article's are with its fetch.
    """

    source: str
    corpus: str
    is_list: bool
    at: float
    failures: int = 0
    not_before: float = 0.0
    problem: str = ""
    is_gone: bool = False
    is_told: bool = False
    every_h: float | None = None
    validators: Validators = NONE
    since: float = 0.0

    def went_well(self, now: float, validators: Validators = NONE) -> "Visit":
        """The same after it was fetched, or found unchanged."""
        fresh = Visit(self.source, self.corpus, self.is_list, now)
        return replace(fresh, every_h=self.every_h, validators=validators)

    def failed(self, now: float, problem: str, *, is_gone: bool, wait_s: float = 0.0) -> "Visit":
        """The same after it couldn't be; `wait_s` are the seconds that its server asks for."""
        return replace(
            self,
            at=now,
            failures=self.failures + 1,
            not_before=now + min(wait_s, LONGEST_PAUSE_S),
            problem=problem,
            is_gone=is_gone,
            since=self.since or now,
        )

    @property
    def is_worth_telling(self) -> bool:
        """Whether admins should know of it, and don't yet."""
        return not self.is_told and (self.is_gone or self.failures >= TELLING)


def due(visit: Visit, every_h: float) -> float:
    """When to fetch it; infinite for never. `every_h` is for those that have no hours of their
    own."""
    hours = every_h if visit.every_h is None else visit.every_h
    if hours <= 0:
        return math.inf
    if not visit.failures:
        return visit.at + hours * HOUR_S * (1 + DRIFT * _side(visit.source))
    first = min(FIRST_PAUSE_S, hours * HOUR_S)
    pause = min(LONGEST_PAUSE_S, first * 2.0 ** min(visit.failures - 1, 30))
    return max(visit.at + pause, visit.not_before)


def _side(source: str) -> float:
    """From -1 to 1, ever the same for a source."""
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:4], "big") / 2**31 - 1
