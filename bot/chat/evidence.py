"""One tap from an answer to what it rests on: the quote in its surroundings, the passages found.

    [1] ─ press ────┐
    link ─ follow ──┴→ the answer ─→ the version it cites ─→ the passage, bold inside its paragraph

An answer has one message for this, however many of its buttons are tapped: a group isn't flooded.
Where the answer was sent inline or by a guest, there is no chat to send it to: it opens itself.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes, ExtBot

from bot.chat import taps
from bot.chat.amending import rendering
from bot.chat.delivery import outbox, refusals, sending
from bot.chat.delivery.pace import LeftOut
from bot.chat.inline import elsewhere, unfolding
from bot.chat.manners.membership import is_member
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard, render
from bot.chat.saying.links import evidence_named, sentence_url
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.words import Id, Words, words_of
from bot.chat.store.answers import NEAREST_SHOWN, Cited, Kept
from bot.chat.store.store import Store
from index.types import Article, Corpora

log = logging.getLogger(__name__)


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
    if query.inline_message_id:
        await _unfold(query, kept, number, room, words)
        return
    shown = await passage(room, kept, number, words, read_at(query, room))
    if shown is None:
        await taps.acknowledge(query, await _why_not(room, kept, number, words), is_alert=True)
        return
    await show(query, kept, shown, room)


async def nearest(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`n:<answer>` below a declined one: the passages found, which don't answer it."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    words = words_of(query.from_user)
    kept = await tapped(query, room, words)
    if kept is None:
        return
    if query.inline_message_id:
        cited = kept.nearest[:NEAREST_SHOWN]
        corpora = room.corpora.public
        articles = await room.glancing(unfolding.versions, room.services.library, cited, corpora)
        part, buttons = unfolding.nearest(kept, articles, words), keyboard.under(kept, words)
        await _rewrite(query, part, await whole(query.get_bot(), room, kept, buttons, words), words)
        return
    corpora = read_at(query, room)
    found = [await _excerpt(room, each, words, corpora) for each in kept.nearest[:NEAREST_SHOWN]]
    blocks = [each for each in found if each is not None]
    if not blocks:
        await taps.acknowledge(query, words.say("evidence-gone"), is_alert=True)
        return
    await show(query, kept, Shown(join([Block(words.say("nearest")), *blocks])), room)


async def follow(message: Message, payload: str, room: Room, words: Words) -> bool:
    """Show the passage that a marker's link leads to; False if it is no such link."""
    named = evidence_named(payload)
    if named is None:
        return False
    id, number = named
    offered = room.offers.find(id)
    kept = await room.store.do(lambda store: store.answers.get(id)) or offered
    corpora = await readable(message, kept, room) if kept else ()
    shown = await passage(room, kept, str(number), words, corpora) if kept else None
    if shown is not None:
        await outbox.reply(message, shown.parts, shown.buttons)
        return True
    is_lost = kept is not None and await _is_gone(room, kept, str(number))
    why = words.say("evidence-gone" if is_lost else "article-gone")
    await outbox.reply(message, join([Block(why)]))
    return True


async def passage(
    room: Room, kept: Kept, number: str, words: Words, corpora: Corpora
) -> Shown | None:
    """The quote behind a footnote in its surroundings; None if its article is gone, or in none of
    these corpora."""
    cited = _cited(kept, number)
    article = await _article(room, cited, corpora) if cited else None
    if cited is None or article is None:
        return None
    parts = render.passage(article, cited.start, cited.end, words, number=int(number))
    return Shown(parts, _ways_out(room, kept, article, int(number), words))


async def readable(message: Message, kept: Kept, room: Room) -> Corpora:
    """What may be shown to who follows a link to an answer: what this chat reads, and what anybody
    may; alone, what the answer's group reads too, if they are in it."""
    here = (*room.corpora.of(message.chat_id), *room.corpora.public)
    theirs = room.corpora.of(kept.chat)
    is_alone = message.chat.type == message.chat.PRIVATE and kept.chat < 0
    if not is_alone or set(theirs) <= set(here):
        return here
    client = cast("ExtBot[str]", message.get_bot())
    return (*here, *theirs) if await is_member(client, kept.chat, message.chat_id) else here


def read_at(query: CallbackQuery, room: Room) -> Corpora:
    """What is read where a button was tapped: in no chat of ours, what anybody may."""
    if query.message is None:
        return room.corpora.public
    return room.corpora.of(query.message.chat.id)


async def _why_not(room: Room, kept: Kept, number: str, words: Words) -> str:
    """Why a passage isn't shown."""
    is_gone = await _is_gone(room, kept, number)
    return words.say("evidence-gone" if is_gone else "evidence-not-here")


async def _is_gone(room: Room, kept: Kept, number: str) -> bool:
    """Whether what stands behind a footnote isn't in the library any more."""
    cited = _cited(kept, number)
    return cited is None or await _version(room, cited) is None


async def tapped(query: CallbackQuery, room: Room, words: Words) -> Kept | None:
    """The answer whose button was tapped, named by its first argument.

    None, and whoever tapped knows why, if it isn't theirs to tap.
    """
    id, *_ = taps.arguments(query)
    if query.inline_message_id:
        kept, theirs = await elsewhere.answer_of(room, query, id), Id("inline-not-yours")
    else:
        kept, theirs = await _standing(query, id, room), Id("answer-elsewhere")
    if kept is not None and taps.belongs(query, kept):
        if not await room.store.do(lambda store: store.retractions.has(kept.id)):
            return kept
        await taps.acknowledge(query, words.say("answer-retracted"), is_alert=True)
        return None
    problem = words.say(theirs if kept else "answer-unknown")
    await taps.acknowledge(query, problem, is_alert=True)
    return None


