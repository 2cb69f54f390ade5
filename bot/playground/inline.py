"""Inline mode: what a person types behind the bot's name in any chat, and what the bot offers.

    asked = world.type_inline(READER, "who?", chat=world.group)
    await world.wait_for(lambda: asked.results)
    message = world.choose(asked, "1", world.group)     sent by the reader, `via_bot`
    world.press(message, "More", READER)                names the message by its inline id only

Every query reaches the bot: `cache_time` and `is_personal` are kept, and nothing is cached.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import rules
from .errors import bad_request, invalid
from .people import User

MAX_QUERY = 256  # characters
MAX_RESULTS = 50
MAX_ID = 64  # bytes, of a result's id and of the next offset
CACHE_SECONDS = 300  # unless the bot says otherwise


@dataclass(slots=True)
class InlineQuery:
    """`results` and what comes with them stay None until the bot calls answerInlineQuery.

    `chat_type` is "sender" in the private chat with the bot itself.
    """

    id: str
    sender: User
    query: str
    offset: str = ""
    chat_type: str | None = None
    results: list[dict[str, Any]] | None = None
    next_offset: str = ""
    button: dict[str, Any] | None = None
    cache_time: int = CACHE_SECONDS
    is_personal: bool = False

    def to_json(self) -> dict[str, Any]:
        sender = self.sender.to_json()
        body = {"id": self.id, "from": sender, "query": self.query, "offset": self.offset}
        return body | ({"chat_type": self.chat_type} if self.chat_type else {})

    def result(self, result_id: str) -> dict[str, Any]:
        for each in self.results or []:
            if each["id"] == result_id:
                return each
        raise LookupError(f"no result {result_id!r} among what the bot offered")

    def chosen(self, result_id: str, inline_id: str | None) -> dict[str, Any]:
        """A ChosenInlineResult."""
        body = {"result_id": result_id, "from": self.sender.to_json(), "query": self.query}
        return body | ({"inline_message_id": inline_id} if inline_id else {})


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
    if not isinstance(raw.get("title"), str) or not raw["title"].strip():
        raise invalid("can't parse inline query result: Can't find field \"title\"")
    if not isinstance(raw.get("input_message_content"), Mapping):
        raise invalid("can't parse inline query result: Message content is not specified")
    message_content(raw)


def result(raw: Any) -> dict[str, Any]:
    """A single result that is to become a message; raises ApiError."""
    kept = _result(raw)
    if not isinstance(kept.get("input_message_content"), Mapping):
        raise bad_request("the playground sends results with an input_message_content only")
    message_content(kept)
    return kept


def message_content(result: Mapping[str, Any]) -> dict[str, Any]:
    """What a message made of the result holds, as fields of a Message of the playground."""
    content = result.get("input_message_content")
    if not isinstance(content, Mapping):
        raise LookupError("the playground sends results with an input_message_content only")
    text, mode = content.get("message_text"), content.get("parse_mode") or ""
    words, marks = rules.message_text(str(text or ""), str(mode), content.get("entities"))
    markup = rules.reply_markup(result.get("reply_markup"))
    shown = {"text": words, "entities": marks, "reply_markup": markup}
    return {**shown, "link_preview": content.get("link_preview_options")}


def button(raw: Any) -> dict[str, Any] | None:
    """The button above the results, which leads to the private chat; raises ApiError."""
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        raise invalid("can't parse inline query results button: object expected")
    if not isinstance(raw.get("text"), str) or not raw["text"].strip():
        raise invalid("can't parse inline query results button: Can't find field \"text\"")
    if "web_app" not in raw:
        try:
            rules.payload(str(raw.get("start_parameter", "")))
        except ValueError:
            raise invalid("START_PARAM_INVALID") from None
    return dict(raw)


def message_id() -> str:
    """A new inline_message_id."""
    return "AAMC" + secrets.token_urlsafe(15)


def next_offset(text: str) -> str:
    if len(text.encode()) > MAX_ID:
        raise invalid("NEXT_OFFSET_INVALID")
    return text
