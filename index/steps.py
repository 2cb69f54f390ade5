"""How far a run is: a step for each source, and rounds of unequal weight as one way.

round 1        ├──────────────────┤├──┤ round 2
what is told   0 of 40 …            … 39 of 40
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: `done` of `total` sources, the next being `source`."""

    done: int
    total: int
    source: str


Progress = Callable[[Step], None]


def silent(step: Step) -> None:
    return None


class Rounds:
    """Tells of a run that goes over its sources more than once: never back, and of as many sources
    as the first step was told of."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._total = 0
        self._share = 0.0

    def part(self, begin: float, end: float) -> Progress:
        """Told of one round's steps, which take these shares of the whole run, 0 to 1."""

        def told(step: Step) -> None:
            self._total = self._total or step.total
            share = begin + (end - begin) * min(1.0, step.done / max(1, step.total))
            self._share = max(self._share, share)
            self._progress(Step(int(self._share * self._total), self._total, step.source))

        return told
