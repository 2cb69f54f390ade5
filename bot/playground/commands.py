"""The commands menu: what setMyCommands stored, and which list a person sees in a chat."""

from collections.abc import Mapping
from typing import Any

from .errors import bad_request
from .people import Chat

PLAIN_SCOPES = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
)
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
Scope = tuple[str, int, int]
Listing = list[dict[str, str]]


class Commands:
    def __init__(self) -> None:
        self._lists: dict[tuple[Scope, str], Listing] = {}

    def set(self, scope: Scope, language: str, commands: Listing) -> None:
        self._lists[scope, language] = commands

    def get(self, scope: Scope, language: str) -> Listing:
        return self._lists.get((scope, language), [])

    def delete(self, scope: Scope, language: str) -> None:
        self._lists.pop((scope, language), None)

    def seen_by(self, user_id: int, language: str, chat: Chat) -> Listing:
        """First match wins: https://core.telegram.org/bots/api#determining-list-of-commands."""
        for scope in _scopes(user_id, chat):
            for wanted in (language, ""):
                if listing := self._lists.get((scope, wanted)):
                    return listing
        return []


def _scopes(user_id: int, chat: Chat) -> list[Scope]:
    if chat.is_private:
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    scopes: list[Scope] = [("chat_member", chat.id, user_id)]
    administers = chat.is_administered_by(user_id)
    if administers:
        scopes.append(("chat_administrators", chat.id, 0))
    scopes.append(("chat", chat.id, 0))
    if administers:
        scopes.append(("all_chat_administrators", 0, 0))
    return [*scopes, ("all_group_chats", 0, 0), ("default", 0, 0)]


def parse_scope(raw: Any) -> tuple[str, str, int]:
    """(type, chat id as sent, user id) of a BotCommandScope; raises ApiError."""
    if raw is None:
        return "default", "", 0
    if not isinstance(raw, Mapping):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = raw.get("type")
    if kind in PLAIN_SCOPES:
        return str(kind), "", 0
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = str(raw.get("chat_id", ""))
    if not chat_id:
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    if kind != "chat_member":
        return str(kind), chat_id, 0
    user_id = raw.get("user_id")
    if not isinstance(user_id, int) or user_id <= 0:
        raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
    return str(kind), chat_id, user_id
