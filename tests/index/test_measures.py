"""The measures agree with hand-made tables."""

from collections.abc import Sequence
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import measures

RANKS = [1, 3, None, 11]


@pytest.mark.parametrize(("k", "share"), [(1, 0.25), (2, 0.25), (3, 0.5), (10, 0.5), (11, 0.75)])
def test_recall_counts_the_ranks_within_k(k: int, share: float) -> None:
    assert measures.recall_at(k, RANKS) == share


def test_reciprocal_ranks_are_averaged_and_cut_at_k() -> None:
    assert measures.mean_reciprocal_rank(RANKS) == pytest.approx((1 + 1 / 3) / 4)
    assert measures.mean_reciprocal_rank(RANKS, 2) == pytest.approx(1 / 4)


def test_ndcg_discounts_by_the_logarithm_of_the_rank() -> None:
    assert measures.ndcg_at(10, RANKS) == pytest.approx((1 + 1 / log2(4)) / 4)
    assert measures.ndcg_at(11, [1]) == 1


def test_of_nothing_everything_is_zero() -> None:
    assert measures.recall_at(1, []) == measures.mean_reciprocal_rank([]) == 0
    assert measures.ndcg_at(1, []) == measures.auroc([], [1.0]) == measures.auroc([1.0], []) == 0
    assert measures.percentile([], 0.5) == measures.token_f1("a", []) == 0
    assert not measures.exact_match("a", [])


@pytest.mark.parametrize(
    ("positives", "negatives", "area"),
    [
        ([2, 3], [0, 1], 1),
        ([0, 1], [2, 3], 0),
        ([1], [1], 0.5),
        ([1, 3], [2], 0.5),
        ([2, 2], [2, 1], 0.75),
    ],
)
def test_auroc_is_the_share_of_pairs_in_order(
    positives: Sequence[float], negatives: Sequence[float], area: float
) -> None:
    assert measures.auroc(positives, negatives) == area


SCORES = st.lists(st.integers(0, 5), min_size=1, max_size=8)


@given(SCORES, SCORES)
def test_auroc_turned_round_is_the_rest(positives: list[int], negatives: list[int]) -> None:
    area = measures.auroc(positives, negatives)
    assert area + measures.auroc(negatives, positives) == pytest.approx(1)
    assert measures.auroc([2 * p + 1 for p in positives], [2 * n + 1 for n in negatives]) == area


@pytest.mark.parametrize(
    ("said", "answers", "equal"),
    [
        ("The Moon.", ["moon"], True),
        ("“An  apple”", ["apple"], True),
        ("moon", ["sun", "Moon!"], True),
        ("theme", ["me"], False),
        ("10 million", ["10"], False),
        ("", [""], True),
    ],
)
def test_exact_match_forgives_case_articles_and_punctuation(
    said: str, answers: list[str], equal: bool
) -> None:
    assert measures.exact_match(said, answers) is equal


@pytest.mark.parametrize(
    ("said", "answers", "f1"),
    [
        ("ten million people", ["ten million"], 0.8),
        ("a b", ["c", "b"], 1.0),  # "a" is an article
        ("one", ["two"], 0),
        ("", [""], 1),
        ("", ["x"], 0),
        ("x x", ["x"], 2 / 3),
    ],
)
def test_f1_is_of_shared_words_with_the_best_answer(
    said: str, answers: list[str], f1: float
) -> None:
    assert measures.token_f1(said, answers) == pytest.approx(f1)


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.5, 3), (0.95, 5), (1, 5)])
def test_percentiles_are_values_that_were_seen(share: float, value: float) -> None:
    assert measures.percentile([5, 3, 1, 2, 4], share) == value
