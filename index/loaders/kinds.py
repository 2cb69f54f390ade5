"""What a source is, as the ending of a file: by its name on disk, by its bytes on the web.

What a server claims of a page counts last: it is often wrong, and a stranger's word.
"""

import re
import zlib
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from index.errors import SourceTooLarge, SourceUnsupported

LISTING: Final = ".xml"
LISTINGS: Final = (".xml", ".rss", ".atom")
HEAD: Final = 2000
GZIP: Final = b"\x1f\x8b"
_PROLOGUE: Final = rb"(?:\s|<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)*+"
"""Possessive: what could be read in many ways would be tried in all of them."""
_LIST: Final = re.compile(_PROLOGUE + rb"<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)[\s>]", re.S)
_PAGE: Final = re.compile(rb"<(?:!doctype html|html|head|body|article|div|meta|title|h1|p)[\s>/]")
_NO_TEXT: Final = re.compile(r"(?:text/(?:css|javascript)|application/(?:json|javascript))\b")


def kind_of(url: str, data: bytes, claimed: str) -> str:
    """The kind of what a link led to. Raises SourceUnsupported."""
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return _packed(url, data)
    head = data[:HEAD].replace(b"\0", b"").lower().removeprefix(b"\xef\xbb\xbf")
    head = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _LIST.match(head):
        return LISTING
    if _PAGE.search(head):
        return ".html"
    return _claimed(url, claimed.strip().lower())


def _packed(url: str, data: bytes) -> str:
    if b"word/document.xml" in data:
        return ".docx"
    if b"META-INF/container.xml" in data:
        return ".epub"
    raise SourceUnsupported(
        f"{url} is an archive, but neither DOCX nor EPUB", "unpack it, and add what it holds"
    )


def _claimed(url: str, claimed: str) -> str:
    if _NO_TEXT.match(claimed):
        raise SourceUnsupported(f"{url} isn't an article ({claimed})", "name the page of one")
    if claimed.startswith(("text/html", "application/xhtml")):
        return ".html"
    ending = PurePosixPath(urlsplit(url).path).suffix.lower()
    is_markdown = claimed.startswith("text/markdown") or ending in (".md", ".markdown")
    return ".md" if is_markdown else ".txt"


def unzipped(source: str, data: bytes, most: int) -> bytes:
    """What a file that came gzipped (sitemaps do) holds; others as they are. Raises SourceError."""
    if not data.startswith(GZIP):
        return data
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpacker.decompress(data, most + 1)
    except zlib.error as error:
        raise SourceUnsupported(f"{source} is a damaged archive", "add what it holds") from error
    if len(plain) > most:
        raise SourceTooLarge(
            f"{source} unpacks to more than {most // 1_000_000} MB", "raise library.max_file_mb"
        )
    return plain
