"""Markdown, as the plain text a reader sees; front matter gives title, author, date, questions."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from index.loaders.blocks import Block, Layout, laid_out, row
from index.loaders.decoding import decode
from index.loaders.html import text_of_fragment
from index.loaders.text import title_of_file
from index.types import Document

_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(?!\d)")
_LANGUAGE: Final = re.compile(r"([a-z]{2})(?:[-_]\w+)?", re.IGNORECASE)
_FRONT: Final = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def load(source: str, data: bytes) -> Document:
    whole, hidden = decode(source, data)
    front, body = split_front_matter(whole)
    layout = plain(body)
    first = layout.headings[0][1] if layout.headings else ""
    title = _line(front, "title") or first or title_of_file(source)
    return Document(
        source=source,
        title=title,
        text=layout.text,
        author=_line(front, "author"),
        published=_date(front),
        url=link if (link := _line(front, "url")).startswith(("http://", "https://")) else "",
        language=_language(front),
        headings=layout.headings,
        questions=tuple(_lines(front.get("questions"))),
        hidden=hidden,
    )


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The YAML mapping a file may begin with, and the rest; of bad YAML, its plain lines."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    import yaml

    try:
        # Nothing but strings: "no" is Norwegian, "12:30" a title, 2023-13-45 no reason to stop.
        front = yaml.load(match.group(1), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        lines = (line.partition(":") for line in match.group(1).splitlines())
        front = {key.strip(): value.strip() for key, _, value in lines if value}
    return (front, text[match.end() :]) if isinstance(front, dict) else ({}, text)


def plain(body: str) -> Layout:
    """The text as rendered, a block a line."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    return laid_out(_blocks(parser.parse(body)))


def _blocks(tokens: Sequence[Any]) -> Iterator[Block]:
    """Every block; the cells of a table's row are one."""
    cells: list[str] | None = None
    kind = ""
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield Block(row(cells or ()))
            cells = None
        elif token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
        elif text := _block(token):
            if cells is None:
                yield Block(text, is_heading=kind == "heading")
            else:
                cells.append(text)


def _block(token: Any) -> str:
    """The text of a block-level token, or ""."""
    if token.type == "inline":
        return _inline(token.children or ()).strip()
    if token.type in ("fence", "code_block"):
        return str(token.content).rstrip("\n")
    if token.type == "html_block":
        return text_of_fragment(token.content)
    return ""


def _inline(children: Sequence[Any]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "image":
            parts.append(_inline(child.children or ()))
    return "".join(parts)


def _line(front: dict[str, Any], key: str) -> str:
    value = front.get(key)
    known = isinstance(value, str) and value not in ("null", "~")
    return " ".join(str(value).split()) if known else ""


def _date(front: dict[str, Any]) -> str:
    """The ISO date, or as much of it as is there; "" of what isn't one."""
    found = _DATE.match(_line(front, "date"))
    return found.group() if found else ""


def _language(front: dict[str, Any]) -> str:
    """ "en" of "en-GB"; "" of what isn't a code, so that it is detected."""
    code = _LANGUAGE.fullmatch(_line(front, "language"))
    return code.group(1).lower() if code else ""


def _lines(value: Any) -> list[str]:
    each = value if isinstance(value, list) else []
    return [line.strip() for line in each if isinstance(line, str)]
