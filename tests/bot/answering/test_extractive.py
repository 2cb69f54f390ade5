"""Answers by quoting: how much, and nothing twice."""

from pathlib import Path

from bot.answering.extractive import MOST_QUOTED, _short_enough
from bot.config import Config
from bot.services import Services
from bot.types import Question
from index.evidence import Evidence
from index.types import Passage, Span


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
