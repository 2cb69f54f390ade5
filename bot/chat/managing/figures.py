"""How questions fared in a stretch of days: counts, shares, times. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from math import ceil
from statistics import median

from bot.chat.store.ledger import Entry


@dataclass(slots=True)
class Day:
    """The questions of a day (UTC)."""

    day: date
    answered: int = 0
    declined: int = 0


@dataclass(slots=True)
class Figures:
    """Of the days from `first` to `last`, both counted in.

    `cited` counts the answers that cite an article, by its id; `took_ms` are those times that were
    measured.
    """

    first: date
    last: date
    questions: int = 0
    answered: int = 0
    declined: int = 0
    up: int = 0
    down: int = 0
    people: set[int] = field(default_factory=set)
    took_ms: list[float] = field(default_factory=list)
    cited: Counter[str] = field(default_factory=Counter)
    _days: dict[date, Day] = field(default_factory=dict)

    def add(self, entries: Iterable[Entry]) -> None:
        for each in entries:
            self._add(each)

    def _add(self, entry: Entry) -> None:
        when = datetime.fromtimestamp(entry.asked, UTC).date()
        if not self.first <= when <= self.last:
            return
        day = self._days.setdefault(when, Day(when))
        self.questions += 1
        if entry.outcome == "answered":
            self.answered += 1
            day.answered += 1
        elif entry.outcome == "declined":
            self.declined += 1
            day.declined += 1
        self.up += entry.up
        self.down += entry.down
        self.people |= {entry.person} - {0}
        self.took_ms += [entry.took_ms] if entry.took_ms else []
        self.cited.update({each.article for each in entry.cited})

    @property
    def days(self) -> Sequence[Day]:
        """Each of them, those without a question too."""
        count = (self.last - self.first).days + 1
        every = (self.first + timedelta(each) for each in range(count))
        return [self._days.get(each, Day(each)) for each in every]

    @property
    def median_s(self) -> float:
        """Seconds within which half of the answers were there; 0 if no time was measured."""
        return median(self.took_ms) / 1000 if self.took_ms else 0.0

    @property
    def slow_s(self) -> float:
        """The same of 95 in 100, by nearest rank."""
        ranked = sorted(self.took_ms)
        return ranked[ceil(0.95 * len(ranked)) - 1] / 1000 if ranked else 0.0


def percent(part: int, whole: int) -> int:
    """Rounded; 0 of nothing."""
    return round(100 * part / whole) if whole else 0
