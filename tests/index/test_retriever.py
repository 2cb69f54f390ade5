"""Legs are fused, hits are full, languages the model doesn't know are found by words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import Library
from index.retriever import DEPTH, Fusion, Retriever, as_langchain, fuse
from index.types import Hit
from tests.fakes import FakeEmbedder, document, prepared

ENGLISH = {
    "comet": "The probe touched down on the comet in November.",
    "battery": "Its batteries ran out after sixty hours in the shade.",
    "moon": "Another mission went to the far side of the moon.",
}
FOREIGN = {
    "ru": ("Аппарат опустился на поверхность кометы в ноябре.", "Когда аппарат сел на комету?"),
    "zh": ("探测器于十一月在彗星表面着陆。", "探测器什么时候在彗星上着陆？"),
    "ja": ("探査機は十一月に彗星の表面に着陸した。", "探査機はいつ彗星に着陸しましたか。"),
    "fa": ("کاوشگر در ماه نوامبر روی دنباله‌دار فرود آمد.", "کاوشگر کی روی دنباله‌دار فرود آمد؟"),
    "hi": ("अंतरिक्ष यान नवंबर में धूमकेतु की सतह पर उतरा।", "यान धूमकेतु पर कब उतरा था?"),
    "el": ("Το σκάφος κατέβηκε στον κομήτη τον Νοέμβριο.", "Πότε κατέβηκε το σκάφος στον κομήτη;"),
}


def put(library: Library, name: str, text: str, language: str = "en", corpus: str = "main") -> int:
    """One passage; its id."""
    each = document(f"/{name}.txt", text, language=language)
    ready = prepared(each, FakeEmbedder(), corpus=corpus, size=500)
    (passage,) = library.passages_of(library.put(ready, "fake@1"))
    return passage.id


@pytest.fixture
def ids(library: Library) -> dict[str, int]:
    return {name: put(library, name, text) for name, text in ENGLISH.items()}


def found(hits: list[Hit]) -> list[int]:
    return [hit.passage.id for hit in hits]


class TestFuse:
    @pytest.mark.parametrize(
        ("legs", "k", "expected"),
        [
            ([], 10, []),
            ([(1.0, [])], 10, []),
            ([(1.0, [7, 5])], 0, [(7, 1.0), (5, 0.5)]),
            ([(1.0, [1, 2]), (1.0, [2, 1])], 0, [(1, 1.5), (2, 1.5)]),
            ([(1.0, [1, 2]), (3.0, [2, 1])], 0, [(2, 3.5), (1, 2.5)]),
            ([(0.4, [1]), (1.0, [2]), (2.0, [3])], 9, [(3, 0.2), (2, 0.1), (1, 0.04)]),
        ],
    )
    def test_scores_are_weights_over_k_plus_rank(
        self,
        legs: list[tuple[float, list[int]]],
        k: int,
        expected: list[tuple[int, float]],
    ) -> None:
        fused = fuse(legs, k)
        assert [id for id, _ in fused] == [id for id, _ in expected]
        assert [score for _, score in fused] == pytest.approx([score for _, score in expected])

    @given(
        st.lists(
            st.tuples(st.floats(0.1, 3), st.lists(st.integers(0, 20), unique=True)), max_size=3
        ),
        st.integers(0, 60),
    )
    def test_every_id_comes_once_and_the_best_first(
        self, legs: list[tuple[float, list[int]]], k: int
    ) -> None:
        fused = fuse(legs, k)
        assert {id for id, _ in fused} == {id for _, ids in legs for id in ids}
        assert len(fused) == len({id for id, _ in fused})
        scores = [score for _, score in fused]
        assert scores == sorted(scores, reverse=True)

    @given(st.lists(st.integers(0, 50), unique=True), st.integers(0, 60))
    def test_one_leg_keeps_its_order(self, ids: list[int], k: int) -> None:
        assert [id for id, _ in fuse([(0.4, ids)], k)] == ids


class TestRetrieve:
    def test_the_passage_that_answers_comes_first_with_its_ranks(
        self, library: Library, ids: dict[str, int]
    ) -> None:
        hits = Retriever(library, FakeEmbedder()).retrieve("When did the probe reach the comet?")
        assert hits[0].passage.id == ids["comet"]
        assert (hits[0].dense_rank, hits[0].lexical_rank) == (1, 1)
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)

    def test_the_hits_are_full_whatever_is_asked(
        self, library: Library, ids: dict[str, int]
    ) -> None:
        retriever = Retriever(library, FakeEmbedder())
        for question in ("comet", "", "?!", "qwxyz", "彗星", "🙂", "x" * 5000, '" OR NEAR('):
            assert sorted(found(retriever.retrieve(question))) == sorted(ids.values()), question

    def test_there_are_as_many_as_asked_for_in_a_large_library(self, library: Library) -> None:
        for number in range(DEPTH + 20):
            put(library, str(number), f"Passage number {number} on something.")
        retriever = Retriever(library, FakeEmbedder())
        for limit in (1, 10, DEPTH + 10, DEPTH + 100):
            for question in ("qwxyz", "passage something", "Что это такое?"):
                hits = found(retriever.retrieve(question, limit=limit))
                assert len(hits) == len(set(hits)) == min(limit, DEPTH + 20)

    def test_an_empty_library_gives_no_hits(self, library: Library) -> None:
        assert Retriever(library, FakeEmbedder()).retrieve("comet") == []

    def test_a_question_stays_in_its_corpus_and_article(
        self, library: Library, ids: dict[str, int]
    ) -> None:
        other = put(library, "other", "A comet elsewhere.", corpus="elsewhere")
        retriever = Retriever(library, FakeEmbedder())
        assert found(retriever.retrieve("comet", corpora=("elsewhere",))) == [other]
        article = library.passages([ids["moon"]])[ids["moon"]].article_id
        assert found(retriever.retrieve("comet", article=article)) == [ids["moon"]]
        assert retriever.retrieve("comet", corpora=("nowhere",)) == []

    def test_what_was_removed_is_never_a_hit(self, library: Library, ids: dict[str, int]) -> None:
        retriever = Retriever(library, FakeEmbedder())
        retriever.retrieve("comet")
        library.remove(library.passages([ids["comet"]])[ids["comet"]].article_id)
        assert ids["comet"] not in found(retriever.retrieve("the comet in November"))

    def test_a_question_is_embedded_once(self, library: Library, ids: dict[str, int]) -> None:
        embedder = FakeEmbedder()
        retriever = Retriever(library, embedder)
        query = retriever.understand("comet")
        assert retriever.retrieve(query) == retriever.retrieve("comet")
        assert embedder.encoded == ["comet", "comet"]

    def test_the_weights_are_those_given(self, library: Library, ids: dict[str, int]) -> None:
        fusion = Fusion(dense=0.0, words=1.0, characters=0.0, k=1)
        hits = Retriever(library, FakeEmbedder(), fusion=fusion).retrieve("comet")
        assert hits[0].score == pytest.approx(1 / 2)


class TestOtherLanguages:
    @pytest.fixture
    def passages(self, library: Library, ids: dict[str, int]) -> dict[str, int]:
        """The article in each language, among decoys in the same language."""
        decoys = {"ru": "Команда уехала домой отдыхать.", "zh": "团队回家休息了。"}
        for language, text in decoys.items():
            put(library, f"decoy-{language}", text, language)
        return {lang: put(library, lang, text, lang) for lang, (text, _) in FOREIGN.items()}

    @pytest.mark.parametrize("language", FOREIGN)
    def test_a_question_finds_its_passage_by_words_and_the_hits_are_full(
        self, library: Library, passages: dict[str, int], language: str
    ) -> None:
        retriever = Retriever(library, FakeEmbedder())
        query = retriever.understand(FOREIGN[language][1])
        assert not query.semantic
        hits = retriever.retrieve(query)
        assert hits[0].passage.id == passages[language]
        assert hits[0].lexical_rank == 1
        assert hits[0].dense_rank is None
        assert len(hits) == min(10, library.count())

    def test_the_model_has_no_say_on_passages_it_cant_read(
        self, library: Library, passages: dict[str, int], ids: dict[str, int]
    ) -> None:
        hits = Retriever(library, FakeEmbedder()).retrieve("Which probe is on the comet?", limit=99)
        ranked = {hit.passage.id for hit in hits if hit.dense_rank is not None}
        assert ranked == set(ids.values())

    def test_a_model_that_knows_the_language_speaks_for_it(
        self, library: Library, passages: dict[str, int]
    ) -> None:
        retriever = Retriever(library, FakeEmbedder(languages=("en", *FOREIGN)))
        query = retriever.understand(FOREIGN["ru"][1])
        hits = retriever.retrieve(query)
        assert query.semantic
        assert hits[0].passage.id == passages["ru"]
        assert hits[0].dense_rank == 1


class TestAcrossLanguages:
    """A model that knows several."""

    @pytest.fixture
    def retriever(self, library: Library, ids: dict[str, int]) -> Retriever:
        put(library, "ru", "Команда уехала домой отдыхать.", "ru")
        return Retriever(library, FakeEmbedder(languages=("en", "ru", "de")))

    @pytest.mark.parametrize(
        ("question", "language", "weight"),
        [
            ("Wann endete die moon mission des Teams auf dem Rückflug nach Hause?", "de", 4.0),
            ("When did the moon mission of the team end?", "en", 0.4),
        ],
    )
    def test_vectors_weigh_more_in_other_languages_than_english(
        self, retriever: Retriever, ids: dict[str, int], question: str, language: str, weight: float
    ) -> None:
        query = retriever.understand(question)
        assert (query.language, query.semantic) == (language, True)
        hit = next(h for h in retriever.retrieve(query) if h.passage.id == ids["moon"])
        assert hit.dense_rank
        assert hit.lexical_rank
        expected = weight / (10 + hit.dense_rank) + 1 / (10 + hit.lexical_rank)
        assert hit.score == pytest.approx(expected)

    def test_what_is_foreign_depends_on_what_is_asked(
        self, retriever: Retriever, library: Library, ids: dict[str, int]
    ) -> None:
        question = "Когда команда уехала домой?"
        moon = library.passages([ids["moon"]])[ids["moon"]].article_id
        assert not retriever.understand(question).is_foreign
        assert retriever.understand(question).spoken == ("en", "ru")
        assert retriever.understand(question, article=moon).is_foreign
        assert retriever.understand(question, article=moon).spoken == ("en",)

    @pytest.mark.parametrize("question", ["1984?", "?!", "", "When did it land?", "BBC"])
    def test_numbers_and_english_are_never_foreign_to_english(
        self, retriever: Retriever, question: str
    ) -> None:
        query = retriever.understand(question)
        assert query.is_english
        assert query.semantic
        assert not query.is_foreign

    def test_nothing_is_foreign_to_an_empty_library(self, library: Library) -> None:
        assert not Retriever(library, FakeEmbedder()).understand("Когда и где?").is_foreign


def test_langchain_gets_passages_with_their_places(library: Library, ids: dict[str, int]) -> None:
    documents = as_langchain(Retriever(library, FakeEmbedder())).invoke("probe on the comet")
    first = documents[0]
    article = library.article(first.metadata["article"])
    assert first.page_content == ENGLISH["comet"]
    start, end = first.metadata["start"], first.metadata["end"]
    assert article.text[start:end] == first.page_content
    assert first.metadata["score"] > 0
