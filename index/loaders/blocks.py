"""Blocks of text → an article's text, a block a line, with its headings and pages by offset."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

Marks = tuple[tuple[int, str], ...]
"""`(offset, label)` pairs, ascending: where a section or a page starts, and what it is called."""

BETWEEN: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row; `pages` are offsets into `text`."""

    text: str
    is_heading: bool = False
    pages: Marks = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What blocks come to."""

    text: str
    headings: Marks
    pages: Marks


def laid_out(blocks: Iterable[Block]) -> Layout:
    """The blocks, one below the other. A page that begins behind a block begins with the next."""
    texts: list[str] = []
    headings: list[tuple[int, str]] = []
    pages: dict[int, str] = {}
    at, carried = 0, ""
    for block in blocks:
        if not block.text:
            carried = block.pages[-1][1] if block.pages else carried
            continue
        if carried:
            pages[at], carried = carried, ""
        for offset, label in block.pages:
            if offset < len(block.text):
                pages[at + offset] = label
            else:
                carried = label
        if block.is_heading:
            headings.append((at, " ".join(block.text.split())))  # a break in it is none
        texts.append(block.text)
        at += len(block.text) + len(BETWEEN)
    return Layout(BETWEEN.join(texts), tuple(headings), tuple(pages.items()))


def row(cells: Iterable[str]) -> str:
    """A table's row as a line that can be read: "a | b | c"."""
    return " | ".join(cell for cell in cells if cell)
