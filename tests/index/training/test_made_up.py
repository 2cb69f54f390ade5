"""What is made of a question is labelled rightly."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.training.corpus import Example
from index.training.made_up import (
    Embedded,
    cloze,
    disguised,
    exchange,
    shared_words,
    trio,
    without_answer,
)
from index.types import Span

TEXT = (
    "The Wendle plant was opened by Odile Marchetti in 1987. Its neighbour was opened by "
    "Ruben Castellane in 1991. Both burn peat."
)


def example(question: str, said: str, text: str = TEXT) -> Example:
    at = text.index(said)
    return Example(question, text, Span(at, at + len(said)), "squad", "Wendle")


ASKED = example("What did Odile Marchetti open in 1987?", "The Wendle plant")


def nothing(word: str) -> list[str]:
    return []


@pytest.mark.parametrize("seed", range(20))
def test_of_three_look_alikes_two_are_in_vain(seed: int) -> None:
    changed, kept, both = trio(ASKED, nothing, random.Random(seed))
    assert (changed.answer, kept.answer) == (None, None)
    assert (changed.text, kept.question) == (TEXT, ASKED.question)
    assert (both.question, both.text) == (changed.question, kept.text)
    assert both.said == "The Wendle plant"
    assert changed.question != ASKED.question
    assert kept.text != TEXT


def test_the_answer_is_never_exchanged() -> None:
    assert shared_words(example("Who opened the plant in 1987?", "1987")) == ["opened", "plant"]


def test_nothing_shared_nothing_made() -> None:
    assert trio(example("Why?", "1987"), nothing, random.Random(1)) == []


def test_only_whole_words_are_exchanged() -> None:
    assert exchange("peat, repeat and Peat", "peat", "coal") == "coal, repeat and Peat"


@pytest.mark.parametrize("seed", range(20))
def test_a_disguised_question_keeps_its_answer(seed: int) -> None:
    assert disguised(ASKED, nothing, random.Random(seed)).said == "The Wendle plant"


def test_the_answer_is_taken_out_with_its_sentences() -> None:
    left = without_answer(ASKED)
    assert left is not None
    assert "Marchetti" not in left.text
    assert left.answer is None


@pytest.mark.parametrize("seed", range(20))
def test_a_cloze_asks_for_what_stands_in_the_gap(seed: int) -> None:
    made = cloze("Wendle", TEXT, random.Random(seed))
    assert made is not None
    assert made.said in TEXT
    assert made.said not in made.question


def test_words_near_each_other() -> None:
    vocabulary = {word: at for at, word in enumerate(["north", "south", "cake", "##th"])}
    table = np.array([[1, 0.2, 0], [1, 0.1, 0], [-1, 0, 1], [0, 0, 0]], np.float32)
    near = Embedded(vocabulary, table).near
    assert near("north") == ("south",)
    assert near("unknown") == ()


@given(st.text(max_size=60), st.text(min_size=1, max_size=200), st.data())
def test_answers_stay_where_they_say(question: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    each = Example(question, text, Span(start, end), "squad")
    for made in trio(each, nothing, random.Random(1)):
        assert made.answer is None or 0 <= made.answer.start <= made.answer.end <= len(made.text)
