"""An inline message that opens at a footnote, and folds again to what it was."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.citations import number
from bot.chat.inline.results import message
from bot.chat.inline.unfolding import Articles, nearest, unfolded
from bot.chat.saying.links import Links
from bot.chat.saying.parts import LONGEST, join, units
from bot.chat.saying.words import ENGLISH, words_for
from bot.chat.store.answers import Cited, Kept, kept
from bot.types import Answer, Claim, Question, Quote
from index.types import Article, Span
from tests.bot.articles import article
from tests.bot.chat.saying.test_parts import assert_within_limits
from tests.bot.chat.saying.test_render import styled

# Hypothesis warns of long arguments; long ones are the point.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

TEXT = (
    "It rained.\nThe bridge was opened in 1931. Ann Gray, the mayor, opened it. Nobody came.\nEnd."
)
PAGE = article(TEXT, url="https://www.example.org/bridge", source="https://www.example.org/bridge")
FILE = article("Ben Gray sold the bridge in 1950. He was ninety.", id="b2")
LINKS = Links("footnote_bot", "0123456789abcdef")


def told(*claims: Claim, outcome: str = "answered") -> tuple[Answer, Kept, Articles]:
    """An answer, as it is kept, and the articles of its citations."""
    articles = {each.id: each for each in (PAGE, FILE)}
    text, citations = number(claims, articles)
    said = Answer(Question("Who?"), outcome, text, claims, citations)  # type: ignore[arg-type]
    record = kept(said, LINKS.answer, chat=0, person=7)
    return said, record, {each: articles[each.article] for each in record.citations}


def claim(source: Article, text: str, short: str = "") -> Claim:
    at = source.text.index(text)
    quote = Quote(source.id, at, at + len(text), text)
    start = text.find(short)
    return Claim(text, [quote], Span(start, start + len(short)) if short else None)


OPENED = claim(PAGE, "The bridge was opened in 1931.", "1931")
SOLD = claim(FILE, "Ben Gray sold the bridge in 1950.")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("outcome", ["answered", "declined"])
def test_folded_it_says_what_it_said(language: str, outcome: str) -> None:
    words = words_for(language)
    said, record, articles = told(OPENED, SOLD, outcome=outcome)
    (part,) = join(message(said, LINKS, words))
    assert unfolded(record, articles, 0, LINKS, words) == part


def test_open_it_shows_the_paragraph_in_place_of_the_quote() -> None:
    _, record, articles = told(OPENED, SOLD)
    part = unfolded(record, articles, 1, LINKS, ENGLISH)
    assert part is not None
    paragraph, quote = styled(part, "expandable_blockquote")
    assert paragraph == TEXT.splitlines()[1]
    assert quote == "Ben Gray sold the bridge in 1950."
    assert styled(part, "bold") == ["1931", PAGE.title, OPENED.text, FILE.title]
    assert styled(part, "text_link") == ["[1]", "[2]"]
    assert "as of 2026-01-01" in part.text


def test_it_says_which_article_was_asked() -> None:
    _, record, articles = told(OPENED)
    part = unfolded(replace(record, article="a1"), articles, 1, LINKS, ENGLISH)
    assert part is not None
    assert part.text.startswith(f"About: {PAGE.title}\n\n{OPENED.text}")


def test_what_is_gone_says_so_and_its_marker_leads_to_the_chat() -> None:
    _, record, articles = told(OPENED, SOLD)
    left = {cited: each for cited, each in articles.items() if each is not PAGE}
    part = unfolded(record, left, 2, LINKS, ENGLISH)
    assert part is not None
    assert "[1] That article was removed" in part.text
    assert next(each.url for each in part.entities if each.url) == LINKS.passage(1)


def test_a_message_without_room_for_it_stays_closed() -> None:
    long = article("word " * 500 + "end.", id="b2")
    _, record, articles = told(OPENED, SOLD)
    wide = replace(record, citations=[Cited("b2", 0, 0, len(long.text))], text=long.text + " [1]")
    assert unfolded(wide, {wide.citations[0]: long}, 1, LINKS, ENGLISH) is None
    assert articles


@settings(deadline=None)
@given(st.text(min_size=1, max_size=400).filter(str.strip), st.integers(0, 3))
def test_whatever_is_cited_stays_within_limits(text: str, opened: int) -> None:
    source = article(text)
    said = Claim(" ".join(text.split()), [Quote("a1", 0, len(text), text)])
    words, citations = number([said], {"a1": source})
    record = kept(
        Answer(Question("Who?"), "answered", words, [said], citations), "", chat=0, person=7
    )
    part = unfolded(record, dict.fromkeys(record.citations, source), opened, LINKS, ENGLISH)
    assert part is not None
    assert_within_limits([part])


def test_the_nearest_passages_as_many_as_fit() -> None:
    places = [Cited("a1", 0, 0, 10), Cited("b2", 0, 0, 9), Cited("gone", 0, 0, 1)]
    _, record, _ = told()
    record = replace(record, nearest=places)
    known = {places[0]: PAGE, places[1]: FILE}
    part = nearest(record, known, ENGLISH)
    assert part is not None
    assert styled(part, "expandable_blockquote") == ["It rained.", "Ben Gray"]
    long = article("x" * 2500, id="b2")
    wide = [replace(places[0], end=10), replace(places[1], end=2500), Cited("b2", 1, 0, 2500)]
    some = nearest(
        replace(record, nearest=wide), {wide[0]: PAGE, **dict.fromkeys(wide[1:], long)}, ENGLISH
    )
    assert some is not None
    assert units(some.text) <= LONGEST
    assert len(styled(some, "expandable_blockquote")) == 2
    assert nearest(record, {}, ENGLISH) is None
