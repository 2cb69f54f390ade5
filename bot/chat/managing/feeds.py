"""`/feeds`: the links that are fetched again, to an admin in private, and what is done about each.

/feeds ─→ feeds and sitemaps, and pages that fail ─ a number ─→ one: how it went, when it is next
    [Fetch now]                          before all others, and told
    [Change hours] ─→ [1] [6] …          of a list, those of what it has brought too
    [Stop following] ─→ sure? ─→ left    [Undo], for a day
/articles, what is known of one that was read from a link ─→ the same of its link
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.managing import followed, journal
from bot.chat.managing.followed import FEED as FEED
from bot.chat.managing.gate import at_once
from bot.chat.managing.private import privately
from bot.chat.managing.working import problem
from bot.chat.manners.access import is_admin
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.words import Words, words_of
from index.errors import FootnoteError
from index.library import Library
from index.refetching import Fetched
from index.schedule import Visit
from index.visits import Visits

Shown = tuple[Sequence[Part], InlineKeyboardMarkup | None]


@at_once
@privately
async def feeds(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    await outbox.reply(message, *await _listed(0, room_of(context), words_of(message.from_user)))


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`fd:<what>:<link>`, by an admin in their own chat, below what the bot has shown them."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    shown, (what, id, more, *_) = query.message, [*taps.arguments(query), ""]
    is_theirs = isinstance(shown, Message) and shown.chat.id == query.from_user.id
    if not isinstance(shown, Message) or not is_theirs or not taps.is_its_own(query):
        await taps.acknowledge(query)
        return
    words = words_of(query.from_user)
    if not is_admin(update, room):
        await taps.acknowledge(query, words.say("admins-only"), is_alert=True)
        return
    await taps.acknowledge(query)
    if what != followed.ANEW:
        outbox.current().take_over(shown, shown.message_id)
    tap = Tap(shown, query, room, words)
    if what == followed.FETCH:
        dispatcher_of(context).later(update, tap.fetch(id))
    else:
        await outbox.reply(shown, *await tap.answered(what, id, more))


@dataclass(frozen=True, slots=True)
class Tap:
    """A button below a link that was tapped, by an admin who may."""

    shown: Message
    query: CallbackQuery
    room: Room
    words: Words

    async def answered(self, what: str, id: str, more: str) -> Shown:
        """What its message says then."""
        if what == followed.TURN:
            page = int(id) if id.isascii() and id.isdecimal() else 0
            return await _listed(page, self.room, self.words)
        if what == followed.UNDO:
            return await self._resumed(id)
        if what == followed.STOP:
            return await self._left(id)
        visit = await self._found(id)
        if visit is None:
            return self._said(self.words.say("feed-gone"))
        if what == followed.HOURS:
            return self._asked_hours(visit)
        if what == followed.EVERY and more in followed.CHOSEN:
            return await self._paced(visit, followed.CHOSEN[more])
        if what == followed.ASK:
            said = self.words.say("feed-stop-ask", link=followed.link(visit))
            return join([Block(said)]), followed.asked(visit, self.words)
        return await self._told(visit)

    async def fetch(self, id: str) -> None:
        """Fetch it before all others, and tell what came of it."""
        visit = await self._found(id)
        if visit is None:
            await outbox.reply(self.shown, *self._said(self.words.say("feed-gone")))
            return
        await self._note("fetch", visit)
        await outbox.reply(self.shown, *await self._told(visit, self.words.say("feed-fetching")))
        try:
            fetched = await asyncio.wrap_future(self.room.refetching.now(visit))
        except FootnoteError as error:
            said, now = problem(error, self.words, self.room.services.data), visit
        else:
            said, now = self._news(fetched), fetched.visit
        await outbox.reply(self.shown, *await self._told(now, said))

    def _news(self, fetched: Fetched) -> str:
        if fetched.visit.failures:
            return self.words.say("feed-failed")
        if not fetched.added and not fetched.updated:
            return self.words.say("feed-unchanged")
        return self.words.say("feed-fetched", added=fetched.added, updated=fetched.updated)

    async def _told(self, visit: Visit, news: str = "") -> Shown:
        every_h = self.room.config.library.refetch_hours
        brought, title = await self.room.glancing(_about, self.room.services.library, visit)
        blocks = followed.told(visit, brought, every_h, time.time(), self.words, title)
        return join([*blocks, *([Block(news)] if news else [])]), followed.buttons(
            visit, self.words
        )

    def _asked_hours(self, visit: Visit) -> Shown:
        blocks = [Block(self.words.say("feed-hours-ask", link=followed.link(visit)))]
        if visit.is_list:
            blocks.append(Block(self.words.say("feed-hours-list")))
        every_h = self.room.config.library.refetch_hours
        return join(blocks), followed.hours(visit, every_h, self.words)

    async def _paced(self, visit: Visit, every_h: float | None) -> Shown:
        await self.room.glancing(_pace, self.room.services.library, visit, every_h)
        await self._note(f"hours {'default' if every_h is None else f'{every_h:g}'}", visit)
        now = await self._found(followed.name(visit))
        return await self._told(now or visit)

    async def _left(self, id: str) -> Shown:
        """Tapped again, or tried again, it may be left already."""
        visits, visit = Visits(self.room.services.library), await self._found(id)
        if visit is not None and visit.is_list:
            await self._note("stop", visit)
            await self.room.glancing(visits.unfollow, visit.source, visit.corpus)
        visit = visit or await self._left_before(id)
        if visit is None or not visit.is_list:
            return self._said(self.words.say("feed-gone"))
        said = self.words.say("feed-stopped", link=followed.link(visit))
        return join([Block(said)]), followed.undo(visit, self.words)

    async def _resumed(self, id: str) -> Shown:
        visits, visit = Visits(self.room.services.library), await self._left_before(id)
        if visit is not None:
            await self._note("undo", visit)
            await self.room.glancing(visits.resume, visit.source, visit.corpus)
        now = await self._found(id)
        return await self._told(now) if now else self._said(self.words.say("feed-undo-late"))

    async def _found(self, id: str) -> Visit | None:
        visits = await self.room.glancing(Visits(self.room.services.library).all)
        return next((each for each in visits if followed.name(each) == id), None)

    async def _left_before(self, id: str) -> Visit | None:
        left = await self.room.glancing(Visits(self.room.services.library).left)
        return next((each for each in left if followed.name(each) == id), None)

    async def _note(self, what: str, visit: Visit) -> None:
        """In the journal: an article by its id, a list by its host."""
        library, about = self.room.services.library, followed.host(visit)
        if not visit.is_list:
            known = await self.room.glancing(library.find, visit.source, visit.corpus)
            about = known.article_id if known else about
        await journal.record(self.room, self.query.from_user.id, "feeds", f"{what} {about}")

    def _said(self, text: str) -> Shown:
        back = followed.turn(self.words.say("button-back"), 0)
        return join([Block(text)]), InlineKeyboardMarkup([[back]])


def of_article(library: Library, source: str, corpus: str) -> Visit | None:
    """How the link of an article is fetched; None if it wasn't read from one."""
    every = Visits(library).all()
    return next(
        (
            each
            for each in every
            if (each.source, each.corpus, each.is_list) == (source, corpus, False)
        ),
        None,
    )


