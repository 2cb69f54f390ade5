"""Thresholds fitted to a question set, and the diagram of how reliable confidence is."""

from pathlib import Path

import pytest

from bot.calibration import MOST_DECLINED, Calibration, TooFewQuestions, below, calibrate
from bot.evaluation import Case
from bot.reliability import bins, plot
from bot.types import Answer, Question
from index.library import Library


def case(confidence: float, answerable: bool) -> Case:
    answer = Answer(Question("?"), "declined", "", confidence=confidence)
    return Case(answerable, ["x"] if answerable else [], answer)


def cases(yes: list[float], no: list[float]) -> list[Case]:
    return [*(case(each, True) for each in yes), *(case(each, False) for each in no)]


def test_kinds_that_fall_apart_are_parted() -> None:
    fitted = calibrate(cases([0.8] * 20, [0.3] * 20), "set.jsonl", "m")
    assert 0.3 < fitted.threshold <= 0.8
    assert (fitted.answerable_declined, fitted.unanswerable_declined) == (0.0, 1.0)


def test_few_answerable_questions_are_declined_even_if_more_would_balance_better() -> None:
    yes = [0.1 * n for n in range(10)] * 2
    fitted = calibrate(cases(yes, [0.55] * 50), "set.jsonl", "m")
    assert fitted.answerable_declined <= MOST_DECLINED
    assert fitted.answerable_declined == below(yes, fitted.threshold)


def test_ties_decline_as_little_as_possible() -> None:
    fitted = calibrate(cases([0.9] * 10, [0.9] * 10), "set.jsonl", "m")
    assert (fitted.answerable_declined, fitted.unanswerable_declined) == (0.0, 0.0)


def test_too_few_questions_tell_nothing() -> None:
    with pytest.raises(TooFewQuestions, match="3 answerable and 20 unanswerable"):
        calibrate(cases([0.5] * 3, [0.2] * 20), "set.jsonl", "m")


def test_a_calibration_is_kept_for_the_model_it_was_fitted_for(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert Calibration.stored(library, "m") is None
    fitted = calibrate(cases([0.8] * 20, [0.3] * 20), "set.jsonl", "m")
    fitted.store(library)
    assert Calibration.stored(library, "m") == fitted
    assert Calibration.stored(library, "another") is None
    library.close()


def test_bins_hold_what_fell_into_them() -> None:
    (low, high) = bins(cases([0.95, 1.0], [0.05, 0.95]))
    assert (low.count, low.answerable) == (1, 0.0)
    assert (high.count, round(high.answerable, 3)) == (3, 0.667)


def test_the_diagram_is_a_picture(tmp_path: Path) -> None:
    plot(cases([0.8, 0.9], [0.1]), tmp_path / "plot.png")
    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")
