"""A run of several rounds is told of as one."""

from hypothesis import given
from hypothesis import strategies as st

from index.steps import Rounds, Step


@given(
    st.lists(st.tuples(st.integers(-3, 50), st.integers(0, 40)), min_size=1),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 40))),
    st.integers(1, 40),
)
def test_it_never_goes_back_nor_past_its_end(
    first: list[tuple[int, int]], second: list[tuple[int, int]], total: int
) -> None:
    told: list[Step] = []
    rounds = Rounds(told.append)
    early, late = rounds.part(0.0, 0.9), rounds.part(0.9, 1.0)
    early(Step(0, total, "a"))
    for step in first:
        early(Step(*step, "a"))
    assert told[-1].done <= 0.9 * total
    for step in second:
        late(Step(*step, "b"))
        assert told[-1].done >= int(0.9 * total)
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert all(each.total == total and 0 <= each.done <= total for each in told)


def test_one_round_of_one_source() -> None:
    told: list[Step] = []
    Rounds(told.append).part(0.0, 1.0)(Step(0, 1, "/a.txt"))
    assert told == [Step(0, 1, "/a.txt")]
