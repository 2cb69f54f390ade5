"""Order within a lane, turns between lanes, bounds."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.intake.lanes import Lanes


def filled(*items: str, most: int = 100, most_each: int = 100) -> Lanes[str]:
    lanes: Lanes[str] = Lanes(most, most_each)
    for each in items:
        lanes.add(each[0], each)
    return lanes


def test_a_lane_waits_until_what_was_taken_is_finished() -> None:
    lanes = filled("a1", "a2")
    assert lanes.take() == ("a", "a1")
    assert lanes.take() is None
    lanes.free("a")
    assert lanes.take() == ("a", "a2")


def test_a_full_lane_leaves_the_others_their_turns() -> None:
    lanes = filled("a1", "a2", "a3", "b1", "c1")
    order = []
    while (found := lanes.take()) is not None:
        order.append(found[1])
        lanes.free(found[0])
    assert order == ["a1", "b1", "c1", "a2", "a3"]


def test_what_comes_again_comes_before_what_waits() -> None:
    lanes = filled("a1", "a2", "b1")
    assert lanes.take() == ("a", "a1")
    assert not lanes.is_idle("a")
    lanes.free("a", again="a1")
    assert [lanes.take(), lanes.take()] == [("b", "b1"), ("a", "a1")]
    lanes.free("a")
    assert lanes.take() == ("a", "a2")


def test_there_is_room_up_to_either_bound() -> None:
    lanes = filled("a1", "a2", most=3, most_each=2)
    assert not lanes.has_room("a")
    assert lanes.has_room("b")
    lanes.add("b", "b1")
    assert not lanes.has_room("c")
    lanes.take()
    assert lanes.has_room("c")
    assert len(lanes) == 2


@given(st.lists(st.sampled_from(["add a", "add b", "add c", "take", "free", "again"])))
def test_whatever_happens_nothing_is_lost_doubled_or_out_of_order(steps: list[str]) -> None:
    lanes: Lanes[str] = Lanes(100, 100)
    added: dict[str, list[str]] = {"a": [], "b": [], "c": []}
    finished: dict[str, list[str]] = {"a": [], "b": [], "c": []}
    taken: list[tuple[str, str]] = []
    for number, step in enumerate([*steps, *["take", "free"] * (2 * len(steps) + 2)]):
        if step.startswith("add"):
            lane = step[-1]
            added[lane].append(f"{lane}{number}")
            lanes.add(lane, f"{lane}{number}")
        elif step == "take" and (found := lanes.take()):
            taken.append((str(found[0]), found[1]))
            assert len({lane for lane, _ in taken}) == len(taken), "two of one lane at once"
        elif taken:
            lane, item = taken.pop(0)
            if step == "free":
                finished[lane].append(item)
                lanes.free(lane)
            elif step == "again":
                lanes.free(lane, item)
            else:
                taken.insert(0, (lane, item))
    assert finished == added
    assert len(lanes) == 0
    assert all(lanes.is_idle(each) for each in added)
