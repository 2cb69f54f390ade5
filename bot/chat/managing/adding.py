"""`/add`, a file dropped, a channel's post forwarded: what it would be is shown; an admin decides.

wanted ─ read, weighed ─→ preview [Add] [Cancel] ─ Add ─→ `taking` puts in what was shown
              │                          └ Cancel, a day ─→ gone
              └→ what is wrong with it, in one line

Of a reply to a gap it is remembered which one, for `taking` to fill it (`filling`).
"""

import logging
from contextlib import suppress
from dataclasses import replace
from typing import cast

from telegram import CallbackQuery, Document, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import ContextTypes, ExtBot

from bot.chat import asking, taps
from bot.chat.delivery import outbox, sending
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.managing import filling, previewing, uploads
from bot.chat.managing.gate import admins_only, author
from bot.chat.managing.looking import Seen, look
from bot.chat.managing.previewing import NO, YES
from bot.chat.managing.wanted import Wanted, held, wanted
from bot.chat.managing.working import problem
from bot.chat.manners.access import is_admin
from bot.chat.manners.speakers import speaker_of
from bot.chat.meant import channels
from bot.chat.meant.channels import Post
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.render import LONGEST_NAMED, shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.additions import OFFERED, Addition
from index import loaders
from index.aside import Aside
from index.errors import FootnoteError
from index.preview import Listed

log = logging.getLogger(__name__)


