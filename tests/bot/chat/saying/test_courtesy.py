"""What asks nothing is known in every language, and what may ask something is let through."""

import pytest

from bot.chat.saying.courtesy import is_greeting, is_thanks


@pytest.mark.parametrize(
    "text",
    [
        *("thanks", "Thank you!", "OK, thanks", "OK 👍", "thx :)", "great — thanks a lot"),
        *("¡Muchas gracias!", "Спасибо большое.", "مرسی", "شُكراً", "obrigada :)", "Danke schön"),
        *("धन्यवाद।", "ठीक है", "vielen dank!!!"),
    ],
)
def test_thanks_ask_nothing(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Thanks, and who built it?", "thanks, and when did it land", "OK Computer sold how many"),
        *("who says thanks", "Thanks, that was quick", "", "👍"),
        *("ok, who built it？", "شكرا، من بناه؟", "Danke Merkel"),
    ],
)
def test_what_may_ask_something_is_no_thanks(text: str) -> None:
    assert not is_thanks(text)


def test_a_greeting_stands_alone() -> None:
    assert all(map(is_greeting, ("Hello!", "नमस्ते", "Buenos días")))
    assert not any(map(is_greeting, ("hello kitty", "Hello?", "")))
