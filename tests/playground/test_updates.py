"""Offsets, acknowledgement, and who holds the queue."""

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.updates import Updates


def queue(count: int, first_id: int = 10) -> Updates:
    updates = Updates(first_id)
    for _ in range(count):
        updates.push("message", {}, lane=1)
    return updates


def ids(updates: Updates, offset: int, limit: int = 100) -> list[int]:
    return [update.id for update in updates.take(offset, limit)]


def test_what_is_not_acknowledged_repeats() -> None:
    updates = queue(3)
    assert ids(updates, 0) == ids(updates, 0) == ids(updates, 10) == [10, 11, 12]
    assert ids(updates, 0, limit=2) == [10, 11]


def test_an_offset_acknowledges_what_is_below() -> None:
    updates = queue(3)
    assert ids(updates, 12) == [12]
    assert ids(updates, 0) == [12]
    assert ids(updates, 13) == []


def test_a_negative_offset_keeps_the_tail() -> None:
    updates = queue(5)
    assert ids(updates, -2) == [13, 14]
    assert ids(updates, 0) == [13, 14]


def test_kinds_not_asked_for_are_not_kept() -> None:
    updates = queue(0)
    updates.allow(["message"])
    assert updates.push("callback_query", {}, lane=1) is None
    assert updates.push("message", {}, lane=1) is not None
    updates.allow("nonsense")
    assert updates.allowed == {"message"}
    updates.allow([])
    assert updates.push("callback_query", {}, lane=1) is not None
    assert updates.push("message_reaction", {}, lane=1) is None


@given(st.lists(st.one_of(st.just("push"), st.integers(-6, 20))))
def test_the_queue_agrees_with_a_plain_list(steps: list[str | int]) -> None:
    updates = Updates(1)
    model: list[int] = []
    made = 0
    for step in steps:
        if isinstance(step, str):
            made += 1
            model.append(made)
            updates.push("message", {}, lane=1)
            continue
        model = model[step:] if step < 0 else [each for each in model if each >= step]
        assert ids(updates, step) == model
