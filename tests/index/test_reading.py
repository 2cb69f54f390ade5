"""Which stretches are read, and what comes of them."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.asked import read_question
from index.features import Candidates, gather
from index.reading import FARTHEST, LENGTH, MOST, read_candidates
from index.types import Hit, Passage
from tests.fakes import FakeReader

LIGHTHOUSE = (
    "The lighthouse stands on Skerry Point. It was built in 1871 by Amos Thirlwell. "
    "Its lamp burned whale oil. Fog closed the harbour for nine days in 1902."
)


def even(words: Sequence[str]) -> list[float]:
    return [1.0] * len(words)


def candidates(*texts: str, start: int = 0) -> Candidates:
    passages = [
        Passage(n, "a1", text, start, start + len(text), "", n) for n, text in enumerate(texts)
    ]
    asked = read_question("Who built the lighthouse?", even)
    return gather(asked, [Hit(each, 1.0) for each in passages], {})


def test_the_answer_stands_where_it_says_in_the_article() -> None:
    these = candidates(LIGHTHOUSE, start=100)
    reader = FakeReader("Amos Thirlwell")
    read = read_candidates(reader, "Who built it?", these, np.arange(len(these)))
    best = int(np.argmax(read.table["span"]))
    assert these.lines[best].text.startswith("It was built")
    answer = read.answers[best]
    assert answer is not None
    assert LIGHTHOUSE[answer.start - 100 : answer.end - 100] == "Amos Thirlwell"


def test_sentences_of_one_window_are_read_once() -> None:
    these = candidates(LIGHTHOUSE)
    reader = FakeReader("1871")
    read_candidates(reader, "When?", these, np.arange(len(these)))
    assert reader.texts == [LIGHTHOUSE]


def test_no_more_is_read_than_there_is_time_for() -> None:
    these = candidates(*[f"{LIGHTHOUSE} It has {n} lamps." for n in range(3 * MOST)])
    reader = FakeReader("1871")
    read = read_candidates(reader, "When?", these, np.arange(len(these)))
    assert len(reader.texts) == MOST
    assert sum(answer is None for answer in read.answers) > 0
    assert (read.table["span"] >= -FARTHEST).all()


def test_a_window_is_short_unless_its_sentence_is_long() -> None:
    long = "It " + "was rebuilt and " * 60 + "painted white."
    these = candidates(" ".join([LIGHTHOUSE] * 9), long)
    reader = FakeReader("1871")
    read_candidates(reader, "When?", these, np.arange(len(these)))
    assert all(len(text) <= LENGTH or text == long for text in reader.texts)


def test_nothing_to_read_is_read_as_nothing() -> None:
    these = candidates(LIGHTHOUSE).only(np.zeros(0, np.intp))
    assert read_candidates(FakeReader("1871"), "When?", these, np.arange(0)).answers == ()


@given(st.lists(st.text(max_size=400), max_size=4), st.integers(0, 50), st.text(max_size=3))
def test_every_answer_is_inside_its_sentence(texts: list[str], start: int, wanted: str) -> None:
    these = candidates(*texts, start=start)
    read = read_candidates(FakeReader(wanted), "Who?", these, np.arange(len(these)))
    for span, answer in zip(these.spans, read.answers, strict=True):
        assert answer is None or span.start <= answer.start < answer.end <= span.end
