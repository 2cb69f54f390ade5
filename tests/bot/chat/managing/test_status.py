"""What `/status` says of what was looked up."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.managing.condition import Desk, Disk, Shelves, disk
from bot.chat.managing.status import _search, attention, size
from bot.chat.saying.words import words_for

ENGLISH = words_for("en")
SHELVES = Shelves(3, 40, {"main": 3}, 0, 40, 0, None, 1.0)
DESK, DISK = Desk(0, 0, 0, 1.0), Disk(1_000, 10**10)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 kB"),
        (999, "1 kB"),
        (4_100_000, "4.1 MB"),
        (41_400_000, "41 MB"),
        (123_456_789_000, "123 GB"),
        (5 * 10**15, "5,000 TB"),
    ],
)
def test_sizes_are_short(count: int, text: str) -> None:
    assert size(count, ENGLISH).replace("\u00a0", " ") == text


def test_only_what_needs_somebody_is_named() -> None:
    assert list(attention(SHELVES, DESK, DISK, ENGLISH, is_away=False)) == []
    bad = list(
        attention(
            replace(SHELVES, articles=0),
            replace(DESK, failed=2),
            Disk(1, 10_000_000),
            ENGLISH,
            is_away=True,
        )
    )
    assert bad == [
        "Couldn't be answered: 2 (/failed)",
        "The language model isn't answering: I quote the articles instead.",
        "Little room on the disk: 10\u00a0MB",
        ENGLISH.say("no-articles"),
    ]


@pytest.mark.parametrize(
    ("shelves", "is_reindexing", "lines"),
    [
        (SHELVES, False, [ENGLISH.say("status-index-whole")]),
        (replace(SHELVES, lag=7), False, [ENGLISH.say("status-index-behind", count=7)]),
        (replace(SHELVES, searched=None, lag=40), False, [ENGLISH.say("status-index-none")]),
        (
            replace(SHELVES, remade=2, trashed=1),
            True,
            [
                ENGLISH.say("status-index-whole"),
                ENGLISH.say("status-remade", done=2, total=4),
                ENGLISH.say("status-reindexing"),
            ],
        ),
    ],
)
def test_how_far_search_is(shelves: Shelves, is_reindexing: bool, lines: list[str]) -> None:
    assert list(_search(shelves, ENGLISH, is_reindexing=is_reindexing)) == lines


def test_a_folder_is_measured_with_all_that_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"x" * 1000)
    (tmp_path / "c").write_bytes(b"x" * 500)
    measured = disk(tmp_path)
    assert measured.used == 1500
    assert measured.free > 0
