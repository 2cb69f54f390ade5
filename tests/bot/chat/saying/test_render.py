"""Rendering: sentences, markers and sources where they belong, every character kept."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.saying.links import Links
from bot.chat.saying.parts import LONGEST, Block, Part, units
from bot.chat.saying.render import beside, passage, render
from bot.chat.saying.words import words_for
from bot.types import Answer, Citation, Claim, Note, Question, Quote
from index.types import Article, Span
from tests.bot.articles import answer, article
from tests.bot.chat.saying.test_parts import assert_within_limits, runs, said, visible

# Hypothesis warns of long arguments; long ones are the point.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

PAGE = article(
    "Threads opened on 5 July. “It’s live,” said Adam 🎉 Mosseri.",
    source="https://www.example.org/news/threads",
    url="https://www.example.org/news/threads",
)
FILE = article("The rover – Pragyan – drove 101 metres.", id="b2")


ID = "0123456789abcdef"
LINKS = Links("footnote_bot", ID)


def styled(part: Part, kind: str) -> list[str]:
    return [said(part, each) for each in part.entities if each.type == kind]


def test_one_message_with_linked_markers_and_expandable_quotes() -> None:
    (part,) = render(answer((PAGE, "“It’s live,” said Adam 🎉 Mosseri."), (FILE, FILE.text)), LINKS)
    assert part.text == (
        "“It’s live,” said Adam 🎉 Mosseri. [1] The rover – Pragyan – drove 101 metres. [2]\n\n"
        "[1] Title of a1 · example.org · 2023-07-06\n“It’s live,” said Adam 🎉 Mosseri.\n"
        "[2] Title of b2 · b2.txt · 2023-07-06\nThe rover – Pragyan – drove 101 metres."
    )
    assert styled(part, "text_link") == ["[1]", "[2]"]
    assert styled(part, "bold") == ["Title of a1", "Title of b2"]
    assert styled(part, "expandable_blockquote") == [
        "“It’s live,” said Adam 🎉 Mosseri.",
        FILE.text,
    ]


def test_the_short_answer_is_bold() -> None:
    found = answer((PAGE, "“It’s live,” said Adam 🎉 Mosseri."))
    start = found.claims[0].text.index("Adam")
    marked = replace(found.claims[0], answer=Span(start, start + len("Adam 🎉 Mosseri")))
    (part,) = render(replace(found, claims=[marked]), LINKS)
    assert styled(part, "bold") == ["Adam 🎉 Mosseri", "Title of a1"]


def test_a_title_is_not_repeated_below_itself() -> None:
    (part,) = render(answer((FILE, "rover"), (FILE, "Pragyan"), (PAGE, "Mosseri")), LINKS)
    assert part.text.count("Title of b2") == 1
    assert "\n[2] same article\nPragyan\n[3] Title of a1" in part.text


def test_markers_lead_to_the_page_or_to_the_bot() -> None:
    first, second = answer((PAGE, "Threads opened on 5 July."), (FILE, "rover")).citations
    assert LINKS.of(first) == (
        "https://www.example.org/news/threads#:~:text=Threads%20opened%20on%205%20July."
    )
    assert LINKS.of(second) == f"https://t.me/footnote_bot?start=e-{ID}-2"


@pytest.mark.parametrize("url", ["http://localhost:8080/news", "http://[x", "http://a.b:c/", ""])
def test_a_page_that_telegram_would_not_link_is_shown_by_the_bot(url: str) -> None:
    (cited,) = answer((replace(PAGE, url=url), "Threads")).citations
    assert LINKS.of(cited) == f"https://t.me/footnote_bot?start=e-{ID}-1"


def test_where_there_are_article_pages_markers_of_files_lead_there() -> None:
    first, second = answer((PAGE, "Threads opened on 5 July."), (FILE, "rover")).citations
    links = replace(LINKS, public_url="https://bot.example.org/footnote", public=("main",))
    assert links.of(first) == LINKS.of(first)
    assert links.of(second) == f"https://bot.example.org/footnote/a/{ID}/2#quote"
    for unlinkable in ("http://localhost:8081", "http://[::1]:8081"):
        assert replace(links, public_url=unlinkable).of(second) == LINKS.of(second)
    assert replace(links, public=("other",)).of(second) == LINKS.of(second)


def test_a_marker_leads_to_the_very_place_that_is_quoted() -> None:
    page = replace(PAGE, text="It is new. It is old. It is new.")
    (cited,) = answer((page, "It is new.")).citations
    second = replace(cited, quote=replace(cited.quote, start=22, end=32))
    assert LINKS.of(cited) == f"{PAGE.url}#:~:text=It%20is%20new.,-It"
    assert LINKS.of(second) == f"{PAGE.url}#:~:text=old.-,It%20is%20new."


def test_a_page_with_a_fragment_of_its_own_keeps_it() -> None:
    (cited,) = answer((replace(PAGE, url=f"{PAGE.url}#top"), "Threads")).citations
    assert LINKS.of(cited) == f"{PAGE.url}#top"


def test_a_fragment_longer_than_an_address_may_be_is_left_out() -> None:
    page = replace(PAGE, text="引用" * 200)
    (cited,) = answer((page, page.text)).citations
    assert LINKS.of(cited) == PAGE.url


def test_a_source_names_the_host_that_its_page_is_on() -> None:
    for url in ("https://www.example.org:8080/a", "https://bbc.com@example.org/a"):
        (part,) = render(answer((replace(PAGE, url=url), "Threads")), LINKS)
        assert "Title of a1 · example.org · " in part.text
    (part,) = render(answer((replace(PAGE, url="http://[x"), "Threads")), LINKS)
    assert "Title of a1 · threads · " in part.text


def test_a_declined_answer_says_so_in_its_readers_language() -> None:
    declined = Answer(Question("?"), "declined", "The articles don't say.")
    assert render(declined, LINKS) == [Part("The articles don't say.")]
    assert render(declined, LINKS, words_for("de")) == [Part("Die Artikel sagen dazu nichts.")]


def test_of_many_languages_a_line_names_the_first() -> None:
    declined = Answer(Question("?"), "declined", "", languages=("en", "ru", "de", "fr", "es"))
    (part,) = render(declined, LINKS)
    assert part.text == (
        "No article here is in the language of your question: they are in English, Russian, "
        "German and others. Please ask in one of these."
    )


def test_facts_keep_their_order_behind_a_title_from_right_to_left() -> None:
    assert beside("Title", "2023-07-06") == " · 2023-07-06"
    assert beside("عنوان", "2023-07-06") == " · \u20682023-07-06\u2069"
    (part,) = render(answer((replace(FILE, title="عنوان"), FILE.text)), LINKS, words_for("fa"))
    assert_within_limits([part])
    assert styled(part, "expandable_blockquote") == [FILE.text]
    assert styled(part, "bold") == ["عنوان"]


def test_a_quote_says_what_page_it_is_on_in_its_readers_language() -> None:
    book = replace(FILE, pages=((0, "iv"), (FILE.text.index("drove"), "7")))
    found = answer((book, "rover"), (book, "drove 101"))
    (part,) = render(found, LINKS)
    assert "[1] Title of b2 · p. iv · b2.txt · 2023-07-06\n" in part.text
    assert "[2] same article · p. 7\n" in part.text
    (part,) = render(found, LINKS, words_for("de"))
    assert " · S. 7\n" in part.text
    (part,) = passage(book, FILE.text.index("101"), FILE.text.index("101") + 3, words_for("es"))
    assert part.text.startswith("Title of b2 · pág. 7 · b2.txt · ")


def test_a_passage_shows_the_quote_bold_in_its_paragraph() -> None:
    source = article("Before.\nFirst. Second. Third.\nAfter.")
    (part,) = passage(source, 15, 22)
    assert part.text.endswith("\n\nFirst. Second. Third.")
    assert styled(part, "bold") == ["Title of a1", "Second."]
    assert styled(part, "expandable_blockquote") == ["First. Second. Third."]


# Longer than a message


def long_answer(sentences: int, quote: int) -> Answer:
    """Each sentence quotes an article of its own."""
    pairs = []
    for number in range(sentences):
        words = f"Sentence {number} " + "says so " * (quote // 8)
        pairs.append((article(words, id=f"a{number}"), words))
    return answer(*pairs)


def markers(part: Part) -> list[str]:
    return styled(part, "text_link")


@pytest.mark.parametrize(("sentences", "quote"), [(6, 800), (40, 20), (30, 400), (3, 1900)])
def test_markers_stand_in_the_message_of_their_quotes(sentences: int, quote: int) -> None:
    whole = long_answer(sentences, quote)
    parts = render(whole, LINKS)
    assert_within_limits(parts)
    assert len(parts) > 1
    for part in parts:
        quotes = styled(part, "expandable_blockquote")
        assert [each.split()[1] for each in quotes] == [
            str(int(each[1:-1]) - 1) for each in markers(part)
        ]
        for number, text in zip(markers(part), quotes, strict=True):
            assert f" {number}" in part.text
            assert f"\n{number} Title of" in part.text
            assert text.strip() in part.text
    assert sum(len(markers(part)) for part in parts) == sentences


def test_messages_are_as_few_as_they_can_be() -> None:
    parts = render(long_answer(30, 400), LINKS)
    assert all(units(one.text) + units(other.text) > LONGEST for one, other in pairwise(parts))


def test_a_source_is_shown_once_and_named_anew_in_each_message() -> None:
    text = "The first. " + "x " * 900 + "\nThe second. " + "y " * 900
    page = article(text, id="b2")
    first, second = text.splitlines()
    whole = answer((page, first), (page, second))
    again = [*whole.claims, whole.claims[0]]
    parts = render(replace(whole, claims=again), LINKS)
    assert [part.text.count("Title of b2") for part in parts] == [1, 1, 0]
    assert [part.text.count("same article") for part in parts] == [0, 0, 0]
    assert [markers(part) for part in parts] == [["[1]"], ["[2]"], ["[1]"]]


def test_a_marker_never_stands_alone() -> None:
    text = "word " * 818 + "last."  # 4095 units: the sentence fits, its marker doesn't
    parts = render(answer((article(text), text)), LINKS)
    assert_within_limits(parts)
    assert parts[1].text.startswith("last. [1]")


def test_a_sentence_with_many_sources_takes_the_first_along() -> None:
    pages = [article(f"{n} {'says so ' * 200}", id=f"a{n}") for n in range(3)]
    quotes = [Quote(page.id, 0, len(page.text), page.text) for page in pages]
    claim = Claim("So it is. " * 110, quotes)
    cited = [
        Citation(n, each, page) for n, (each, page) in enumerate(zip(quotes, pages, strict=True), 1)
    ]
    first, second = render(Answer(Question("?"), "answered", "", [claim], cited), LINKS)
    assert markers(first) == ["[1]", "[2]", "[3]"]
    assert [len(styled(part, "expandable_blockquote")) for part in (first, second)] == [1, 2]
    assert second.text.startswith("[2] Title of a1")


def test_a_quote_longer_than_a_message_goes_on_in_the_next() -> None:
    page = article("Said so. " + "on and on " * 900)
    claim = Claim("Said so.", [Quote(page.id, 0, len(page.text), page.text)])
    cited = [Citation(1, claim.quotes[0], page)]
    parts = render(Answer(Question("?"), "answered", "Said so. [1]", [claim], cited), LINKS)
    assert_within_limits(parts)
    assert parts[0].text.startswith("Said so. [1]\n\n[1] Title of a1")
    assert all(styled(part, "expandable_blockquote") for part in parts)
    assert sum(part.text.count("and") for part in parts) == 900


def test_a_note_comes_last() -> None:
    parts = render(replace(long_answer(6, 800), note=Note.INSTEAD), LINKS)
    assert parts[-1].text.endswith(f"\n{Note.INSTEAD}")
    assert styled(parts[-1], "italic") == [Note.INSTEAD]


def test_what_was_taken_back_is_said_instead_of_an_answer() -> None:
    withheld = Answer(Question("Who?"), "declined", "", note=Note.TAKEN_BACK)
    (part,) = render(withheld, LINKS)
    assert part.text == Note.TAKEN_BACK


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_an_answer_that_shows_nothing_is_still_a_message(text: str) -> None:
    assert [part.text for part in render(Answer(Question("?"), "answered", text), LINKS)] == ["…"]


# Any answer: `make fuzz` tries 10,000


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    pages = [
        article(draw(runs)[:9000], id=f"a{number}", title=draw(runs)[:300], url=url)
        for number, url in enumerate(["", "https://example.org/news", ""])
    ]
    quotes: list[Quote] = []
    claims = []
    count = draw(st.sampled_from([1, 2, 3, 8, 60]))
    for _ in range(count):
        cited = draw(st.lists(st.sampled_from(pages), min_size=1, max_size=3))
        found = [some_quote(draw, page) for page in cited]
        quotes += found
        text = draw(runs)[: 18_000 // count]  # else a few of them take minutes
        end = draw(st.integers(0, len(text)))
        span = Span(draw(st.integers(0, end)), end) if draw(st.booleans()) else None
        claims.append(Claim(text, found, span))
    by_id = {page.id: page for page in pages}
    citations = [
        Citation(number, each, by_id[each.article_id])
        for number, each in enumerate(dict.fromkeys(quotes), 1)
    ]
    note = draw(st.sampled_from([each for each in Note if each is not Note.TAKEN_BACK]))
    return Answer(Question("?"), "answered", "…", claims, citations, note=note)


def some_quote(draw: st.DrawFn, page: Article) -> Quote:
    start = draw(st.integers(0, len(page.text) - 1))
    end = draw(st.integers(start + 1, len(page.text)))
    return Quote(page.id, start, end, page.text[start:end])


@settings(deadline=None, max_examples=settings().max_examples // 4)  # each is a whole answer
@given(answers())
def test_any_answer_fits_and_says_all_it_says(whole: Answer) -> None:
    parts = render(whole, LINKS)
    assert_within_limits(parts)
    shown = visible("".join(part.text for part in parts))
    numbers = {each.quote: each.number for each in whole.citations}
    expected = 0
    at = 0
    for claim in whole.claims:  # each whole, in order
        marked = "".join(f"[{numbers[each]}]" for each in claim.quotes)
        words = visible(Block(claim.text).text) + marked
        at = shown.index(words, at) + len(words)
        expected += len(words)
    at = 0
    for each in whole.citations:
        words = visible(Block(each.quote.text.strip()).text)
        at = shown.index(words, shown.index(f"[{each.number}]", at)) + len(words)
        expected += len(words)
    assert shown.endswith(visible(whole.note))
    sent = sum(len(claim.quotes) for claim in whole.claims)
    links = [each for part in parts for each in part.entities if each.type == "text_link"]
    assert len(links) == sent
    assert len(shown) >= expected
