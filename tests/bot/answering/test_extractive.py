"""Answers by quoting: how much, and nothing twice."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.citations import plain
from bot.answering.extractive import MOST_QUOTED, _claims, _short_enough
from bot.config import Config
from bot.services import Services
from bot.types import Claim, Question
from index.evidence import Evidence
from index.types import Passage, Span
from tests.bot.articles import article


def evidence(length: int) -> Evidence:
    text = "x" * length
    return Evidence(Passage(1, "a1", text, 0, length, "", 0), Span(0, length), text, 0.5)


def test_what_makes_an_answer_too_long_is_left_out() -> None:
    short, long = evidence(300), evidence(MOST_QUOTED - 200)
    assert _short_enough([short, short, short]) == [short, short, short]
    assert _short_enough([short, long, short]) == [short]


def test_the_best_is_quoted_however_long() -> None:
    endless = evidence(3 * MOST_QUOTED)
    assert _short_enough([endless, evidence(10)]) == [endless]
    assert _short_enough([]) == []


TEXT = "It rained. The bridge  was opened on  4 May 1931 [12] by the mayor of May. Nobody came."


def marked(answer: str, sentence: str = TEXT) -> Claim:
    start, said = TEXT.index(sentence), TEXT.index(answer)
    span, short = Span(start, start + len(sentence)), Span(said, said + len(answer))
    found = Evidence(Passage(1, "a1", TEXT, 0, len(TEXT), "", 0), span, sentence, 0.5, short)
    claims = _claims(found, article(TEXT), is_first=True)
    return next((claim for claim in claims if claim.answer), claims[0])


def test_the_short_answer_is_marked_in_the_sentence_that_holds_it() -> None:
    claim = marked("4 May 1931")
    assert claim.text == "The bridge was opened on 4 May 1931 by the mayor of May."
    assert claim.short == "4 May 1931"
    assert marked("the mayor of May").short == "the mayor of May"
    assert marked("on  4 May").short == "on 4 May"


def test_the_right_one_of_two_is_marked() -> None:
    second = TEXT.rindex("May")
    found = Evidence(
        Passage(1, "a1", TEXT, 0, len(TEXT), "", 0), Span(0, len(TEXT)), TEXT, 0.5,
        Span(second, second + 3),
    )  # fmt: skip
    claims = _claims(found, article(TEXT), is_first=True)
    (claim,) = [each for each in claims if each.answer]
    assert claim.answer == Span(claim.text.rindex("May"), claim.text.rindex("May") + 3)


def test_only_the_best_is_marked() -> None:
    found = Evidence(
        Passage(1, "a1", TEXT, 0, len(TEXT), "", 0), Span(0, 10), TEXT, 0.5, Span(3, 9)
    )
    assert [claim.answer for claim in _claims(found, article(TEXT), is_first=False)] == [None]


@given(st.text(max_size=200), st.data())
def test_what_is_marked_is_said(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Evidence(
        Passage(1, "a1", text, 0, len(text), "", 0), Span(0, len(text)), text, 0.5, Span(start, end)
    )
    for claim in _claims(found, article(text), is_first=True):
        if claim.answer:
            assert claim.short
            assert claim.short in plain(text)


def test_a_sentence_of_two_articles_is_said_once(tmp_path: Path) -> None:
    text = "The Amberley Bridge was opened on 4 May 1931 by Ottoline Gray, who was the mayor.\n"
    for name in ("one.txt", "two.txt", "three.txt"):
        (tmp_path / name).write_text(text)
    services = Services(Config(), tmp_path / "data")
    services.indexer.index([str(tmp_path / name) for name in ("one.txt", "two.txt", "three.txt")])
    answer = services.answerer.answer(Question("When was the Amberley Bridge opened?"))
    services.close()
    assert answer.outcome == "answered"
    assert answer.text == f"{text.strip()} [1]"
    assert len(answer.citations) == 1
