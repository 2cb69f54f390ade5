"""What the chat page lets people do to a chat itself: its topics, and the bot's place in it."""

from collections.abc import Callable
from typing import Any

from .errors import ApiError
from .people import Chat, User
from .topics import Topic
from .world import World

MAX_NAME = 128  # characters, of a topic's name

Action = Callable[[World, Chat, User, Any], object]


def manage(world: World, chat: Chat, user: User, action: str, body: Any) -> None:
    """One of `ACTIONS` by name; raises ApiError or LookupError."""
    if action not in ACTIONS:
        raise ApiError(400, "no such action")
    ACTIONS[action](world, chat, user, body)


def named_topic(chat: Chat, body: Any) -> Topic | None:
    """The topic that a request names, None for none; a topic that was deleted is an error."""
    named = str(body.get("topic") or "")
    if not named:
        return None
    topic = chat.topics.get(int(named)) if named.isdecimal() and len(named) < 20 else None
    if topic is None:
        raise ApiError(404, "that topic is gone")
    return topic


def _topic(chat: Chat, body: Any) -> Topic:
    topic = named_topic(chat, body)
    if topic is None:
        raise ApiError(404, "General stays")
    return topic


def _open(world: World, chat: Chat, user: User, body: Any) -> None:
    name = str(body.get("name") or "").strip()
    if not 1 <= len(name) <= MAX_NAME or not chat.is_administered_by(user.id):
        raise ApiError(400, f"a topic needs a name of up to {MAX_NAME} characters, and an admin")
    world.topics.open(chat, user, name.encode("utf-8", "replace").decode())


ACTIONS: dict[str, Action] = {
    "block": lambda world, chat, user, body: world.members.block(user),
    "unblock": lambda world, chat, user, body: world.members.unblock(user),
    "add": lambda world, chat, user, body: world.members.add(chat, world.bot, user),
    "remove": lambda world, chat, user, body: world.members.remove(chat, world.bot, user),
    "promote": lambda world, chat, user, body: world.members.promote(chat, world.bot, user),
    "demote": lambda world, chat, user, body: world.members.demote(chat, world.bot, user),
    "open_topic": _open,
    "close_topic": lambda world, chat, user, body: world.topics.close(_topic(chat, body), user),
    "reopen_topic": lambda world, chat, user, body: world.topics.reopen(_topic(chat, body), user),
    "delete_topic": lambda world, chat, user, body: world.topics.delete(_topic(chat, body), user),
}
