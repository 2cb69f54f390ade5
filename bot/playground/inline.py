"""Inline mode: what a person types behind the bot's name in any chat, and what the bot offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import rules
from .errors import invalid
from .people import User

MAX_QUERY = 256  # characters
MAX_RESULTS = 50
MAX_ID = 64  # bytes, of a result's id and of the next offset


@dataclass(slots=True)
class InlineQuery:
    """`results` stays None until the bot calls answerInlineQuery."""

    id: str
    sender: User
    query: str
    offset: str = ""
    results: list[dict[str, Any]] | None = None

    def to_json(self) -> dict[str, Any]:
        sender = self.sender.to_json()
        return {"id": self.id, "from": sender, "query": self.query, "offset": self.offset}


def results(raw: Any) -> list[dict[str, Any]]:
    """The results as kept, articles and what else there is; raises ApiError."""
    if not isinstance(raw, list):
        raise invalid("expected an Array of InlineQueryResult")
    if len(raw) > MAX_RESULTS:
        raise invalid("RESULTS_TOO_MUCH")
    kept = [_result(each) for each in raw]
    if len({each["id"] for each in kept}) < len(kept):
        raise invalid("RESULT_ID_DUPLICATE")
    return kept


def _result(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise invalid("can't parse inline query result: InlineQueryResult must be an object")
    name = raw.get("id")
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= MAX_ID:
        raise invalid("RESULT_ID_INVALID")
    rules.reply_markup(raw.get("reply_markup"))
    if raw.get("type") == "article":
        _article(raw)
    return {**raw, "id": name}


def _article(raw: Mapping[str, Any]) -> None:
    content = raw.get("input_message_content")
    if not isinstance(raw.get("title"), str) or not raw["title"].strip():
        raise invalid("can't parse inline query result: Can't find field \"title\"")
    if not isinstance(content, Mapping):
        raise invalid("can't parse inline query result: Message content is not specified")
    text, mode = content.get("message_text"), content.get("parse_mode") or ""
    rules.message_text(str(text or ""), str(mode), content.get("entities"))


def next_offset(text: str) -> str:
    if len(text.encode()) > MAX_ID:
        raise invalid("NEXT_OFFSET_INVALID")
    return text
