"""The article page as HTML: what is quoted is marked to the letter, and nothing gets out of it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.saying.words import ENGLISH, words_for
from bot.web import markup
from bot.web.evidence import Evidence
from index.types import Span
from tests.bot.articles import article
from tests.bot.web.shelves import evidence

HOSTILE = (
    "</title></style><script>alert(1)</script><img src=x onerror='a()'> & \"quoted\" &lt;b&gt;"
)
BLOCKS = ("h1", "h2", "p")
TAGS = set(
    "html head meta link title style body a main header h1 h2 p bdi time article mark".split()
)


class Reader(HTMLParser):
    """What a browser makes of a page: its tags, its paragraphs, and what is marked in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, str]] = []
        self.quoted: list[str] = []
        self.others: list[str] = []
        self.title = ""
        self._open = ""
        self._in_block = False
        self._into: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))
        self._open = tag
        if tag in BLOCKS:
            self.blocks.append((tag, ""))
            self._in_block = True
        if tag == "mark":
            self._into = self.others if dict(attrs).get("class") == "other" else self.quoted
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._into = None
        self._in_block = self._in_block and tag not in BLOCKS

    def handle_data(self, data: str) -> None:
        if self._open == "title":
            self.title += data.strip()
        elif self._in_block:
            self.blocks[-1] = (self.blocks[-1][0], self.blocks[-1][1] + data)
        if self._into is not None:
            self._into[-1] += data

    def of(self, tag: str, **having: str) -> list[dict[str, str | None]]:
        """The attributes of each such element."""
        return [
            attributes
            for name, attributes in self.attributes
            if name == tag and having.items() <= attributes.items()
        ]


def read(shown: Evidence, language: str = "en") -> Reader:
    return Reader(markup.article(shown, 1, words_for(language)))


def paragraphs(shown: Evidence) -> list[str]:
    html = markup.article(shown, 1, ENGLISH)
    inner = html[html.index("<article") : html.index("</article>")]
    return [text.strip("\n") for tag, text in Reader(inner).blocks if tag == "p"]


def test_the_quote_is_marked_in_its_paragraph_and_others_more_faintly() -> None:
    page = read(evidence("It rose. [Nobody was hurt.] It fell.\n\nLater it rained.", "It rose."))
    assert page.quoted == ["Nobody was hurt."]
    assert page.others == ["It rose."]
    assert len(page.of("mark", id="quote")) == 1
    assert page.of("a", href="#quote")
    assert [text.strip() for tag, text in page.blocks][-2:] == [
        "It rose. Nobody was hurt. It fell.",
        "Later it rained.",
    ]


def test_what_is_known_of_the_article_is_said() -> None:
    shown = evidence("[Text.]", author="Ada Lovelace", url="https://www.example.org/a?b=1&c=2")
    shown = replace(shown, site="example.org", original="https://www.example.org/a?b=1&c=2")
    page = read(shown)
    header = " ".join(text for _, text in page.blocks)
    for each in (
        "Title of a1",
        "Ada Lovelace",
        "example.org",
        "6 July 2023",
        "as of 1 January 2026",
    ):
        assert each in header
    assert page.of("time", datetime="2023-07-06")
    assert page.of("a", href="https://www.example.org/a?b=1&c=2", rel="noopener noreferrer")
    assert page.title == "Title of a1"


def test_what_is_not_known_is_left_out() -> None:
    page = read(evidence("[Text.]", published="yesterday", author=" "))
    (facts,) = [text for tag, text in page.blocks if "as of" in text]
    assert facts.strip() == "as of 1 January 2026"
    assert not page.of("time")


def test_nothing_of_an_article_becomes_markup() -> None:
    shown = evidence(f"{HOSTILE} [{HOSTILE}] {HOSTILE}\n\n{HOSTILE}", title=HOSTILE, author=HOSTILE)
    shown = replace(shown, site=HOSTILE, original=f"https://x.test/{HOSTILE}")
    shown = replace(shown, article=replace(shown.article, language=HOSTILE, published=HOSTILE))
    page = read(shown)
    assert set(page.tags) <= TAGS
    assert page.title == HOSTILE
    assert page.quoted == [HOSTILE]
    assert not [each for _, each in page.attributes if any(name.startswith("on") for name in each)]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.test", ""])
def test_an_address_that_is_no_web_page_is_no_link(address: str) -> None:
    page = read(replace(evidence("[Text.]"), original=address))
    assert [each["href"] for each in page.of("a")] == ["#quote"]


