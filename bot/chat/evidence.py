"""One tap from an answer to what it rests on: the quote in its surroundings, the passages found.

    [1] ─ press ────┐
    link ─ follow ──┴→ the answer ─→ the version it cites ─→ the passage, bold inside its paragraph

An answer has one message for this, however many of its buttons are tapped: a group isn't flooded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat import outbox, render, taps
from bot.chat.answers import Cited, Kept
from bot.chat.links import evidence_named, page_url, sentence_url
from bot.chat.parts import Block, Part, join
from bot.chat.room import Room, room_of
from bot.chat.words import Words, words_of
from index.types import Article

NEAREST_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tap brings up."""

    parts: Sequence[Part]
    buttons: InlineKeyboardMarkup | None = None


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`e:<answer>:<number>` below an answer was tapped."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    _, number, *_ = taps.arguments(query)
    words = words_of(query.from_user)
    kept = await tapped(query, room, words)
    if kept is None:
        return
    shown = await passage(room, kept, number, words)
    if shown is None:
        await taps.acknowledge(query, words.say("evidence-gone"), is_alert=True)
        return
    await _open(query, kept, shown, room)


async def nearest(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`n:<answer>` below a declined one: the passages found, which don't answer it."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    words = words_of(query.from_user)
    kept = await tapped(query, room, words)
    if kept is None:
        return
    found = [await _excerpt(room, each, words) for each in kept.nearest[:NEAREST_SHOWN]]
    blocks = [each for each in found if each is not None]
    if not blocks:
        await taps.acknowledge(query, words.say("evidence-gone"), is_alert=True)
        return
    await _open(query, kept, Shown(join([Block(words.say("nearest")), *blocks])), room)


async def follow(message: Message, payload: str, room: Room, words: Words) -> bool:
    """Show the passage that a marker's link leads to; False if it is no such link."""
    named = evidence_named(payload)
    if named is None:
        return False
    id, number = named
    kept = await room.store.do(lambda store: store.answers.get(id))
    shown = await passage(room, kept, str(number), words) if kept else None
    if shown is None:
        await outbox.reply(message, join([Block(words.say("article-gone"))]))
    else:
        await outbox.reply(message, shown.parts, shown.buttons)
    return True


async def passage(room: Room, kept: Kept, number: str, words: Words) -> Shown | None:
    """The quote behind a footnote in its surroundings; None if its article is gone."""
    if not number.isdecimal() or not 0 < int(number) <= len(kept.citations):
        return None
    cited = kept.citations[int(number) - 1]
    article = await _article(room, cited)
    if article is None:
        return None
    parts = render.passage(article, cited.start, cited.end, words, number=int(number))
    page = page_url(room.config.web.public_url, kept.id, int(number))
    return Shown(parts, _ways_out(sentence_url(article, cited.span), page, words))


async def tapped(query: CallbackQuery, room: Room, words: Words) -> Kept | None:
    """The answer whose button was tapped, named by its first argument.

    None, and whoever tapped knows why, if it isn't theirs to tap.
    """
    id, *_ = taps.arguments(query)
    kept = await room.store.do(lambda store: store.answers.get(id))
    if kept is not None and taps.belongs(query, kept):
        if not await room.store.do(lambda store: store.retractions.has(kept.id)):
            return kept
        await taps.acknowledge(query, words.say("answer-retracted"), is_alert=True)
        return None
    problem = words.say("answer-elsewhere" if kept else "answer-unknown")
    await taps.acknowledge(query, problem, is_alert=True)
    return None


async def _open(query: CallbackQuery, kept: Kept, shown: Shown, room: Room) -> None:
    """Show it in the answer's one message for that, below the answer."""
    await taps.acknowledge(query)
    to = taps.below(query, kept.thread)
    if to is None:
        return
    reply = outbox.current()
    if kept.opened:
        reply.take_over(to, kept.opened)
    await reply.say(to, shown.parts, shown.buttons)
    opened = reply.first
    await room.store.do(lambda store: store.answers.open(kept.id, opened))


async def _excerpt(room: Room, cited: Cited, words: Words) -> Block | None:
    article = await _article(room, cited)
    return render.excerpt(article, cited.start, cited.end, words) if article else None


async def _article(room: Room, cited: Cited) -> Article | None:
    return await room.answering(room.services.library.version, cited.article, cited.version)


def _ways_out(source: str, page: str, words: Words) -> InlineKeyboardMarkup | None:
    """Links to where the sentence can be read in full; "" is no such place."""
    ways = [(words.say("button-at-source"), source), (words.say("button-on-page"), page)]
    rows = [[InlineKeyboardButton(text, url=url)] for text, url in ways if url]
    return InlineKeyboardMarkup(rows) if rows else None
