"""Figures and their bounds, as a table. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line. At least `least`, at most `most`, where they are given."""

    name: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool:
        low = self.least is None or self.value >= self.least
        return low and (self.most is None or self.value <= self.most)

    def __str__(self) -> str:
        bounds = [f"at least {self.least:g}"] if self.least is not None else []
        bounds += [f"at most {self.most:.4g}"] if self.most is not None else []
        bound = f"  {', '.join(bounds)}{'' if self.holds else '  BROKEN'}" if bounds else ""
        return f"{self.name:52} {self.value:9.2f} {self.unit:10}{bound}".rstrip()


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of them doesn't exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)]


def waits(name: str, seconds: Sequence[float]) -> list[Figure]:
    """p50, p95 and p99 of the time from a question to its final answer."""
    return [Figure(f"{name}, p{at}", percentile(seconds, at / 100), "s") for at in (50, 95, 99)]


def broken(figures: Iterable[Figure]) -> list[Figure]:
    return [each for each in figures if not each.holds]
