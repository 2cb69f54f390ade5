"""The gate: what isn't verbatim, or isn't supported, never leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.citations import check, is_verbatim, number, plain, says_the_same
from bot.types import Claim, Quote
from tests.bot.articles import article, quote

ARTICLE = article("Ada wrote the first program.  It ran\nin 1843. Nobody paid her [2].")
ARTICLES = {ARTICLE.id: ARTICLE}


def test_a_quote_of_its_article_is_verbatim() -> None:
    assert is_verbatim(quote(ARTICLE, "Ada wrote the first program."), ARTICLES)


@pytest.mark.parametrize(
    "forged",
    [
        Quote("a1", 0, 3, "Eve"),
        Quote("a1", 0, 4, "Ada"),
        Quote("a1", 3, 3, ""),
        Quote("a1", 5, 3, ""),
        Quote("a1", -3, 0, ""),
        Quote("a1", 28, 30, "  "),
        Quote("a1", 60, 400, ARTICLE.text[60:400]),
        Quote("a2", 0, 3, "Ada"),
    ],
)
def test_anything_else_is_not(forged: Quote) -> None:
    assert not is_verbatim(forged, ARTICLES)
    assert check([Claim(forged.text, [forged])], ARTICLES) == []


def test_a_claim_must_be_words_of_its_quote() -> None:
    sound = quote(ARTICLE, "It ran\nin 1843.")
    assert check([Claim("It ran in 1843.", [sound])], ARTICLES)
    assert check([Claim("It ran in 1844.", [sound])], ARTICLES) == []
    assert check([Claim("", [sound])], ARTICLES) == []


def test_a_claim_keeps_only_its_sound_quotes() -> None:
    sound, forged = quote(ARTICLE, "Ada wrote"), Quote("a1", 0, 9, "Eve wrote")
    assert check([Claim("Ada wrote", [forged, sound])], ARTICLES) == [Claim("Ada wrote", [sound])]


def test_markers_in_the_article_do_not_pass_for_ours() -> None:
    imitated = quote(ARTICLE, "Nobody paid her [2].")
    assert plain(imitated.text) == "Nobody paid her."
    assert check([Claim(plain(imitated.text), [imitated])], ARTICLES)
    text, _ = number([Claim(plain(imitated.text), [imitated])], ARTICLES)
    assert text == "Nobody paid her. [1]"


@pytest.mark.parametrize("imitation", ["so [1[1]].", "so [[3]4].", "so [[[1]2]3]."])
def test_markers_inside_markers_leave_none_behind(imitation: str) -> None:
    assert plain(imitation) == "so."


def test_numbers_follow_the_text_and_a_quote_has_one() -> None:
    first, second = quote(ARTICLE, "Ada wrote"), quote(ARTICLE, "in 1843.")
    claims = [Claim("One.", [first]), Claim("Two.", [second, first]), Claim("Three.", [second])]
    text, citations = number(claims, ARTICLES)
    assert text == "One. [1] Two. [2][1] Three. [2]"
    assert [(each.number, each.quote) for each in citations] == [(1, first), (2, second)]


@given(st.text(min_size=1), st.data())
def test_only_substrings_pass(text: str, data: st.DataObject) -> None:
    source = article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    said = data.draw(st.one_of(st.just(text[start:end]), st.text()))
    passes = is_verbatim(Quote("a1", start, end, said), {"a1": source})
    assert passes == (said == text[start:end] and not said.isspace())


@given(st.text())
def test_a_sentence_says_the_same_as_itself(text: str) -> None:
    claim, whole = Claim(plain(text), []), Quote("a1", 0, len(text), text)
    assert says_the_same(claim, whole) == bool(plain(text))
