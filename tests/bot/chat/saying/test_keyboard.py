"""The buttons below an answer."""

from dataclasses import replace

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.saying import keyboard
from bot.chat.saying.words import LANGUAGES, words_for
from tests.bot.chat.store.test_answers import FIRST, KEPT

LONGEST_DATA = 64  # bytes, https://core.telegram.org/bots/api#inlinekeyboardbutton
VOTES = ["👍 Helpful", "👎 Not helpful"]
ENGLISH = words_for("en")
DECLINED = replace(KEPT, citations=())


def rows(buttons: InlineKeyboardMarkup) -> list[list[str]]:
    return [[each.text for each in row] for row in buttons.inline_keyboard]


def test_numbers_or_the_nearest_and_then_votes() -> None:
    assert rows(keyboard.under(KEPT, ENGLISH)) == [["[1]", "[2]"], VOTES]
    assert rows(keyboard.under(DECLINED, ENGLISH)) == [
        ["Nearest passages"],
        ["Tell me when it is answered"],
        VOTES,
    ]
    wider = keyboard.under(DECLINED, ENGLISH, is_elsewhere=True, is_picked=True)
    assert rows(wider)[2:] == [["Search all articles"], ["Ask all articles"], VOTES]
    many = replace(KEPT, citations=(FIRST,) * 11)
    assert [len(each) for each in rows(keyboard.under(many, ENGLISH))] == [8, 3, 2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kept", [KEPT, DECLINED])
def test_every_button_has_words_of_its_own_and_fits(language: str, kept: object) -> None:
    words = words_for(language)
    all_of_them = keyboard.under(kept, words, is_elsewhere=True, is_picked=True)  # type: ignore[arg-type]
    below = keyboard.asking_why(all_of_them, kept, words, asks=True)  # type: ignore[arg-type]
    buttons = [each for row in below.inline_keyboard for each in row]
    assert len({each.callback_data for each in buttons}) == len(buttons)
    assert len({each.text for each in buttons}) == len(buttons)
    assert all(any(map(str.isalnum, each.text)) for each in buttons)
    assert all(len(str(each.callback_data).encode()) <= LONGEST_DATA for each in buttons)


def test_reasons_come_and_go_below_whatever_stands_there() -> None:
    other = [InlineKeyboardButton("other", callback_data="zz:1:wrong")]
    shown = InlineKeyboardMarkup([other, *keyboard.under(KEPT, ENGLISH).inline_keyboard])
    asking = keyboard.asking_why(shown, KEPT, ENGLISH, asks=True)
    assert [len(each) for each in rows(asking)] == [1, 2, 2, 2, 2]
    assert keyboard.asks_why(asking)
    assert not keyboard.asks_why(shown)
    assert keyboard.asking_why(asking, KEPT, ENGLISH, asks=True) == asking
    assert keyboard.asking_why(asking, KEPT, ENGLISH, asks=False) == shown
