"""What a newer version of an article says in place of a quote. Pure.

    quote ─ word for word there? ─→ it stands
          └ no ─→ the sentences most like it, if any are ─→ beside it, what differs marked

How like two texts are: the share of words they have in common (Dice 1945), where a word counts the
less the more sentences hold it.
"""

import difflib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from index.sentences import split_sentences
from index.types import Article, Span
from index.words import spans, words

NEAR: Final = 0.45
"""From 0 to 1, how like a quote something has to be to be shown beside it."""
_SINGLE: Final = "‘’‚‛′`´‹›"
_DOUBLE: Final = "“”„‟″«»"
_QUOTES: Final = str.maketrans(dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"'))
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Change:
    """A quote of an older version, and the stretch of the newer one that says it now, or None."""

    old: Article
    quote: Span
    new: Article
    now: Span | None

    @property
    def was(self) -> str:
        return self.old.text[self.quote.start : self.quote.end].strip()


def stands(quote: str, text: str) -> bool:
    """Whether a text says it word for word, whatever its spaces and quotation marks."""
    return plain(quote) in plain(text)


def plain(text: str) -> str:
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_QUOTES)
    return " ".join(seen.split())


def nearest(quote: str, text: str) -> Span | None:
    """The stretch of as many sentences that is most like it, if any is like it."""
    size = max(1, len(split_sentences(quote)))
    sentences = split_sentences(text)
    said = [Counter(_words(text[each.start : each.end])) for each in sentences]
    weights = _weights(said)
    sought, best, found = Counter(_words(quote)), NEAR, None
    for at, one in enumerate(_runs(said, size)):
        like = _likeness(sought, one, weights)
        if like >= best and (found is None or like > best):
            last = sentences[min(at + size, len(sentences)) - 1]
            best, found = like, Span(sentences[at].start, last.end)
    return found


def differing(before: str, after: str) -> list[Span]:
    """The stretches of the second that the first doesn't have."""
    places = list(spans(after))
    old, new = _words(before), _words(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [
        Span(places[start].start, places[end - 1].end)
        for kind, _, _, start, end in matcher.get_opcodes()
        if kind in ("insert", "replace")
    ]


def _words(text: str) -> list[str]:
    return words(text.casefold())


def _weights(sentences: Sequence[Mapping[str, int]]) -> Mapping[str, float]:
    holding = Counter(word for each in sentences for word in each)
    return {word: 1 / math.log2(2 + count) for word, count in holding.items()}


def _runs(said: Sequence[Counter[str]], size: int) -> Iterator[Counter[str]]:
    """The words of each so many sentences in a row; of all of them where there are fewer."""
    for at in range(max(1, len(said) - size + 1) if said else 0):
        yield sum(said[at : at + size], Counter())


def _likeness(one: Counter[str], other: Counter[str], weights: Mapping[str, float]) -> float:
    """From 0 to 1."""

    def weight(words: Mapping[str, int]) -> float:
        return sum(count * weights.get(word, 1.0) for word, count in words.items())

    total = weight(one) + weight(other)
    return 2 * weight(one & other) / total if total else 0.0
