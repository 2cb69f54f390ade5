"""Votes cast by the buttons below an answer.

    Helpful ─────→ noted                  tapped again: taken back
    Not helpful ─→ noted, and four reasons stand below until whoever tapped has chosen one

The reasons are asked for by an edit of the buttons, never by a message: a group isn't talked at.
They belong to everyone there: who taps one without having voted has voted with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.chat import evidence, taps
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.words import Id, Words, words_of
from bot.chat.store.answers import Kept
from bot.chat.store.store import Store
from bot.chat.store.votes import DOWN, UP, Heard

VALUES: Final = {"up": UP, "down": DOWN}
SAID: Final[Mapping[Heard, Id]] = {
    Heard.NOTED: Id("vote-noted"),
    Heard.CHANGED: Id("vote-changed"),
    Heard.TAKEN_BACK: Id("vote-taken-back"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A vote that was counted: what it came to; whether reasons were awaited, and are now.

    `is_below` if the message that was tapped says that answer.
    """

    heard: Heard
    asked: bool
    asks: bool
    is_below: bool


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`v:<answer>:<up, down or a reason>` below an answer was tapped."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    _, choice, *_ = taps.arguments(query)
    words = words_of(query.from_user)
    kept = await evidence.tapped(query, room, words)
    if kept is None:
        return
    if choice not in VALUES and choice not in keyboard.REASONS:
        await taps.acknowledge(query)
        return
    counted = await room.store.do(
        lambda store: _count(store, kept, query, choice, update.update_id)
    )
    await taps.acknowledge(query, words.say(SAID[counted.heard]))
    if counted.is_below:
        await _show(query, kept, words, counted, room)


def _count(store: Store, kept: Kept, query: CallbackQuery, choice: str, update: int) -> Counted:
    person, heard = query.from_user.id, Heard.NOTED
    asked = store.votes.awaits(kept.id)
    if choice in VALUES:
        heard = store.votes.tap(kept.id, person, VALUES[choice], update)
    else:
        store.votes.why(kept.id, person, choice, update)
    return Counted(heard, asked, store.votes.awaits(kept.id), _is_below(store, kept, query))


def _is_below(store: Store, kept: Kept, query: CallbackQuery) -> bool:
    """An edited question may have made the message say another answer by now."""
    if query.message is None:
        return True
    said = store.answers.said_by(query.message.chat.id, query.message.message_id)
    return said is not None and said.id == kept.id


async def _show(
    query: CallbackQuery, kept: Kept, words: Words, counted: Counted, room: Room
) -> None:
    """Let the reasons stand below while they are awaited, and nothing else change there.

    The buttons are known as they were at the tap: someone else's may have changed them since.
    """
    shown = query.message.reply_markup if isinstance(query.message, Message) else None
    if shown is not None and keyboard.asks_why(shown) == counted.asked == counted.asks:
        return
    under = keyboard.under(kept, words)
    before = shown or await evidence.whole(query.get_bot(), room, kept, under, words)
    await taps.change(query, keyboard.asking_why(before, kept, words, asks=counted.asks))
