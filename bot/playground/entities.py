"""Message entities: their bounds, and the ones Telegram finds in a text by itself.

Offsets and lengths count UTF-16 code units, as on the wire. `fix` follows `fix_formatted_text`
of tdlib/td: it checks what the sender marked, cleans and trims the text, moves the marks along,
and adds the commands, mentions, hashtags, addresses and links found in it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from .errors import invalid

SPLITTABLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
FIXED_WIDTH = frozenset({"code", "pre"})
MARKABLE = (
    SPLITTABLE | QUOTES | FIXED_WIDTH | frozenset({"text_link", "text_mention", "custom_emoji"})
)
# A bot may send these, and Telegram ignores them: it finds its own.
FOUND = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email"}
    | {"phone_number", "bank_card_number"}
)
MAX_OFFSET = 1_000_000

# The bidi embedding and override marks, and three combining lines, are taken out of any text;
# isolates (U+2066 to U+2069) stay.
REMOVED = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")

_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)")
_HASHTAG = re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?!#)")
_EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,12}\b")
_URL = re.compile(
    r"(?<![\w.@/-])(?:(?P<scheme>https?|ftp|tg|ton)://)?"
    r"(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}|\d{1,3}(?:\.\d{1,3}){3}"
    r"|(?<=tg://)\w+)(?P<port>:\d{1,5})?(?P<rest>[/?#][^\s<>\"«»“”]*)?(?![\w@])",
    re.IGNORECASE,
)
# Without a scheme only well-known endings make a link; Telegram's own list is longer.
_BARE_ENDINGS = frozenset(
    "com org net edu gov mil int info biz io ai app dev me co uk us eu de fr es it nl ru ua ir in"
    " br pt cn jp kr au ca ch at se no fi pl cz tr il ae sa eg za mx ar cl tv fm news blog".split()
)


@dataclass(frozen=True, slots=True)
class Entity:
    """One mark; `offset` and `length` in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    user: Mapping[str, Any] | None = None
    custom_emoji_id: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def to_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        for name in ("url", "language", "user", "custom_emoji_id"):
            value = getattr(self, name)
            if value is not None:
                body[name] = value
        return body


def units(text: str) -> int:
    """Length in UTF-16 code units, the measure of every Telegram limit on text."""
    return len(text) + sum(char > "\uffff" for char in text)


def fix(text: str, marked: Iterable[Entity] = ()) -> tuple[str, list[Entity]]:
    """The text and entities as Telegram would store them; raises ApiError with its wording."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise invalid("strings must be encoded in UTF-8") from None
    spans = _untangle(_in_code_points(text, marked))
    text, spans = _clean(text, spans)
    text, spans = _trim(text, spans)
    kept = _to_units(text, spans)
    return text, _merge(kept, find(text))


def find(text: str) -> list[Entity]:
    """Commands, mentions, hashtags, e-mail addresses and links, in order, none overlapping."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in (
        ("bot_command", _COMMAND),
        ("mention", _MENTION),
        ("hashtag", _HASHTAG),
        ("email", _EMAIL),
    ):
        found += [(match.start(), match.end(), kind) for match in pattern.finditer(text)]
    found += [(start, end, "url") for start, end in _links(text)]
    found.sort(key=lambda item: (item[0], -item[1]))
    spans: list[_Span] = []
    for start, end, kind in found:
        if not spans or start >= spans[-1].end:
            spans.append(_Span(start, end, Entity(kind, 0, 0)))
    return _to_units(text, spans)


def _links(text: str) -> Iterable[tuple[int, int]]:
    for match in _URL.finditer(text):
        ending = match["host"].rpartition(".")[2].lower()
        if not match["scheme"] and ending not in _BARE_ENDINGS:
            continue
        end = match.end()
        while match["rest"] and text[end - 1] in ".,:;!?'`…":
            end -= 1
        while text[end - 1] == ")" and text.count(")", match.start(), end) > text.count(
            "(", match.start(), end
        ):
            end -= 1
        yield match.start(), end


def checked_link(url: str) -> str | None:
    """The link as Telegram keeps it, or None where it says 'Wrong HTTP URL'.

    A host without a dot (localhost) is refused there, so it is refused here.
    """
    address = url if "://" in url or url.lower().startswith("tg:") else f"http://{url}"
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() in ("tg", "ton", "tonsite"):
        return address
    if parts.scheme.lower() not in ("http", "https") or not host or "." not in host:
        return None
    return address + "/" if not parts.path and not parts.query else address


@dataclass(slots=True)
class _Span:
    """An entity while its text is being changed: `start` and `end` count code points."""

    start: int
    end: int
    entity: Entity


def _in_code_points(text: str, marked: Iterable[Entity]) -> list[_Span]:
    at: dict[int, int] = {}
    position = 0
    for index, char in enumerate(text):
        at[position] = index
        position += 1 + (char > "\uffff")
    at[position] = len(text)
    spans = []
    for entity in marked:
        _check_range(entity)
        if not entity.length:
            continue
        if entity.offset not in at:
            raise invalid(_bad_start(text, entity, position))
        if entity.end not in at:
            raise invalid(_bad_end(text, entity, position))
        spans.append(_Span(at[entity.offset], at[entity.end], entity))
    return spans


