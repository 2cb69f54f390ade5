"""Words in any script."""

import pytest

from index.types import Span
from index.words import spans, word_count, words


def test_a_character_is_a_word_where_no_spaces_are() -> None:
    assert words("two_words: 月面 हिन्दी") == ["two", "words", "月", "面", "हिन्दी"]
    assert list(spans("a 月面")) == [Span(0, 1), Span(2, 3), Span(3, 4)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("— … !", 0),
        ("two words, — no more", 4),
        ("یک روز برفی", 3),
        ("हिन्दी में", 2),
        ("月面着陸に成功した", 4),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert word_count(text) == count
