"""What a browser scrolls to for a text directive, in a page that holds a text, each line a block.

After https://wicg.github.io/scroll-to-text-fragment/#finding-ranges-in-a-document, step by step,
and nothing of ours.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import regex


@dataclass(frozen=True)
class Terms:
    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""


def parsed(fragment: str) -> Terms:
    """The terms of "#:~:text=prefix-,start,end,-suffix"."""
    assert fragment.startswith("#:~:text=")
    terms = fragment.removeprefix("#:~:text=").split(",")
    assert all(
        re.fullmatch(r"(?:[\w.~]|%[0-9A-F]{2})+", each.strip("-"), re.ASCII) for each in terms
    )
    prefix = terms.pop(0)[:-1] if terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms[-1].startswith("-") else ""
    start, end = [*terms, ""][:2]
    assert start
    assert len(terms) <= 2
    return Terms(*(unquote(each) for each in (start, end, prefix, suffix)))


class Page:
    """A text as a browser searches it: without case and accents, a run of spaces one space."""

    def __init__(self, text: str) -> None:
        self.letters: list[str] = []
        self.places: list[int] = []
        for place, letter in enumerate(text):
            for each in unicodedata.normalize("NFD", letter).casefold():
                is_blank = each.isspace() and each != "\n"
                if unicodedata.combining(each) or (is_blank and self.letters[-1:] in ([], [" "])):
                    continue
                self.letters.append(" " if is_blank else each)
                self.places.append(place)
        self.text = "".join(self.letters)
        edges = regex.finditer(r"\b", self.text, regex.WORD)
        self.edges = {0, len(self.text), *(each.start() for each in edges)}

    def found(self, terms: Terms) -> tuple[int, int] | None:
        """The first range, in the text as it was given."""
        return next(self.every(terms), None)

    def every(self, terms: Terms) -> Iterator[tuple[int, int]]:
        """All of them, were the browser to go on."""
        for start in self._starts(terms):
            end = self._end(terms, start + len(Page(terms.start).text))
            if end is not None:
                yield self.places[start], self.places[end - 1] + 1

    def _starts(self, terms: Terms) -> Iterator[int]:
        at, bounded = 0, bool(terms.end) or not terms.suffix
        while (
            found := self._find(terms.prefix or terms.start, at, True, bounded and not terms.prefix)
        ) is not None:
            at = found + 1
            start = (
                self._past_space(found + len(Page(terms.prefix).text)) if terms.prefix else found
            )
            if self._find(terms.start, start, False, bounded) == start:
                yield start

    def _end(self, terms: Terms, at: int) -> int | None:
        while True:
            if terms.end:
                found = self._find(terms.end, at, True, not terms.suffix)
                if found is None:
                    return None
                at = found + len(Page(terms.end).text)
            space = self._past_space(at)
            if not terms.suffix or self._find(terms.suffix, space, False, True) == space:
                return at
            if not terms.end:
                return None

    def _find(self, term: str, at: int, starts: bool, ends: bool) -> int | None:
        """The next place of a term, bounded by words' edges where it has to be."""
        wanted = Page(term).text
        while (found := self.text.find(wanted, at)) >= 0:
            is_bounded = found in self.edges or not starts
            if is_bounded and (found + len(wanted) in self.edges or not ends):
                return found
            at = found + 1
        return None

    def _past_space(self, at: int) -> int:
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        return at
