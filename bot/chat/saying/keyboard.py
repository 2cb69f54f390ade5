"""The buttons below an answer, by its opaque id: they hold 64 bytes at most. Pure.

answered  [1] [2] [3]           each opens the passage behind that footnote
declined  Nearest passages
          Tell me when it is answered
          Search all articles           one article was asked, and another may say
picked    Ask all articles
both      Helpful, Not helpful
          and, while someone is asked why it isn't, four reasons
"""

from collections.abc import Mapping, Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.saying.render import shortened
from bot.chat.saying.words import Id, Words
from bot.chat.store.answers import Kept
from index.catalogue import Entry
from index.examples import Example

EVIDENCE: Final = "e"
NEAREST: Final = "n"
WISH: Final = "w"
VOTE: Final = "v"
SCOPE: Final = "s"
ARTICLE: Final = "a"
FORGET: Final = "f"
ASK: Final = "ask"
ALL: Final = "-"
"""Stands for an article's id where all are meant."""
REASONS: Final[Mapping[str, Id]] = {
    "wrong": Id("reason-wrong"),
    "beside": Id("reason-beside"),
    "lacking": Id("reason-lacking"),
    "sources": Id("reason-sources"),
}
"""Why an answer didn't help: what an editor can look into, each with a remedy of its own (the
article, the search, another article, the passages)."""
A_ROW: Final = 8
"""Buttons in a row: apps squeeze more of them into nothing."""

LONGEST_TEXT: Final = 60
"""Characters that a phone shows of a button."""

Row = Sequence[InlineKeyboardButton]


def under(
    kept: Kept, words: Words, *, is_elsewhere: bool = False, is_picked: bool = False
) -> InlineKeyboardMarkup:
    """What goes below an answer: `is_elsewhere` if other articles than the one that was asked may
    say it, `is_picked` if its reader has picked the one."""
    rows = [*_numbers(kept), *_nearest(kept, words), *_wish(kept, words)]
    if is_elsewhere:
        rows.append([_button(words.say("button-wider"), SCOPE, kept.id)])
    if is_picked:
        rows.append(all_articles(words))
    return InlineKeyboardMarkup([*rows, _votes(kept, words)])


def all_articles(words: Words) -> Row:
    """The way back from one article."""
    return [_button(words.say("button-all"), ARTICLE, ALL)]


def articles(entries: Sequence[Entry], first: int) -> Row:
    """Numbers from `first` on, each of which picks an article."""
    return [_button(str(at), ARTICLE, each.id) for at, each in enumerate(entries, first)]


def examples(chosen: Sequence[Example]) -> InlineKeyboardMarkup | None:
    """A question in each row, that is asked by a tap; None if there are none."""
    rows = [
        [_button(shortened(each.text, LONGEST_TEXT), ASK, each.article_id, each.number)]
        for each in chosen
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def asks_why(buttons: InlineKeyboardMarkup) -> bool:
    """Whether the reasons are among them."""
    return any(map(_is_of_reasons, buttons.inline_keyboard))


def asking_why(
    buttons: InlineKeyboardMarkup, kept: Kept, words: Words, *, asks: bool
) -> InlineKeyboardMarkup:
    """The same buttons, with the reasons at the end or without them."""
    rows: list[Row] = [each for each in buttons.inline_keyboard if not _is_of_reasons(each)]
    return InlineKeyboardMarkup([*rows, *(_reasons(kept, words) if asks else [])])


def beside(
    buttons: InlineKeyboardMarkup, others: InlineKeyboardMarkup | None
) -> InlineKeyboardMarkup:
    """Those of one message, and below them what another would have had."""
    return InlineKeyboardMarkup(
        [*buttons.inline_keyboard, *(others.inline_keyboard if others else ())]
    )


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


def _votes(kept: Kept, words: Words) -> Row:
    return [
        _button(f"👍 {words.say('button-up')}", VOTE, kept.id, "up"),
        _button(f"👎 {words.say('button-down')}", VOTE, kept.id, "down"),
    ]


def _reasons(kept: Kept, words: Words) -> list[Row]:
    buttons = [_button(words.say(id), VOTE, kept.id, name) for name, id in REASONS.items()]
    return [buttons[:2], buttons[2:]]


def _is_of_reasons(row: Row) -> bool:
    named = [str(each.callback_data).split(":") for each in row]
    return any(kind == VOTE and rest[-1:] and rest[-1] in REASONS for kind, *rest in named)


def _button(text: str, kind: str, *arguments: str | int) -> InlineKeyboardButton:
    data = ":".join([kind, *map(str, arguments)])
    return InlineKeyboardButton(text, callback_data=data)