def test_the_text_runs_as_its_letters_do_and_the_rest_as_the_reader_reads() -> None:
    persian = evidence("[رودخانه در شب بالا آمد.] Borveth 2023.", language="fa")
    page = read(persian, "de")
    assert page.of("html", lang="de", dir="ltr")
    assert page.of("article", lang="fa", dir="rtl")
    page = read(evidence("[The river rose.] رود", language=""), "ar")
    assert page.of("html", lang="ar", dir="rtl")
    (text,) = page.of("article", dir="ltr")
    assert "lang" not in text


@pytest.mark.parametrize("language", ["en", "es", "ru", "fa", "ar", "pt", "de", "hi"])
def test_the_words_around_it_are_the_readers(language: str) -> None:
    page = read(evidence("a [b] c", "a"), language)
    words = words_for(language)
    said = " ".join(text for _, text in page.blocks)
    for each in (words.say("page-others"), words.say("page-quoted", marker="[1]")):
        assert each in said
    told = words.say("page-unknown")
    assert Reader(markup.notice(told, words)).blocks == [("h1", told)]


def test_a_quote_over_paragraphs_is_marked_in_each() -> None:
    page = read(evidence("One. [Two.\n\nThree.\n\nFour.] Five."))
    assert page.quoted == ["Two.", "Three.", "Four."]
    assert len(page.of("mark", id="quote")) == 1


def test_white_space_that_was_quoted_leaves_the_mark_its_name() -> None:
    page = read(evidence("One.[\n\n  Two.]"))
    assert [each.strip() for each in page.quoted] == ["Two."]
    assert page.of("mark", id="quote")


def test_where_quotes_overlap_the_one_that_was_followed_is_on_top() -> None:
    page = read(evidence("a b [c d] e f", "b c", "d e"))
    assert (page.quoted, page.others) == (["c d"], ["b ", " e"])


def test_offsets_are_code_points() -> None:
    page = read(evidence("🎉🎉 e\u0301te\u0301 👩‍👩‍👧 [नमस्ते 🇫🇷 cafe\u0301] 🎉", "👩‍👩‍👧"))
    assert page.quoted == ["नमस्ते 🇫🇷 cafe\u0301"]
    assert page.others == ["👩‍👩‍👧"]


def test_headings_are_headings() -> None:
    shown = evidence("Beginning.\n\nThe flood\n\n[It rose.]")
    page = read(replace(shown, headings=[shown.article.text.index("The flood")]))
    assert ("h2", "The flood") in page.blocks


def test_a_text_that_begins_with_its_title_does_not_say_it_twice() -> None:
    page = read(evidence("The flood\n\n[It rose.]", title="The flood"))
    assert [text.strip() for _, text in page.blocks].count("The flood") == 1
    page = read(evidence("[The flood]\n\nIt rose.", title="The flood"))
    assert page.quoted == ["The flood"]
    assert ("h1", "The flood") in page.blocks


def test_lines_that_a_file_was_wrapped_to_are_joined_and_others_kept() -> None:
    wrapped = (
        "It took the men of the fire brigade, who had come from three valleys,\n"
        "two whole days to pump the water out of the old cellars.\n"
        "- red wine\n- white wine"
    )
    (paragraph,) = paragraphs(evidence(f"[{wrapped}]"))
    assert paragraph == wrapped.replace("valleys,\n", "valleys, ")
    assert paragraphs(evidence("[Roses are red,\nviolets are blue.]")) == [
        "Roses are red,\nviolets are blue."
    ]


def test_of_a_book_the_part_around_the_quote_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_CHARS", 20)
    page = read(
        evidence("First.\n\n" * 10 + "Before.\n\n[Quote.]\n\nAfter.\n\n" + "Last.\n\n" * 10)
    )
    said = [text.strip() for _, text in page.blocks]
    assert said.count("First.") == said.count("Last.") == 2
    assert "too long to show whole" in " ".join(said)
    assert "too long" not in markup.article(evidence("a [b] c"), 1, ENGLISH)


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from("ab <&>\"'\n\n \t🎉\u0301ب"), min_size=1, max_size=60),
    st.data(),
)
def test_every_letter_is_shown_once_and_the_quoted_ones_marked(
    text: str, data: st.DataObject
) -> None:
    spans = [data.draw(span(len(text))) for _ in range(data.draw(st.integers(1, 4)))]
    page = read(Evidence(article(text, title="zzz"), spans[0], spans[1:]))
    assert letters("".join(page.quoted)) == letters(spans[0].of(text))
    html = markup.article(Evidence(article(text, title="zzz"), spans[0], spans[1:]), 1, ENGLISH)
    shown = "".join(each for _, each in Reader(html[html.index("<article") :]).blocks)
    assert letters(shown) == letters(text)
    covered = {at for each in spans[1:] for at in range(each.start, each.end)}
    covered -= set(range(spans[0].start, spans[0].end))
    assert letters("".join(page.others)) == letters("".join(text[at] for at in sorted(covered)))


@st.composite
def span(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)
