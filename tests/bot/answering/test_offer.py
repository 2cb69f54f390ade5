"""What there is to choose from: the answer, and what each passage says by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.answerer import BadQuestion, Offer, TooLong
from bot.config import AnswerSection, Config
from bot.services import Services
from bot.types import Question
from tests.end_to_end.conftest import SAMPLES, models

LANDED = "When did Chandrayaan-3 land on the Moon?"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    config = Config(answer=AnswerSection(max_question_chars=60))
    services = Services(config, tmp_path_factory.mktemp("offer"))
    vars(services).update(models())
    services.indexer.index([str(SAMPLES)])
    yield services
    services.close()


def offered(services: Services, text: str) -> Offer:
    return services.quoter.offer(Question(text))


def test_each_passage_speaks_for_itself(services: Services) -> None:
    offer = offered(services, LANDED)
    answered = services.quoter.answer(Question(LANDED))
    assert offer.answer.text == answered.text
    assert offer.answer.citations == answered.citations
    first, *others = offer.passages
    assert first.short == "23 August 2023"
    assert 1 <= len(others) <= 9
    for each in offer.passages:
        (hit,) = each.hits
        assert each.outcome == "answered"
        for citation in each.citations:
            quote = citation.quote
            assert citation.article.text[quote.start : quote.end] == quote.text
            assert hit.passage.start <= quote.start
            assert quote.end <= hit.passage.end
    likely = [each.hits[0].score for each in offer.passages]
    assert likely == sorted(likely, reverse=True)


def test_what_is_nearest_is_declined_too(services: Services) -> None:
    offer = offered(services, "What is the recipe for sourdough bread?")
    assert offer.answer.outcome == "declined"
    assert offer.passages
    assert {each.outcome for each in offer.passages} == {"declined"}


def test_bad_questions_are_refused(services: Services) -> None:
    with pytest.raises(TooLong):
        offered(services, "who " * 20)
    with pytest.raises(BadQuestion):
        offered(services, " ")


def test_an_empty_library_offers_nothing(tmp_path: Path) -> None:
    services = Services(Config(), tmp_path)
    vars(services).update(models())
    offer = offered(services, LANDED)
    services.close()
    assert (offer.answer.outcome, offer.passages, offer.answer.hits) == ("declined", (), ())
