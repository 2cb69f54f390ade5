"""What the Bot API answers when it says no.

ApiError
└─ Invalid    the bot's own fault, whatever the chat: journalled as a violation

The texts are Telegram's own (tdlib/telegram-bot-api and tdlib/td), because bots branch on them.
"""

from collections.abc import Mapping
from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the"
    " same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)

PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
}


class ApiError(Exception):
    """A refusal; `code` is also the HTTP status, as on the real server."""

    def __init__(
        self, code: int, description: str, parameters: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})

    def to_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class Invalid(ApiError):
    """What no chat would take: past a limit, or malformed. A bot that sends it has a bug."""


def refused(code: int, reason: str) -> ApiError:
    return ApiError(code, f"{PREFIXES[code]}: {reason}")


def bad_request(reason: str) -> ApiError:
    return refused(400, reason)


def invalid(reason: str) -> ApiError:
    return Invalid(400, f"{PREFIXES[400]}: {reason}")


def forbidden(reason: str) -> ApiError:
    return refused(403, reason)


def conflict(reason: str) -> ApiError:
    return refused(409, reason)
