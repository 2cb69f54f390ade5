"""PDF: the text layer as running text, with what is printed on its pages. Pictures aren't read."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from index.errors import SourceDamaged, SourceEncrypted, SourceScanned
from index.loaders.blocks import Marks
from index.loaders.lines import flowed, marks, running_heads, unprinted
from index.loaders.tables import with_rows
from index.loaders.text import title_of_text
from index.types import Document

LONGEST_LABEL: Final = 12
FEWEST_LETTERS: Final = 20
"""A page's, on average; with fewer, and pictures, it is a scan with a stamp on it."""
MOST_GARBLED: Final = 0.2
MOST_HEADINGS: Final = 2000
_NO_NAME: Final = re.compile(
    r"^(microsoft (word|powerpoint)\b|untitled|slide 1$|document\d*$|\W)|\.[a-z]{2,4}$",
    re.IGNORECASE,
)
_LETTERS: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\uf0a7\uf0b7\x7f", "•")
)
"""Ligatures as the letters they are of, and the bullets of symbol fonts."""
RECOGNISE: Final = "install ocrmypdf to have it read, or save it with its text"


def load(source: str, data: bytes) -> Document:
    reader = _opened(source, data)
    printed = [_lines(source, number, page) for number, page in enumerate(reader.pages, 1)]
    labels = _labels(reader, len(printed))
    outline, running = list(_outline(reader)), running_heads(printed)
    apart = [*running, *(title for title, _ in outline)]
    text, starts = flowed(unprinted(printed, labels, running), apart)
    _refuse_unreadable(source, text, reader)
    about = reader.metadata or {}
    return Document(
        source=source,
        title=_named(about.get("/Title")) or title_of_text(source, text),
        text=text,
        author=_named(about.get("/Author")),
        headings=_headings(outline, text, starts),
        pages=marks(starts, labels),
    )


def _opened(source: str, data: bytes) -> Any:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(source)
        _ = len(reader.pages)
    except DependencyError as error:
        raise _encrypted(source) from error
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SourceDamaged(f"{source} isn't a sound PDF", "print it to a PDF anew") from error
    return reader


def _encrypted(source: str) -> SourceEncrypted:
    return SourceEncrypted(f"{source} is encrypted", "save a copy without a password")


def _lines(source: str, number: int, page: Any) -> list[str]:
    """A page's lines, in the order in which they are read."""
    try:
        plain = page.extract_text().translate(_LETTERS)
        looks = page.extract_text(extraction_mode="layout").translate(_LETTERS)
    except MemoryError:
        raise
    except Exception as error:  # whatever a broken font or stream brings up
        raise SourceDamaged(
            f"page {number} of {source} can't be read", "print it to a PDF anew"
        ) from error
    return with_rows(plain.splitlines(), looks)


def _labels(reader: Any, count: int) -> list[str]:
    """What is printed on each page, as far as the file says."""
    try:
        said = [" ".join(each.split()) for each in reader.page_labels]
    except MemoryError:
        raise
    except Exception:  # labels are an extra, and often broken
        said = []
    named = said if len(said) == count else [""] * count
    return [
        label if 0 < len(label) <= LONGEST_LABEL else str(number)
        for number, label in enumerate(named, 1)
    ]


def _refuse_unreadable(source: str, text: str, reader: Any) -> None:
    """Raises SourceScanned if there is no text layer, or one of letters that mean nothing."""
    letters = sum(char.isalnum() for char in text)
    if letters < FEWEST_LETTERS * len(reader.pages) and all(map(_has_picture, reader.pages)):
        raise SourceScanned(f"{source} is a scan: its pages are pictures", RECOGNISE)
    garbled = sum(_is_garbled(char) for char in text)
    if garbled > MOST_GARBLED * len(text):
        raise SourceScanned(f"{source} doesn't say what its letters are", RECOGNISE)


def _is_garbled(char: str) -> bool:
    is_control = char < " " and char not in "\t\n\r\f"
    return is_control or char == "\ufffd" or "\ue000" <= char <= "\uf8ff"


def _has_picture(page: Any) -> bool:
    try:
        objects = page["/Resources"]["/XObject"].values()
        return any(each.get_object().get("/Subtype") == "/Image" for each in objects)
    except (KeyError, TypeError, AttributeError):
        return False


def _headings(
    outline: Sequence[tuple[str, int]], text: str, starts: Sequence[tuple[int, int]]
) -> Marks:
    """The outline's entries where they stand on their pages, or where the page begins."""
    ends = [*(at for at, _ in starts[1:]), len(text)]
    spans = {page: (at, end) for (at, page), end in zip(starts, ends, strict=True)}
    found: dict[int, str] = {}
    for title, page in outline:
        if page in spans:
            at = text.find(title, *spans[page])
            found.setdefault(at if at >= 0 else spans[page][0], title)
    return tuple(sorted(found.items()))


def _outline(reader: Any) -> Iterator[tuple[str, int]]:
    """`(title, page)` of every entry of the outline that leads somewhere."""
    try:
        waiting, most = list(reader.outline)[::-1], MOST_HEADINGS
        while waiting and most:
            each, most = waiting.pop(), most - 1
            if isinstance(each, list):
                waiting += each[::-1]
                continue
            page = reader.get_destination_page_number(each)
            if (title := _line(each.title)) and page is not None:
                yield title.translate(_LETTERS), page
    except MemoryError:
        raise
    except Exception:  # outlines are an extra, and often broken
        return


def _line(value: Any) -> str:
    return " ".join(str(value).split()) if value else ""


def _named(value: Any) -> str:
    """A title or an author; "" of what programs put where nobody named one."""
    line = _line(value)
    return "" if _NO_NAME.search(line) else line
