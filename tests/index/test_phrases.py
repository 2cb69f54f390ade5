"""What an article speaks of, in scripts with capitals and without, with spaces and without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.phrases import LONGEST, SHORTEST, names, phrases, repeated


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met Ada Lovelace. Ada Lovelace wrote to Charles Babbage.", ["Ada Lovelace"]),
        ("Его построил Ансгар Толливер из Острела.", ["Ансгар Толливер"]),
        ("Το έχτισε ο Άνσγκαρ Τόλιβερ.", ["Άνσγκαρ Τόλιβερ"]),
        ("Später kam Émile Żuławski, dann Łukasz Öztürk.", ["Émile Żuławski", "Łukasz Öztürk"]),
        ("Ada met nobody. IN CAPITALS.", []),
    ],
)
def test_names_stand_inside_sentences(text: str, found: list[str]) -> None:
    assert [each for each in names(text) if each in found] == found
    assert bool(names(text)) == bool(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قایق مسافری می‌رود. بلیت قایق مسافری گران است.", ["قایق مسافری"]),
        ("از بندر به دریا. از بندر به شهر.", []),  # what only joins begins and ends none
        ("बड़ा दीपक जलता है। एक बड़ा दीपक था।", ["बड़ा दीपक"]),
        ("燕子号渡船很大。坐燕子号渡船去。", ["燕子号渡船"]),
        ("灯塔的灯。灯塔的门。", []),
        ("كتاب. كتاب.", []),  # one word alone says too little
        ("", []),
    ],
)
def test_where_there_are_no_capitals_what_comes_again_counts(text: str, found: list[str]) -> None:
    assert repeated(text) == found


def test_headings_and_what_is_quoted_are_phrases_everywhere() -> None:
    text = (
        "The boat is called «Swallow». “Swallow” and 《燕子号》 sail. «A whole sentence. And more»"
    )
    assert phrases(text, ["Boats:", "X", "1884", "Swallow"]) == ["Boats", "Swallow", "燕子号"]


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=4))
def test_of_any_text_they_are_short_and_each_comes_once(text: str, headings: list[str]) -> None:
    found = phrases(text, headings)
    assert all(SHORTEST <= len(each) <= LONGEST for each in found)
    assert len(set(found)) == len(found)
