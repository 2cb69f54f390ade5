"""The question sets as training examples."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from index.types import Span

HELD_OUT: Final = frozenset({"Oxygen", "Warsaw", "Huguenot"})
"""Titles no run may see: the calibration is fitted on them and the scores are of them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question about a text. `answer` is where its answer stands, `text[start:end]`; None says
    that the text doesn't answer. `kind` names where it is from."""

    question: str
    text: str
    answer: Span | None
    kind: str
    title: str = ""

    @property
    def said(self) -> str:
        return self.text[self.answer.start : self.answer.end] if self.answer else ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Examples by kind, and paragraphs without questions."""

    examples: dict[str, list[Example]]
    paragraphs: list[tuple[str, str]]


def read_corpus(folder: Path) -> Corpus:
    """Everything to train on: nothing of the held-out titles."""
    examples: dict[str, list[Example]] = {"squad": [], "vain": [], "qamr": [], "tales": []}
    for each in _squad(folder):
        if each.title not in HELD_OUT:
            examples[each.kind].append(each)
    for name, file in (("qamr", "qamr_wiki_devtest"), ("tales", "fairytaleqa_train")):
        examples[name] = [e for e in _plain(folder / f"{file}.jsonl.gz", name) if e.answer]
    rows = _rows(folder / "squad_all_contexts_noquestions.jsonl.gz")
    paragraphs = [(row["title"], row["context"]) for row in rows if row["title"] not in HELD_OUT]
    return Corpus(examples, paragraphs)


def read_held_out(folder: Path) -> list[Example]:
    """The SQuAD 2.0 questions of the held-out titles, `squad` and `vain`."""
    return [each for each in _squad(folder) if each.title in HELD_OUT]


def _squad(folder: Path) -> Iterator[Example]:
    for row in _rows(folder / "squad_dev_derived.jsonl.gz"):
        kind = "vain" if row["impossible"] else "squad"
        yield Example(row["question"], row["context"], _answer(row), kind, row["title"])


def _plain(path: Path, kind: str) -> Iterator[Example]:
    for row in _rows(path):
        yield Example(row["question"], row["context"], _answer(row), kind, row.get("title", ""))


def _answer(row: dict[str, Any]) -> Span | None:
    start, answer = row["answer_start"], row["answer"]
    if start is None or start < 0 or not answer:
        return None
    if row["context"][start : start + len(answer)] != answer:
        return None
    return Span(start, start + len(answer))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
