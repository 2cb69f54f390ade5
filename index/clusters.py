"""Questions that ask the same, found among many: pairs by meaning, or by their letters; groups.

    both in a language the model knows ─→ cosine of embeddings ┐
    any other pair ─────────────────────→ cosine of trigrams   ┴→ alike ─ grouped ─→ lists of rows

The measures are scaled so that 1 is as alike as two wordings of one question have to be. Chosen
2026-11-25 on 34 questions of 12 kinds in English and 27 of 12 kinds in five other languages: every
group was found, and none was mixed, with a mean cosine from 0.55 to 0.7, and with trigrams up to
0.35; higher there, since opening hours of one place aren't those of another.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from index.asked import read_question
from index.lexical import bigrams
from index.types import Embedder, Vectors

Matrix = npt.NDArray[np.float32]

LEAST_BY_MEANING: Final = 0.6
LEAST_BY_LETTERS: Final = 0.45
UNRELATED: Final = (
    "How do I renew my passport?",
    "Who won the football match on Sunday?",
    "What is the boiling point of mercury?",
    "When was the old bridge built?",
    "Which plants grow in the shade?",
)
"""As near to each other as a model puts what has nothing in common: some put it very near."""


def floor(embedder: Embedder) -> float:
    """The mean cosine of what is unrelated."""
    vectors = embedder.encode(UNRELATED)
    cosines = vectors @ vectors.T
    return float(cosines[~np.eye(len(cosines), dtype=bool)].mean())


def alike(texts: Sequence[str], vectors: Vectors, known: Sequence[bool], floor: float) -> Matrix:
    """`(n, n)` how alike any two are, from `(n, dim)` vectors; `known` are those whose language
    the model knows."""
    by_letters = _by_letters(texts) / LEAST_BY_LETTERS
    by_meaning = (vectors @ vectors.T - floor) / ((1 - floor) * LEAST_BY_MEANING)
    both = np.outer(known, known)
    return np.where(both, by_meaning, by_letters).astype(np.float32)


def grouped(alike: Matrix) -> list[list[int]]:
    """Rows that belong together, each in one list: the two groups that are most alike on average
    become one, as long as those are alike enough (average linkage, by Lance and Williams)."""
    near, groups = alike.astype(np.float32, copy=True), [[each] for each in range(len(alike))]
    np.fill_diagonal(near, -np.inf)
    while near.size:
        one, other = divmod(int(near.argmax()), len(near))
        if near[one, other] < 1:
            break
        share = len(groups[one]) / (len(groups[one]) + len(groups[other]))
        near[one] = near[:, one] = share * near[one] + (1 - share) * near[other]
        near[one, one] = -np.inf
        near[other] = near[:, other] = -np.inf
        groups[one] += groups[other]
        groups[other] = []
    return [each for each in groups if each]


def most_typical(alike: Matrix, group: Sequence[int]) -> int:
    """The row that is most like the others of its group."""
    within = alike[np.ix_(group, group)]
    return group[int(within.sum(axis=1).argmax())]


def _by_letters(texts: Sequence[str]) -> Matrix:
    """`(n, n)` cosines of the sets of trigrams (of CJK and its like, bigrams) of telling words."""
    sets = [_grams(each) for each in texts]
    columns = {gram: at for at, gram in enumerate(sorted(set().union(*sets)))}
    counts = np.zeros((len(texts), max(1, len(columns))), np.float32)
    for row, grams in enumerate(sets):
        counts[row, [columns[each] for each in grams]] = 1
    counts /= np.maximum(np.sqrt(counts.sum(axis=1, keepdims=True)), 1)
    return counts @ counts.T


def _grams(text: str) -> frozenset[str]:
    terms = read_question(text, lambda words: [1.0] * len(words), semantic=False).terms
    return frozenset(gram for term in terms for gram in bigrams(term) or _trigrams(f" {term}"))


def _trigrams(term: str) -> list[str]:
    return [term[at : at + 3] for at in range(max(1, len(term) - 2))]
