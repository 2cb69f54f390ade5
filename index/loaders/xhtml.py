"""A chapter's markup → blocks, as its book's author wrote them: nothing is taken for noise."""

import re
from collections.abc import Iterator
from typing import Any, Final

from index.loaders.blocks import Block, row

_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS: Final = _HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details div dl dt figcaption figure "
    "footer form header hgroup hr html li main nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul".split()
)
_UNSEEN: Final = frozenset("script style head template noscript svg math object rt rp".split())
_SPACE: Final = re.compile(r"\s+")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_LABEL: Final = re.compile(r"(?:^|\s)([0-9]{1,6}|[ivxlcdm]{1,12})$", re.IGNORECASE)


def blocks_of(markup: str) -> Iterator[Block]:
    """The blocks of a page of markup, in reading order."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(_DECLARATION.sub("", markup))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    yield from _Flow().blocks(root)


class _Flow:
    """The run of text that a block boundary will close, and the pages that begin within."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pages: list[tuple[int, str]] = []

    def blocks(self, element: Any) -> Iterator[Block]:
        """The blocks inside an element."""
        yield from self._through(element, "")
        yield from self._closed("")

    def _through(self, element: Any, kind: str) -> Iterator[Block]:
        self._parts.append(element.text or "")
        for child in element:
            name = child.tag if isinstance(child.tag, str) else ""
            if label := page_label(child) if name else "":
                self._pages.append((len(self._parts), label))
            elif name == "tr":
                yield from self._closed(kind)
                yield from _row(child)
            elif name in _BLOCKS and not _is_hidden(child):
                yield from self._closed(kind)
                yield from self._through(child, name)
                yield from self._closed(name)
            elif name == "br":
                self._parts.append("\n" if kind == "pre" else " ")
            elif name and name not in _UNSEEN and not _is_hidden(child):
                yield from self._through(child, kind)
            self._parts.append(child.tail or "")

    def _closed(self, kind: str) -> Iterator[Block]:
        text = _shown(self._parts, kind)
        rests = [(len(_shown(self._parts[at:], kind)), label) for at, label in self._pages]
        pages = tuple((len(text) - rest, label) for rest, label in rests)
        self._parts, self._pages = [], []
        if text or pages:
            yield Block(text, is_heading=kind in _HEADINGS, pages=pages)


def _row(element: Any) -> Iterator[Block]:
    """A table's row as one block; a row of one cell only holds a layout together."""
    cells = [list(_Flow().blocks(cell)) for cell in element if isinstance(cell.tag, str)]
    if len(cells) == 1:
        yield from cells[0]
        return
    marks = [(0, label) for cell in cells for block in cell for _, label in block.pages]
    texts = [" ".join(block.text for block in cell if block.text) for cell in cells]
    yield Block(row(texts), pages=tuple(marks[-1:]))


def page_label(element: Any) -> str:
    """What the page is called that begins at an element; "" if none does.

    https://www.w3.org/TR/epub-ssv-11/#pagebreak
    """
    roles = f"{element.get('epub:type', '')} {element.get('role', '')}".split()
    if "pagebreak" not in roles and "doc-pagebreak" not in roles:
        return ""
    said = (element.get("title"), element.get("aria-label"), "".join(element.itertext()))
    found = (_LABEL.search(text.strip()) for text in said if text)
    return next((each.group(1) for each in found if each), "")


def _shown(parts: list[str], kind: str) -> str:
    whole = "".join(parts)
    return whole.strip("\n").rstrip() if kind == "pre" else _SPACE.sub(" ", whole).strip()


def _is_hidden(element: Any) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style
