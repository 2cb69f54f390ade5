"""Web pages: main text, title, author, date and canonical URL, by trafilatura."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from index.errors import SourceEmpty
from index.loaders.blocks import Block, laid_out, row
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

    whole, found = decoded(source, data)
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
    layout = laid_out(_walk(body))
    return Document(
        source=source,
        title=_clean(page.title) or title_of_file(source),
        text=layout.text,
        author=_clean(page.author),
        published=_clean(page.date),
        url=link if (link := _clean(page.url)).startswith(("http://", "https://")) else "",
        headings=layout.headings,
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


def decoded(source: str, data: bytes) -> tuple[str, Counter[str]]:
    """A page's text as `decode` gives it, in the encoding it names where that can be true."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        label = named.group(1).decode("ascii", "replace").lower()
        if not label.startswith(_NEVER):
            with suppress(LookupError, UnicodeError):
                text = data.decode(_LABELS.get(label, label))
                return harmless(text), hidden(text)
    return decode(source, data)


BLOCKS: Final = frozenset({"p", "head", "item", "quote", "row", "code", "ab", "fw"})


def _walk(element: Any) -> Iterator[Block]:
    """Every block of trafilatura's tree, in reading order; text between blocks is a block too."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "row":
            yield Block(row(_flat("".join(cell.itertext())) for cell in child))
        elif child.tag in BLOCKS and not any(
            inner.tag in BLOCKS for inner in child.iterdescendants()
        ):
            yield Block(_flat("".join(child.itertext())), is_heading=child.tag == "head")
        else:
            yield Block(_flat(child.text or ""))
            yield from _walk(child)
        yield Block(_flat(child.tail or ""))


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _clean(value: Any) -> str:
    return " ".join(str(value).split()) if value else ""
