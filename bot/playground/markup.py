"""parse_mode=HTML: tags into entities, with Telegram's complaints about bad ones.

https://core.telegram.org/bots/api#html-style. Markdown is refused by name: nothing here sends it.
"""

import re
from dataclasses import dataclass

from .entities import Entity, units
from .errors import ApiError, invalid

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));?")
_TAG = re.compile(r"<(/?)([^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


def parse(text: str, parse_mode: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities; raises ApiError as `can't parse entities: …`."""
    mode = parse_mode.lower()
    if mode in ("", "none"):
        return text, []
    if mode == "html":
        return _Html(text).parse()
    if mode in ("markdown", "markdownv2"):
        raise invalid(f"the playground does not parse {parse_mode}: send entities, or HTML")
    raise invalid("unsupported parse_mode")


def _unparsable(reason: str) -> ApiError:
    return invalid(f"can't parse entities: {reason}")


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


class _Html:
    def __init__(self, source: str) -> None:
        self._source = source
        self._plain: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        position = 0
        while position < len(self._source):
            if self._source[position] == "<":
                position = self._tag(position)
            else:
                end = self._source.find("<", position)
                end = len(self._source) if end < 0 else end
                self._write(_unescape(self._source[position:end]))
                position = end
        if self._open:
            tag = self._open[-1].tag
            raise _unparsable(f"Can't find end tag corresponding to start tag {tag}")
        return "".join(self._plain), self._entities

    def _write(self, text: str) -> None:
        self._plain.append(text)
        self._length += units(text)

    def _tag(self, position: int) -> int:
        byte = len(self._source[:position].encode("utf-8", "surrogatepass"))
        match = _TAG.match(self._source, position)
        if match is None:
            raise _unparsable(f"Unclosed start tag at byte offset {byte}")
        slash, name, rest = match.groups()
        if slash:
            self._end(name.lower(), byte)
        else:
            self._start(name.lower(), rest, byte)
        return match.end()

    def _start(self, tag: str, rest: str, byte: int) -> None:
        attributes = {
            name.lower(): _unescape(first or second or third or "")
            for name, first, second, third in _ATTRIBUTE.findall(rest)
        }
        known = tag in TAGS or (tag == "span" and attributes.get("class") == "tg-spoiler")
        if not known:
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {byte}')
        self._open.append(_Open(tag, self._length, attributes))

    def _end(self, tag: str, byte: int) -> None:
        if not self._open:
            raise _unparsable(f"Unexpected end tag at byte offset {byte}")
        opened = self._open.pop()
        if tag and tag != opened.tag:
            raise _unparsable(
                f'Unmatched end tag at byte offset {byte}, expected "</{opened.tag}>",'
                f' found "</{tag}>"'
            )
        length = self._length - opened.offset
        if length:
            self._add(opened, length)

    def _add(self, opened: _Open, length: int) -> None:
        kind = TAGS.get(opened.tag, "spoiler")
        url = language = None
        if opened.tag == "a":
            url = opened.attributes.get("href") or "".join(self._plain)[-length:]
        if opened.tag == "blockquote" and "expandable" in opened.attributes:
            kind = "expandable_blockquote"
        if opened.tag == "code" and self._open and self._open[-1].tag == "pre":
            self._open[-1].attributes.update(opened.attributes)
            return
        if opened.tag == "pre":
            language = opened.attributes.get("class", "").removeprefix("language-") or None
        self._entities.append(Entity(kind, opened.offset, length, url, language))


def _unescape(text: str) -> str:
    def plain(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if name:
            return _NAMED.get(name, match[0])
        code = int(decimal) if decimal else int(hexadecimal, 16)
        usable = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
        return chr(code) if usable else match[0]

    return _REFERENCE.sub(plain, text)
