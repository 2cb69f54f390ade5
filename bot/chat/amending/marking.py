"""An answer marked where it stands: its article has changed since, and a button says how.

In a group, and in chats that the bot isn't in, nobody gets a message that they didn't ask for.
"""

import logging
from collections.abc import Coroutine
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated

from bot.chat import evidence
from bot.chat.delivery import refusals, sending
from bot.chat.delivery.client import Client
from bot.chat.inline import unfolding
from bot.chat.room import Room
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Part
from bot.chat.saying.words import Words, words_for
from bot.chat.store.answers import Kept

log = logging.getLogger(__name__)


class Marking:
    """Changes messages of the bot's own; an edit made twice changes nothing."""

    def __init__(self, room: Room, client: Client) -> None:
        self._room = room
        self._client = client

    async def mark(self, kept: Kept) -> None:
        """Where its words can't be put together again, it gets the button alone.

        Raises TelegramError.
        """
        words, room = words_for(kept.language), self._room
        under = keyboard.under(kept, words)
        buttons = await evidence.whole(self._client, room, kept, under, words)
        part = await self.written(kept, words)
        if kept.inline:
            await _changed(self._change_inline(kept.inline, part, buttons))
        places = await room.store.do(lambda store: store.answers.messages(kept.id))
        if places:
            await _changed(self._change(places[-1], part if len(places) == 1 else None, buttons))

    async def written(self, kept: Kept, words: Words) -> Part | None:
        """What the answer says, and the line below; None if that isn't known, or too long."""
        if not kept.text:
            return None
        library, links = (
            self._room.services.library,
            self._room.links(self._client.username, kept.id),
        )
        corpora = self._room.corpora
        read = corpora.of(kept.chat) if kept.chat else corpora.public
        cited = await self._room.indexing(unfolding.versions, library, kept.citations, read)
        below = await evidence.mark_of(self._room, kept, words)
        opened = kept.opened if kept.inline else 0
        return unfolding.unfolded(kept, cited, opened, links, words, below)

    async def _change(
        self, place: tuple[int, int], part: Part | None, buttons: InlineKeyboardMarkup
    ) -> None:
        chat, message = place
        if part is not None:
            await sending.edit(self._client, chat, message, part, buttons)
        else:
            await self._client.edit_message_reply_markup(chat, message, reply_markup=buttons)

    async def _change_inline(
        self, inline: str, part: Part | None, buttons: InlineKeyboardMarkup
    ) -> None:
        if part is not None:
            await sending.edit_inline(self._client, inline, part, buttons)
        else:
            await self._client.edit_message_reply_markup(
                inline_message_id=inline, reply_markup=buttons
            )


async def _changed(edit: Coroutine[Any, Any, None]) -> None:
    """A message that is gone can't be changed, and one that says so needn't."""
    try:
        await edit
    except (BadRequest, ChatMigrated) as error:
        if refusals.gone(error):
            raise
        log.info("an answer isn't marked: %s", error)
