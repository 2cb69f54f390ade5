"""A newcomer is shown questions the articles can answer."""

import pytest

from index.examples import PER_ARTICLE, Example, examples
from index.library import Library
from index.types import Document
from tests.fakes import FakeEmbedder, prepared

NAMES = "They met Ada Lovelace. Then Ada Lovelace wrote to Charles Babbage in Old London Town. "


def put(
    library: Library, name: str, *questions: str, text: str = "Text.", corpus: str = "main"
) -> str:
    document = Document(f"/{name}.md", name, text, questions=questions)
    return library.put(prepared(document, FakeEmbedder(), corpus=corpus), "fake@1")


def test_the_questions_an_article_brings_along_come_first(library: Library) -> None:
    id = put(library, "a", "One?", "Two?", "Three?", "Four?", text=NAMES)
    assert examples(library, ("main",)) == [
        Example(id, number, text) for number, text in enumerate(("One?", "Two?", "Three?"))
    ]


def test_articles_take_turns(library: Library) -> None:
    put(library, "a", "A1?", "A2?", "A3?")
    put(library, "b", "B1?")
    put(library, "c", "C1?", "C2?")
    assert [each.text for each in examples(library, ("main",), 3)] == ["A1?", "B1?", "C1?"]
    assert [each.text for each in examples(library, ("main",), 5)] == [
        "A1?",
        "B1?",
        "C1?",
        "A2?",
        "C2?",
    ]


def test_one_article_can_be_asked_for(library: Library) -> None:
    put(library, "a", "A1?")
    id = put(library, "b", "B1?", "B2?")
    assert [each.text for each in examples(library, ("main",), article=id)] == ["B1?", "B2?"]


def test_without_questions_the_names_it_speaks_of_most_make_some(library: Library) -> None:
    put(library, "a", text=NAMES)
    first, *_ = found = [each.text for each in examples(library, ("main",))]
    assert first == "What does it say about Ada Lovelace?"
    assert len(found) <= PER_ARTICLE


def test_elsewhere_what_it_speaks_of_asks_by_itself(library: Library) -> None:
    sections = ((0, "Название"), (9, "Фонарь"), (30, "Зачем он нужен?"))
    text = "Маяк построил Ансгар Толливер. Потом пришёл Ансгар Толливер и зажёг «Ласточку»."
    document = Document("/a.md", "Название", text, language="ru", headings=sections)
    id = library.put(prepared(document, FakeEmbedder()), "fake@1")
    found = ["Ансгар Толливер?", "Фонарь?", "Зачем он нужен?", "Ласточку?"]
    assert examples(library, ("main",), 9) == [
        Example(id, number, text, is_made=True) for number, text in enumerate(found)
    ]


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        ("fa", "قایق مسافری می‌رود. بلیت قایق مسافری گران است.", "قایق مسافری؟"),
        ("ar", "يذهب قارب الركاب. ثمن قارب الركاب كبير.", "قارب الركاب؟"),
        ("hi", "बड़ा दीपक जलता है। बड़ा दीपक पुराना है।", "बड़ा दीपक?"),
        ("zh", "博尔维特的灯塔。博尔维特是城市。", "博尔维特？"),
    ],
)
def test_each_script_has_its_mark(
    library: Library, language: str, text: str, question: str
) -> None:
    document = Document("/a.md", "a", text, language=language)
    library.put(prepared(document, FakeEmbedder()), "fake@1")
    assert [each.text for each in examples(library, ("main",))] == [question]


def test_corpora_are_apart_and_nothing_gives_nothing(library: Library) -> None:
    put(library, "a", "A1?")
    put(library, "b", text="no names here")
    assert examples(library, ("other",)) == []
    assert examples(library, ("main",), article="nowhere") == []
    assert [each.text for each in examples(library, ("main",))] == ["A1?"]
