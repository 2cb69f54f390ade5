"""Inline mode: what is typed behind the bot's name in any chat, and what is chosen of what comes.

    @bot who built it? ─ typed ─→ the answer, the passages     no language model: it takes too long
    @bot               ─ typed ─→ articles, the newest first
    a result           ─ chosen ─→ kept, so that its buttons know it

A query is of use until the next one comes, a moment later. Only what is public is shown.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from telegram import InlineQuery, InlineQueryResultsButton, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering.answerer import BadQuestion, Offer, TooLong
from bot.chat.asking import wordless
from bot.chat.inline import elsewhere, results
from bot.chat.inline.offers import Basis, Sheet
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.words import Words, words_of
from bot.chat.store.answers import Kept
from bot.chat.store.retractions import without
from bot.types import Question
from index.catalogue import Entry
from index.errors import FootnoteError, NoCorpus
from index.library import Library
from index.types import Article, Corpora

log = logging.getLogger(__name__)

PAGE: Final = 10
"""Articles suggested at once."""
CACHED_S: Final = 30
"""How long Telegram may show a person the same for the same: what changes is seen after that."""
START: Final = "inline"
"""What the private chat is opened with from the line above the results."""
LONGEST_OFFSET: Final = 6  # digits


async def typed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show what there is for what somebody has typed so far."""
    query, room = update.inline_query, room_of(context)
    if query is None:
        return
    words = words_of(query.from_user)
    room.offers.typed(query.from_user.id, query.id)
    try:
        sheet = await _sheet(query, context, room, words)
    except FootnoteError as error:
        log.error("an inline query failed: %s", error)
        sheet = Sheet(line=words.say("inline-failed"))
    if sheet is not None:
        await _show(query, sheet)


async def chosen(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A result was sent: the message says this answer, and its buttons are for whoever sent it."""
    result, room = update.chosen_inline_result, room_of(context)
    if result is None or not result.inline_message_id or not room.is_public:
        return
    words, person = words_of(result.from_user), result.from_user.id
    offered = await _meant(result.result_id, person, result.query, context, words)
    if offered is None:
        return
    message = result.inline_message_id
    bound = await elsewhere.bind(room, offered, message)
    if bound.id != offered.id:
        buttons = keyboard.under(bound, words)
        await context.bot.edit_message_reply_markup(inline_message_id=message, reply_markup=buttons)


async def _sheet(
    query: InlineQuery, context: ContextTypes.DEFAULT_TYPE, room: Room, words: Words
) -> Sheet | None:
    """What to show; None if something else has been typed meanwhile."""
    text = tidy(query.query)
    if not room.is_public:
        return Sheet(line=words.say("inline-private"))
    if not text:
        return await _articles(query, context.bot.username, room, words)
    if wordless(text, words) or query.offset:  # an answer has no second page
        return Sheet(line="" if query.offset else words.say("inline-wordless"))
    try:
        return await _offered(query, text, context, room, words)
    except TooLong:
        return Sheet(line=words.say("inline-too-long"))
    except BadQuestion:
        return Sheet(line=words.say("inline-wordless"))
    except NoCorpus:
        return Sheet(line=words.say("inline-no-articles"))


async def _offered(
    query: InlineQuery, text: str, context: ContextTypes.DEFAULT_TYPE, room: Room, words: Words
) -> Sheet | None:
    """What was offered for it before, as long as it holds; None if it isn't the latest any more."""
    person, key, question = (
        query.from_user.id,
        (words.language, text),
        Question(text, room.corpora.public),
    )
    known = room.offers.recall(person, key)
    taken_back = await room.store.do(lambda store: store.retractions.of(question))

    def look() -> tuple[Basis, Offer | None] | None:
        if not room.offers.is_latest(person, query.id):
            return None
        basis = room.services.library.revision, taken_back
        return basis, None if basis == known.basis else room.services.quoter.offer(question)

    found = await room.glancing(look)
    if found is None:
        return None
    basis, offer = found
    if offer is None:
        return known
    sheet = _sheet_for(person, offer, taken_back, context, words)
    room.offers.keep(person, key, replace(sheet, basis=basis))
    return sheet


async def _meant(
    id: str, person: int, typed: str, context: ContextTypes.DEFAULT_TYPE, words: Words
) -> Kept | None:
    """The answer that was chosen; where it is forgotten, it is looked for anew.

    None for what is no answer, and for what nobody would be offered any more.
    """
    room = room_of(context)
    known, text = room.offers.find(id), tidy(typed)
    if known is not None:
        return known if known.person == person else None
    if not text or id.startswith(results.ARTICLE):
        return None
    question = Question(text, room.corpora.public)
    taken_back = await room.store.do(lambda store: store.retractions.of(question))
    try:
        offer = await room.glancing(lambda: room.services.quoter.offer(question))
    except (BadQuestion, NoCorpus):
        return None
    return _sheet_for(person, offer, taken_back, context, words).answers.get(id)


def _sheet_for(
    person: int,
    offer: Offer,
    taken_back: frozenset[str],
    context: ContextTypes.DEFAULT_TYPE,
    words: Words,
) -> Sheet:
    links = partial(room_of(context).links, context.bot.username)
    left = without_taken_back(offer, taken_back)
    return results.sheet_of(left, person, context.bot.token, links, words)


def without_taken_back(offer: Offer, taken_back: frozenset[str]) -> Offer:
    """What may be offered still; where the answer is withheld, what is left is but the nearest."""
    answer = without(offer.answer, taken_back)
    passages = [without(each, taken_back) for each in offer.passages]
    left = [replace(each, outcome=answer.outcome) for each in passages if each.citations]
    return Offer(answer, left)


async def _articles(query: InlineQuery, bot: str, room: Room, words: Words) -> Sheet:
    start = int(query.offset) if is_offset(query.offset) else 0
    page, is_more = await room.glancing(_page, room.services.library, room.corpora.public, start)
    found = [results.of_article(each, bot, words) for each in page]
    if not found and not start:
        return Sheet(line=words.say("inline-no-articles"))
    return Sheet(found, next_offset=str(start + PAGE) if is_more else "")


def _page(library: Library, corpora: Corpora, start: int) -> tuple[list[Article], bool]:
    """The articles of a page, and whether there are more."""
    entries = newest_first(library.articles(corpora))
    ids = [each.id for each in entries[start : start + PAGE]]
    found = library.get_articles(ids)
    return [found[id] for id in ids if id in found], len(entries) > start + PAGE


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """By the day they were published, those that don't tell last; else as they come."""
    return sorted(entries, key=lambda each: each.published, reverse=True)


def is_offset(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_OFFSET


def tidy(text: str) -> str:
    """What was typed, so that a space more or less makes no other question."""
    return " ".join(text.split())


async def _show(query: InlineQuery, sheet: Sheet) -> None:
    """Show it. One that comes too late is of no use, and no failure."""
    button = InlineQueryResultsButton(sheet.line, start_parameter=START) if sheet.line else None
    try:
        await query.answer(
            sheet.results,
            cache_time=CACHED_S if sheet.results else 0,
            is_personal=True,
            next_offset=sheet.next_offset,
            button=button,
        )
    except BadRequest as error:
        log.info("an inline query isn't answered: %s", error)
