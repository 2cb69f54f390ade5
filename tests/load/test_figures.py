"""A bound that is broken shows."""

import pytest

from tests.load.budgets import bounds, drained_s
from tests.load.figures import Figure, broken, percentile, waits


@pytest.mark.parametrize(
    ("share", "value"), [(0.0, 1), (0.01, 1), (0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)]
)
def test_percentiles_of_a_hundred(share: float, value: int) -> None:
    assert percentile([*range(100, 0, -1)], share) == value


def test_percentiles_of_few() -> None:
    assert percentile([7.0], 0.95) == 7.0
    assert percentile([1.0, 9.0], 0.5) == 1.0
    assert percentile([1.0, 9.0], 0.95) == 9.0
    assert [each.value for each in waits("a", [3.0, 1.0, 2.0])] == [2.0, 3.0, 3.0]


def test_a_broken_bound_is_named() -> None:
    held = [Figure("a", 1.0), Figure("b", 0.7, least=0.7), Figure("c", 2.0, most=2.0)]
    low, high = Figure("d", 0.69, least=0.7), Figure("e", 2.1, "x", most=2.0)
    assert broken([*held, low, high]) == [low, high]
    assert "BROKEN" not in "".join(map(str, held))
    assert str(low).endswith("at least 0.7  BROKEN")
    assert str(high).endswith("2.10 x           at most 2  BROKEN")


def test_what_the_budgets_need() -> None:
    assert drained_s([1] * 3) == 0.0
    assert drained_s([1] * 5) == pytest.approx(2.0)  # a burst of 3, then one a second
    assert drained_s([-1] * 40) == pytest.approx(60.0)  # 20 in a minute
    assert drained_s(range(1, 91)) == pytest.approx(2.0)  # 30 a second


def test_more_work_may_take_longer() -> None:
    private, group = bounds(10, 30, bare=5.0)
    assert group > private
    assert bounds(20, 30, bare=5.0)[0] > private
    assert bounds(10, 30, bare=2.0)[0] > private
    assert bounds(10, 60, bare=5.0)[1] > group + 60
