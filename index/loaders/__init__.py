"""Sources in, documents out: one file a format, and the way to them.

expand ─→ intake.py ┬ fetch.py ─ network.py ─ addresses.py    links, the public web only
                    ├ kinds.py                                what a link led to
                    └ worker.py ─ child.py ─ formats.py       parsers, in a process apart
                                             ├ text.py        .txt
                                             ├ markdown.py    .md
                                             ├ html.py        .html
                                             ├ pdf.py         .pdf, with lines.py and tables.py
                                             ├ docx.py        .docx
                                             ├ epub.py        .epub, with xhtml.py
                                             └ listing.py     feeds and sitemaps
"""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from index.errors import SourceEmpty, SourceMissing
from index.language import detect
from index.loaders.formats import LOADERS, READING, endings, made_harmless
from index.loaders.intake import DEFAULT_MAX_BYTES, MEGABYTE, Intake, Raw, is_link
from index.loaders.listing import Listing
from index.types import Document

__all__ = [
    "DEFAULT_MAX_BYTES",
    "LOADERS",
    "MEGABYTE",
    "READING",
    "Intake",
    "Listing",
    "Raw",
    "expand",
    "finish",
    "is_link",
    "load",
    "made_harmless",
]

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def expand(source: str) -> Iterator[str]:
    """What a source names: itself, or the readable files of a folder, by name.

    Raises SourceMissing, SourceUnsupported or SourceForbidden (a bad link), SourceEmpty (a folder
    without articles).
    """
    if _SCHEME.match(source):
        from index.loaders.fetch import normalised

        yield normalised(source)
        return
    path = Path(source).expanduser()
    if not source or not os.path.exists(path):  # Path.exists raises for a name that is too long
        raise SourceMissing(
            f"{source or 'a source without a name'} doesn't exist", "check the path"
        )
    path = _absolute(path)
    if not path.is_dir():
        yield str(path)
        return
    files = [each for each in _walk(path) if each.suffix.lower() in LOADERS]
    if not files:
        raise SourceEmpty(f"{source} holds no article", f"put {endings()} files there")
    yield from map(str, files)


def load(source: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Document:
    """Read one article. Raises a SourceError that says what is wrong with it."""
    with Intake(max_bytes=max_bytes) as intake:
        return intake.load(source)


def finish(document: Document) -> Document:
    """The document with its language, if its format didn't say."""
    if document.language:
        return document
    return replace(document, language=detect(document.text))


def _absolute(path: Path) -> Path:
    """The one absolute path that stands for a file or folder, without `..`: an article is its path.

    Links stay links, but for `..` behind one, which leads elsewhere than it reads.
    """
    plain = Path(os.path.abspath(path))
    return plain if plain.exists() and plain.samefile(path) else path.resolve()


def _walk(folder: Path) -> Iterator[Path]:
    """Files below a folder, hidden ones left out, in a stable order."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (Path(where) / each for each in sorted(files) if not each.startswith("."))
