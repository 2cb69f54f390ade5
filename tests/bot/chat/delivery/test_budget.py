"""Budgets: bursts, then a steady flow, and never more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.delivery.budget import KEPT, Budget, Rate, Rates

PRIVATE, GROUP = 7, -100


def budget() -> Budget:
    return Budget(Rates(chat=Rate(1.0, 3), group=Rate(3.0, 20), overall=Rate(1 / 30, 30)))


def sent(some: Budget, chat: int, until: float, step: float = 0.05) -> list[float]:
    """When messages go out to a chat that always has one waiting."""
    times, now = [], 0.0
    while now <= until:
        while not some.wait(chat, now):
            some.take(chat, now)
            times.append(now)
        now += step
    return times


def test_a_private_chat_gets_three_at_once_and_then_one_a_second() -> None:
    times = sent(budget(), PRIVATE, 10.0)
    assert times[:3] == [0.0, 0.0, 0.0]
    assert len(times) == pytest.approx(13, abs=1)


def test_a_group_gets_no_more_than_twenty_a_minute() -> None:
    times = sent(budget(), GROUP, 300.0)
    for start in range(0, 240, 5):
        assert len([t for t in times if 60 + start < t <= 120 + start]) <= 21


def test_all_chats_together_get_thirty_a_second() -> None:
    some = budget()
    for chat in range(1, 31):
        assert some.wait(chat, 0.0) == 0
        some.take(chat, 0.0)
    assert some.wait(31, 0.0) == pytest.approx(1 / 30)


def test_what_telegram_asks_of_one_chat_holds_for_it_alone() -> None:
    some = budget()
    some.hold(PRIVATE, 40.0)
    assert some.wait(PRIVATE, 10.0) == 30.0
    assert some.wait(PRIVATE + 1, 10.0) == 0
    some.hold(PRIVATE, 20.0)
    assert some.wait(PRIVATE, 10.0) == 30.0


def test_a_preview_leaves_room_for_the_answer() -> None:
    some = budget()
    for _ in range(2):
        assert some.wait(PRIVATE, 0.0, spare=1) == 0
        some.take(PRIVATE, 0.0)
    assert some.wait(PRIVATE, 0.0, spare=1) > 0
    assert some.wait(PRIVATE, 0.0) == 0


def test_chats_are_forgotten_in_the_end() -> None:
    some = budget()
    for chat in range(1, KEPT + 100):
        some.wait(chat, 0.0)
    assert len(some._chats) == KEPT


@given(st.lists(st.tuples(st.integers(-3, 3), st.floats(0, 2)), max_size=120))
def test_no_second_sees_more_than_the_budget(moves: list[tuple[int, float]]) -> None:
    some, now, times = budget(), 0.0, list[tuple[int, float]]()
    for chat, pause in moves:
        now += pause
        if not some.wait(chat, now):
            some.take(chat, now)
            times.append((chat, now))
    for chat, start in times:
        within = [t for other, t in times if other == chat and start <= t < start + 1]
        assert len(within) <= 4
        assert len([t for _, t in times if start <= t < start + 1]) <= 61
