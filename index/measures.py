"""How good retrieval and answers are. Pure."""

import re
import string
from collections import Counter
from collections.abc import Sequence
from math import log2
from typing import Final

_ARTICLES: Final = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION: Final = str.maketrans("", "", string.punctuation + "“”‘’«»–—")


def recall_at(k: int, ranks: Sequence[int | None]) -> float:
    """The share of questions whose right passage is among the first k; ranks count from 1."""
    return _mean([rank is not None and rank <= k for rank in ranks])


def mean_reciprocal_rank(ranks: Sequence[int | None], k: int = 10) -> float:
    """MRR@k: the mean of 1 / rank, 0 where the rank is beyond k or None."""
    return _mean([1 / rank if rank is not None and rank <= k else 0.0 for rank in ranks])


def ndcg_at(k: int, ranks: Sequence[int | None]) -> float:
    """nDCG@k with one right passage a question (Järvelin and Kekäläinen 2002)."""
    gains = [1 / log2(rank + 1) if rank is not None and rank <= k else 0.0 for rank in ranks]
    return _mean(gains)


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """The probability that a positive scores above a negative, ties counting half."""
    if not positives or not negatives:
        return 0.0
    wins = sum((p > n) + 0.5 * (p == n) for p in positives for n in negatives)
    return wins / (len(positives) * len(negatives))


def exact_match(said: str, answers: Sequence[str]) -> bool:
    """SQuAD's: equal once case, articles and punctuation are gone (Rajpurkar et al. 2016)."""
    return any(_normal(said) == _normal(answer) for answer in answers)


def token_f1(said: str, answers: Sequence[str]) -> float:
    """SQuAD's F1 of shared words, against the answer that fits best."""
    return max((_f1(_normal(said).split(), _normal(each).split()) for each in answers), default=0.0)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share (0 to 1) of the values lies; 0.0 of none."""
    if not values:
        return 0.0
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _f1(said: list[str], answer: list[str]) -> float:
    shared = sum((Counter(said) & Counter(answer)).values())
    if not shared:
        return float(said == answer)
    precision, recall = shared / len(said), shared / len(answer)
    return 2 * precision * recall / (precision + recall)


def _normal(text: str) -> str:
    bare = _ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION))
    return " ".join(bare.split())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
