"""`/reindex`: an admin has articles read, split and embedded anew, and can cancel it.

    /reindex                all articles
    /reindex words          one, by its title; or by id, link, or in reply to what is about it

What another start of the bot finds unfinished begins anew, in the message that stands there; what
was embedded by then isn't embedded again.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.managing import journal, orders
from bot.chat.managing.gate import admins_only, author
from bot.chat.managing.naming import Named, named
from bot.chat.managing.progress import Progress
from bot.chat.managing.working import done
from bot.chat.manners.access import is_admin
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import Words, words_of
from index.errors import Cancelled
from index.indexer import Report
from index.rebuilder import Cancel

REINDEX: Final = "ri"
CANCEL: Final = "rc"
ALL: Final = "all"


@admins_only
async def reindex(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words, args = room_of(context), words_of(message.from_user), context.args or []
    meant = Named(is_anything=False) if args == [ALL] else await named(message, args, room)
    if meant.articles and not meant.is_certain and len(meant.articles) > 1:
        await orders.ask_which(message, meant, REINDEX, room, words)
    elif meant.is_anything and not meant.articles:
        await outbox.reply(message, join([Block(words.say("article-not-found"))]))
    else:
        await run(message, [each.id for each in meant.articles], author(message), room, words)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`ri:<order>:<n>`: one of several articles was chosen."""
    room, query = room_of(context), update.callback_query
    tap = await orders.tapped(update, room)
    one = orders.chosen(*tap) if tap is not None else None
    shown = orders.replacing(update) if one is not None else None
    if one is None or shown is None or query is None:
        return
    work = run(shown, [one], query.from_user.id, room, words_of(query.from_user))
    dispatcher_of(context).later(update, work)


async def cancel(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`rc:<update>`: an admin wants that work no more."""
    room, query = room_of(context), update.callback_query
    if query is None:
        return
    words, (named, *_) = words_of(query.from_user), taps.arguments(query)
    is_number = named.isascii() and named.isdecimal()
    work = room.under_way.get(int(named)) if is_number else None
    if not is_admin(update, room):
        await taps.acknowledge(query, words.say("admins-only"), is_alert=True)
    elif work is None:
        await taps.acknowledge(query, words.say("not-under-way"), is_alert=True)
    else:
        work.ask()
        await taps.acknowledge(query, words.say("cancelling"))
        await journal.record(room, query.from_user.id, "reindex cancel")


async def run(message: Message, ids: Sequence[str], who: int, room: Room, words: Words) -> None:
    """Reindex those articles, all if none is named, telling how far it is."""
    if room.writing.locked():
        await outbox.reply(message, join([Block(words.say("library-busy"))]))
        return
    await journal.record(room, who, "reindex", " ".join(ids) or ALL)
    key, cancel = outbox.current().update, Cancel()
    buttons = [[InlineKeyboardButton(words.say("button-cancel"), callback_data=f"{CANCEL}:{key}")]]
    progress = Progress(message, words, InlineKeyboardMarkup(buttons))
    room.under_way[key] = cancel
    try:
        await outbox.reply(message, join([Block(words.say("reindexing"))]), progress.buttons)
        work = partial(_rebuilt, room, ids, progress, cancel)
        came = await done(room, work, words, room.rebuilding)
    finally:
        room.under_way.pop(key, None)
    await progress.finish(_told(came, progress, words))


def _rebuilt(room: Room, ids: Sequence[str], progress: Progress, cancel: Cancel) -> Report | None:
    """None if it was cancelled."""
    try:
        return room.services.rebuilder.run(ids, progress=progress, cancel=cancel)
    except Cancelled:
        return None


def _told(came: Report | str | None, progress: Progress, words: Words) -> str:
    if isinstance(came, str):
        return came
    if came is None:
        last = progress.last
        count, total = (last.done, last.total) if last is not None else (0, 0)
        return words.say("reindex-cancelled", done=count, total=total)
    return words.say(
        "reindexed",
        articles=len(came.ids),
        passages=came.passages,
        seconds=round(came.seconds),
        changed=came.updated,
    )
