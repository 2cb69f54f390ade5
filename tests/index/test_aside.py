"""What waits for somebody's word, on disk."""

from collections import Counter
from pathlib import Path

import pytest

from index.aside import FOUND, PENDING, Aside
from index.fetches import Fetch
from index.loaders.validators import Validators
from index.preview import Listed, Read
from index.types import Document

DOCUMENT = Document(
    source="https://a.example/ä",
    title="Fog",
    text="Fog\n\nنص \U0001f32b",
    author="Ann",
    published="2026-11-25",
    url="https://a.example/ä",
    language="en",
    headings=((0, "Fog"),),
    questions=("What is fog?",),
    pages=((0, "iv"), (3, "v")),
    hidden=Counter({"tag character": 3}),
)
FETCH = Fetch(b"\0\xff", 1, Validators('"e"', "Wed"))


@pytest.mark.parametrize(
    "found",
    [
        Read(DOCUMENT, FETCH),
        Read(DOCUMENT),
        Listed("https://a.example/feed", ("https://a.example/1", "https://a.example/2"), True),
    ],
)
def test_what_is_kept_is_found_as_it_was(tmp_path: Path, found: Read | Listed) -> None:
    Aside(tmp_path).keep("ab", found)
    again = Aside(tmp_path).found("ab")
    assert again == found
    if isinstance(again, Read):
        assert again.document.hidden == DOCUMENT.hidden


def test_what_is_dropped_or_broken_is_not_found(tmp_path: Path) -> None:
    aside = Aside(tmp_path)
    aside.sweep(())
    for id in ("ab", "cd", "ef", "01"):
        aside.keep(id, Read(DOCUMENT))
    (tmp_path / PENDING / "ab" / FOUND).write_text("{")
    (tmp_path / PENDING / "01" / FOUND).write_text('{"document": {}}')
    aside.drop("cd")
    aside.drop("none")
    assert [aside.found(id) for id in ("ab", "cd", "01", "none")] == [None] * 4
    (aside.folder("12") / "file.txt").write_text("a")
    aside.sweep({"ef"})
    assert [path.name for path in (tmp_path / PENDING).iterdir()] == ["ef"]
