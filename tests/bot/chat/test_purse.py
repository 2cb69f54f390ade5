"""When a cap is reached, and by whom."""

import pytest

from bot.chat.purse import Caps
from bot.chat.store.spending import Spent
from bot.types import Note


@pytest.mark.parametrize(
    ("caps", "spent", "note"),
    [
        (Caps(0, 0), Spent(10**12, 10**12), Note.NONE),
        (Caps(100, 0), Spent(99, 99), Note.NONE),
        (Caps(100, 0), Spent(100, 0), Note.DAY_SPENT),
        (Caps(0, 10), Spent(500, 9), Note.NONE),
        (Caps(0, 10), Spent(500, 10), Note.PERSON_SPENT),
        (Caps(100, 10), Spent(50, 11), Note.PERSON_SPENT),
        (Caps(100, 10), Spent(101, 11), Note.DAY_SPENT),
    ],
)
def test_a_cap_is_reached(caps: Caps, spent: Spent, note: Note) -> None:
    assert caps.reached(spent) == note


@pytest.mark.parametrize(
    ("cap", "day", "tokens", "crossed"),
    [
        (100, 99, 99, False),
        (100, 100, 1, True),
        (100, 130, 60, True),
        (100, 130, 30, False),
        (100, 190, 60, False),
        (0, 100, 100, False),
    ],
)
def test_of_a_day_s_answers_one_reaches_the_cap(
    cap: int, day: int, tokens: int, crossed: bool
) -> None:
    assert Caps(cap, 0).crossed(day, tokens) is crossed
