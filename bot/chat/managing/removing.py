"""`/remove`: an article goes into the trash, and can be put back for a day.

/remove … ─→ this one? ─→ removed ─ [Undo] ─→ back as it was
                            └ after a day: deleted to the last trace
/remove alone, in private: what can still be put back
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat.delivery import outbox
from bot.chat.managing import journal, orders, previewing
from bot.chat.managing.gate import admins_only, author
from bot.chat.managing.naming import by_ids, corpora, named
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import LONGEST_NAMED, shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.orders import Order
from index.catalogue import Entry
from index.errors import NotInLibrary
from index.library import Library
from index.trash import Trashed

REMOVE: Final = "rm"
YES, NO, UNDO, BACK = "yes", "no", "undo", "back"
MOST_ASKED: Final = 20
"""Articles removed at once."""


@admins_only
async def remove(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    meant = await named(message, context.args or [], room)
    if not meant.is_anything:
        await _explain(message, room, words)
    elif meant.articles and (meant.is_certain or len(meant.articles) == 1):
        await ask(message, [each.id for each in meant.articles], author(message), room, words)
    else:
        await orders.ask_which(message, meant, REMOVE, room, words)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`rm:<order>:<what>`: an article chosen, yes, no; to undo is for any admin."""
    room, query = room_of(context), update.callback_query
    wanted = str(query.data).rpartition(":")[2] if query is not None else ""
    is_undo = wanted.startswith((UNDO, BACK))
    tap = await orders.tapped(update, room, by_any=is_undo)
    shown = orders.replacing(update) if tap is not None else None
    if tap is None or shown is None or query is None:
        return
    (order, _), words, who = tap, words_of(query.from_user), query.from_user.id
    if wanted == YES:
        await _remove(shown, order, who, room, words)
    elif wanted == NO:
        await outbox.reply(shown, join([Block(words.say("remove-kept"))]))
    elif wanted == UNDO:
        await _put_back(shown, order.articles, who, room, words)
    elif one := orders.chosen(order, wanted.removeprefix(BACK)):
        if is_undo:
            await _put_back(shown, [one], who, room, words)
        else:
            await ask(shown, [one], who, room, words)


async def ask(message: Message, ids: Sequence[str], who: int, room: Room, words: Words) -> None:
    """Ask whether they are to be removed, naming each."""
    reach = await corpora(message, room)
    there = [each.id for each in await by_ids(ids[:MOST_ASKED], room, reach)]
    entries = await room.glancing(_entries, room.services.library, there)
    if not entries:
        await outbox.reply(message, join([Block(words.say("article-not-found"))]))
        return
    chat = message.chat_id
    order = await room.store.do(lambda store: store.orders.make(who, chat, there))
    buttons = [
        orders.button(words.say("button-remove"), REMOVE, order, YES),
        orders.button(words.say("button-keep"), REMOVE, order, NO),
    ]
    rows = "\n".join(_row(each, words) for each in entries)
    blocks = [Block(words.say("remove-ask", count=len(entries))), Block(rows)]
    blocks.append(Block(words.say("remove-consequence")))
    await outbox.reply(message, join(blocks), InlineKeyboardMarkup([buttons]))


def _entries(library: Library, ids: Sequence[str]) -> list[Entry]:
    return [each for each in library.articles() if each.id in ids]


def _row(entry: Entry, words: Words) -> str:
    """ "• Title: ferry.txt, 12 passages" """
    title, source = shortened(entry.title, LONGEST_NAMED), previewing.place(entry.source)
    said = words.say("remove-row", title=title, source=source, passages=entry.passages)
    return f"• {said}"


async def _remove(message: Message, order: Order, who: int, room: Room, words: Words) -> None:
    gone = await room.answering(_into_trash, room.services.library, order.articles)
    if not gone:
        await outbox.reply(message, join([Block(words.say("article-not-found"))]))
        return
    await journal.record(room, who, "remove", " ".join(each.id for each in gone))
    titles = words.listed([shortened(each.title, LONGEST_NAMED) for each in gone])
    until = moment(min(each.until for each in gone), words)
    said = [words.say("removed", title=titles), words.say("removed-until", when=until)]
    undo = orders.button(words.say("button-undo"), REMOVE, order, UNDO)
    parts = join([Block(each) for each in said])
    await outbox.reply(message, parts, InlineKeyboardMarkup([[undo]]))


def _into_trash(library: Library, ids: Sequence[str]) -> list[Trashed]:
    """Those that are in the trash now: tried again, they are there already."""
    for id in ids:
        with suppress(NotInLibrary):
            library.remove(id)
    return [each for each in library.trash() if each.id in ids]


async def _put_back(
    message: Message, ids: Sequence[str], who: int, room: Room, words: Words
) -> None:
    titles = await room.answering(_out_of_trash, room.services.library, ids)
    if not titles:
        await outbox.reply(message, join([Block(words.say("put-back-late"))]))
        return
    await journal.record(room, who, "remove undo", " ".join(ids))
    shown = words.listed([shortened(each, LONGEST_NAMED) for each in titles])
    await outbox.reply(message, join([Block(words.say("put-back", title=shown))]))


def _out_of_trash(library: Library, ids: Sequence[str]) -> list[str]:
    """The titles of those that are in the library again."""
    for id in ids:
        with suppress(NotInLibrary):
            library.put_back(id)
    there = library.get_articles(ids)
    return [there[id].title for id in ids if id in there]


async def _explain(message: Message, room: Room, words: Words) -> None:
    """How it is used; in private, with what can still be put back."""
    how = Block(words.say("how-to-remove", example="/remove 3f2a90c1d4e5"))
    removed = await room.glancing(room.services.library.trash)
    some = removed[: orders.MOST]
    if not some or message.chat.type != message.chat.PRIVATE:
        await outbox.reply(message, join([how]))
        return
    order = await orders.made(message, [each.id for each in some], room)
    rows = [_trashed(at, each, words) for at, each in enumerate(some, 1)]
    if len(removed) > len(some):
        rows.append(words.say("article-more", count=len(removed) - len(some)))
    blocks = [how, Block("\n".join([words.say("removed-list"), *rows]))]
    buttons = orders.numbers(REMOVE, order, len(some), lambda at: f"{BACK}{at}")
    await outbox.reply(message, join(blocks), buttons)


def _trashed(at: int, each: Trashed, words: Words) -> str:
    """ "1. Title, until 26 Nov 22:30 UTC" """
    title = shortened(each.title, LONGEST_NAMED)
    return f"{at}. {words.say('removed-row', title=title, when=moment(each.until, words))}"


def moment(at: float, words: Words) -> str:
    """ "26 Nov 22:30 UTC", of a Unix time"""
    return f"{words.moment(datetime.fromtimestamp(at, UTC))} UTC"
