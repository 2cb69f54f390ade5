"""Cosine search is the same by exact scan and by generation, with what came and went since."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dense import DenseIndex
from index.errors import DenseError
from index.library import Library
from index.scan import ExactScan, Scored
from index.types import Vectors
from tests.fakes import FakeEmbedder, document, prepared

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
WORDS = "comet probe cliff battery moon launch orbit dust ice lander signal hour camera".split()


def put(library: Library, name: str, text: str, corpus: str = "main") -> str:
    ready = prepared(document(f"/{name}.txt", text), FakeEmbedder(), corpus=corpus, size=8)
    return library.put(ready, "fake@1")


def vector(text: str) -> Vectors:
    return FakeEmbedder().encode([text])[0]


def exact(library: Library, corpus: str = "main") -> ExactScan:
    ids = library.passage_ids(corpus)
    return ExactScan(ids, library.vectors(ids))


def filled(folder: Path, articles: int = 12, seed: int = 1) -> Library:
    """Articles of random words, in two corpora."""
    chance, library = random.Random(seed), Library(folder)
    for number in range(articles):
        text = " ".join(
            " ".join(chance.choices(WORDS, k=7)).capitalize() + f" {number} {line}."
            for line in range(15)
        )
        put(library, str(number), text, OTHER if number % 4 == 0 else "main")
    return library


OTHER = "Ünï / corpus\n"  # Chroma would refuse that name
QUESTIONS = [" ".join(random.Random(seed).sample(WORDS, 3)) for seed in range(20)]


def same(found: list[Scored], expected: list[Scored]) -> bool:
    """Equal scores in order, and equal ids but where scores tie."""
    scores = np.allclose([s for _, s in found], [s for _, s in expected], atol=1e-5)
    return scores and len(found) == len(expected) == len({id for id, _ in found})


class TestExactScan:
    @given(st.integers(0, 40), st.integers(1, 60), st.integers(0, 10**6))
    def test_it_gives_the_nearest_in_order(self, count: int, limit: int, seed: int) -> None:
        chance = random.Random(seed)
        drawn = np.random.default_rng(seed).standard_normal((count + 1, 8))
        vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
        ids = chance.sample(range(1000), count)
        found = ExactScan(ids, vectors[:count]).search(vectors[count], limit)
        cosines = {id: float(vectors[row] @ vectors[count]) for row, id in enumerate(ids)}
        best = sorted(cosines.values(), reverse=True)[:limit]
        assert [score for _, score in found] == pytest.approx(best, abs=1e-6)
        assert all(cosines[id] == pytest.approx(score, abs=1e-6) for id, score in found)

    def test_ties_keep_the_order_of_ids(self) -> None:
        vectors = np.ones((4, 1), np.float32)
        assert [id for id, _ in ExactScan([3, 5, 7, 9], vectors).search(vectors[0], 9)] == [
            3,
            5,
            7,
            9,
        ]


class FakeGeneration:
    """Searches what the library held when it was made, as a sealed directory does."""

    def __init__(self, library: Library) -> None:
        self._scans = {corpus: exact(library, corpus) for corpus in library.corpora()}
        self.folder = Path("fake")
        self.edition = library.edition.id
        self.broken = False

    @contextmanager
    def in_use(self) -> Iterator[None]:
        yield

    def ids(self, corpus: str) -> frozenset[int]:
        scan = self._scans.get(corpus)
        return frozenset(int(id) for id in scan.ids) if scan else frozenset()

    def search(
        self, corpus: str, vector: Vectors, limit: int, gone: frozenset[int]
    ) -> list[Scored]:
        if self.broken:
            raise DenseError("it broke")
        if corpus not in self._scans:
            return []
        found = self._scans[corpus].search(vector, 10_000)
        return [each for each in found if each[0] not in gone][:limit]


class TestDenseIndex:
    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        opened = filled(tmp_path / "data", articles=4)
        yield opened
        opened.close()

    def check(self, dense: DenseIndex, library: Library) -> None:
        for question in QUESTIONS[:5]:
            for corpus in ("main", OTHER):
                found = dense.search(vector(question), 10, corpora=(corpus,))
                assert same(found, exact(library, corpus).search(vector(question), 10))

    def test_without_a_generation_the_exact_scan_serves(self, library: Library) -> None:
        dense = DenseIndex(library)
        self.check(dense, library)
        assert dense.lag() == library.count()

    def test_what_came_and_went_since_the_generation_is_merged(self, library: Library) -> None:
        dense = DenseIndex(library)
        dense.adopt(FakeGeneration(library))  # type: ignore[arg-type]
        assert dense.lag() == 0
        new = put(library, "new", "A comet came. " * 20)
        self.check(dense, library)
        came = dense.lag()
        assert came == len(library.passages_of(new))
        old = library.articles(("main",))[0].id
        went = len(library.passages_of(old))
        library.remove(old)
        self.check(dense, library)
        assert dense.lag() == came + went
        put(library, "third", "The dust settled.", corpus="third")
        assert len(dense.search(vector("dust"), 10, corpora=("third",))) == 1

    def test_a_changed_article_is_found_as_it_is_now(self, library: Library) -> None:
        dense = DenseIndex(library)
        dense.adopt(FakeGeneration(library))  # type: ignore[arg-type]
        id = put(library, "1", "Something quite different.")
        (passage,) = library.passages_of(id)
        found = dense.search(vector("1 something quite different"), 5)
        assert found[0][0] == passage.id
        self.check(dense, library)

    def test_another_processs_changes_are_seen(self, library: Library, tmp_path: Path) -> None:
        dense = DenseIndex(library)
        self.check(dense, library)
        other = Library(tmp_path / "data")
        put(other, "new", "A comet came. " * 20)
        other.remove(other.articles(("main",))[0].id)
        other.close()
        self.check(dense, library)

    def test_one_article_is_searched_alone(self, library: Library) -> None:
        id = library.articles(("main",))[1].id
        found = DenseIndex(library).search(vector("comet"), 100, article=id)
        assert {each for each, _ in found} == {each.id for each in library.passages_of(id)}
        assert DenseIndex(library).search(vector("x"), 9, corpora=(OTHER,), article=id) == []

    def test_a_generation_that_breaks_is_let_go_and_nothing_is_missed(
        self, library: Library, caplog: pytest.LogCaptureFixture
    ) -> None:
        dense, generation = DenseIndex(library), FakeGeneration(library)
        dense.adopt(generation)  # type: ignore[arg-type]
        self.check(dense, library)
        generation.broken = True
        self.check(dense, library)
        assert caplog.text.count("the exact scan serves") == 1
        assert dense.adopt(None) is None

    def test_vectors_in_memory_arent_read_again(
        self, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dense = DenseIndex(library)
        self.check(dense, library)
        read: list[int] = []
        reading = library.vectors
        monkeypatch.setattr(library, "vectors", lambda ids: (read.extend(ids), reading(ids))[1])
        new = put(library, "new", "A comet came.")
        dense.search(vector("comet"), 5)
        dense.search(vector("comet"), 5)
        assert read == [passage.id for passage in library.passages_of(new)]
