"""Passages tile the text, keep to their size and remember their heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.splitter import WIDEST_TOKEN, Piece, split
from tests.fakes import count_words

WORDS = st.sampled_from(
    [
        "one",
        "two.",
        "Three!",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\t",
        "中文字。",
        "مرحبا؟",
        "слово",
        "🙂🙂",
        "x" * 400,
        "汉" * 300,
        "a,b;c",
        "\u2028",
        "\xa0",
        "𐍈" * 50,
        "।",
        "- ",
        "1. ",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=60).map("".join),
    st.lists(WORDS, max_size=60).map(" ".join),
)


def pieces(text: str, *headings: tuple[int, str], size: int = 12) -> list[Piece]:
    return split(text, headings, count_words, size=size)


@given(TEXTS, st.integers(1, 40))
def test_pieces_tile_the_text_exactly(text: str, size: int) -> None:
    found = pieces(text, size=size)
    assert "".join(piece.text for piece in found) == (text if text.strip() else "")
    at = 0
    for ordinal, piece in enumerate(found):
        assert (piece.start, piece.ordinal) == (at, ordinal)
        assert text[piece.start : piece.end] == piece.text != ""
        at = piece.end


@given(st.data())
def test_a_heading_starts_a_piece_and_holds_until_the_next(data: st.DataObject) -> None:
    blocks = data.draw(st.lists(st.tuples(st.booleans(), st.sampled_from(BLOCKS)), min_size=1))
    text, headings = _laid_out(blocks)
    found = pieces(text, *headings)
    starts = {piece.start for piece in found}
    assert all(offset in starts for offset, _ in headings)
    for piece in found:
        above = [heading for offset, heading in headings if offset <= piece.start]
        assert piece.heading == (above[-1] if above else "")


BLOCKS = ("A heading", "Rest", "One sentence. Another one here.", "word " * 30 + "end.", "尾。")


def _laid_out(blocks: list[tuple[bool, str]]) -> tuple[str, list[tuple[int, str]]]:
    at, headings = 0, []
    for is_heading, block in blocks:
        if is_heading:
            headings.append((at, block))
        at += len(block) + 2
    return "\n\n".join(block for _, block in blocks), headings


def test_a_text_of_spaces_has_no_pieces() -> None:
    assert pieces("") == pieces(" \n\t\u2028 ") == []


def test_short_paragraphs_share_a_piece_and_sentences_stay_whole() -> None:
    sentence = "Five words make one sentence. "
    found = pieces(sentence * 7, size=12)
    assert [count_words([piece.text])[0] for piece in found] == [10, 10, 10, 5]
    assert all(piece.text.startswith("Five") for piece in found)


def test_a_piece_that_is_full_enough_ends_with_its_paragraph() -> None:
    text = "one two three four five six seven eight.\n\nnine ten eleven."
    assert [piece.text for piece in pieces(text)] == [text[:42], text[42:]]


def test_a_crumb_at_the_end_joins_the_piece_before_it() -> None:
    text = " ".join(["word"] * 19) + " end. " + " ".join(["More"] * 19) + " end. Yes."
    assert len(pieces(text, size=20)) == 2


def test_a_crumb_under_its_own_heading_stays_its_own() -> None:
    text = " ".join(["word"] * 19) + " end.\n\nYes"
    found = pieces(text, (len(text) - 3, "Yes"), size=20)
    assert [piece.heading for piece in found] == ["", "Yes"]


def test_a_sentence_longer_than_a_piece_is_cut_at_its_commas_and_spaces() -> None:
    text = ", ".join(f"clause {n} goes on" for n in range(30)) + "."
    found = pieces(text, size=12)
    assert all(count_words([piece.text])[0] <= 12 for piece in found)
    assert all(piece.text.endswith(", ") for piece in found[:-1])


@pytest.mark.parametrize("letter", ["x", "汉", "𐍈", "ی"])
def test_a_giant_word_is_cut_though_the_model_counts_one_piece(letter: str) -> None:
    found = pieces(letter * 5000, size=12)
    assert max(len(piece.text) for piece in found) <= 12 * WIDEST_TOKEN
