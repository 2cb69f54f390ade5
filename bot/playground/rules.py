"""Telegram's limits on what a bot sends: every function returns what is kept, or raises ApiError.

https://core.telegram.org/bots/api, https://limits.tginfo.me and tdlib/telegram-bot-api.
"""

import re
from collections.abc import Mapping
from typing import Any

from . import markup
from .entities import FOUND, MARKABLE, Entity, checked_link, fix, units
from .errors import invalid

MAX_TEXT = 4096  # UTF-16 code units after entities are parsed
MAX_CAPTION = 1024
MAX_RAW = 1 << 15  # bytes of the `text` parameter before parsing
MAX_ENTITIES = 100
MAX_CALLBACK_DATA = 64  # bytes
MAX_ANSWER = 200  # characters of a toast or an alert
MAX_QUOTE = 1024
MAX_BUTTONS = 100
MAX_ROW = 8
MAX_COMMANDS = 100
MAX_DOWNLOAD = 20 * 1024 * 1024  # bytes; getFile and what the page may upload
MAX_UPLOAD = 50 * 1024 * 1024

ACTIONS = frozenset(
    "cancel typing upload_photo record_video upload_video record_voice upload_voice record_audio"
    " upload_audio upload_document choose_sticker find_location pick_up_location"
    " record_video_note upload_video_note".split()
)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")

Markup = dict[str, Any]
Text = tuple[str, list[Entity]]


def message_text(text: str, parse_mode: str, entities: Any, *, editing: bool = False) -> Text:
    """Text and entities of a message, cleaned as Telegram cleans them."""
    if not text:
        raise invalid("message text is empty")
    fixed = _formatted(text, parse_mode, entities)
    if units(fixed[0]) > MAX_TEXT:
        raise invalid("MESSAGE_TOO_LONG" if editing else "message is too long")
    return fixed


def draft_text(text: str, parse_mode: str, entities: Any) -> Text:
    """As `message_text`, but nothing at all is fine: it shows as "Thinking…"."""
    return message_text(text, parse_mode, entities) if text.strip(" \n") else ("", [])


def caption_text(text: str, parse_mode: str, entities: Any) -> Text:
    if not text:
        return "", []
    fixed = _formatted(text, parse_mode, entities)
    if units(fixed[0]) > MAX_CAPTION:
        raise invalid("message caption is too long")
    return fixed


def _formatted(text: str, parse_mode: str, entities: Any) -> Text:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_RAW:
        raise invalid("text is too long")
    plain, marked = markup.parse(text, parse_mode)
    if parse_mode.lower() in ("", "none"):
        marked = marked_entities(entities)
    # Telegram drops what is past the hundredth in silence; here it shows.
    if len(marked) > MAX_ENTITIES:
        raise invalid("ENTITIES_TOO_LONG")
    return fix(plain, [entity for entity in map(_with_link, marked) if entity])


def _with_link(entity: Entity) -> Entity | None:
    """Telegram drops a text_link whose address is no web address; so does this."""
    if entity.type != "text_link":
        return entity
    url = checked_link(entity.url or "")
    return Entity(entity.type, entity.offset, entity.length, url) if url else None


def marked_entities(raw: Any) -> list[Entity]:
    """`entities` as sent; anything but an array is ignored there, and so here."""
    if not isinstance(raw, list):
        return []
    try:
        return [entity for entity in map(_entity, raw) if entity]
    except ValueError as reason:
        raise invalid(f"can't parse MessageEntity: {reason}") from None


def _entity(raw: Any) -> Entity | None:
    if not isinstance(raw, Mapping):
        raise ValueError("expected an Object")
    offset, length = _integer(raw, "offset"), _integer(raw, "length")
    kind = raw.get("type")
    if not isinstance(kind, str):
        raise ValueError('Can\'t find field "type"')
    if kind in FOUND:
        return None
    if kind not in MARKABLE:
        raise ValueError("Unsupported type specified")
    return Entity(kind, offset, length, **_detail(kind, raw))


