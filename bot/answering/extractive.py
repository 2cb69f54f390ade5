"""Answers by quoting: the sentences of the retrieved passages that best answer, verbatim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from bot.answering.citations import Supports, plain, says_the_same
from bot.answering.instructions import instructs, sentences
from bot.types import Claim, Note, Quote
from index.evidence import Evidence, EvidenceScorer, Finding
from index.library import Library
from index.retriever import Query
from index.types import Article, Hit, Span

MOST_QUOTED: Final = 1600
"""Characters quoted by one answer: said and shown as a quote, they fit a message of 4096."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before the gate. `confidence`: the probability that the articles answer.

    `supports` is what the gate asks of each claim; `note` goes out below the answer.
    """

    claims: Sequence[Claim]
    confidence: float
    supports: Supports = says_the_same
    note: Note = Note.NONE


class Extractive:
    """Quotes at most `quotes` sentences of the best `passages` hits."""

    def __init__(
        self, scorer: EvidenceScorer, library: Library, *, passages: int, quotes: int
    ) -> None:
        self._scorer = scorer
        self._library = library
        self._passages = passages
        self._quotes = quotes

    def find(self, query: Query, hits: Sequence[Hit], articles: Mapping[str, Article]) -> Finding:
        """The sentences of the hits, best first, and how likely they answer."""
        return self._scorer.find(
            query.text,
            hits[: self._passages],
            {id: article.title for id, article in articles.items()},
            semantic=query.semantic and query.is_english,
            rarity=self._library.rarity,
            vector=query.vector,
            english=query.is_english,
        )

    def answer(self, found: Finding, articles: Mapping[str, Article]) -> Draft:
        """The best of them as claims; the first has its short answer marked."""
        chosen = _short_enough(found.best(self._quotes))
        claims = [
            claim
            for rank, each in enumerate(chosen)
            for claim in _claims(each, articles[each.passage.article_id], is_first=rank == 0)
        ]
        # A sentence that stands in several articles is said once.
        once = {claim.text: claim for claim in reversed(claims)}
        return Draft([claim for claim in claims if once[claim.text] is claim], found.confidence)


def _short_enough(chosen: Sequence[Evidence]) -> list[Evidence]:
    """The first, and those after it that leave an answer with its quotes in one message."""
    total = list(accumulate(len(each.text) for each in chosen))
    return [each for each, length in zip(chosen, total, strict=True) if length <= MOST_QUOTED] or [
        *chosen[:1]
    ]


def _claims(evidence: Evidence, article: Article, *, is_first: bool) -> list[Claim]:
    """A claim a sentence: neighbours are quoted as one, and each carries its marker.

    What orders whoever answers to do something is left out of the quote.
    """
    text, claims = article.text, list[Claim]()
    every = sentences(text, evidence.span.start, evidence.span.end)
    for orders, run in groupby(every, lambda each: instructs(each.of(text))):
        if not orders:
            spans = list(run)
            start, end = spans[0].start, spans[-1].end
            quote = Quote(article.id, start, end, text[start:end])
            answer = evidence.answer if is_first else None
            claims += [_claim(text, each, quote, answer) for each in spans]
    return claims


def _claim(text: str, sentence: Span, quote: Quote, answer: Span | None) -> Claim:
    """The sentence as it is said, the short answer marked where it holds it."""
    said = plain(sentence.of(text))
    if answer is None or answer.start < sentence.start or sentence.end < answer.end:
        return Claim(said, [quote])
    short = plain(answer.of(text))
    at = said.find(short, len(plain(text[sentence.start : answer.start])))
    return Claim(said, [quote], Span(at, at + len(short)) if short and at >= 0 else None)
