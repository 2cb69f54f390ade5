"""Candidates read by the reader: windows around the promising sentences, and what they say.

sentences, best first ─ windows of their passages ─ reader ─ a column a feature
                                                           └ the answer inside each sentence
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from index.features import Candidates, Table, sentences_of
from index.reader import Reading
from index.types import Passage, Span

MOST: Final = 8
"""Windows that are read for a question."""
LENGTH: Final = 600
"""Characters of a window, about 130 word pieces; a longer sentence is a window of its own."""
FARTHEST: Final = 10.0
"""Log-odds are cut here; what isn't read counts as this unlikely."""


class Reads(Protocol):
    """What index/reader.py does."""

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]: ...


@dataclass(frozen=True, slots=True)
class Read:
    """`table` has a row for each candidate: `span`, the log-odds of the best answer inside the
    sentence, and `verdict`, those of its window, both -10 to 10. `answers` are where these
    answers stand in the article, None where nothing was read."""

    table: Table
    answers: tuple[Span | None, ...]

    def sure(self, least: float) -> tuple[Span | None, ...]:
        """The answers whose log-odds are at least that; None in place of the others."""
        pairs = zip(self.answers, self.table["span"], strict=True)
        return tuple(answer if odds >= least else None for answer, odds in pairs)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a passage; `span` is within the passage's text."""

    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        return self.span.of(self.passage.text)

    def within(self, passage: Passage, span: Span) -> Span | None:
        """Where a stretch of the article stands in the window's text, if it does."""
        base = self.passage.start + self.span.start
        inside = Span(span.start - base, span.end - base)
        held = passage == self.passage and inside.start >= 0 and inside.end <= len(self.text)
        return inside if held else None


def read_candidates(
    reader: Reads, question: str, these: Candidates, order: npt.NDArray[np.intp]
) -> Read:
    """Reads the candidates, those that come first in `order` first."""
    windows = _windows(these, order)
    readings = reader.read(question, [each.text for each in windows])
    spans, verdicts = np.full(len(these), -FARTHEST), np.full(len(these), -FARTHEST)
    answers: list[Span | None] = [None] * len(these)
    for row in range(len(these)):
        for window, reading in zip(windows, readings, strict=True):
            place = window.within(these.passages[row], these.spans[row])
            best = reading.best(place) if place else None
            if best and answers[row] is None:
                base = window.passage.start + window.span.start
                answers[row] = Span(best[0].start + base, best[0].end + base)
                spans[row], verdicts[row] = best[1], reading.verdict
    table = {"span": spans, "verdict": verdicts}
    return Read({k: v.clip(-FARTHEST, FARTHEST) for k, v in table.items()}, tuple(answers))


def _windows(these: Candidates, order: npt.NDArray[np.intp]) -> list[Window]:
    """Windows that hold the sentences in that order, as many as are read."""
    windows: list[Window] = []
    for row in order:
        passage, span = these.passages[row], these.spans[row]
        if len(windows) < MOST and all(each.within(passage, span) is None for each in windows):
            windows.append(window(passage, span))
    return windows


def window(passage: Passage, span: Span) -> Window:
    """The sentence at the start of a stretch of the article, with neighbours, as many as fit."""
    places = sentences_of(passage.text)
    starts = [start + passage.start for start, _ in places]
    first = last = max(0, bisect_right(starts, span.start) - 1)
    while True:
        wider = _wider(places, first, last)
        if wider == (first, last):
            return Window(passage, Span(places[first][0], places[last][1]))
        first, last = wider


def _wider(places: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    length = places[last][1] - places[first][0]
    after = places[last + 1][1] - places[last][1] if last + 1 < len(places) else LENGTH
    before = places[first][0] - places[first - 1][0] if first > 0 else LENGTH
    if length + min(before, after) > LENGTH:
        return first, last
    return (first, last + 1) if after <= before else (first - 1, last)
