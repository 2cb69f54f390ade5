"""`/journal`: what admins did, the latest first, to admins in private.

    25 Nov 22:30 UTC, 7: remove “Threads”
    └ when            └ who  └ what it was about: an article by its title, as long as there is one

Each line reads as the command does. An article's title stands in the library alone: once it is
deleted, only its id is left here.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox, sending
from bot.chat.managing.gate import at_once
from bot.chat.managing.private import privately
from bot.chat.manners.access import is_admin
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Part
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.acts import Done
from index.library import Library

JOURNAL: Final = "j"
PAGE: Final = 10
LONGEST_ABOUT: Final = 120
LONGEST_TITLE: Final = 60
_ARTICLE: Final = re.compile(r"\b[0-9a-f]{12}\b")


async def record(room: Room, who: int, what: str, about: str = "") -> None:
    """Admin `who` did `what` (a command, without the slash), about an article or a person by id.

    On disk when it returns; the same act of one update is kept once, however often it is tried.
    """
    update = outbox.current().update
    await room.store.do(lambda store: store.acts.record(who, what, about, update))


@at_once
@privately
async def journal(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    part, buttons = await _page(room, 0, words)
    await outbox.reply(message, [part], buttons)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`j:<page>` turns a page."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    await taps.acknowledge(query)
    page, *_ = taps.arguments(query)
    shown = query.message
    if not isinstance(shown, Message) or not is_admin(update, room) or not taps.is_its_own(query):
        return
    part, buttons = await _page(room, int(page), words_of(query.from_user))
    await sending.edit(sending.client_of(shown), shown.chat_id, shown.message_id, part, buttons)


async def _page(room: Room, page: int, words: Words) -> tuple[Part, InlineKeyboardMarkup | None]:
    acts = await room.store.do(lambda store: store.acts.latest(PAGE + 1, page * PAGE))
    if not acts:
        return Part(words.say("journal-empty")), None
    shown = acts[:PAGE]
    titles = await room.glancing(titled, room.services.library, shown)
    rows = [row(each, titles, words) for each in shown]
    turns = [(words.say("button-newer"), page - 1)] * (page > 0)
    turns += [(words.say("button-older"), page + 1)] * (len(acts) > PAGE)
    buttons = [InlineKeyboardButton(name, callback_data=f"{JOURNAL}:{to}") for name, to in turns]
    text = "\n".join([words.say("journal-head"), *(f"• {each}" for each in rows)])
    return Part(text), InlineKeyboardMarkup([buttons]) if buttons else None


def titled(library: Library, acts: Sequence[Done]) -> Mapping[str, str]:
    """The titles of the articles that acts were about, by id, as far as there are any."""
    ids = {id for each in acts for id in _ARTICLE.findall(each.about)}
    known = {each.id: each.title for each in library.trash() if each.id in ids}
    return known | {id: each.title for id, each in library.get_articles(ids).items()}


def row(act: Done, titles: Mapping[str, str], words: Words) -> str:
    """ "25 Nov 22:30 UTC, 7: remove “Threads”" """
    when = f"{words.moment(datetime.fromtimestamp(act.when, UTC))} UTC"
    about = _ARTICLE.sub(lambda found: _named(found[0], titles), act.about)
    did = " ".join(filter(None, [act.what, shortened(about, LONGEST_ABOUT)]))
    return words.say("journal-row", when=when, who=str(act.who), did=did)


def _named(id: str, titles: Mapping[str, str]) -> str:
    return f"“{shortened(titles[id], LONGEST_TITLE)}”" if id in titles else id
