"""The one way in: retrieve, answer, check, or decline."""

import logging
from collections.abc import Sequence
from time import perf_counter
from typing import Final

from bot.answering import citations
from bot.answering.extractive import Draft, Extractive
from bot.answering.rewriting import standalone
from bot.types import Answer, Question
from index.errors import FootnoteError, NotInLibrary
from index.library import Library
from index.retriever import Retriever
from index.types import Hit

log = logging.getLogger(__name__)

DECLINED: Final = "The articles don't say."
EMPTY: Final = "The library is empty: there is no article to answer from yet."


class BadQuestion(FootnoteError):
    """A question that can't be asked."""

    exit_status = 2


class Answerer:
    """Answers questions from a library. Synchronous; safe to share between threads."""

    def __init__(
        self,
        library: Library,
        retriever: Retriever,
        extractive: Extractive,
        *,
        threshold: float,
        longest: int,
    ) -> None:
        self._library = library
        self._retriever = retriever
        self._extractive = extractive
        self._threshold = threshold
        self._longest = longest

    def answer(self, question: Question) -> Answer:
        """Raises BadQuestion, NotInLibrary (article or corpus), LibraryError."""
        self._refuse(question)
        started = perf_counter()
        query = self._retriever.understand(standalone(question.text, question.history))
        hits = self._retriever.retrieve(query, corpus=question.corpus, article=question.article)
        retrieved = perf_counter()
        articles = self._library.get_articles(hit.passage.article_id for hit in hits)
        draft = self._extractive.answer(query, hits, articles) if hits else Draft((), 0.0)
        claims = citations.check(draft.claims, articles)
        dropped = len(draft.claims) - len(claims)
        if dropped:
            log.warning("%d of %d claims had no support", dropped, len(draft.claims))
        answered = bool(claims) and draft.confidence >= self._threshold
        text, cited = citations.number(claims, articles) if answered else (_why(hits), [])
        ended = perf_counter()
        return Answer(
            question=question,
            outcome="answered" if answered else "declined",
            text=text,
            claims=claims if answered else (),
            citations=cited,
            hits=hits,
            confidence=draft.confidence,
            timings_ms={
                "retrieve": _ms(started, retrieved),
                "answer": _ms(retrieved, ended),
                "total": _ms(started, ended),
            },
        )

    def _refuse(self, question: Question) -> None:
        if not question.text.strip():
            raise BadQuestion("the question is empty", "ask something in words")
        if len(question.text) > self._longest:
            raise BadQuestion(
                f"the question has {len(question.text)} characters; the limit is {self._longest}",
                "ask it in fewer words",
            )
        if question.article and not self._library.passage_ids(question.corpus, question.article):
            raise NotInLibrary(
                f"there is no article {question.article} in corpus {question.corpus}",
                "footnote articles lists them",
            )
        known = self._library.corpora()
        if known and question.corpus not in known:
            raise NotInLibrary(
                f"there is no corpus {question.corpus}", f"there is: {', '.join(known)}"
            )


def _why(hits: Sequence[Hit]) -> str:
    return DECLINED if hits else EMPTY


def _ms(start: float, end: float) -> float:
    return round((end - start) * 1000, 2)
