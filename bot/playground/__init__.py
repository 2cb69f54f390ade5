"""A local Bot API with a chat page: where the bot lives when there is no Telegram."""

from . import contents, faults, refusals
from .drafts import Draft
from .entities import Entity
from .errors import ApiError
from .furniture import furnish
from .inline import InlineQuery
from .journal import Call
from .messages import Message, Press
from .people import Chat, User
from .server import Playground
from .topics import Topic
from .updates import Update
from .world import ADMIN, READER, SECOND_READER, World

__all__ = [
    "ADMIN",
    "READER",
    "SECOND_READER",
    "ApiError",
    "Call",
    "Chat",
    "Draft",
    "Entity",
    "InlineQuery",
    "Message",
    "Playground",
    "Press",
    "Topic",
    "Update",
    "User",
    "World",
    "contents",
    "faults",
    "furnish",
    "refusals",
]
