"""The reader finds the words that answer, verbatim, and refuses damaged weights."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import WeightsChanged
from index.reader import LONGEST_ANSWER, SHA256, WEIGHTS, Reader, Reading
from index.types import Span

PLANT = (
    "The Wendle tidal plant was finished in March 1987. Its twelve turbines were designed by "
    "Odile Marchetti, an engineer from Turin. It was closed in 2011 because eels died in its "
    "sluices."
)
BAKERY = "The bakery on Mill Lane sells rye bread, and it is shut on Mondays."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


class TestReader:
    @pytest.mark.parametrize(
        ("question", "answer"),
        [
            ("Who designed the turbines of the Wendle plant?", "Odile Marchetti"),
            ("When was the Wendle tidal plant finished?", "March 1987"),
            ("Why was the plant closed?", "eels died in its sluices"),
            ("How many turbines has the plant?", "twelve"),
        ],
    )
    def test_the_short_answer(self, reader: Reader, question: str, answer: str) -> None:
        (reading,) = reader.read(question, [PLANT])
        best = reading.best()
        assert best is not None
        said = best[0].of(PLANT)
        assert answer in said or said in answer

    def test_a_text_that_answers_is_likelier_than_one_that_does_not(self, reader: Reader) -> None:
        about, other = reader.read("Who designed the turbines?", [PLANT, BAKERY])
        assert about.verdict > other.verdict
        assert about.best()[1] > other.best()[1]  # type: ignore[index]

    def test_only_a_stretch_of_the_text(self, reader: Reader) -> None:
        (reading,) = reader.read("Who designed the turbines?", [PLANT])
        first = Span(0, PLANT.index(" Its"))
        best = reading.best(first)
        assert best is not None
        assert first.start <= best[0].start < best[0].end <= first.end

    def test_no_text_no_reading(self, reader: Reader) -> None:
        assert reader.read("Who?", []) == []
        (reading,) = reader.read("Who?", [""])
        assert reading.best() is None

    def test_what_is_too_long_is_read_as_far_as_it_fits(self, reader: Reader) -> None:
        (reading,) = reader.read("Who designed the turbines? " * 80, [PLANT + BAKERY * 40])
        best = reading.best()
        assert best is not None
        assert best[0].end <= len(PLANT + BAKERY * 40)

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=80), st.lists(st.text(max_size=300), max_size=4))
    def test_an_answer_is_a_stretch_of_its_text(
        self, reader: Reader, question: str, texts: list[str]
    ) -> None:
        readings = reader.read(question, texts)
        assert len(readings) == len(texts)
        for reading, text in zip(readings, texts, strict=True):
            best = reading.best()
            assert best is None or 0 <= best[0].start < best[0].end <= len(text)
            assert np.isfinite(reading.verdict)


def test_weights_with_a_flipped_byte_are_refused(tmp_path: Path) -> None:
    damaged = bytearray(WEIGHTS.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "reader.onnx").write_bytes(damaged)
    with pytest.raises(WeightsChanged, match="aren't the pinned ones"):
        Reader(tmp_path / "reader.onnx", SHA256)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsChanged, match="no weights"):
        Reader(tmp_path / "reader.onnx", SHA256)


def test_an_answer_is_never_longer_than_it_may_be() -> None:
    count = 3 * LONGEST_ANSWER
    spans = np.array([(at, at + 1) for at in range(count)])
    starts, ends = np.full(count, -5.0, "f4"), np.full(count, -5.0, "f4")
    starts[0], ends[-1] = 9.0, 9.0
    best = Reading(spans, starts, ends, 0.0).best()
    assert best is not None
    assert best[0].end - best[0].start <= LONGEST_ANSWER
