"""Messages in chats that the bot need not be in: sent inline by whoever chose them, or as a guest.

Telegram names such a message by an id of its own alone, and tells it when a result is chosen, if
the bot's owner has asked for that (BotFather's /setinlinefeedback), or else when it is tapped.

    result ─ chosen, or tapped first ─→ bind ─→ an answer of its own, bound to who asked
"""

from dataclasses import replace

from telegram import CallbackQuery

from bot.chat.room import Room
from bot.chat.store.answers import Kept, new_id
from bot.chat.store.store import Store


async def bind(room: Room, offered: Kept, message: str) -> Kept:
    """Let this message say what was offered: the answer as it is kept from now on.

    What Telegram still had in its cache may be chosen twice: each message has an answer then.
    """

    def work(store: Store) -> Kept:
        bound = store.answers.inline(message)
        if bound is not None:
            return bound
        before = store.answers.get(offered.id)
        id = offered.id if before is None or not before.inline else new_id()
        store.answers.keep(replace(offered, id=id, inline=message, opened=0))
        return store.answers.inline(message) or offered

    return await room.store.do(work)


async def answer_of(room: Room, query: CallbackQuery, id: str) -> Kept | None:
    """The answer that a tapped inline message says, whatever its button claims.

    One that nobody has told of yet is known by its button, if that is of an offer to who taps.
    """
    message = query.inline_message_id or ""
    bound = await room.store.do(lambda store: store.answers.inline(message))
    if bound is not None:
        return bound
    offered = room.offers.find(id) or await room.store.do(lambda store: store.answers.get(id))
    if offered is None or offered.chat or offered.person != query.from_user.id:
        return offered
    return await bind(room, offered, message)
