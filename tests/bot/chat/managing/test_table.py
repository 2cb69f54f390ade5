"""Questions and answers as CSV that no spreadsheet takes for formulas."""

import csv
import gzip
import io
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.delivery import attaching
from bot.chat.managing import table
from bot.chat.managing.export import fitting
from bot.chat.store.answers import Cited
from bot.chat.store.ledger import Entry
from index.types import Article
from tests.bot.articles import article

ARTICLE = article("Ann won. Ben lost.", "a")
WON, LOST, GONE = Cited("a", 1, 0, 8), Cited("a", 1, 9, 18), Cited("b", 1, 0, 4)
ENTRY = Entry(
    1, "id", 5, 7, "Who won?", "Who won?", ("main",), "answered", "Ann won. [1]\n[2]", (WON, LOST),
    0.75, 12.0, 1_764_000_000.0, 2, 1, ("beside", "wrong"), is_retracted=False,
)  # fmt: skip


def find(cited: Cited) -> Article | None:
    return ARTICLE if cited.article == "a" else None


def read(*entries: Entry) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    table.head(file)
    table.write(file, entries, find)
    file.seek(0)
    return list(csv.DictReader(file))


def test_a_row_says_what_was_asked_and_what_came_of_it() -> None:
    assert read(ENTRY) == [
        {
            "asked": "2025-11-24T16:00:00+00:00",
            "corpus": "main",
            "question": "Who won?",
            "answer": "Ann won. [1]\n[2]",
            "outcome": "answered",
            "confidence": "0.750",
            "citations": "[1] Ann won.\n[2] Ben lost.",
            "articles": ARTICLE.title,
            "helpful": "2",
            "not_helpful": "1",
            "reasons": "beside, wrong",
        }
    ]


def test_what_is_gone_is_empty_and_what_was_taken_back_says_so() -> None:
    (row,) = read(replace(ENTRY, cited=(GONE,), is_retracted=True))
    assert (row["citations"], row["articles"], row["outcome"]) == ("[1]", "", "retracted")


def test_what_is_forgotten_is_left_out() -> None:
    assert read(replace(ENTRY, person=0, question="", text="")) == []
    assert table.write(io.StringIO(), [ENTRY, replace(ENTRY, question="")], find) == 1


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    (row,) = read(replace(ENTRY, question=cell, text=cell, corpora=(cell,)))
    assert row["question"] == row["answer"] == row["corpus"] == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1-1", "a=b", "'=1", "«=1»", 'a "b", c\nd'])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert table.harmless(cell) == cell
    assert read(replace(ENTRY, text=cell))[0]["answer"] == cell


def test_a_file_too_large_to_be_sent_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "footnote.csv"
    path.write_text("one row\n" * 1000)
    assert fitting(path) == path
    monkeypatch.setattr(attaching, "LARGEST", 1000)
    packed = fitting(path)
    assert packed.name == "footnote.csv.gz"
    assert gzip.decompress(packed.read_bytes()) == path.read_bytes()
