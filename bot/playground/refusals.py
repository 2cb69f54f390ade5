"""What Telegram answers when a call cannot be done, in its own words (tdlib/telegram-bot-api).

A playground refuses by its own state (somebody blocked the bot, a message is gone); these are for
tests that want the refusal without the state, as `world.faults.add(refusals.BLOCKED, …)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .errors import NOT_MODIFIED, OTHER_POLLER, PREFIXES, QUERY_TOO_OLD, ApiError


@dataclass(frozen=True, slots=True)
class Refusal:
    """`code` is also the HTTP status; `parameters` tell when to come back, or where to."""

    code: int
    description: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def error(self) -> ApiError:
        return ApiError(self.code, self.description, self.parameters)


def _of(code: int, reason: str) -> Refusal:
    return Refusal(code, f"{PREFIXES[code]}: {reason}")


BLOCKED = _of(403, "bot was blocked by the user")
DEACTIVATED = _of(403, "user is deactivated")
NOT_STARTED = _of(403, "bot can't initiate conversation with a user")
KICKED = _of(403, "bot was kicked from the supergroup chat")
NOT_A_MEMBER = _of(403, "bot is not a member of the supergroup chat")
CHAT_NOT_FOUND = _of(400, "chat not found")
NOT_AN_ADMIN = _of(400, "need administrator rights in the channel chat")
NO_RIGHTS = _of(400, "not enough rights to send text messages to the chat")
NO_DRAFTS = _of(400, "TEXTDRAFT_PEER_INVALID")
TOPIC_CLOSED = _of(400, "TOPIC_CLOSED")
TOPIC_DELETED = _of(400, "message thread not found")
REPLY_NOT_FOUND = _of(400, "message to be replied not found")
EDIT_NOT_FOUND = _of(400, "message to edit not found")
CANNOT_EDIT = _of(400, "message can't be edited")
UNCHANGED = _of(400, NOT_MODIFIED)
ENTITIES = _of(400, 'can\'t parse entities: Unsupported start tag "x" at byte offset 0')
QUERY_EXPIRED = _of(400, QUERY_TOO_OLD)
UNAUTHORIZED = Refusal(401, "Unauthorized")
UNKNOWN_METHOD = _of(404, "method not found")
SECOND_POLLER = _of(409, OTHER_POLLER)
INTERNAL = Refusal(500, "Internal Server Error")


def migrated(to: int) -> Refusal:
    """The group became a supergroup, whose id is `to`."""
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, reason, {"migrate_to_chat_id": to})


def wait(seconds: int) -> Refusal:
    """429: nothing of the kind for so many seconds."""
    reason = f"Too Many Requests: retry after {seconds}"
    return Refusal(429, reason, {"retry_after": seconds})
