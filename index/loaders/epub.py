"""EPUB: the chapters of a book in the order they are read, with the printed pages if it says.

    META-INF/container.xml ─→ the package (.opf) ┬ metadata: title, author, date
                                                 └ spine ─→ chapters (XHTML)

https://www.w3.org/TR/epub-33/
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from index.errors import SourceDamaged, SourceEncrypted
from index.loaders import html, xhtml, xml
from index.loaders.archive import Archive
from index.loaders.blocks import Block, laid_out
from index.loaders.text import title_of_file
from index.types import Document

_FONTS: Final = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Obfuscated fonts, which don't keep the text from being read."""
_MARKUP: Final = ("application/xhtml+xml", "text/html")
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def load(source: str, data: bytes) -> Document:
    archive = Archive(source, data)
    _refuse_encrypted(archive)
    path, package = _package(archive)
    hidden: Counter[str] = Counter()
    layout = laid_out(_chapters(archive, path, package, hidden))
    written = _DATE.match(xml.text_of(package, "date"))
    return Document(
        source=source,
        title=xml.text_of(package, "title") or title_of_file(source),
        text=layout.text,
        author=xml.text_of(package, "creator"),
        published=written.group() if written else "",
        headings=layout.headings,
        pages=layout.pages,
        hidden=hidden,
    )


def _package(archive: Archive) -> tuple[str, Any]:
    """The package document, and where in the archive it stands."""
    container = archive.read("META-INF/container.xml")
    if container:
        for each in xml.named(xml.parsed(archive.source, container), "rootfile"):
            path = xml.attribute(each, "full-path")
            if package := archive.read(path):
                return path, xml.parsed(archive.source, package)
    raise SourceDamaged(f"{archive.source} isn't a sound EPUB", "save it anew, or as .txt")


def _refuse_encrypted(archive: Archive) -> None:
    """Raises SourceEncrypted if more than fonts is."""
    listed = archive.read("META-INF/encryption.xml")
    if not listed:
        return
    methods = xml.named(xml.parsed(archive.source, listed), "EncryptionMethod")
    if any(xml.attribute(each, "Algorithm") not in _FONTS for each in methods):
        raise SourceEncrypted(
            f"{archive.source} is locked to a reader's licence", "use a copy without DRM"
        )


def _chapters(archive: Archive, path: str, package: Any, hidden: Counter[str]) -> Iterator[Block]:
    items = {xml.attribute(each, "id"): each for each in xml.named(package, "item")}
    read: set[str] = set()
    for each in xml.named(package, "itemref"):
        item = items.get(xml.attribute(each, "idref"))
        name = _name(path, item) if item is not None and _is_chapter(item) else ""
        if name and name not in read:
            read.add(name)
            text, found = html.decoded(archive.source, archive.read(name) or b" ")
            hidden += found
            yield from xhtml.blocks_of(text)


def _is_chapter(item: Any) -> bool:
    is_contents = "nav" in xml.attribute(item, "properties").split()
    return xml.attribute(item, "media-type") in _MARKUP and not is_contents


def _name(path: str, item: Any) -> str:
    """The archive's entry for an item of the package, whose links start from where it stands."""
    href = unquote(xml.attribute(item, "href").partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
