"""Bytes of a known kind → a document: one file a format, and what they all owe a reader."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from index.errors import SourceEmpty
from index.loaders import docx, epub, html, markdown, pdf, text
from index.loaders.decoding import harmless, hidden
from index.types import Document

Loader = Callable[[str, bytes], Document]

READING: Final = 1
"""Raised when a format comes to be read otherwise, so that unchanged files are read anew."""

LOADERS: Final[dict[str, Loader]] = {
    ".txt": text.load,
    ".text": text.load,
    ".md": markdown.load,
    ".markdown": markdown.load,
    ".html": html.load,
    ".htm": html.load,
    ".xhtml": html.load,
    ".pdf": pdf.load,
    ".docx": docx.load,
    ".epub": epub.load,
}


def endings() -> str:
    """The endings that can be read, for people."""
    return ", ".join(LOADERS)


def parse(source: str, kind: str, data: bytes) -> Document:
    """What a file of a kind says. Raises SourceError, and whatever a broken parser may."""
    document = made_harmless(LOADERS[kind](source, data))
    if not any(char.isalnum() for char in document.text):
        raise SourceEmpty(f"{source} has no text", "check that it is the right file")
    return document


def made_harmless(document: Document) -> Document:
    """The document without what entities and escapes hid from decoding, and that counted too."""
    about = (document.title, document.author, document.url, *document.questions)
    apart = [each for each in about if each not in document.text]
    return replace(
        document,
        text=harmless(document.text),
        title=harmless(document.title),
        author=harmless(document.author),
        published=harmless(document.published),
        url=harmless(document.url),
        headings=tuple((at, harmless(heading)) for at, heading in document.headings),
        questions=tuple(harmless(each) for each in document.questions),
        pages=tuple((at, harmless(label)) for at, label in document.pages),
        hidden=sum(map(hidden, [document.text, *apart]), document.hidden),
    )
