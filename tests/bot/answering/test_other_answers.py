"""A claim that answers with another of the passage's facts is seen through."""

import pytest

from bot.answering.other_answers import NONE, OtherAnswers
from tests.fakes import FakeReader

TEXT = "The plant was opened by Odile Marchetti in 1987. Ruben Castellane closed it in 1991."
ASKED = "Who opened the plant?"


@pytest.mark.parametrize(
    ("claim", "otherwise"),
    [
        ("Ruben Castellane opened the plant.", True),
        ("The plant was opened by Odile Marchetti.", False),
        ("Marchetti opened the plant in 1987.", False),
        ("Castellane worked in Turin.", False),  # adds to the answer, and is none
    ],
)
def test_only_what_restates_the_question_is_compared(claim: str, otherwise: bool) -> None:
    others = OtherAnswers(FakeReader("Odile Marchetti"), ASKED)
    assert others.given(claim, TEXT) is otherwise


def test_an_uncertain_reader_doubts_nothing() -> None:
    assert not OtherAnswers(FakeReader("nowhere"), ASKED).given("Ruben opened the plant.", TEXT)
    assert not NONE.given("Ruben opened the plant.", TEXT)


def test_a_text_is_read_once() -> None:
    reader = FakeReader("Odile Marchetti")
    others = OtherAnswers(reader, ASKED)
    for _ in range(3):
        others.given("Ruben Ruben opened the plant.", TEXT)
    assert reader.texts == [TEXT]
