"""How much of one text stands in another: the runs of five words that both hold.

    text ─ words, folded ─ runs of five ─ 64 bits each ─→ overlap ─→ of the one, of the other

Broder 1997, "On the resemblance and containment of documents" (shingles, containment).
"""

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index import lexical
from index.lexical import fold
from index.library import Library
from index.types import Article
from index.words import spans, words

Runs = npt.NDArray[np.uint64]

RUN: Final = 5
"""Words that two texts have in a row by chance only in set phrases."""
NEAR: Final = 0.3
"""The share of a text's runs from which on it is called much like another. Of the 110,215 pairs of
470 encyclopedia articles one shares 0.20 (a people and its country), no other 0.10. A text keeps
0.58 or more with every second sentence rewritten, 0.59 with every twelfth word, 0.18 with every
sixth; its half has 1.00 of its own."""
LEAST_RUNS: Final = 12
"""A text with fewer is too short to be called a part of another, unless it is the same."""
PROBES: Final = 16
PROBE_WORDS: Final = 30
FOUND_EACH: Final = 5
LOOKED_INTO: Final = 8
"""Articles that are compared, those that most probes find."""
MOST_TOLD: Final = 3

_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares of the runs of one text that another has too, 0 to 1."""

    of_new: float
    of_known: float

    @property
    def share(self) -> float:
        """Of the one that is more like a part of the other."""
        return max(self.of_new, self.of_known)


@dataclass(frozen=True, slots=True)
class Alike:
    """An article that a text is much like; `is_same` if word for word, whatever is in between."""

    article: Article
    likeness: Likeness
    is_same: bool


def folded(text: str) -> list[str]:
    """Its words, folded, in order."""
    return words(fold(text))


def runs(text: str) -> Runs:
    """Its runs, each once, ascending. They mean nothing to another process."""
    each = np.fromiter(map(hash, folded(text)), np.int64).view(np.uint64)
    windows = len(each) - RUN + 1
    total = np.zeros(max(windows, 0), np.uint64)
    for at in range(RUN if windows > 0 else 0):
        total = total * _FACTOR + each[at : at + windows]
    return np.unique(total)


def likeness(new: Runs, known: Runs) -> Likeness:
    both = len(np.intersect1d(new, known, assume_unique=True))
    return Likeness(
        both / len(new) if len(new) >= LEAST_RUNS else 0.0,
        both / len(known) if len(known) >= LEAST_RUNS else 0.0,
    )


def alike(library: Library, text: str, corpus: str, *, but: str = "") -> list[Alike]:
    """The articles of a corpus that a text is much like, the most alike first; not the one whose
    id is `but`."""
    new, said = runs(text), folded(text)
    found = []
    for article in library.get_articles(_candidates(library, text, corpus, but)).values():
        shares, is_same = likeness(new, runs(article.text)), folded(article.text) == said
        if is_same or shares.share >= NEAR:
            found.append(Alike(article, shares, is_same))
    return sorted(found, key=_closest)[:MOST_TOLD]


def _closest(each: Alike) -> tuple[bool, float, str]:
    return not each.is_same, -each.likeness.share, each.article.id


def _candidates(library: Library, text: str, corpus: str, but: str) -> list[str]:
    """The ids of articles that stretches of a text are found in, those that most of them are."""
    hits = [_holding(library, each, corpus) for each in _probes(text)]
    found = Counter(id for ids in hits for id in sorted(ids - {but}))
    return [id for id, _ in found.most_common(LOOKED_INTO)]


def _holding(library: Library, stretch: str, corpus: str) -> set[str]:
    """The ids of articles with passages that may hold it."""
    unspaced = bool(lexical.bigrams(fold(stretch)))
    search = lexical.search_characters if unspaced else lexical.search_words
    with library.reading() as db:
        hits = search(db, stretch, FOUND_EACH, corpora=(corpus,))
        passages = library.passages([id for id, _ in hits])
    return {each.article_id for each in passages.values()}


def _probes(text: str) -> list[str]:
    """Stretches of a text, spread over it."""
    each = list(spans(text))
    last = max(len(each) - PROBE_WORDS, 0)
    starts = sorted({round(last * number / (PROBES - 1)) for number in range(PROBES)})
    ends = [min(start + PROBE_WORDS, len(each)) - 1 for start in starts]
    return [text[each[a].start : each[b].end] for a, b in zip(starts, ends, strict=True) if each]