@admins_only
async def add(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/add LINK`, or `/add` below a file or in reply to what is to be added."""
    await _consider(message, context)


async def file(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A file: looked at when an admin sends it in private, or anywhere with /add as caption.

    In a group its caption may be a question as any other.
    """
    message = update.effective_message
    if message is None:
        return
    word = (message.caption or " ").split()[:1]
    mine = ("/add", f"/add@{context.bot.username.lower()}")
    if _is_handed_over(update, room_of(context)):
        dispatcher_of(context).later(update, _consider(message, context))
    elif (word and word[0].lower() in mine) or message.chat.type == message.chat.PRIVATE:
        await add(update, context)
    else:
        await asking.question(update, context)


async def forwarded(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """What was forwarded in private: a channel's post by an admin, or a question as any other."""
    message = update.effective_message
    if message is None:
        return
    is_post = channels.forwarded(message) is not None and held(message)
    if is_post and _is_handed_over(update, room_of(context)):
        dispatcher_of(context).later(update, _consider(message, context))
    else:
        await asking.question(update, context)


async def replied(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A text that replies in private: by an admin to a gap, with a link; or a question as any
    other."""
    message, room = update.effective_message, room_of(context)
    if message is None:
        return
    if _is_handed_over(update, room) and await filling.meant(message, room):
        dispatcher_of(context).later(update, _consider(message, context))
    else:
        await asking.question(update, context)


def _is_handed_over(update: Update, room: Room) -> bool:
    """Whether an admin hands something over in private. Whoever made it, nothing is done about it
    before the admin says so."""
    speaker, message = speaker_of(update), update.message
    is_private = message is not None and message.chat.type == message.chat.PRIVATE
    return is_private and speaker.is_person and speaker.id in room.admins


async def _consider(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    gap = await filling.meant(message, room)
    things = held(message) if gap else wanted(message)  # what a gap's question links to fills none
    if len(things) != 1:
        how = words.say("how-to-fill" if gap else "how-to-add")
        await outbox.reply(message, join([Block(words.say("add-one") if things else how)]))
        return
    problem = _refusal(things[0], room, words)
    if problem:
        await outbox.reply(message, join([Block(problem)]))
        return
    reading = words.say("reading-file", name=_name(things[0]))
    await outbox.reply(message, join([Block(reading)]))
    await _show(message, things[0], gap, room, words)


def _refusal(thing: Wanted, room: Room, words: Words) -> str:
    if not isinstance(thing, Document):
        return ""
    return uploads.refusal(thing, room.config.library.max_file_mb * loaders.MEGABYTE, words)


def _name(thing: Wanted) -> str:
    if isinstance(thing, Document):
        return uploads.name_of(thing)
    return previewing.place(thing.link if isinstance(thing, Post) else thing)


async def _show(message: Message, thing: Wanted, gap: int, room: Room, words: Words) -> None:
    """Its preview, or why there is none."""
    update, aside = outbox.current().update, Aside(room.services.data)
    id = await room.store.do(lambda store: store.additions.id_for(update))
    if await _is_past(id, room):
        return
    corpus, *_ = room.corpora.of(message.chat_id)
    newest = await room.glancing(room.services.library.newest)
    try:
        if isinstance(thing, Document):
            folder = await room.glancing(aside.folder, id)
            await uploads.fetch(thing, folder / uploads.name_of(thing))
        seen = await room.indexing(look, room.services, thing, id, corpus)
    except FootnoteError as error:
        await _decline(message, id, problem(error, words, room.services.data), room)
        return
    except (TelegramError, OSError) as error:
        log.error("a file couldn't be fetched: %s", error)
        await _decline(message, id, words.say("sorry"), room)
        return
    file = thing.file_unique_id if isinstance(thing, Document) else ""
    place = {"admin": author(message), "chat": message.chat_id, "message": 0}
    offer = Addition(id, update, **place, corpus=corpus, language=words.language, file=file)
    offer = replace(offer, gap=gap, seen=newest)
    if seen.is_unchanged:
        await _remember(offer, seen, room)
        await _fill(message, offer, seen, room, words)
        return
    await room.store.do(lambda store: store.additions.offer(offer))
    await outbox.reply(message, *_shown(seen, id, room, words))


async def _is_past(id: str, room: Room) -> bool:
    """Whether it was shown already, and confirmed: this is another try."""
    known = await room.store.do(lambda store: store.additions.get(id))
    return known is not None and known[1] != OFFERED


async def _decline(message: Message, id: str, why: str, room: Room) -> None:
    await room.glancing(Aside(room.services.data).drop, id)
    await outbox.reply(message, join([Block(why)]))


async def _fill(message: Message, offer: Addition, seen: Seen, room: Room, words: Words) -> None:
    """Nothing is added; a gap may be filled by what is here already."""
    blocks, filled = [Block(_unchanged(seen, words))], None
    before = seen.preview.before if seen.preview else None
    if offer.gap and before is not None:
        filled = await filling.filled(offer.gap, before.version - 1, room)
        blocks += filling.said(filled, words) if filled is not None else []
    await room.glancing(Aside(room.services.data).drop, offer.id)
    await outbox.reply(message, join(blocks))
    if filled is not None:
        blocked, by = room.barred.people, (offer.admin, offer.update)
        await room.store.do(lambda store: filling.settle(store, filled, blocked, *by))


def _unchanged(seen: Seen, words: Words) -> str:
    title = seen.preview.document.title if seen.preview else ""
    return words.say("file-unchanged", name=shortened(title, LONGEST_NAMED))


async def _remember(offer: Addition, seen: Seen, room: Room) -> None:
    """Its file is the article that is here already."""
    before = seen.preview.before if seen.preview else None
    if offer.file and before is not None:
        await room.store.do(lambda store: store.files.keep(offer.file, before.id))


def _shown(
    seen: Seen, id: str, room: Room, words: Words
) -> tuple[list[Part], InlineKeyboardMarkup]:
    into = seen.corpus and words.say("detail-corpus", name=seen.corpus)
    if isinstance(seen.found, Listed):
        is_followed = room.config.library.refetch_hours > 0
        blocks = previewing.listing(seen.found, seen.known, words, into, is_followed=is_followed)
        return join(blocks), previewing.buttons(id, words)
    assert seen.preview is not None
    is_newer = seen.preview.standing == "newer"
    shown = previewing.article(seen.preview, words, into)
    return join(shown), previewing.buttons(id, words, is_newer=is_newer)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`add:<id>:yes` or `no`: by the admin who was asked, where they were asked."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    words, (id, way, *_) = words_of(query.from_user), taps.arguments(query)
    known = await room.store.do(lambda store: store.additions.get(id))
    problem = _not_heard(known, update, room, words)
    if problem or known is None:
        await taps.acknowledge(query, problem, is_alert=True)
        if known is None and is_admin(update, room) and taps.is_its_own(query):
            await _put(query, problem)
    elif way == YES:
        await _confirm(query, known[0], room, words)
    elif way == NO and await room.store.do(lambda store: store.additions.cancel(id)):
        await taps.acknowledge(query)
        await room.glancing(Aside(room.services.data).drop, id)
        await _put(query, words.say("not-added"))


def _not_heard(known: tuple[Addition, str] | None, update: Update, room: Room, words: Words) -> str:
    """Why a tap isn't heard; "" if it is."""
    query = update.callback_query
    if not is_admin(update, room):
        return words.say("admins-only")
    if known is None or query is None or query.message is None:
        return words.say("add-expired")
    addition, state = known
    if addition.admin != query.from_user.id or addition.chat != query.message.chat.id:
        return words.say("inline-not-yours")
    return words.say("add-already") if state != OFFERED else ""


async def _confirm(query: CallbackQuery, offer: Addition, room: Room, words: Words) -> None:
    message = query.message.message_id if query.message else 0
    is_first = await room.store.do(lambda store: store.additions.confirm(offer.id, message))
    try:
        await taps.acknowledge(query, "" if is_first else words.say("add-already"))
        if is_first:
            await _put(query, words.say("adding"))
    finally:
        room.confirmed.set()


async def _put(query: CallbackQuery, said: str) -> None:
    """In place of the preview."""
    shown = query.message
    if shown is not None:
        client = cast("ExtBot[str]", query.get_bot())
        with suppress(BadRequest):
            await sending.edit(client, shown.chat.id, shown.message_id, Part(said))
