"""Guest mode: people speak to the bot in groups that it isn't in, and it answers once.

    world.guests.enabled = True
    world.members.remove(world.group, world.bot, by=ADMIN)
    world.say(world.group, READER, "@footnote_bot who?")     told as a `guest_message`

The bot sees that message and what it replies to, and nothing else of the chat.
https://core.telegram.org/api/bots/guest-mode, Bot API 10.0.
"""

import secrets
from typing import TYPE_CHECKING, Any

from .errors import QUERY_TOO_OLD, bad_request
from .messages import Message, mentions

if TYPE_CHECKING:
    from .world import World


class Guests:
    """Off until `enabled`, as it is for a bot whose owner hasn't asked for it."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self.enabled = False
        self._asked: dict[str, Message] = {}

    def summon(self, message: Message) -> None:
        """Tells the bot of a message in a group that it isn't in, if the message is for it."""
        chat, bot = message.chat, self._world.bot
        outside = chat.type in ("group", "supergroup") and not chat.has(bot.id)
        if not self.enabled or not outside or not mentions(message, bot):
            return
        query = str(secrets.randbits(62))
        self._asked[query] = message
        body = {**message.to_json(), "guest_query_id": query}
        self._world.updates.push("guest_message", body, lane=chat.id)

    def answer(self, query: str, content: dict[str, Any]) -> Message:
        """The bot's message in answer to a query; ApiError if there is no such query any more."""
        asked = self._asked.pop(query, None)
        if asked is None or asked.author is None:
            raise bad_request(QUERY_TOO_OLD)
        message = self._world.post(asked.chat, self._world.bot, **content)
        message.extra = {"guest_bot_caller_user": asked.author.to_json()}
        self._world.changed(message)
        return message
