"""What a button that turns a page holds of the words that were searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.listing import LONGEST_DATA, MOST_PAGES, PICKING, fitted


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("", ""),
        ("the  sea ", "the sea"),
        ("a:b", "a:b"),
        ("sea " * 30, " ".join(["sea"] * 13)),
        ("x" * 90, "x" * 53),
        ("م" * 90, "م" * 26),
    ],
)
def test_as_many_words_as_fit(words: str, kept: str) -> None:
    assert fitted(words) == kept


@given(st.text())
def test_a_button_never_holds_too_much(words: str) -> None:
    data = f"{PICKING}:{MOST_PAGES}:{fitted(words)}"
    assert len(data.encode("utf-8", "ignore")) <= LONGEST_DATA
