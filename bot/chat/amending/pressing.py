"""Taps about what has changed: to see it, and not to be told of such any more.

changed:<answer>   below an answer: its quotes as they were and as they are
quiet:<on or off>  below a message that told of one: whoever taps wants that, or no more
"""

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat import evidence, taps
from bot.chat.amending import finding, rendering
from bot.chat.amending.changes import Change
from bot.chat.delivery import outbox
from bot.chat.evidence import Shown
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import Words, words_of
from bot.chat.store.answers import Kept
from index.types import Corpora

PREFIX = "c-"


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`changed:<answer>` below an answer was tapped."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    words = words_of(query.from_user)
    kept = await evidence.tapped(query, room, words)
    if kept is None:
        return
    found = await _changes(kept, room, evidence.read_at(query, room))
    if not found:
        await taps.acknowledge(query, words.say("amended-again"), is_alert=True)
        return
    await evidence.show(query, kept, Shown(rendering.opened(found, words)), room)


async def follow(message: Message, payload: str, room: Room, words: Words) -> bool:
    """Show what the link below an answer elsewhere leads to; False if it is no such link."""
    if not payload.startswith(PREFIX):
        return False
    id = payload.removeprefix(PREFIX)
    kept = await room.store.do(lambda store: store.answers.get(id))
    corpora = await evidence.readable(message, kept, room) if kept else ()
    found = await _changes(kept, room, corpora) if kept else []
    parts = rendering.opened(found, words) if found else join([Block(words.say("amended-again"))])
    await outbox.reply(message, parts)
    return True


async def hush(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`quiet:<on or off>` was tapped: it holds for whoever did."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    choice, *_ = taps.arguments(query)
    if choice not in ("on", "off"):
        await taps.acknowledge(query)
        return
    is_quiet, person, words = choice == "on", query.from_user.id, words_of(query.from_user)
    await room.store.do(lambda store: store.amendments.hush(person, is_quiet=is_quiet))
    said = words.say("amended-quiet" if is_quiet else "amended-loud")
    await taps.acknowledge(query, said, is_alert=True)
    if taps.is_its_own(query):
        await _turn(query, words, is_quiet=is_quiet)


async def _turn(query: CallbackQuery, words: Words, *, is_quiet: bool) -> None:
    """Let the button be the way back."""
    others = [
        row for row in taps.rows(query) if not any(each.callback_data == query.data for each in row)
    ]
    turned = rendering.hushing(words, is_quiet=is_quiet)
    await taps.change(query, InlineKeyboardMarkup([*others, turned]))


async def _changes(kept: Kept, room: Room, corpora: Corpora) -> list[Change]:
    """Of those that were noticed, what still isn't said; each quote once."""
    _, numbers = await room.store.do(lambda store: store.amendments.of(kept.id))
    library = room.services.library
    found = await room.answering(finding.changes, library, kept, numbers, corpora)
    return [each for each in found.values() if each is not None]
