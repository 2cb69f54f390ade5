"""Sources in, documents out: one file a format.

load(source) ─ reads the bytes ─ by ending ┬ text.py      .txt
                                           ├ markdown.py  .md
                                           └ html.py      .html
             ─ made harmless: entities bring back what decoding replaced
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from index.errors import (
    SourceEmpty,
    SourceError,
    SourceMissing,
    SourceTooLarge,
    SourceUnsupported,
)
from index.language import detect
from index.loaders import html, markdown, text
from index.loaders.decoding import harmless, hidden
from index.types import Document

MEGABYTE: Final = 1_000_000
DEFAULT_MAX_BYTES: Final = 20 * MEGABYTE

Loader = Callable[[str, bytes], Document]

LOADERS: Final[dict[str, Loader]] = {
    ".txt": text.load,
    ".text": text.load,
    ".md": markdown.load,
    ".markdown": markdown.load,
    ".html": html.load,
    ".htm": html.load,
    ".xhtml": html.load,
}


def expand(source: str) -> Iterator[str]:
    """The articles that a source names: itself, or the readable files of a folder, by name.

    Raises SourceMissing, SourceUnsupported (a link), SourceEmpty (a folder without articles).
    """
    if source.startswith(("http://", "https://")):
        raise SourceUnsupported(
            f"{source} is a link, which Footnote can't open yet", "save the page and add its file"
        )
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
        raise SourceEmpty(f"{source} holds no article", f"put {_kinds()} files there")
    yield from map(str, files)


def _absolute(path: Path) -> Path:
    """The one absolute path that stands for a file or folder, without `..`: an article is its path.

    Links stay links, but for `..` behind one, which leads elsewhere than it reads.
    """
    plain = Path(os.path.abspath(path))
    return plain if plain.exists() and plain.samefile(path) else path.resolve()


def load(source: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Document:
    """Read one article. Raises a SourceError that says what is wrong with it."""
    path = Path(source)
    if "\ufffd" in (name := harmless(source)) and name != source:
        raise SourceUnsupported(f"{name} has a name that isn't UTF-8", "rename it")
    loader = LOADERS.get(path.suffix.lower())
    if loader is None:
        raise SourceUnsupported(
            f"{source} is of a kind Footnote can't read", f"convert it to one of {_kinds()}"
        )
    document = made_harmless(loader(source, _read(path, max_bytes)))
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
        hidden=sum(map(hidden, [document.text, *apart]), document.hidden),
    )


def finish(document: Document) -> Document:
    """The document with its language, if its format didn't say."""
    if document.language:
        return document
    return replace(document, language=detect(document.text))


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise SourceTooLarge(
                f"{path} has {size / MEGABYTE:.0f} MB; the limit is {max_bytes / MEGABYTE:.0f} MB",
                "split it, or raise library.max_file_mb",
            )
        if not path.is_file():
            raise SourceUnsupported(f"{path} isn't a file", "name a file or a folder")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceMissing(f"{path} doesn't exist", "check the path") from error
    except OSError as error:
        raise SourceError(
            f"{path} can't be read ({error.strerror})", "check its permissions"
        ) from error
    if not data.strip():
        raise SourceEmpty(f"{path} is empty", "check that it is the right file")
    return data


def _walk(folder: Path) -> Iterator[Path]:
    """Files below a folder, hidden ones left out, in a stable order."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (Path(where) / each for each in sorted(files) if not each.startswith("."))


def _kinds() -> str:
    return ", ".join(LOADERS)
