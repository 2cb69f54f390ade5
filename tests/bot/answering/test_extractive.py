"""How much an answer quotes."""

from bot.answering.extractive import MOST_QUOTED, _short_enough
from index.evidence import Evidence
from index.types import Passage, Span


def evidence(length: int) -> Evidence:
    text = "x" * length
    return Evidence(Passage(1, "a1", text, 0, length, "", 0), Span(0, length), text, 0.5)


def test_what_makes_an_answer_too_long_is_left_out() -> None:
    short, long = evidence(300), evidence(MOST_QUOTED - 200)
    assert _short_enough([short, short, short]) == [short, short, short]
    assert _short_enough([short, long, short]) == [short]


def test_the_best_is_quoted_however_long() -> None:
    endless = evidence(3 * MOST_QUOTED)
    assert _short_enough([endless, evidence(10)]) == [endless]
    assert _short_enough([]) == []
