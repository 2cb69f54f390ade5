"""Scores of a few answers worked out by hand."""

from dataclasses import replace

from bot.evaluation import SHOWN, Case, score, table
from bot.types import Answer, Question
from index.types import Hit, Passage, Span
from tests.bot.articles import answer, article

ARTICLE = article("Ada wrote the first program. It ran in 1843. Nobody paid her.")


def declined(confidence: float = 0.1) -> Answer:
    return Answer(Question("?"), "declined", "The articles don't say.", confidence=confidence)


def test_hits_precision_and_declining() -> None:
    right = Case(True, ["1843"], answer((ARTICLE, "It ran in 1843.")))
    second = Case(
        True, ["Nobody"], answer((ARTICLE, "It ran in 1843."), (ARTICLE, "Nobody paid her."))
    )
    report = score([right, second, Case(True, ["Ada"], declined()), Case(False, [], declined())])
    assert report["answer_hit_1"] == round(1 / 3, 4)
    assert report["answer_hit_3"] == round(2 / 3, 4)
    assert report["citation_precision"] == round(2 / 3, 4)
    assert report["citation_validity"] == 1.0
    assert report["decline_precision"] == 0.5
    assert report["decline_recall"] == 1.0
    assert report["answerable_declined"] == round(1 / 3, 4)


def test_the_short_answer_is_scored_as_squad_does() -> None:
    found = answer((ARTICLE, "It ran in 1843."))
    marked = replace(found, claims=[replace(found.claims[0], answer=Span(7, 14))])
    cases = [
        Case(True, ["1843"], marked, ["1843"]),
        Case(True, ["1843"], marked, ["In 1843!"]),
        Case(True, ["1843"], declined(), ["1843"]),
    ]
    report = score(cases)
    assert report["exact_match"] == round(1 / 3, 4)
    assert report["f1"] == round((2 / 3 + 1) / 3, 4)


def test_evidence_longer_than_the_sentence_counts() -> None:
    case = Case(True, ["It ran in 1843. Nobody paid her."], answer((ARTICLE, "It ran in 1843.")))
    assert score([case])["answer_hit_1"] == 1.0


def test_ranks_are_of_the_first_hit_that_holds_the_evidence() -> None:
    hits = [
        Hit(Passage(n, "a1", text, 0, len(text), "", n), 1.0 / (n + 1))
        for n, text in enumerate(["nothing", "Ada wrote the first program."])
    ]
    case = Case(True, ["first program"], Answer(Question("?"), "declined", "", hits=hits))
    report = score([case])
    assert (report["recall_4"], report["mrr"]) == (1.0, 0.5)


def test_tokens_are_counted_over_all_questions() -> None:
    asked = Case(True, ["1843"], replace(answer((ARTICLE, "It ran in 1843.")), tokens=1_800))
    assert score([asked, Case(False, [], declined())])["tokens"] == 900


def test_the_table_shows_every_figure() -> None:
    assert len(table(score([])).splitlines()) == len(SHOWN)
