"""A thousand questions to one corpus: nothing that comes of them is another's."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.answerer import Answerer, Offer
from bot.answering.extractive import Extractive
from bot.types import Answer, Question
from index.errors import NotInLibrary
from index.evidence import EvidenceScorer
from index.examples import examples
from index.indexer import Indexer
from index.library import Library
from index.retriever import Retriever
from tests.end_to_end.secrets import CANARIES, OPEN, PLACES, TEAM, questions, shelve
from tests.fakes import FakeEmbedder

COUNT = 1000


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "data")
    yield library
    library.close()


@pytest.fixture
def ids(library: Library, tmp_path: Path) -> dict[str, str]:
    return shelve(Indexer(library, FakeEmbedder()), tmp_path)


@pytest.fixture
def answerer(library: Library) -> Answerer:
    embedder = FakeEmbedder()
    extractive = Extractive(EvidenceScorer(embedder), library, passages=3, quotes=3)
    retriever = Retriever(library, embedder)
    return Answerer(library, retriever, extractive, threshold=0.0, longest=4096)


def told(answer: Answer) -> str:
    """All that is in an answer, the texts of its articles too, but for what was asked."""
    return repr(replace(answer, question=Question(""))).lower()


def leaked(text: str) -> set[str]:
    return {each for each in CANARIES if each in text}


def test_nothing_of_another_corpus_comes_of_a_thousand_questions(
    ids: dict[str, str], answerer: Answerer
) -> None:
    for number, (text, history) in enumerate(questions(COUNT)):
        question = Question(text, ("main",), history=history)
        answer = answerer.answer(question)
        assert len(answer.hits) == 10, "what is there is offered all the same"
        offer = answerer.offer(question) if number % 4 == 0 else Offer(answer)
        said = [answer, offer.answer, *offer.passages]
        assert [leaked(told(each)) for each in said] == [set()] * len(said), text


def test_the_same_questions_find_it_where_it_is_read(
    ids: dict[str, str], answerer: Answerer
) -> None:
    found: set[str] = set()
    for text, _ in questions(70):
        found |= leaked(told(answerer.answer(Question(text, ("main", TEAM)))))
    assert found == CANARIES


def test_its_articles_cant_be_named_from_elsewhere(
    ids: dict[str, str], answerer: Answerer, library: Library
) -> None:
    for place in PLACES:
        with pytest.raises(NotInLibrary):
            answerer.answer(Question("Who built it?", ("main",), ids[place]))
        assert examples(library, ("main",), article=ids[place]) == []
    assert len(examples(library, ("main",), 99)) == len(OPEN)
    assert len(library.articles(("main",))) == len(OPEN)
