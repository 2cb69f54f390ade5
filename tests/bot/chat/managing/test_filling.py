"""What an admin is told of a gap that they filled."""

import pytest

from bot.chat.managing.filling import Filled, said
from bot.chat.saying.parts import join
from bot.chat.saying.words import words_for

ENGLISH = words_for("en")
CLOSED, PARTLY = ENGLISH.say("gap-closed"), ENGLISH.say("gap-closed-partly")


@pytest.mark.parametrize(
    ("filled", "text"),
    [
        (Filled(1, {"a": 1}, 0, 2), f"{CLOSED} Of those who asked, I write to: 2."),
        (Filled(1, {"a": 1}, 0, 0), f"{CLOSED} {ENGLISH.say('gap-untold')}"),
        (Filled(1, {"a": 1}, 3, 1), f"{PARTLY} Of those who asked, I write to: 1."),
        (Filled(1, {}, 3, 0), ENGLISH.say("gap-still-open")),
        (Filled(1, {}, 0, 0), ENGLISH.say("gap-untold")),
        (Filled(1, was_closed=True), ENGLISH.say("gap-filled")),
    ],
)
def test_whether_it_is_closed_and_who_is_told(filled: Filled, text: str) -> None:
    (part,) = join(said(filled, ENGLISH))
    assert part.text == text
