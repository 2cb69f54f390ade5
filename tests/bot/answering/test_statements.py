"""A stream is cut into sentences with their labels, wherever its pieces end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.statements import Statement, Statements


def cut(text: str, size: int = 1) -> list[Statement]:
    statements, found = Statements(), []
    for at in range(0, len(text), size):
        found += statements.feed(text[at : at + size])
    return found + statements.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. [kx1234] Two [bd5678].", [("One.", "kx1234"), ("Two.", "bd5678")]),
        ("One [kx1234, bd5678].", [("One.", "kx1234 bd5678")]),
        ("One. [kx1234][bd5678] Two.", [("One.", "kx1234 bd5678"), ("Two.", "")]),
        ("One (kx1234). Two 【bd5678】.", [("One.", "kx1234"), ("Two.", "bd5678")]),
        ("One. [passage kx1234]\nTwo", [("One.", "kx1234"), ("Two", "")]),
        ("One [1][2] two [^3] three.", [("One two three.", "1 2 ^3")]),
        ("It was [sic] big (1969) [at last].", [("It was [sic] big (1969) [at last].", "")]),
        ("In the U.S. Senate it won. [kx1234]", [("In the U.S. Senate it won.", "kx1234")]),
        ("[kx1234] One. Two.", [("One.", "kx1234"), ("Two.", "")]),
        ("<think>Hm. [kx1234]</think>One. [bd5678]", [("One.", "bd5678")]),
        ("<think>never ends. So it goes.", []),
        ("One.</think>\n<think", [("One.", ""), ("<think", "")]),
        ("One. [kx1234]</think>\n<think>Hm", [("One.", "kx1234")]),
        ("<THINK>Hm.</THINK><think>Aha.</think>One.", [("One.", "")]),
        ("[kx1234]", []),
        ("One. [kx1234][kx12", [("One.", "kx1234")]),
        ("", []),
    ],
)
@pytest.mark.parametrize("size", [1, 5, 1000])
def test_sentences_and_their_labels(text: str, expected: list[tuple[str, str]], size: int) -> None:
    found = [(each.text.strip(), " ".join(each.cited)) for each in cut(text, size)]
    assert found == expected


def test_a_sentence_is_ready_before_the_stream_ends() -> None:
    statements = Statements()
    assert statements.feed("It landed in August. [kx1234]") == []
    assert statements.feed(" It then slept through the long") == []
    (ready,) = statements.feed(" night of the Moon.")
    assert ready == Statement("It landed in August.", ("kx1234",))


def test_a_line_without_end_is_cut_in_good_time() -> None:
    assert max(len(each.text) for each in cut("word " * 4000, 50)) <= 3100


@given(st.text(alphabet="ab .!\n[]()kx1234é中؟", max_size=200), st.integers(1, 9))
def test_no_word_is_lost_or_made_up(text: str, size: int) -> None:
    found = "".join(each.text for each in cut(text, size))
    letters = [char for char in found if char in "é中"]
    assert letters == [char for char in text if char in "é中"]