def _about(library: Library, visit: Visit) -> tuple[int, str]:
    """(how many articles a list has brought, the title of the article that is no list)."""
    if visit.is_list:
        return len(Visits(library).brought(visit.source, visit.corpus)), ""
    known = library.find(visit.source, visit.corpus)
    found = library.get_articles([known.article_id]) if known else {}
    return 0, next((each.title for each in found.values()), "")


def _pace(library: Library, visit: Visit, every_h: float | None) -> None:
    visits, brought = Visits(library), set[str]()
    if visit.is_list:
        brought = visits.brought(visit.source, visit.corpus)
    visits.pace([visit.source, *brought], visit.corpus, every_h)


async def _listed(page: int, room: Room, words: Words) -> Shown:
    visits = await room.glancing(Visits(room.services.library).all)
    if not visits:
        return join([Block(words.say("feeds-none"))]), None
    lists = sum(each.is_list for each in visits)
    counts = {"lists": words.number(lists), "others": words.number(len(visits) - lists)}
    head = Block().styled(MessageEntity.BOLD, words.say("feeds-head", **counts))
    found = followed.worth_listing(visits)
    page = min(page, max(0, (len(found) - 1) // followed.PAGE))
    first = page * followed.PAGE + 1
    some = found[first - 1 : first - 1 + followed.PAGE]
    tail = Block(words.say("feeds-open" if some else "feeds-all-well"))
    numbers = [followed.button(str(at), followed.OPEN, each) for at, each in enumerate(some, first)]
    turns = [followed.turn(words.say("button-back"), page - 1)] * (page > 0)
    turns += [followed.turn(words.say("button-next"), page + 1)] * (
        first - 1 + followed.PAGE < len(found)
    )
    rows = [each for each in (numbers, turns) if each]
    parts = join([head, *followed.rows(some, first, words), tail])
    return parts, InlineKeyboardMarkup(rows) if rows else None
