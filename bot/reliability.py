"""How reliable confidence is, drawn: of the answers given at 70 %, are 70 % right?

A reliability diagram (DeGroot and Fienberg, "The comparison and evaluation of forecasters",
The Statistician 1983): ten bins of confidence, in each the share of answerable questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.evaluation import Case
from index.errors import FootnoteError

BINS: Final = 10


class PlotMissing(FootnoteError):
    """The library that draws isn't installed."""

    exit_status = 2


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of about one confidence: the mean of it, the share answerable, how many."""

    confidence: float
    answerable: float
    count: int


def bins(cases: Sequence[Case]) -> list[Bin]:
    """The bins that hold questions, by confidence."""
    filled: dict[int, list[Case]] = {}
    for case in cases:
        filled.setdefault(min(BINS - 1, int(case.answer.confidence * BINS)), []).append(case)
    return [_bin(some) for _, some in sorted(filled.items())]


def _bin(cases: Sequence[Case]) -> Bin:
    count = len(cases)
    confidence = sum(case.answer.confidence for case in cases) / count
    return Bin(confidence, sum(case.answerable for case in cases) / count, count)


def plot(cases: Sequence[Case], path: Path) -> None:
    """Draw the diagram as a PNG. Raises PlotMissing."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise PlotMissing("matplotlib isn't installed", "run: pip install '.[plot]'") from error
    points = bins(cases)
    figure = Figure(figsize=(6, 6), dpi=120, layout="constrained")
    above, below = figure.subplots(2, 1, height_ratios=(3, 1), sharex=True)
    above.plot([0, 1], [0, 1], linestyle="--", color="grey", label="perfectly calibrated")
    above.plot(
        [each.confidence for each in points],
        [each.answerable for each in points],
        marker="o",
        label=f"{len(cases)} questions",
    )
    above.set(ylabel="share that is answerable", xlim=(0, 1), ylim=(0, 1))
    above.legend()
    below.bar([each.confidence for each in points], [each.count for each in points], width=0.06)
    below.set(xlabel="confidence", ylabel="questions")
    figure.savefig(path)
