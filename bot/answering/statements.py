"""A model's text, as it streams, → sentences with the labels they cite. Pure.

    "…landed. [kx1234] It then"  →  Statement("…landed.", ("kx1234",)), and "It then" waits

A sentence is complete when enough stands behind it: its labels, and the beginning of the next.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.answering.prompt import LABEL, LETTERS
from index.sentences import split_sentences

LOOKAHEAD: Final = 40
"""Characters behind a full stop that can change what it is ("U.S. President")."""
LONGEST_LINE: Final = 3000
"""A line without an end is cut here."""

_INSIDE: Final = r"/?([^\[\]【】［］()\n]{1,120})"
_MARK: Final = re.compile(rf"[ \t]*(?:\[{_INSIDE}\]|【{_INSIDE}】|［{_INSIDE}］|\({_INSIDE}\))")
_BETWEEN: Final = re.compile(r"[\s,;|&]+|\band\b")
_NUMBERED: Final = re.compile(r"[\w^†:.-]{0,12}\d[\w†:.-]{0,12}", re.ASCII)
_NOUN: Final = re.compile(r"(?:passages?|sources?|labels?|ids?|refs?|citations?|see|no)[:.]?", re.I)
_THOUGHT_END: Final = re.compile(r"</think(?:ing)?>", re.I)
_THINKING: Final = re.compile(r"<think(?:ing)?>.*", re.DOTALL | re.I)
_HALF_MARK: Final = re.compile(rf"[ \t]*[\[【［][{LETTERS}]{{0,2}}\d{{0,4}}\Z")
_OPEN: Final = re.compile(r"[\[【［(<][^\]】］)>\n]{0,120}\Z")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as the model wrote it, without its labels; `cited` are they, known or not."""

    text: str
    cited: tuple[str, ...]


class Statements:
    """Cuts a stream into statements."""

    def __init__(self) -> None:
        self._pending = ""

    def feed(self, piece: str) -> list[Statement]:
        """The statements that this piece completes."""
        self._pending = _without_thoughts(self._pending + piece.replace("\r", "\n"))
        if _THINKING.search(self._pending):  # some models think aloud first: that isn't the answer
            return []
        head, newline, tail = self._pending.rpartition("\n")
        self._pending = tail
        ready = list(_statements(head.split("\n"))) if newline else []
        return [*ready, *self._finished()]

    def close(self) -> list[Statement]:
        """What is left when the stream has ended well."""
        rest, self._pending = _THINKING.sub("", self._pending), ""
        return list(_statements(_HALF_MARK.sub("", rest).split("\n")))

    def _finished(self) -> list[Statement]:
        """The sentences of the pending line that are complete."""
        line = self._pending
        if len(line) > LONGEST_LINE:
            self._pending = ""
            return list(_statements([line]))
        if len(line) < LOOKAHEAD:
            return []
        bare, marks = _unmarked(_OPEN.sub("", line))
        spans = split_sentences(bare)
        if len(spans) < 2 or len(bare) - spans[-1].start < LOOKAHEAD:
            return []
        at = _raw_offset(spans[-1].start, marks)
        ready, self._pending = line[:at], line[at:]
        return list(_statements([ready]))


@dataclass(frozen=True, slots=True)
class _Mark:
    """Labels taken out of a line: where they stood in what is left, and their length there."""

    at: int
    length: int
    labels: tuple[str, ...]


def _without_thoughts(text: str) -> str:
    *closed, rest = _THOUGHT_END.split(text)
    return "".join(_THINKING.sub("", each) for each in closed) + rest


def _statements(lines: Iterable[str]) -> Iterator[Statement]:
    for line in lines:
        bare, marks = _unmarked(line)
        spans = split_sentences(bare)
        cited: list[list[str]] = [[] for _ in spans]
        for mark in marks:
            before = [number for number, span in enumerate(spans) if span.start < mark.at]
            if spans:
                cited[before[-1] if before else 0] += mark.labels
        for span, labels in zip(spans, cited, strict=True):
            yield Statement(span.of(bare), tuple(dict.fromkeys(labels)))


def _unmarked(line: str) -> tuple[str, list[_Mark]]:
    bare, marks, last = "", [], 0
    for found in _MARK.finditer(line):
        labels = _labels(found[found.lastindex or 0], round=found[0].endswith(")"))
        if labels is not None:
            bare += line[last : found.start()]
            marks.append(_Mark(len(bare), len(found[0]), labels))
            last = found.end()
    return bare + line[last:], marks


def _labels(inside: str, *, round: bool) -> tuple[str, ...] | None:
    """What brackets cite; None where they are part of the sentence ("[sic]", "(1969)")."""
    words = [word for word in _BETWEEN.split(inside.strip()) if word]
    labels = tuple(word for word in words if not _NOUN.fullmatch(word))
    if not labels:
        return None
    if any(LABEL.fullmatch(word) for word in labels):
        return tuple(word for word in labels if LABEL.fullmatch(word))
    return labels if not round and all(_NUMBERED.fullmatch(word) for word in labels) else None


def _raw_offset(offset: int, marks: Iterable[_Mark]) -> int:
    """Where in the line an offset into what is left of it lies, behind the marks before it."""
    return offset + sum(mark.length for mark in marks if mark.at <= offset)
