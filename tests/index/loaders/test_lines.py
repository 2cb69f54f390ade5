"""Printed lines → running text."""

import pytest

from index.loaders.lines import flowed, running_heads, unprinted

LONG = "a line as long as the column is wide, so that its end says nothing at"


def text(*lines: str) -> str:
    return flowed([lines])[0]


class TestFlowed:
    @pytest.mark.parametrize(
        ("lines", "whole"),
        [
            (["the harpoons did not fi-", "re at all"], "the harpoons did not fire at all"),
            (["the harpoons did not fi\u00ad", "re at all"], "the harpoons did not fire at all"),
            (["a well-known and well-", "known danger"], "a well-known and well-known danger"),
            (["made by Jean-", "Paul alone"], "made by Jean-Paul alone"),
            (["both short-", "and long-term"], "both short- and long-term"),
            (["she said — and", "left the room"], "she said — and left the room"),
            (["it landed on the", "12. November again"], "it landed on the 12. November again"),
            (["it landed on the", "— said she to him"], "it landed on the — said she to him"),
            (["探测器在彗星上", "着陆并传回照片"], "探测器在彗星上着陆并传回照片"),
        ],
    )
    def test_what_the_width_broke_is_joined(self, lines: list[str], whole: str) -> None:
        assert text(*lines) == whole

    @pytest.mark.parametrize(
        "blocks",
        [
            [["A heading"], [LONG.capitalize(), "all."]],
            [[LONG, "all ends here."], [LONG.capitalize()]],
            [[LONG], ["• An item of a list"], ["• Another item"]],
            [[f"{LONG}:"], ["1. An item of a list"], ["2) Another item"]],
            [[LONG], ["a | row"], ["of | a table"], [LONG]],
        ],
    )
    def test_what_ends_on_purpose_stays_apart(self, blocks: list[list[str]]) -> None:
        lines = [line for block in blocks for line in block]
        assert text(*lines).split("\n\n") == [" ".join(block) for block in blocks]

    def test_headings_that_are_known_stand_apart_however_long_they_are(self) -> None:
        lines = [LONG, LONG, f"3.1 {LONG}", LONG]
        assert flowed([lines], [LONG.upper()])[0].count("\n\n") == 3

    def test_a_mark_alone_belongs_to_the_line_below(self) -> None:
        assert text("•", "First item", "•", "Second item") == "• First item\n\n• Second item"

    def test_pages_begin_where_their_words_do(self) -> None:
        whole, starts = flowed([["the harpoons did not fi-"], [], ["re at all"]])
        assert whole == "the harpoons did not fire at all"
        assert [(whole[at:][:2], page) for at, page in starts] == [("th", 0), ("re", 2)]


def bare(pages: list[list[str]], labels: list[str] | None = None) -> list[list[str]]:
    labels = labels or [str(number) for number in range(1, len(pages) + 1)]
    return unprinted(pages, labels, running_heads(pages))


class TestUnprinted:
    def test_a_running_head_is_kept_where_it_stands_first(self) -> None:
        pages = [["The Journal", f"Text {n} is here."] for n in "abcd"]
        assert bare(pages) == [pages[0], *([f"Text {n} is here."] for n in "bcd")]

    @pytest.mark.parametrize(
        "number", ["{n}", "- {n} -", "Page {n}", "Page {n} of 9", "p. {n}", "Стр. {n}"]
    )
    def test_page_numbers_go(self, number: str) -> None:
        pages = [[f"Text {c} is here.", number.format(n=n)] for n, c in enumerate("abcd", 5)]
        assert bare(pages) == [[f"Text {c} is here."] for c in "abcd"]

    def test_a_chapters_head_goes_with_the_number_beside_it(self) -> None:
        pages = [[f"{n} The first chapter", f"Text {c} is here."] for n, c in enumerate("abcd", 5)]
        assert bare(pages) == [[f"Text {c} is here."] for c in "abcd"]

    def test_roman_numbers_go_by_the_pages_labels(self) -> None:
        pages = [
            [f"Text {c} is here.", n] for c, n in zip("abcde", "iv v 1 2 3".split(), strict=True)
        ]
        assert bare(pages, "iv v 1 2 3".split()) == [[f"Text {c} is here."] for c in "abcde"]

    @pytest.mark.parametrize(
        "pages",
        [
            [["Section 1", "Text."], ["Section 2", "Other text."], ["Section 3", "More."]],
            [["Total 35", "Text."], ["Total 12", "Other."], ["Total 99", "More."]],
            [["The Journal", "1"], ["The Journal", "2"]],
            [["a 1"], [], ["b 3"], ["in 2014"]],
        ],
    )
    def test_what_may_be_the_text_stays(self, pages: list[list[str]]) -> None:
        assert bare(pages) == pages
