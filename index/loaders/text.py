"""Plain text. The stored text is the decoded file, code point for code point."""

from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from index.loaders.decoding import decode
from index.types import Document

LONGEST_TITLE: Final = 120


def load(source: str, data: bytes) -> Document:
    text, hidden = decode(source, data)
    return Document(source=source, title=title_of_text(source, text), text=text, hidden=hidden)


def title_of_text(source: str, text: str) -> str:
    """A short first line that stands alone is the title; otherwise the file's name."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    stands_alone = rest[:1] in ("\n", "\r", "=", "-") or rest[:2] == "\r\n"
    if first and len(first) <= LONGEST_TITLE and stands_alone and first[-1] not in ".!?,;:":
        return first
    return title_of_file(source)


def title_of_file(source: str) -> str:
    """ "on-the-trail.txt" → "On the trail"; a link without a path is called by its host."""
    if source.startswith(("http://", "https://")):
        link = urlsplit(source)
        source = unquote(link.path).strip("/")
        if not source:
            return link.netloc
    name = Path(source).stem.replace("_", " ").replace("-", " ").strip() or Path(source).name
    return name[:1].upper() + name[1:]
