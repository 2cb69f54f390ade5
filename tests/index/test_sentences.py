"""Where sentences end, and that nothing but white space lies between them."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import is_hard_wrapped, split_sentences

PROSE = st.text(
    st.sampled_from(list("aB1 \n\r\t.!?…。？؟।,;:\"'”)»-*#|—中文עبд\u2028\u00a0\u200c🙂𐍈İ")),
    max_size=80,
)


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@given(st.one_of(st.text(max_size=200), PROSE))
def test_spans_are_ordered_disjoint_and_hold_all_but_white_space(text: str) -> None:
    last = 0
    for span in split_sentences(text):
        assert text[last : span.start].strip() == ""
        assert last <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        last = span.end
    assert text[last:].strip() == ""


@given(PROSE, st.integers(0, 80), st.integers(0, 80))
def test_a_stretch_of_a_text_yields_spans_inside_it(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    spans = split_sentences(text, start, end)
    assert all(start <= span.start < span.end <= end for span in spans)
    held = "".join(span.of(text) for span in spans)
    assert "".join(held.split()) == "".join(text[start:end].split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t ", []),
        ("No end", ["No end"]),
        ("One. Two! Three? Four… Five.", ["One.", "Two!", "Three?", "Four…", "Five."]),
        ("One.Two stays together.", ["One.Two stays together."]),
        ("He said “No.” Then he left.", ["He said “No.”", "Then he left."]),
        (
            "The answer is no. It was art. Then No. 5 came.",
            ["The answer is no.", "It was art.", "Then No. 5 came."],
        ),
        (
            "On Mar. 5 it rained. Fue al mar. Dijo que no.",
            ["On Mar. 5 it rained.", "Fue al mar.", "Dijo que no."],
        ),
        ("(It did.) It ended.", ["(It did.)", "It ended."]),
        ("Is it? yes, it is.", ["Is it? yes, it is."]),
        ("Pi is 3.14 or so. Done.", ["Pi is 3.14 or so.", "Done."]),
        ("See www.example.org. It works.", ["See www.example.org.", "It works."]),
        ("Dr. Smith met Mr. Jones. They talked.", ["Dr. Smith met Mr. Jones.", "They talked."]),
        ("J. K. Rowling wrote it. Yes.", ["J. K. Rowling wrote it.", "Yes."]),
        ("It was you and I. We knew.", ["It was you and I.", "We knew."]),
        ("The U.S. President spoke. He left.", ["The U.S. President spoke.", "He left."]),
        ("He lives in the U.S. The rest do not.", ["He lives in the U.S.", "The rest do not."]),
        ("Apples, pears, etc. were sold.", ["Apples, pears, etc. were sold."]),
        ("Acme Inc. Bought by Foo.", ["Acme Inc.", "Bought by Foo."]),
        ("e.g. this one. Next.", ["e.g. this one.", "Next."]),
        ("1. First point\n2. Second point", ["1. First point", "2. Second point"]),
        ("It was 2023. Then came 2024. Done.", ["It was 2023.", "Then came 2024.", "Done."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("A\r\nB\r\rC\u2028D\u2029E", ["A", "B", "C", "D", "E"]),
        ("他来了。她走了！真的？是。", ["他来了。", "她走了！", "真的？", "是。"]),
        ("「好。」他说。", ["「好。」", "他说。"]),
        ("متى؟ الآن۔ نعم", ["متى؟", "الآن۔", "نعم"]),
        ("वह आया। वह गया॥ हाँ", ["वह आया।", "वह गया॥", "हाँ"]),
        ("В 1945 г. война кончилась. Да.", ["В 1945 г. война кончилась.", "Да."]),
        ("z.B. hier. Dort.", ["z.B. hier.", "Dort."]),
        ("Wait... What? Yes.", ["Wait...", "What?", "Yes."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


WRAPPED = (
    "The probe touched down on the comet in November, two kilometres from\n"
    "the place it had been sent to, and it sent back pictures for as long\n"
    "as its batteries lasted. They ran out after some sixty hours because\n"
    "the cliff above kept the sunlight away from the panels of the lander.\n"
)


def test_a_line_end_says_nothing_in_a_hard_wrapped_text() -> None:
    assert is_hard_wrapped(WRAPPED)
    assert len(sentences(WRAPPED)) == 2


def test_a_paragraph_or_a_list_item_ends_a_sentence_even_in_a_hard_wrapped_text() -> None:
    text = WRAPPED + "\nA heading\n\n" + WRAPPED + "- an item\n- another\n"
    assert is_hard_wrapped(text)
    assert "A heading" in sentences(text)
    assert sentences(text)[-2:] == ["- an item", "- another"]


@pytest.mark.parametrize(
    "text", ["", "one line", "A short line.\n" * 20, ("word " * 60 + "\n") * 10]
)
def test_short_lines_sentences_and_whole_paragraphs_are_not_wrapping(text: str) -> None:
    assert not is_hard_wrapped(text)


@pytest.mark.parametrize(
    "unit", ["1. ", "in 1999. Then ", "a. ", "\n", "\n ", ".", "! ", "Mr. ", ") . ", "word "]
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    started = process_time()  # of this process alone: others may be busy
    split_sentences(text)
    assert process_time() - started < 5


@pytest.mark.parametrize("mark", [".", "…", "?!", '."'])
def test_a_row_of_marks_without_end_is_read_once(mark: str) -> None:
    text = f"It stopped{mark * 200_000}x. Then it went on."
    began = process_time()
    assert [span.of(text)[-3:] for span in split_sentences(text)] == [f"{mark[-1]}x.", "on."]
    assert process_time() - began < 2.0