def _check_range(entity: Entity) -> None:
    if not 0 <= entity.offset <= MAX_OFFSET:
        raise invalid(f"receive an entity with incorrect offset {entity.offset}")
    if not 0 <= entity.length <= MAX_OFFSET:
        raise invalid(f"receive an entity with incorrect length {entity.length}")


def _bad_start(text: str, entity: Entity, size: int) -> str:
    if entity.offset > size:
        return f"entity begins after the end of the text at UTF-16 offset {entity.offset}"
    byte = _byte_offset(text, entity.offset)
    return f"entity begins in a middle of a UTF-16 symbol at byte offset {byte}"


def _bad_end(text: str, entity: Entity, size: int) -> str:
    begins = f"entity beginning at UTF-16 offset {entity.offset} ends"
    if entity.end > size:
        return f"{begins} after the end of the text at UTF-16 offset {entity.end}"
    byte = _byte_offset(text, entity.end)
    return f"{begins} in a middle of a UTF-16 symbol at byte offset {byte}"


def _byte_offset(text: str, unit: int) -> int:
    """UTF-8 bytes up to the end of the symbol that the UTF-16 offset `unit` falls inside."""
    return len(text.encode("utf-16-le")[: 2 * (unit + 1)].decode("utf-16-le").encode())


def _untangle(spans: list[_Span]) -> list[_Span]:
    """Drops what Telegram would: crossing links and code, quotes in quotes, bold inside code."""
    spans.sort(key=lambda span: (span.start, -span.end, span.entity.type not in QUOTES))
    quotes: list[_Span] = []
    solid: list[_Span] = []
    soft: list[_Span] = []
    for span in spans:
        if span.entity.type in QUOTES:
            if not quotes or span.start >= quotes[-1].end:
                quotes.append(span)
        elif span.entity.type in SPLITTABLE:
            soft.append(span)
        elif not solid or span.start >= solid[-1].end:
            solid.append(span)
    solid = [span for span in solid if not any(_cross(span, quote) for quote in quotes)]
    code = [span for span in solid if span.entity.type in FIXED_WIDTH]
    soft = [span for span in soft if not any(_inside(span, block) for block in code)]
    return sorted([*quotes, *solid, *soft], key=lambda span: (span.start, -span.end))


def _cross(one: _Span, other: _Span) -> bool:
    apart = one.end <= other.start or other.end <= one.start
    return not apart and not _inside(one, other)


def _inside(inner: _Span, outer: _Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _clean(text: str, spans: list[_Span]) -> tuple[str, list[_Span]]:
    kept: list[str] = []
    moved = []
    for char in text:
        moved.append(len(kept))
        if char not in REMOVED:
            kept.append(" " if char < " " and char != "\n" else char)
    moved.append(len(kept))
    for span in spans:
        span.start, span.end = moved[span.start], moved[span.end]
    return "".join(kept), spans


def _trim(text: str, spans: list[_Span]) -> tuple[str, list[_Span]]:
    """No mark starts with a blank or covers only blanks; the ends of the text are stripped."""
    stripped = len(text.rstrip(" \n"))
    for span in spans:
        while span.start < span.end and text[span.start] in " \n":
            span.start += 1
        span.end = min(span.end, stripped)
    spans = [span for span in spans if span.start < span.end]
    # Leading blanks go only as far as the first mark, which never starts with one.
    lead = stripped - len(text[:stripped].lstrip(" \n"))
    text = text[lead:stripped]
    for span in spans:
        span.start, span.end = span.start - lead, span.end - lead
    if not text or all(char in _INVISIBLE for char in text):
        raise invalid("text must be non-empty")
    return text, spans


_INVISIBLE = frozenset(" \n\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff")


def _to_units(text: str, spans: Sequence[_Span]) -> list[Entity]:
    position = [0]
    for char in text if spans else "":
        position.append(position[-1] + 1 + (char > "\uffff"))
    return [
        replace(
            span.entity,
            offset=position[span.start],
            length=position[span.end] - position[span.start],
        )
        for span in spans
    ]


def _merge(marked: list[Entity], found: list[Entity]) -> list[Entity]:
    """Found entities give way to marked links, mentions and code, and to the edge of a quote."""
    solid = [entity for entity in marked if entity.type not in SPLITTABLE | QUOTES]
    quotes = [entity for entity in marked if entity.type in QUOTES]
    free = [
        entity
        for entity in found
        if all(entity.end <= other.offset or other.end <= entity.offset for other in solid)
        and all(
            entity.end <= quote.offset
            or quote.end <= entity.offset
            or (quote.offset <= entity.offset and entity.end <= quote.end)
            for quote in quotes
        )
    ]
    return sorted([*marked, *free], key=lambda entity: (entity.offset, -entity.length))
