"""What is said of quotes that aren't said any more: old and new, one below the other. Pure."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.chat.amending.changes import Change, differing
from bot.chat.saying import render
from bot.chat.saying.links import host, sentence_url
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.words import Words
from bot.chat.store.answers import Kept
from index.types import Article

CHANGED: Final = "changed"
QUIET: Final = "quiet"
"""What the data of their buttons begins with."""
MOST: Final = 5
"""Quotes of an article that are shown."""


def told(changes: Sequence[Change], words: Words) -> list[Part]:
    """A message to whoever was given these quotes, of one article, each once."""
    return join([Block(words.say("amended")), *_shown(changes, words)])


def opened(changes: Sequence[Change], words: Words) -> list[Part]:
    """What a tap brings up: the quotes of an answer, article by article."""
    articles = dict.fromkeys(each.new.id for each in changes)
    groups = [[each for each in changes if each.new.id == id] for id in articles]
    return join([block for group in groups for block in _shown(group, words)])


def marked(noticed: float, words: Words) -> Block:
    """The line below an answer; `noticed` is Unix time."""
    day = words.day(datetime.fromtimestamp(noticed, UTC).date().isoformat())
    said = words.say("amended-since", date=day)
    return Block().styled(MessageEntity.ITALIC, said)


def hushing(words: Words, *, is_quiet: bool) -> list[InlineKeyboardButton]:
    """The button to be told nothing of the kind, or to be told again."""
    text = words.say("button-loud" if is_quiet else "button-quiet")
    return [InlineKeyboardButton(text, callback_data=f"{QUIET}:{'off' if is_quiet else 'on'}")]


def below_told(changes: Sequence[Change], words: Words) -> InlineKeyboardMarkup:
    rows = [hushing(words, is_quiet=False)]
    if url := _where(changes[0]):
        rows.insert(0, [InlineKeyboardButton(words.say("button-at-source"), url=url)])
    return InlineKeyboardMarkup(rows)


def what_changed(kept: Kept, bot: str, words: Words) -> list[InlineKeyboardButton]:
    """The button below an answer; where it stands in no chat of ours, a way to the bot's own."""
    text = words.say("button-changed")
    if kept.chat:
        return [InlineKeyboardButton(text, callback_data=f"{CHANGED}:{kept.id}")]
    return [InlineKeyboardButton(text, url=f"https://t.me/{bot}?start=c-{kept.id}")]


def _shown(changes: Sequence[Change], words: Words) -> Iterator[Block]:
    """One article's."""
    yield _title(changes[0].new)
    for each in changes[:MOST]:
        yield _side_by_side(each, words)
    if len(changes) > MOST:
        yield Block(words.say("amended-more", count=len(changes) - MOST))


def _title(article: Article) -> Block:
    name = render.shortened(article.title)
    block = Block().styled(MessageEntity.BOLD, name)
    return block.plain(render.beside(name, render.site(article)))


def _side_by_side(change: Change, words: Words) -> Block:
    block = Block(f"{words.say('amended-as-of', date=_day(change.old, words))}\n")
    block.styled(MessageEntity.EXPANDABLE_BLOCKQUOTE, change.was).plain("\n")
    if change.now is None:
        return block.plain(words.say("amended-gone", date=_day(change.new, words)))
    block.plain(f"{words.say('amended-as-of', date=_day(change.new, words))}\n")
    return block.add(_quoted(change.was, change.new.text[change.now.start : change.now.end]))


def _quoted(before: str, after: str) -> Block:
    """What it says now, in bold what it didn't."""
    text, at = Block(), 0
    for each in differing(before, after):
        text.plain(after[at : each.start]).styled(MessageEntity.BOLD, after[each.start : each.end])
        at = each.end
    text.plain(after[at:])
    text.entities.insert(0, MessageEntity(MessageEntity.EXPANDABLE_BLOCKQUOTE, 0, text.length))
    return text


def _day(article: Article, words: Words) -> str:
    return words.day(article.fetched_at[:10])


def _where(change: Change) -> str:
    """Its page, at what it says now."""
    if change.now is not None:
        return sentence_url(change.new, change.now)
    return change.new.url if "." in host(change.new.url) else ""
