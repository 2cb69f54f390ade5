"""Articles found by words of their titles."""

from dataclasses import dataclass

import pytest

from bot.chat.meant.titles import found


@dataclass
class Entry:
    title: str


SHELF = [Entry(each) for each in ("The sea and the ships", "Ships", "Ships at sea", "Café Ørsted")]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("ships", ["Ships", "The sea and the ships", "Ships at sea"]),
        ("SHIPS sea", ["The sea and the ships", "Ships at sea"]),
        ("ships at", ["Ships at sea"]),
        ("cafe", ["Café Ørsted"]),
        ("ship sea lighthouse", []),
        ("", []),
        ("  ", []),
    ],
)
def test_all_words_stand_in_the_title_and_the_closest_comes_first(
    words: str, titles: list[str]
) -> None:
    assert [each.title for each in found(SHELF, words)] == titles
