"""Questions in other languages: answered from articles in them, or told that there are none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.answerer import DECLINED
from bot.config import Config
from bot.services import Services
from bot.types import Question
from tests.end_to_end.conftest import models, staged

IN_ENGLISH = (
    "No article here is in the language of your question: they are in English. "
    "Please ask in English."
)
FOREIGN = {
    "ru": "Когда Чандраян-3 сел на Луну?",
    "number": "Что случилось 23 августа 2023 года на Chandrayaan-3?",
    "de": "Wann landete Chandrayaan-3 auf dem Mond?",
    "es": "¿Cuándo aterrizó Chandrayaan-3 en la Luna?",
    "fa": "چاندرایان ۳ کی روی ماه فرود آمد؟",
    "hi": "चंद्रयान-3 चंद्रमा पर कब उतरा?",
    "zh": "月船三号什么时候在月球上着陆？",
    "ar": "متى هبطت المركبة على سطح القمر؟",
}
FERRY = """# Паром на Ольховом озере

Паром «Ласточка» ходит по Ольховому озеру с 1987 года. Его построил мастер Игнат Воронов.

Билет стоит сорок рублей. Зимой паром стоит у причала, а пассажиров возят на санях.
"""


@pytest.fixture
def services(data: Path) -> Iterator[Services]:
    opened = Services(Config(), data)
    vars(opened).update(models())
    yield opened
    opened.close()


@pytest.fixture
def ferry(services: Services, tmp_path: Path) -> str:
    """The id of a Russian article."""
    path = tmp_path / "ferry.md"
    path.write_text(FERRY, encoding="utf-8")
    (id,) = services.indexer.index([str(path)]).ids
    return id


@pytest.mark.parametrize("which", FOREIGN)
def test_where_no_article_is_in_its_language_a_question_is_told_so(
    services: Services, which: str
) -> None:
    answer = services.answerer.answer(Question(FOREIGN[which]))
    assert (answer.outcome, answer.text, answer.confidence) == ("declined", IN_ENGLISH, 0.0)
    assert answer.hits
    assert not answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Lisbon?",
        "BBC?",
        "Chandrayaan",
        "Vikram lander Pragyan rover",
        "What is перестройка?",
        "1984?",
        "???",
    ],
)
def test_an_english_question_never_is(services: Services, question: str) -> None:
    answer = services.answerer.answer(Question(question))
    assert "language" not in answer.text
    assert answer.outcome == "answered" or answer.text == DECLINED


def test_an_article_in_its_language_answers_by_words(services: Services, ferry: str) -> None:
    answer = services.answerer.answer(Question("Кто построил паром «Ласточка»?"))
    assert answer.outcome == "answered"
    assert "Игнат Воронов" in answer.text
    assert {each.article.id for each in answer.citations} == {ferry}


def test_what_such_an_article_doesnt_say_is_declined_as_ever(
    services: Services, ferry: str
) -> None:
    answer = services.answerer.answer(Question("Какая столица у Португалии?"))
    assert (answer.outcome, answer.text) == ("declined", DECLINED)


def test_the_line_names_the_languages_there_are(services: Services, ferry: str) -> None:
    answer = services.answerer.answer(Question(FOREIGN["de"]))
    assert answer.text.endswith("they are in English and Russian. Please ask in one of these.")


def test_only_the_article_asked_counts(services: Services, ferry: str) -> None:
    entries = services.library.articles()
    moon = next(each.id for each in entries if "Chandrayaan" in each.title)
    answer = services.answerer.answer(Question("Кто построил паром?", article=moon))
    assert answer.text == IN_ENGLISH
    answer = services.answerer.answer(Question("Кто построил паром?", article=ferry))
    assert answer.outcome == "answered"


async def test_the_chat_says_it_too(data: Path) -> None:
    async with staged(data) as stage:
        reply = await stage.ask(FOREIGN["ru"])
        assert reply.text == IN_ENGLISH
