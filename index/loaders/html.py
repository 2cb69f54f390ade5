"""Web pages: main text, title, author, date and canonical URL, by trafilatura."""

import re
from collections import Counter
from contextlib import suppress
from typing import Any, Final

from index.errors import SourceEmpty
from index.loaders.decoding import decode, harmless, hidden
from index.loaders.text import title_of_file
from index.types import Document

_SPACE: Final = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*|[ \t\r\f\v]+")
_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE
)


# What pages say and browsers read: https://encoding.spec.whatwg.org/#names-and-labels
_LABELS: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
_NEVER: Final = ("utf-16", "utf16", "utf_16", "utf-32", "utf-7", "unicode", "raw_unicode")
"""What a page that could be read so far can't be in."""


def load(source: str, data: bytes) -> Document:
    from trafilatura import bare_extraction

    whole, found = _decoded(source, data)
    page = bare_extraction(
        whole,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
    )
    body = getattr(page, "body", None)
    if page is None or body is None:
        raise SourceEmpty(f"{source} has no main text", "save the page's text as .txt")
    text, headings = _blocks(body)
    return Document(
        source=source,
        title=_clean(page.title) or title_of_file(source),
        text=text,
        author=_clean(page.author),
        published=_clean(page.date),
        url=link if (link := _clean(page.url)).startswith(("http://", "https://")) else "",
        headings=headings,
        hidden=found,
    )


def text_of_fragment(html: str) -> str:
    """The text of a piece of HTML inside another format, tags gone."""
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.fragment_fromstring(html, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    for noise in tree.xpath("//script|//style|//comment()"):
        if (parent := noise.getparent()) is not None:
            parent.remove(noise)
    return _flat(tree.text_content())


def _decoded(source: str, data: bytes) -> tuple[str, Counter[str]]:
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        label = named.group(1).decode("ascii", "replace").lower()
        if not label.startswith(_NEVER):
            with suppress(LookupError, UnicodeError):
                text = data.decode(_LABELS.get(label, label))
                return harmless(text), hidden(text)
    return decode(source, data)


def _blocks(body: Any) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Trafilatura's tree as text, a block a line, and `(offset, heading)` pairs."""
    blocks: list[str] = []
    headings: list[tuple[int, str]] = []
    at = 0
    for kind, block in _walk(body):
        if kind == "head":
            headings.append((at, block))
        blocks.append(block)
        at += len(block) + 2
    return "\n\n".join(blocks), tuple(headings)


BLOCKS: Final = frozenset({"p", "head", "item", "quote", "row", "code", "ab", "fw"})


def _walk(element: Any) -> Any:
    """`(kind, text)` of every block, in reading order; text between blocks is a block too."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "row":
            cells = [_flat("".join(cell.itertext())) for cell in child]
            yield from _some("row", " | ".join(cell for cell in cells if cell))
        elif child.tag in BLOCKS and not any(
            inner.tag in BLOCKS for inner in child.iterdescendants()
        ):
            yield from _some(child.tag, _flat("".join(child.itertext())))
        else:
            yield from _some("p", _flat(child.text or ""))
            yield from _walk(child)
        yield from _some("p", _flat(child.tail or ""))


def _some(kind: str, text: str) -> list[tuple[str, str]]:
    return [(kind, text)] if text else []


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _clean(value: Any) -> str:
    return " ".join(str(value).split()) if value else ""
