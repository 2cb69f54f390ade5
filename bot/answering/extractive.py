"""Answers by quoting: the sentences of the retrieved passages that best answer, verbatim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.citations import Supports, plain, says_the_same
from bot.types import Claim, Quote
from index.evidence import Evidence, EvidenceScorer
from index.library import Library
from index.retriever import Query
from index.sentences import split_sentences
from index.types import Article, Hit


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before the gate. `confidence`: the probability that the articles answer.

    `supports` is what the gate asks of each claim; `note` goes out below the answer.
    """

    claims: Sequence[Claim]
    confidence: float
    supports: Supports = says_the_same
    note: str = ""


class Extractive:
    """Quotes at most `quotes` sentences of the best `passages` hits."""

    def __init__(
        self, scorer: EvidenceScorer, library: Library, *, passages: int, quotes: int
    ) -> None:
        self._scorer = scorer
        self._library = library
        self._passages = passages
        self._quotes = quotes

    def answer(self, query: Query, hits: Sequence[Hit], articles: Mapping[str, Article]) -> Draft:
        found = self._scorer.find(
            query.text,
            hits[: self._passages],
            {id: article.title for id, article in articles.items()},
            semantic=query.semantic,
            rarity=self._library.rarity,
        )
        chosen = found.best(self._quotes)
        claims = [
            claim for each in chosen for claim in _claims(each, articles[each.passage.article_id])
        ]
        return Draft(claims, found.confidence)


def _claims(evidence: Evidence, article: Article) -> list[Claim]:
    """A claim a sentence: neighbours are quoted as one, and each carries its marker."""
    span = evidence.span
    quote = Quote(article.id, span.start, span.end, span.of(article.text))
    sentences = [each.of(quote.text) for each in split_sentences(quote.text)]
    return [Claim(plain(sentence), [quote]) for sentence in sentences]
