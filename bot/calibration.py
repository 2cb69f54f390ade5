"""A question set → the confidence below which to decline, kept in the library's settings.

The threshold shipped in config.toml was chosen on Wikipedia. A library of another kind, or
another embedding model, has its own: fitted here, stored with what it was fitted on, shown by
`doctor`. Confidence is the evidence's, so no language model is asked. The threshold decides where
sentences are quoted: always without such a model, and in its stead when it fails; a model that
answers declines by itself, or because no claim of its stands.
"""

import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final, Self

from bot.evaluation import Case
from index.errors import FootnoteError
from index.library import Library

SETTING: Final = "calibration"
MOST_DECLINED: Final = 0.12
"""The share of answerable questions that a threshold may decline."""
FEWEST: Final = 10
"""Questions of each kind, answerable and not, below which a fit says nothing."""


class TooFewQuestions(FootnoteError):
    """The set can't tell a threshold."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A threshold, what it was fitted on and for, and the rates it reached there (0 to 1)."""

    threshold: float
    data: str
    model: str
    answerable: int
    unanswerable: int
    answerable_declined: float
    unanswerable_declined: float

    @property
    def summary(self) -> str:
        return (
            f"{self.threshold:.3f}, from {self.data}: declines "
            f"{self.unanswerable_declined:.0%} of {self.unanswerable} unanswerable questions and "
            f"{self.answerable_declined:.0%} of {self.answerable} answerable ones"
        )

    @classmethod
    def stored(cls, library: Library, model: str) -> Self | None:
        """The library's calibration, if it was fitted for this model."""
        text = library.setting(SETTING)
        found = cls(**json.loads(text)) if text else None
        return found if found and found.model == model else None

    def store(self, library: Library) -> None:
        library.set_setting(SETTING, json.dumps(asdict(self)))


def calibrate(cases: Sequence[Case], data: str, model: str) -> Calibration:
    """The threshold with the best balance (Youden's J) that declines few answerable questions.

    Youden, "Index for rating diagnostic tests", Cancer 1950. Raises TooFewQuestions.
    """
    yes = sorted(case.answer.confidence for case in cases if case.answerable)
    no = sorted(case.answer.confidence for case in cases if not case.answerable)
    if min(len(yes), len(no)) < FEWEST:
        raise TooFewQuestions(
            f"{data} has {len(yes)} answerable and {len(no)} unanswerable questions",
            f"give at least {FEWEST} of each",
        )
    threshold = _best_threshold(yes, no)
    return Calibration(
        threshold=round(threshold, 4),
        data=data,
        model=model,
        answerable=len(yes),
        unanswerable=len(no),
        answerable_declined=round(below(yes, threshold), 4),
        unanswerable_declined=round(below(no, threshold), 4),
    )


def _best_threshold(yes: Sequence[float], no: Sequence[float]) -> float:
    """Halfway between neighbouring confidences, so that rounding changes nothing."""
    edges = sorted({0.0, 1.0, *yes, *no})
    middles = [(low + high) / 2 for low, high in itertools.pairwise(edges)]
    allowed = [each for each in middles if below(yes, each) <= MOST_DECLINED] or middles[:1]
    return max(allowed, key=lambda each: (below(no, each) - below(yes, each), -each))


def below(values: Sequence[float], threshold: float) -> float:
    """The share of values under a threshold, 0 to 1."""
    return sum(value < threshold for value in values) / len(values)
