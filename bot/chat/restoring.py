"""An answer that was taken back, put together again where it stood."""

from contextlib import suppress

from bot.chat import evidence
from bot.chat.amending.marking import Marking
from bot.chat.delivery import refusals, sending
from bot.chat.delivery.client import Client
from bot.chat.room import Room
from bot.chat.saying import keyboard
from bot.chat.saying.words import words_for
from bot.chat.store.answers import Kept


async def restore(kept: Kept, room: Room, client: Client) -> bool:
    """Let its last message, or the inline one, say it again, with its buttons; the others of it are
    deleted. False where that can't be: nobody keeps what a declined answer was given with.

    Raises TelegramError that will pass.
    """
    words = words_for(kept.language)
    part = await Marking(room, client).written(kept, words) if kept.citations else None
    if part is None:
        return False
    buttons = await evidence.whole(client, room, kept, keyboard.under(kept, words), words)
    places = await room.store.do(lambda store: store.answers.messages(kept.id))
    try:
        if kept.inline:
            await sending.edit_inline(client, kept.inline, part, buttons)
        if places:
            await sending.edit(client, *places[-1], part, buttons)
    except refusals.UNCHANGEABLE:
        return False
    for chat, message in places[:-1]:
        with suppress(*refusals.UNCHANGEABLE):
            await sending.delete(client, chat, message)
    return bool(places or kept.inline)