# The one further field that a kind of entity carries, and its type.
DETAILS: dict[str, tuple[str, type]] = {
    "text_link": ("url", str),
    "text_mention": ("user", Mapping),
    "pre": ("language", str),
    "custom_emoji": ("custom_emoji_id", str),
}


def _detail(kind: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    if kind not in DETAILS:
        return {}
    name, wanted = DETAILS[kind]
    value = raw.get(name)
    if isinstance(value, wanted):
        return {name: value}
    if kind == "pre":
        return {}
    raise ValueError(f'Can\'t find field "{name}"')


def _integer(raw: Mapping[str, Any], name: str) -> int:
    if name not in raw:
        raise ValueError(f'Can\'t find field "{name}"')
    value = raw[name]
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(f'Field "{name}" must be of type Number')
    try:
        return int(value)
    except ValueError:
        raise ValueError(f'Field "{name}" must be a valid Number') from None


def reply_markup(raw: Any) -> Markup | None:
    """The inline keyboard to keep on the message; other markups are checked and not shown."""
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        raise invalid("object expected as reply markup")
    rows = raw.get("inline_keyboard")
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise invalid(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    try:
        keyboard = [[_button(button) for button in row] for row in rows if row]
    except ValueError as reason:
        raise invalid(f"can't parse inline keyboard button: {reason}") from None
    if sum(map(len, keyboard)) > MAX_BUTTONS or any(len(row) > MAX_ROW for row in keyboard):
        raise invalid("reply markup is too long")
    return {"inline_keyboard": keyboard} if keyboard else None


def _button(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise ValueError("InlineKeyboardButton must be an Object")
    text, url, data = raw.get("text"), raw.get("url"), raw.get("callback_data")
    if not isinstance(text, str):
        raise ValueError('Can\'t find field "text"')
    if not text.strip():
        raise invalid("BUTTON_TEXT_INVALID")
    if url:
        kept = checked_link(str(url))
        if kept is None:
            raise invalid(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return {"text": text, "url": kept}
    if data:
        if len(str(data).encode("utf-8", "surrogatepass")) > MAX_CALLBACK_DATA:
            raise invalid("BUTTON_DATA_INVALID")
        return {"text": text, "callback_data": str(data)}
    for name in ("switch_inline_query", "switch_inline_query_current_chat", "copy_text"):
        if name in raw:
            return {"text": text, name: raw[name]}
    raise ValueError("Text buttons are unallowed in the inline keyboard")


def quote(text: str, of: str) -> str:
    """A quote must stand in the message it replies to, word for word, or the send fails."""
    if units(text) > MAX_QUOTE or text not in of:
        raise invalid("QUOTE_TEXT_INVALID")
    return text


def commands(raw: Any) -> list[dict[str, str]]:
    if not isinstance(raw, list):
        raise invalid("expected an Array of BotCommand")
    if len(raw) > MAX_COMMANDS:
        raise invalid("BOT_COMMANDS_TOO_MUCH")
    return [_command(item) for item in raw]


def _command(raw: Any) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        raise invalid("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(raw.get(name), str):
            raise invalid(f"can't parse BotCommand: Can't find field \"{name}\"")
    command = raw["command"].removeprefix("/")
    description = raw["description"].strip()
    if not _COMMAND.fullmatch(command):
        raise invalid("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise invalid("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def answer(text: str) -> str:
    if len(text) > MAX_ANSWER:
        raise invalid("MESSAGE_TOO_LONG")
    return text


def action(name: str) -> str:
    if name.lower() not in ACTIONS:
        raise invalid("wrong parameter action in request")
    return name.lower()


def payload(text: str) -> str:
    """The part of a deep link after `?start=`: Telegram passes on nothing else."""
    if not _PAYLOAD.fullmatch(text):
        raise ValueError("a deep-link payload is 1 to 64 of A-Z, a-z, 0-9, _ and -")
    return text


def secret_token(text: str) -> str:
    if len(text) > 256:
        raise invalid("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        raise invalid("secret token contains unallowed characters")
    return text
