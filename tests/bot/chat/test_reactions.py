"""What a reaction says of an answer."""

import pytest
from telegram import ReactionTypeCustomEmoji, ReactionTypeEmoji, ReactionTypePaid

from bot.chat.reactions import APPROVING, DISAPPROVING, value_of
from bot.chat.store.votes import DOWN, NONE, UP
from bot.playground.reactions import EMOJI


@pytest.mark.parametrize(
    ("emoji", "value"),
    [
        *[("👍", UP), ("❤", UP), ("❤️", UP), ("❤️‍🔥", UP), ("👍 🔥", UP), ("👍 🤔", UP)],
        *[("👎", DOWN), ("🤬 👎", DOWN), ("👎 😢", DOWN)],
        *[("", NONE), ("🤔", NONE), ("😁 🤣", NONE), ("👍 👎", NONE)],
    ],
)
def test_emoji_that_say_clearly_what_they_mean_count(emoji: str, value: int) -> None:
    assert value_of([ReactionTypeEmoji(each) for each in emoji.split()]) == value


def test_what_is_no_emoji_says_nothing() -> None:
    assert value_of([ReactionTypeCustomEmoji("1"), ReactionTypePaid()]) == NONE


def test_the_table_holds_what_telegram_has_and_each_once() -> None:
    assert APPROVING | DISAPPROVING <= EMOJI
    assert not APPROVING & DISAPPROVING
