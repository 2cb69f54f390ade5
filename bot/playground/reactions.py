"""Reactions: what people put under a message, and what the bot may put there.

    world.reactions.set(answer, READER, "👍")     and without an emoji, none again

The bot is told of people's by `message_reaction`: if `allowed_updates` names it, in private chats
and where it is an administrator. https://core.telegram.org/bots/api#messagereactionupdated
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import bad_request, invalid
from .messages import Message
from .people import User

if TYPE_CHECKING:
    from .world import World

# https://core.telegram.org/bots/api#reactiontypeemoji
EMOJI = frozenset(
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊"
    " 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋"
    " 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃"
    " 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split()
)
MAX_OF_A_BOT = 1

Kinds = list[dict[str, str]]


class Reactions:
    def __init__(self, world: "World") -> None:
        self._world = world

    def set(
        self, message: Message, user: User | int, *emoji: str, anonymously: bool = False
    ) -> None:
        """A person's reactions to a message, in place of those they had."""
        person = self._world.user(user)
        if not message.chat.has(person.id):
            raise LookupError(f"{person.first_name} is not in {message.chat.title}")
        if unknown := set(emoji) - EMOJI:
            raise LookupError(f"no such reaction: {', '.join(unknown)}")
        old = message.reactions.get(person.id, ())
        self.put(message, person, emoji)
        chat = message.chat
        if not chat.is_private and not chat.is_administered_by(self._world.bot.id):
            return
        who = {"actor_chat": chat.to_json()} if anonymously else {"user": person.to_json()}
        change = {"chat": chat.to_json(), "message_id": message.message_id, **who}
        change |= {"date": self._world.now(), "old_reaction": _kinds(old)}
        change["new_reaction"] = _kinds(emoji)
        self._world.updates.push("message_reaction", change, lane=chat.id)

    def put(self, message: Message, user: User, emoji: tuple[str, ...]) -> None:
        """Puts them there without telling the bot."""
        message.reactions[user.id] = emoji
        self._world.changed(message)


def _kinds(emoji: tuple[str, ...]) -> Kinds:
    return [{"type": "emoji", "emoji": each} for each in emoji]


def of_a_bot(raw: Any) -> tuple[str, ...]:
    """`reaction` of setMessageReaction as emoji; raises ApiError."""
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise invalid("expected an Array of ReactionType")
    if len(raw) > MAX_OF_A_BOT:
        raise invalid("REACTIONS_TOO_MANY")
    return tuple(_emoji(each) for each in raw)


def _emoji(raw: Any) -> str:
    if not isinstance(raw, Mapping):
        raise invalid("can't parse ReactionType: expected an Object")
    if raw.get("type") != "emoji":
        # A custom emoji would have to be on the message already; a bot has no paid ones.
        raise bad_request("REACTION_INVALID")
    # With or without the mark that asks for a coloured picture (U+FE0F), it is the same.
    emoji = str(raw.get("emoji")).replace("\ufe0f", "")
    if emoji not in EMOJI:
        raise invalid("REACTION_INVALID")
    return emoji