async def _standing(query: CallbackQuery, id: str, room: Room) -> Kept | None:
    """The answer; as one of the chat that was tapped in, where its group was that chat once."""
    chat = query.message.chat.id if query.message is not None else 0

    def look(store: Store) -> Kept | None:
        kept = store.answers.get(id)
        moved = kept is not None and chat != kept.chat and store.chats.now(chat) == kept.chat
        return replace(kept, chat=chat, opened=0) if kept is not None and moved else kept

    return await room.store.do(look)


async def show(query: CallbackQuery, kept: Kept, shown: Shown, room: Room) -> None:
    """Acknowledge a tap, and show this in the answer's one message for that, below the answer.

    Where many tap, in a group, what would have to wait for Telegram's budget is left out: answers
    come first there.
    """
    to = taps.below(query, kept.thread)
    if to is None:
        return
    reply = outbox.current()
    if kept.opened:
        reply.take_over(to, kept.opened)
    if kept.opened and to.chat.type != to.chat.PRIVATE and len(shown.parts) == 1:
        try:
            await reply.preview(to, shown.parts[0], shown.buttons)
        except LeftOut:
            busy = words_of(query.from_user).say("busy")
            await taps.acknowledge(query, busy, is_alert=True)
            return
        except BadRequest as error:
            log.debug("what was opened is gone: %s", error)
        else:
            await taps.acknowledge(query)
            return
    await taps.acknowledge(query)
    await reply.say(to, shown.parts, shown.buttons)
    opened = reply.first
    await room.store.do(lambda store: store.answers.open(kept.id, opened))


async def _unfold(query: CallbackQuery, kept: Kept, number: str, room: Room, words: Words) -> None:
    """Open the message at this footnote; fold it if that is what is open."""
    corpora = room.corpora.public
    articles = await room.glancing(
        unfolding.versions, room.services.library, kept.citations, corpora
    )
    cited = _cited(kept, number)
    if cited is None or cited not in articles:
        await taps.acknowledge(query, words.say("evidence-gone"), is_alert=True)
        return
    opened = 0 if kept.opened == int(number) else int(number)
    links = room.links(query.get_bot().username, kept.id)
    below = await mark_of(room, kept, words)
    part = unfolding.unfolded(kept, articles, opened, links, words, below)
    if part is None:
        await taps.follow(query, links.passage(int(number)))
        return
    out = _ways_out(room, kept, articles[cited], opened, words) if opened else None
    buttons = keyboard.beside(keyboard.under(kept, words), out)
    await _rewrite(query, part, await whole(query.get_bot(), room, kept, buttons, words), words)
    await room.store.do(lambda store: store.answers.open(kept.id, opened))


async def mark_of(room: Room, kept: Kept, words: Words) -> list[Block]:
    """The line that goes below an answer whose articles don't say it any more, if they don't."""
    noticed, _ = await room.store.do(lambda store: store.amendments.of(kept.id))
    return [rendering.marked(noticed, words)] if noticed else []


async def whole(
    bot: Bot, room: Room, kept: Kept, buttons: InlineKeyboardMarkup, words: Words
) -> InlineKeyboardMarkup:
    """These buttons; why it didn't help, while somebody is asked that; what has changed, if
    something has."""

    def read(store: Store) -> tuple[bool, float]:
        return store.votes.awaits(kept.id), store.amendments.of(kept.id)[0]

    asks, noticed = await room.store.do(read)
    changed = [rendering.what_changed(kept, bot.username, words)] if noticed else []
    asking = keyboard.asking_why(buttons, kept, words, asks=asks)
    return keyboard.beside(asking, InlineKeyboardMarkup(changed))


async def _rewrite(
    query: CallbackQuery, part: Part | None, buttons: InlineKeyboardMarkup, words: Words
) -> None:
    """Let the message that was tapped say this; one that is gone can't."""
    if part is None:
        await taps.acknowledge(query, words.say("evidence-gone"), is_alert=True)
        return
    await taps.acknowledge(query)
    client, message = cast("ExtBot[str]", query.get_bot()), query.inline_message_id or ""
    try:
        await sending.edit_inline(client, message, part, buttons)
    except BadRequest as error:
        if not refusals.missing(error):
            raise
        log.info("the message isn't there any more: %s", error)


def _cited(kept: Kept, number: str) -> Cited | None:
    """The place behind a footnote's number, which anybody can make up."""
    is_one = number.isdecimal() and 0 < int(number) <= len(kept.citations)
    return kept.citations[int(number) - 1] if is_one else None


async def _excerpt(room: Room, cited: Cited, words: Words, corpora: Corpora) -> Block | None:
    article = await _article(room, cited, corpora)
    return render.excerpt(article, cited.start, cited.end, words) if article else None


async def _article(room: Room, cited: Cited, corpora: Corpora) -> Article | None:
    """The article as it was cited; None if it is gone, or in none of these corpora."""
    article = await _version(room, cited)
    return article if article is not None and article.corpus in corpora else None


async def _version(room: Room, cited: Cited) -> Article | None:
    return await room.answering(room.services.library.version, cited.article, cited.version)


def _ways_out(
    room: Room, kept: Kept, article: Article, number: int, words: Words
) -> InlineKeyboardMarkup | None:
    """Links to where the sentence behind a footnote can be read in full."""
    source = sentence_url(article, kept.citations[number - 1].span)
    page = room.links("", kept.id).page(article, number)
    ways = [(words.say("button-at-source"), source), (words.say("button-on-page"), page)]
    rows = [[InlineKeyboardButton(text, url=url)] for text, url in ways if url]
    return InlineKeyboardMarkup(rows) if rows else None
