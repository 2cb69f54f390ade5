"""A model that says anything, and an embedding model that finds everything close: the worst two."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from bot.answering import citations, prompt
from bot.answering.answerer import DECLINED
from bot.answering.generative import Generative
from bot.answering.meter import Meter
from bot.types import Answer, Claim, Outcome, Question
from index.retriever import Query
from index.types import Article, Hit, Passage, Vectors


class Close:
    """An embedding model for which everything means the same."""

    fingerprint, dimension = "close", 2

    def knows(self, language: str) -> bool:
        return language == "en"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.tile(np.array([1.0, 0.0], np.float32), (len(texts), 1))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(each.split()) for each in texts]


class Obedient:
    """A model that says what it is told to; LABEL is the label of its first passage."""

    name = "obedient"

    def __init__(self, said: str, size: int) -> None:
        self._said, self._size = said, size

    def stream(
        self, messages: Sequence[prompt.Message], deadline: float, meter: Meter
    ) -> Iterator[str]:
        label = prompt.LABEL.search(messages[-1][1])
        assert label is not None
        text = self._said.replace("LABEL", label[0])
        yield from (text[at : at + self._size] for at in range(0, len(text), self._size))


def answered(source: Article, said: str, language: str = "en", size: int = 10**6) -> Answer:
    """What becomes of a model's words about one article, streamed `size` characters at a time."""
    passage = Passage(1, source.id, source.text, 0, len(source.text), "", 0)
    wording = prompt.load("", "answer", prompt.ANSWER)
    model: Any = Obedient(said, size)
    query = Query("Who opened it?", language, True, np.zeros(1, np.float32))
    draft = Generative(model, wording, Close(), context=8).answer(
        query,
        [Hit(passage, 1.0)],
        {source.id: source},
        deadline=0,
        meter=Meter(),
        on_claim=lambda _: None,
    )
    claims: list[Claim] = citations.check(draft.claims, {source.id: source}, draft.supports)
    text, cited = citations.number(claims, {source.id: source})
    outcome: Outcome = "answered" if claims else "declined"
    return Answer(Question("Who opened it?"), outcome, text or DECLINED, claims, cited)
