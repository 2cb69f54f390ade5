"""The buttons below an answer, by its opaque id: they hold 64 bytes at most. Pure.

answered  [1] [2] [3]           each opens the passage behind that footnote
declined  Nearest passages
          Tell me when it is answered
"""

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.answers import Kept
from bot.chat.words import Words

EVIDENCE: Final = "e"
NEAREST: Final = "n"
WISH: Final = "w"
A_ROW: Final = 8
"""Buttons in a row: apps squeeze more of them into nothing."""

Row = Sequence[InlineKeyboardButton]


def under(kept: Kept, words: Words) -> InlineKeyboardMarkup | None:
    """What goes below an answer, None where that is nothing."""
    rows = [*_numbers(kept), *_nearest(kept, words), *_wish(kept, words)]
    return InlineKeyboardMarkup(rows) if rows else None


def _numbers(kept: Kept) -> list[Row]:
    buttons = [
        _button(f"[{number}]", EVIDENCE, kept.id, number)
        for number in range(1, len(kept.citations) + 1)
    ]
    return [buttons[at : at + A_ROW] for at in range(0, len(buttons), A_ROW)]


def _nearest(kept: Kept, words: Words) -> list[Row]:
    if kept.citations or not kept.nearest:
        return []
    return [[_button(words.say("button-nearest"), NEAREST, kept.id)]]


def _wish(kept: Kept, words: Words) -> list[Row]:
    """Not inline: there is no chat to tell anybody in."""
    if kept.citations or not kept.chat:
        return []
    return [[_button(words.say("button-wish"), WISH, kept.id)]]


def _button(text: str, kind: str, *arguments: str | int) -> InlineKeyboardButton:
    data = ":".join([kind, *map(str, arguments)])
    return InlineKeyboardButton(text, callback_data=data)
