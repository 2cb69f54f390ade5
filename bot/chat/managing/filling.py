"""A gap is filled: an admin replies to it with an article, and those who asked are answered.

a file, or /add with a link, as a reply to a gap ─→ their wishes are made for them ─→ `granting`

The article goes its own way into the library, by whatever is asked of the admin first. Those who
asked are told as whoever taps "Tell me when it is answered" is, once; in a group by a reply to what
they asked. A wish made so ends after a day.
"""

import logging

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.managing import journal
from bot.chat.managing.gate import author
from bot.chat.manners.access import is_admin
from bot.chat.manners.groups import command
from bot.chat.room import Room, room_of
from bot.chat.store.answers import Kept
from bot.chat.store.gaps import Shown
from bot.chat.store.store import Store

log = logging.getLogger(__name__)


async def noticed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """An admin's reply to a gap with what may become an article."""
    message, room = update.message, room_of(context)
    if message is None or not brings_article(message, context.bot.username):
        return
    above = message.reply_to_message
    if above is None or message.chat.type != message.chat.PRIVATE or not is_admin(update, room):
        return
    chat, id = message.chat_id, above.message_id
    gap = await room.store.do(lambda store: store.gaps.shown(chat, id))
    if gap is not None:
        await _fill(gap, message, room)


def brings_article(message: Message, username: str) -> bool:
    """Whether it holds a file, or is `/add` with something behind it."""
    text = message.text or ""
    is_add = command(message, username) == "add" and len(text.split()) > 1
    return is_add or (message.document is not None and message.animation is None)


async def _fill(gap: Shown, message: Message, room: Room) -> None:
    seen = await room.answering(room.services.library.newest)
    blocked = room.barred.people
    count = await room.store.do(lambda store: wished(store, gap, seen, blocked))
    log.info("a gap is to be filled: %d of those who asked wait for that", count)
    await journal.record(room, author(message), "gaps", str(count))


def wished(store: Store, gap: Shown, seen: int, blocked: frozenset[int]) -> int:
    """Make the wishes of those who asked, one for each of them; how many those are."""
    asked: dict[int, Kept] = {}
    for id in gap.answers:
        kept = store.answers.get(id)
        if kept is not None and kept.person not in blocked and may_be_told(store, kept):
            asked.setdefault(kept.person, kept)
    return sum(store.wishes.make(each, gap.id, gap.answers, seen) for each in asked.values())


def may_be_told(store: Store, kept: Kept) -> bool:
    """Whether it is known who asked, and where; in a group, by which message: that is known for
    two days, and the answer is a reply to it.
    """
    if not kept.question or not kept.person:
        return False
    return kept.chat > 0 or (kept.chat < 0 and store.deliveries.question(kept.id) is not None)
