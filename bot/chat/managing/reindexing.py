"""`/reindex`: an admin has articles read, split and embedded anew, and can cancel it.

/reindex                all articles
/reindex words          one, by its title; or by id, link, or in reply to what is about it
accepted ─→ on disk ─→ `renewing` does it, and tells how far it is in the message that stands
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox
from bot.chat.managing import journal, orders
from bot.chat.managing.gate import at_once, author
from bot.chat.managing.naming import Named, named
from bot.chat.manners.access import is_admin
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import Words, words_of
from bot.chat.store.reindexings import Reindexing
from bot.chat.store.store import Store

REINDEX: Final = "ri"
CANCEL: Final = "rc"
ALL: Final = "all"


@at_once
async def reindex(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words, args = room_of(context), words_of(message.from_user), context.args or []
    meant = Named(is_anything=False) if args == [ALL] else await named(message, args, room)
    if meant.articles and not meant.is_certain and len(meant.articles) > 1:
        await orders.ask_which(message, meant, REINDEX, room, words)
    elif meant.is_anything and not meant.articles:
        await outbox.reply(message, join([Block(words.say("article-not-found"))]))
    else:
        await order(message, [each.id for each in meant.articles], author(message), room, words)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`ri:<order>:<n>`: one of several articles was chosen."""
    room, query = room_of(context), update.callback_query
    tap = await orders.tapped(update, room)
    one = orders.chosen(*tap) if tap is not None else None
    shown = orders.replacing(update) if one is not None else None
    if one is not None and shown is not None and query is not None:
        await order(shown, [one], query.from_user.id, room, words_of(query.from_user))


async def order(message: Message, ids: Sequence[str], who: int, room: Room, words: Words) -> None:
    """Accept that these articles, all if none is named, are to be reindexed, and say so.

    What an earlier try of the update was told isn't said again: more may be known by now.
    """
    reply = outbox.current()
    wanted = Reindexing(reply.update, who, message.chat_id, reply.first, ids, words.language)
    accepted, is_new = await room.store.do(partial(_accept, wanted, is_busy=room.writing.locked()))
    if accepted is None:
        await outbox.reply(message, join([Block(words.say("library-busy"))]))
        return
    if is_new or not accepted.message:
        await _say(message, accepted, room, words)
    room.ordered.set()


def _accept(wanted: Reindexing, store: Store, *, is_busy: bool) -> tuple[Reindexing | None, bool]:
    """The order, if it is accepted, and whether it wasn't before."""
    if known := store.reindexings.of(wanted.update):
        return known, False
    accepted = None if is_busy else store.reindexings.accept(wanted)
    if accepted is not None:
        about = " ".join(wanted.articles) or ALL
        store.acts.record(wanted.admin, "reindex", about, wanted.update)
    return accepted, accepted is not None


async def _say(message: Message, accepted: Reindexing, room: Room, words: Words) -> None:
    """That it begins. What can't be said isn't accepted: its update is tried again."""
    try:
        said = join([Block(words.say("reindexing"))])
        await outbox.reply(message, said, cancelling(accepted, words))
    except Exception:
        await room.store.do(lambda store: store.reindexings.drop(accepted.id))
        raise
    shown = outbox.current().first
    await room.store.do(lambda store: store.reindexings.show(accepted.id, shown))


def cancelling(accepted: Reindexing, words: Words) -> InlineKeyboardMarkup:
    """The button that ends it."""
    data = f"{CANCEL}:{accepted.id}"
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(words.say("button-cancel"), callback_data=data)]]
    )


async def cancel(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`rc:<order>`: an admin wants that no more, where it was ordered."""
    room, query = room_of(context), update.callback_query
    if query is None:
        return
    words, (id, *_) = words_of(query.from_user), taps.arguments(query)
    chat = query.message.chat.id if query.message is not None else 0
    if not is_admin(update, room):
        await taps.acknowledge(query, words.say("admins-only"), is_alert=True)
    elif not await room.store.do(partial(_cancel, id, chat)):
        await taps.acknowledge(query, words.say("not-under-way"), is_alert=True)
    else:
        if id in room.under_way:
            room.under_way[id].ask()
        await taps.acknowledge(query, words.say("cancelling"))
        await journal.record(room, query.from_user.id, "reindex cancel")


def _cancel(id: str, chat: int, store: Store) -> bool:
    known = store.reindexings.get(id)
    return known is not None and known.chat == chat and store.reindexings.cancel(id)
