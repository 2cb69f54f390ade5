"""`/retract`: an admin takes a wrong answer back.

/retract why         in reply to any message of the answer
/retract link why    with a link of one of its footnotes, where it can't be replied to
     └→ taken back ─ [Undo], for a day ─→ as it was

It is done at once: meanwhile others read what is wrong.

Its messages say so from then on, without buttons, and the same question isn't answered so again.
"""

import logging
import re
import time
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any, Final, cast

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes, ExtBot

from bot.chat.delivery import outbox, refusals, sending
from bot.chat.delivery.client import Client
from bot.chat.managing import journal, orders
from bot.chat.managing.gate import at_once, author
from bot.chat.restoring import restore
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words, words_for, words_of
from bot.chat.store.answers import Kept
from bot.chat.store.retractions import Retraction
from index.trash import KEPT_S

log = logging.getLogger(__name__)

RETRACT: Final = "rt"
UNDO = "undo"
LONGEST_REASON: Final = 500
_LINK: Final = re.compile(
    r"\S*(?:\be-(?P<chat>[0-9a-f]{16})-|/a/(?P<page>[0-9a-f]{16})/)\d{1,3}\b\S*", re.ASCII
)
"""To the passage in a chat with the bot, or to its article page."""


@at_once
async def retract(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    link, reason = parted(" ".join(context.args or []))
    kept = await _meant(message, link, room)
    if kept is None:
        await outbox.reply(message, join([Block(words.say("how-to-retract"))]))
        return
    who, chat, answer = author(message), message.chat_id, kept.id
    order = await room.store.do(lambda store: store.orders.make(who, chat, (), answer))
    client = cast("Client", context.bot)
    said = await _taken_back(kept, who, reason, room, client, words)
    undo = orders.button(words.say("button-undo"), RETRACT, order, UNDO)
    await outbox.reply(message, join([Block(said)]), InlineKeyboardMarkup([[undo]]))


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`rt:<order>:undo`, by any admin."""
    room, query = room_of(context), update.callback_query
    tap = await orders.tapped(update, room, by_any=True)
    shown = orders.replacing(update) if tap is not None else None
    if tap is None or shown is None or query is None:
        return
    (order, _), words, who = tap, words_of(query.from_user), query.from_user.id
    kept = await room.store.do(lambda store: store.answers.get(order.answer))
    if kept is not None:
        said = await _given_back(kept, who, room, cast("Client", context.bot), words)
        await outbox.reply(shown, join([Block(said)]))


async def _taken_back(
    kept: Kept, who: int, reason: str, room: Room, client: Client, words: Words
) -> str:
    quotes = await _quotes(kept, room)
    retraction = await room.store.do(
        lambda store: store.retractions.make(kept, quotes, who, reason)
    )
    await journal.record(room, who, "retract", kept.id)
    is_shown = await _show(kept, retraction, room, client)
    done = words.say("retracted-done" if kept.question else "retracted-forgotten")
    return done if is_shown else f"{done} {words.say('retracted-unseen')}"


async def _given_back(kept: Kept, who: int, room: Room, client: Client, words: Words) -> str:
    """Its messages are put together again where they are, as far as they can be."""
    since = time.time() - KEPT_S
    if not await room.store.do(lambda store: store.retractions.undo(kept.id, since)):
        return words.say("retract-undo-late")
    await journal.record(room, who, "retract undo", kept.id)
    is_shown = await restore(kept, room, client)
    done = words.say("retract-undone")
    return done if is_shown else f"{done} {words.say('retract-undone-unseen')}"


def parted(text: str) -> tuple[str, str]:
    """(the id of the answer that a footnote's link leads to, or "", the reason behind it)."""
    found = _LINK.match(text)
    reason = text[found.end() :] if found else text
    id = (found["chat"] or found["page"]) if found else ""
    return id, shortened(reason.strip(), LONGEST_REASON)


async def _meant(message: Message, link: str, room: Room) -> Kept | None:
    """The answer that is to be taken back; None if none is named."""
    above = message.reply_to_message
    if link:
        return await room.store.do(lambda store: store.answers.get(link))
    if above is None:
        return None
    chat, id = above.chat_id, above.message_id
    return await room.store.do(lambda store: store.answers.said_by(chat, id))


async def _quotes(kept: Kept, room: Room) -> list[str]:
    """What it quotes, as far as its articles are still there."""
    version, found = room.services.library.version, list[str]()
    for each in kept.citations:
        article = await room.answering(version, each.article, each.version)
        if article is not None:
            found.append(article.text[each.start : each.end])
    return found


async def _show(kept: Kept, retraction: Retraction, room: Room, client: "ExtBot[str]") -> bool:
    """Let its messages say so, in their reader's language; False if none can be changed."""
    part = Part(said(retraction, words_for(kept.language)))
    places = await room.store.do(lambda store: store.answers.messages(kept.id))
    edits = [sending.edit(client, chat, message, part) for chat, message in places]
    if kept.inline:
        edits.append(sending.edit_inline(client, kept.inline, part))
    return any([await _changed(each) for each in edits])


def said(retraction: Retraction, words: Words) -> str:
    """What stands in its place: that, when and why it was taken back."""
    day = words.day(datetime.fromtimestamp(retraction.made, UTC).date().isoformat())
    if retraction.reason:
        return words.say("retracted-why", date=day, reason=retraction.reason)
    return words.say("retracted", date=day)


async def _changed(edit: Coroutine[Any, Any, None]) -> bool:
    try:
        await edit
    except refusals.UNCHANGEABLE as error:
        log.info("a message of what was taken back stays as it is: %s", error)
        return False
    return True
