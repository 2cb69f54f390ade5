"""Word: what a reader of the document sees, changes that were tracked taken as accepted.

    word/document.xml   paragraphs, lists, tables, text boxes
    word/styles.xml     which paragraphs are headings
    word/footnotes.xml  below the text; likewise endnotes
    docProps/core.xml   title and author

https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from index.errors import SourceDamaged, SourceEncrypted
from index.loaders import xml
from index.loaders.archive import Archive
from index.loaders.blocks import Block, laid_out, row
from index.loaders.text import title_of_file
from index.loaders.xml import attribute, local
from index.types import Document

OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_UNSEEN: Final = frozenset(
    "del moveFrom delText delInstrText instrText pPr rPr Fallback rt txbxContent".split()
)
_CONTAINERS: Final = frozenset(
    "body sdt sdtContent ins moveTo customXml smartTag footnote endnote txbxContent tc".split()
)
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SPACE: Final = re.compile(r"\s+")
_HEADING: Final = re.compile(r"(heading [1-9]|title)", re.IGNORECASE)
_OFF: Final = ("0", "false", "off")
BODY: Final = 9  # the outline level of what is no heading


def load(source: str, data: bytes) -> Document:
    if data.startswith(OLD_OFFICE):
        raise SourceEncrypted(
            f"{source} has a password or is of an old Word", "save it as .docx without a password"
        )
    archive = Archive(source, data)
    written = archive.read("word/document.xml")
    if not written:
        raise SourceDamaged(f"{source} isn't a sound Word document", "save it anew as .docx")
    styles = _styles(archive)
    blocks = list(_blocks(xml.parsed(source, written), styles))
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        if part := archive.read(notes):
            blocks += _blocks(xml.parsed(source, part), styles)
    layout = laid_out(blocks)
    first = layout.headings[0][1] if layout.headings else ""
    title, author = _about(archive)
    return Document(
        source=source,
        title=title or first or title_of_file(source),
        text=layout.text,
        author=author,
        headings=layout.headings,
    )


def _about(archive: Archive) -> tuple[str, str]:
    """The title and the author that the document's properties name, or ""."""
    part = archive.read("docProps/core.xml")
    if not part:
        return "", ""
    properties = xml.parsed(archive.source, part)
    return xml.text_of(properties, "title"), xml.text_of(properties, "creator")


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style: whether it makes a heading, None if that is as in the one it rests on."""

    is_heading: bool | None
    base: str


def _styles(archive: Archive) -> dict[str, _Style]:
    part = archive.read("word/styles.xml")
    if not part:
        return {}
    found = {}
    for style in xml.named(xml.parsed(archive.source, part), "style"):
        is_heading = True if _HEADING.fullmatch(_value(style, "name")) else _outlined(style)
        found[attribute(style, "styleId")] = _Style(is_heading, _value(style, "basedOn"))
    return found


def _outlined(element: Any) -> bool | None:
    """Whether a paragraph or a style says that it is a heading; None if it doesn't say."""
    level = _value(_child(element, "pPr"), "outlineLvl")
    return level != str(BODY) if level else None


def _is_heading(paragraph: Any, styles: dict[str, _Style]) -> bool:
    own = _outlined(paragraph)
    if own is not None:
        return own
    name = _value(_child(paragraph, "pPr"), "pStyle")
    for _ in range(len(styles)):  # styles may rest on each other in a ring
        style = styles.get(name)
        if style is None:
            return False
        if style.is_heading is not None:
            return style.is_heading
        name = style.base
    return False


def _blocks(element: Any, styles: dict[str, _Style]) -> Iterator[Block]:
    for child in element:
        name = local(child)
        if name == "p":
            text = _flat("".join(_text(child)))
            yield Block(text, is_heading=_is_heading(child, styles))
            for box in _boxes(child):
                yield from _blocks(box, styles)
        elif name == "tbl":
            yield from _rows(child, styles)
        elif name in _CONTAINERS and not _is_separator(child):
            yield from _blocks(child, styles)


def _rows(table: Any, styles: dict[str, _Style]) -> Iterator[Block]:
    """Each row as a block; a row of one cell only holds a layout together."""
    for each in _inside(table, "tr"):
        if _child(_child(each, "trPr"), "del") is not None:
            continue
        cells = [list(_blocks(cell, styles)) for cell in _inside(each, "tc")]
        if len(cells) == 1:
            yield from cells[0]
        else:
            yield Block(row(" ".join(one.text for one in cell if one.text) for cell in cells))


def _inside(element: Any, name: str) -> Iterator[Any]:
    """The children of that name, in content controls too."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _CONTAINERS:
            yield from _inside(child, name)


def _text(element: Any) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name not in _UNSEEN and not (name == "r" and _is_vanished(child)):
            yield from _text(child)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, once each."""
    for child in element:
        if local(child) == "txbxContent":
            yield child
        elif local(child) != "Fallback":
            yield from _boxes(child)


def _is_vanished(run: Any) -> bool:
    """Whether a run is formatted as hidden text."""
    mark = _child(_child(run, "rPr"), "vanish")
    return mark is not None and attribute(mark, "val") not in _OFF


def _is_separator(note: Any) -> bool:
    """Whether a footnote is only the line above the footnotes."""
    return attribute(note, "type") in ("separator", "continuationSeparator", "continuationNotice")


def _child(element: Any, name: str) -> Any:
    """The first child of that name; None if there is none, or no element."""
    children = () if element is None else element
    return next((each for each in children if local(each) == name), None)


def _value(element: Any, name: str) -> str:
    """What the first child of that name says, "" if there is none."""
    child = _child(element, name)
    return "" if child is None else attribute(child, "val")


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
