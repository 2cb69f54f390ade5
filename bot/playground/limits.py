"""A second look at what the playground took: is every message one that Telegram could show?

`rules.py` refuses; this looks at the stored message as it goes over the wire, and at what Telegram
takes without a word and then drops. https://core.telegram.org/bots/api, https://limits.tginfo.me.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .entities import FOUND
from .errors import Invalid
from .journal import Call
from .rules import (
    MAX_CALLBACK_DATA,
    MAX_CAPTION,
    MAX_ENTITIES,
    MAX_QUOTE,
    MAX_TEXT,
    draft_text,
    payload,
)

DEEP_LINKS = ("start", "startgroup", "startapp")


@dataclass(frozen=True, slots=True)
class Violation:
    """A call that no Telegram would have carried out as the bot meant it."""

    call: Call
    reason: str

    def __str__(self) -> str:
        return f"{self.call.method}: {self.reason}, in {str(self.call.params)[:300]}"


def violations(call: Call) -> list[Violation]:
    """What is wrong with a call, by the refusal it got or by the message or draft it made."""
    if isinstance(call.error, Invalid):
        return [Violation(call, call.error.description)]
    made = _made(call)
    reasons = [*broken(made), *_dropped(call.params, made)] if made else []
    return [Violation(call, reason) for reason in reasons]


def _made(call: Call) -> Mapping[str, Any]:
    """The message that the call made, or what one would be if a draft became it."""
    if call.method == "sendMessageDraft" and call.result:
        sent = call.params
        text, marks = draft_text(
            sent.get("text", ""), sent.get("parse_mode", ""), sent.get("entities")
        )
        return {"text": text, "entities": [mark.to_json() for mark in marks]}
    made = call.result
    return made if isinstance(made, Mapping) and "message_id" in made else {}


def broken(message: Mapping[str, Any]) -> Iterator[str]:
    """The limits that a Message of the Bot API breaks."""
    for name, marks, most in (
        ("text", "entities", MAX_TEXT),
        ("caption", "caption_entities", MAX_CAPTION),
    ):
        yield from _text(message.get(name, ""), message.get(marks, []), most)
    yield from _quote(message)
    markup = message.get("reply_markup", {})
    for button in (each for row in markup.get("inline_keyboard", []) for each in row):
        if len(button.get("callback_data", "").encode()) > MAX_CALLBACK_DATA:
            yield f"callback data of more than {MAX_CALLBACK_DATA} bytes"
        yield from _deep_link(button.get("url", ""))


def _text(text: str, marks: list[Mapping[str, Any]], most: int) -> Iterator[str]:
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) // 2 > most:
        yield f"{len(units) // 2} UTF-16 units, {most} are allowed"
    if sum(mark["type"] not in FOUND for mark in marks) > MAX_ENTITIES:
        yield f"more than {MAX_ENTITIES} entities"
    for mark in marks:
        start, end = mark["offset"], mark["offset"] + mark["length"]
        if not 0 <= start < end <= len(units) // 2:
            yield f"a {mark['type']} from {start} to {end} in a text of {len(units) // 2}"
        elif _splits(units, start) or _splits(units, end):
            yield f"a {mark['type']} that cuts a surrogate pair"
        yield from _deep_link(mark.get("url", ""))


def _splits(units: bytes, at: int) -> bool:
    """Whether the UTF-16 unit at that offset is the second half of a pair."""
    return 0xDC <= (units[2 * at + 1 : 2 * at + 2] or b"\0")[0] <= 0xDF


def _quote(message: Mapping[str, Any]) -> Iterator[str]:
    words = message.get("quote", {}).get("text", "")
    above = message.get("reply_to_message", {})
    if len(words.encode("utf-16-le")) // 2 > MAX_QUOTE:
        yield f"a quote of more than {MAX_QUOTE} units"
    if words not in (above.get("text") or above.get("caption") or ""):
        yield "a quote that doesn't stand in the message it replies to"


def _deep_link(url: str) -> Iterator[str]:
    """A link to a bot whose payload Telegram wouldn't pass on."""
    parts = urlsplit(url)
    if parts.hostname not in ("t.me", "telegram.me", "telegram.dog"):
        return
    for name, values in parse_qs(parts.query, keep_blank_values=True).items():
        if name in DEEP_LINKS and values[0]:
            try:
                payload(values[0])
            except ValueError as error:
                yield f"{url[:120]}: {error}"


def _dropped(params: Mapping[str, Any], message: Mapping[str, Any]) -> Iterator[str]:
    """Links that Telegram takes out in silence: to nowhere, or across another entity."""
    for name in ("entities", "caption_entities"):
        sent = params.get(name)
        links = sum(map(_is_link, sent)) if isinstance(sent, list) else 0
        kept = sum(map(_is_link, message.get(name, [])))
        if links > kept:
            yield f"{links - kept} of {links} links are dropped"


def _is_link(entity: Any) -> bool:
    return isinstance(entity, Mapping) and entity.get("type") == "text_link"
