"""Article → passages, with character offsets into `Article.text`.

text ─ sentences ─ tiles (a sentence and the white space behind it; one too long is cut)
     └ passages: consecutive tiles up to `size` word pieces, broken rather where a section or
       a paragraph begins. Passages tile the text: joined, they are the text.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.sentences import split_sentences
from index.types import Span

Count = Callable[[Sequence[str]], list[int]]

PARAGRAPH_FILL: Final = 0.6
"""A paragraph's end closes a passage that is at least this full."""
CRUMB: Final = 0.1
"""A last passage less full than this joins the one before it."""
WIDEST_TOKEN: Final = 8
"""Characters a word piece may stand for: a word of a million letters is one unknown piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before the library numbers it."""

    text: str
    start: int
    end: int
    heading: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class _Tile:
    start: int
    end: int
    tokens: int
    opens: bool  # a section or paragraph begins here


def split(
    text: str, headings: Sequence[tuple[int, str]], count_tokens: Count, *, size: int
) -> list[Piece]:
    """The passages of a text, in order, of at most about `size` word pieces each.

    `headings` are `(offset, heading)` pairs, ascending.
    """
    tiles = _tiles(text, count_tokens, size)
    starts = {offset for offset, _ in headings}
    spans = _packed(text, tiles, starts, size)
    offsets = [offset for offset, _ in headings]
    return [
        Piece(span.of(text), span.start, span.end, _heading(offsets, headings, span), ordinal)
        for ordinal, span in enumerate(spans)
    ]


def _heading(offsets: list[int], headings: Sequence[tuple[int, str]], span: Span) -> str:
    at = bisect_right(offsets, span.start) - 1
    return headings[at][1] if at >= 0 else ""


def _tiles(text: str, count_tokens: Count, size: int) -> list[_Tile]:
    sentences = split_sentences(text)
    if not sentences:
        return []
    edges = [0, *(each.start for each in sentences[1:]), len(text)]
    spans = [Span(a, b) for a, b in pairwise(edges)]
    counts = [
        max(tokens, (span.end - span.start) // WIDEST_TOKEN)
        for span, tokens in zip(spans, count_tokens([s.of(text) for s in spans]), strict=True)
    ]
    tiles = []
    for span, tokens in zip(spans, counts, strict=True):
        opens = "\n" in text[max(0, span.start - 2) : span.start]
        tiles += (
            _cut(text, span, tokens, size, opens)
            if tokens > size
            else [_Tile(span.start, span.end, tokens, opens)]
        )
    return tiles


def _cut(text: str, span: Span, tokens: int, size: int, opens: bool) -> list[_Tile]:
    """A sentence longer than a passage, in parts: at commas and spaces where it has any."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    length = span.end - span.start
    splitter = RecursiveCharacterTextSplitter(
        separators=["\n", "; ", "؛ ", "；", ", ", "، ", "，", " ", ""],
        chunk_size=max(1, int(length * size / tokens * 0.9)),
        chunk_overlap=0,
        keep_separator="end",
        strip_whitespace=False,
    )
    tiles, at = [], span.start
    for part in splitter.split_text(span.of(text)):
        share = max(1, round(tokens * len(part) / length))
        tiles.append(_Tile(at, at + len(part), share, opens and at == span.start))
        at += len(part)
    if at != span.end:
        raise AssertionError("the parts of a sentence must add up to it")
    return tiles


def _packed(text: str, tiles: Sequence[_Tile], sections: set[int], size: int) -> list[Span]:
    spans: list[Span] = []
    start, filled = 0, 0
    for tile in tiles:
        rounded = tile.opens and filled >= size * PARAGRAPH_FILL
        if filled and (filled + tile.tokens > size or rounded or tile.start in sections):
            spans.append(Span(start, tile.start))
            start, filled = tile.start, 0
        filled += tile.tokens
    if spans and filled < size * CRUMB and start not in sections:
        start = spans.pop().start
    return [*spans, Span(start, len(text))] if tiles else []
