"""Whatever is searched, and however: nothing is found but what stands in the corpora named."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.chroma import Generation, build
from index.dense import DenseIndex
from index.indexer import Indexer
from index.library import Library
from index.rebuild import Rebuild
from index.retriever import Retriever
from index.types import Corpora
from tests.fakes import FakeEmbedder, document
from tests.index.test_dense import FakeGeneration, exact, same, vector

NAMES = ("main", "team", "channel-7")
WORDS = {
    "en": "comet probe cliff battery moon launch orbit dust".split(),
    "ru": "комета зонд утёс батарея луна запуск орбита пыль".split(),
}
STATES = ("none", "fresh", "aging", "broken", "next edition begun", "next edition serves")


def text(chance: random.Random, language: str) -> str:
    return ". ".join(" ".join(chance.choices(WORDS[language], k=6)) for _ in range(4))


def filled(folder: Path, chance: random.Random) -> tuple[Library, list[str]]:
    """The same sources, and words, in every corpus; the articles' ids."""
    library = Library(folder)
    indexer, ids = Indexer(library, FakeEmbedder(), passage_tokens=12), list[str]()
    for corpus in NAMES:
        for number in range(chance.randint(0, 4)):
            language = chance.choice(("en", "ru"))
            said = text(chance, language)
            source = document(f"/{number}.txt", said, title="T", language=language)
            ids += indexer.add(source, corpus=corpus).ids
    return library, ids


def aged(library: Library, ids: list[str], state: str, chance: random.Random) -> DenseIndex:
    """The library's vectors as they are searched in that state, with what came and went since."""
    dense = DenseIndex(library)
    if state == "none":
        return dense
    generation = FakeGeneration(library)
    dense.adopt(generation)  # type: ignore[arg-type]
    if state != "fresh":
        for id in chance.sample(ids, len(ids) // 3):
            library.remove(id)
        other = Indexer(library, FakeEmbedder(), passage_tokens=12)
        other.add(document("/9.txt", text(chance, "en")), corpus=chance.choice(NAMES))
    generation.broken = state == "broken"
    if "edition" in state:
        rebuild = Rebuild(Indexer(library, FakeEmbedder(), passage_tokens=7))
        if state.endswith("serves"):
            rebuild.run(lambda *_: None)
        else:
            with pytest.raises(InterruptedError):
                rebuild.run(interrupted)
    return dense


def interrupted(*_: object) -> None:
    raise InterruptedError


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.sampled_from(STATES), st.sets(st.sampled_from((*NAMES, "none"))))
def test_nothing_is_found_but_in_these_corpora(seed: int, state: str, chosen: set[str]) -> None:
    chance, corpora = random.Random(seed), tuple(sorted(chosen))
    with TemporaryDirectory() as folder:
        library, ids = filled(Path(folder), chance)
        dense = aged(library, ids, state, chance)
        check(library, dense, corpora, chance)
        library.close()


def check(library: Library, dense: DenseIndex, corpora: Corpora, chance: random.Random) -> None:
    retriever = Retriever(library, FakeEmbedder(), dense)
    inside = {id for each in corpora for id in library.passage_ids(each)}
    entries = library.articles()
    assert {each.id for each in library.articles(corpora)} == {
        each.id for each in entries if each.corpus in corpora
    }
    for language in WORDS:
        question = " ".join(chance.choices(WORDS[language], k=3))
        hits = [each.passage.id for each in retriever.retrieve(question, corpora=corpora)]
        assert set(hits) <= inside
        assert len(hits) == len(set(hits)) == min(10, len(inside))
        for entry in entries:
            one = retriever.retrieve(question, corpora=corpora, article=entry.id)
            assert {each.passage.article_id for each in one} <= {entry.id}
            assert bool(one) == (entry.corpus in corpora)
        every = [exact(library, each).search(vector(question), 50) for each in corpora]
        nearest = sorted((each for one in every for each in one), key=lambda each: -each[1])
        assert same(dense.search(vector(question), 10, corpora=corpora), nearest[:10])


def test_a_real_generation_keeps_each_corpus_to_itself(tmp_path: Path) -> None:
    chance = random.Random(3)
    library, ids = filled(tmp_path / "data", chance)
    build(library, tmp_path / "generation")
    generation = Generation(tmp_path / "generation", "fake@1")
    dense = DenseIndex(library)
    dense.adopt(generation)
    library.remove(ids[0])
    for corpora in (("main",), ("team", "channel-7"), NAMES, (), ("none",)):
        check(library, dense, corpora, chance)
    generation.close()
    library.close()


def test_the_same_source_in_two_corpora_is_two_articles(tmp_path: Path) -> None:
    """What is taken away from one stays in the other; both have their own versions."""
    library = Library(tmp_path / "data")
    indexer, retriever = Indexer(library, FakeEmbedder()), Retriever(library, FakeEmbedder())
    note = tmp_path / "note.txt"
    note.write_text("The comet is made of dust.")
    (here,) = indexer.index([str(note)]).ids
    (there,) = indexer.index([str(note)], corpus="team").ids
    both = {each.passage.article_id for each in retriever.retrieve("comet", corpora=NAMES)}
    assert both == {here, there}
    note.write_text("The comet is made of ice.")
    assert indexer.index([str(note)], corpus="team").updated == 1
    assert "dust" in library.article(here).text
    library.remove(here)  # moved: it is in the team's corpus alone from now on
    assert retriever.retrieve("comet") == []
    (hit,) = retriever.retrieve("comet", corpora=NAMES)
    assert hit.passage.article_id == there
    library.close()
