"""What can be chosen inline, and the message that it becomes."""

from dataclasses import replace
from functools import partial

from telegram import InputTextMessageContent

from bot.answering.answerer import Offer
from bot.chat.inline.results import LONGEST_LINE, NEAREST, of_article, sheet_of
from bot.chat.saying.links import Links
from bot.chat.saying.words import ENGLISH
from bot.types import Answer, Question
from index.types import Hit, Passage, Span
from tests.bot.articles import answer, article

PAGE = article(
    "The bridge was opened in 1931.",
    url="https://www.example.org/bridge",
    source="https://www.example.org/bridge",
    author="Ann Gray",
)
FILE = article("Ben Gray sold it.", id="b2")
HITS = [Hit(Passage(1, "a1", PAGE.text, 0, 30, "", 0), 0.9)]
SECRET = "7:token"
LINKS = partial(Links, "footnote_bot")


def offer(outcome: str = "answered") -> Offer:
    first = replace(answer((PAGE, PAGE.text)), hits=HITS)
    bold = replace(first.claims[0], answer=Span(25, 29))
    first = replace(first, claims=[bold])
    others = [answer((FILE, FILE.text)), answer((FILE, "Ben Gray"))]
    if outcome == "answered":
        return Offer(first, [first, *others])
    nothing = Answer(Question("Who?"), "declined", "", hits=HITS)
    nearest = [replace(each, outcome="declined") for each in [first, *others, *others]]
    return Offer(nothing, nearest)  # type: ignore[arg-type]


def text_of(content: object) -> str:
    assert isinstance(content, InputTextMessageContent)
    return content.message_text


def test_the_answer_comes_first_and_nothing_twice() -> None:
    sheet = sheet_of(offer(), 7, SECRET, LINKS, ENGLISH)
    assert [each.title for each in sheet.results] == ["1931", *["Title of b2 · b2.txt"] * 2]
    assert [each.description for each in sheet.results][:2] == [PAGE.text, FILE.text]
    assert list(sheet.answers) == [each.id for each in sheet.results]
    assert sheet.line == ""
    assert text_of(sheet.results[0].input_message_content).startswith(f"{PAGE.text} [1]\n\n[1] ")
    kept = sheet.answers[sheet.results[0].id]
    assert (kept.chat, kept.person, kept.outcome) == (0, 7, "answered")


def test_the_nearest_are_never_taken_for_an_answer() -> None:
    sheet = sheet_of(offer("declined"), 7, SECRET, LINKS, ENGLISH)
    assert len(sheet.results) <= NEAREST
    assert sheet.line == "The articles don't say. The nearest passages:"
    assert all(each.title.startswith("Nearest: ") for each in sheet.results)
    assert all(
        text_of(each.input_message_content).startswith("The articles don't answer this.")
        for each in sheet.results
    )
    assert {each.outcome for each in sheet.answers.values()} == {"declined"}


def test_where_there_is_nothing_it_says_why() -> None:
    empty = Answer(Question("Who?"), "declined", "")
    lines = [
        sheet_of(Offer(each), 7, SECRET, LINKS, ENGLISH).line
        for each in (empty, replace(empty, hits=HITS), replace(empty, hits=HITS, languages=["ru"]))
    ]
    assert lines == [
        "There are no articles here yet",
        "The articles don't say. Ask me something else",
        "Please ask in Russian",
    ]


def test_ids_are_the_same_for_the_same_and_nobody_elses() -> None:
    def ids(person: int = 7, secret: str = SECRET, outcome: str = "answered") -> list[str]:
        return [*sheet_of(offer(outcome), person, secret, LINKS, ENGLISH).answers]

    assert ids() == ids()
    every = [*ids(), *ids(person=8), *ids(secret="7:other"), *ids(outcome="declined")]
    assert len(set(every)) == len(every)
    assert all(len(each) == 16 and int(each, 16) >= 0 for each in every)


def test_what_needs_two_messages_isnt_offered() -> None:
    long = article("word " * 900 + "end.")
    sheet = sheet_of(Offer(answer((long, long.text))), 7, SECRET, LINKS, ENGLISH)
    assert sheet.results == []
    middling = article("word " * 300 + "end.")
    sheet = sheet_of(Offer(answer((middling, middling.text))), 7, SECRET, LINKS, ENGLISH)
    assert len(sheet.results[0].description or "") == LONGEST_LINE


def test_an_article_can_be_read_and_asked_about() -> None:
    found = of_article(PAGE, "footnote_bot", ENGLISH)
    assert (found.id, found.title) == ("a-a1", PAGE.title)
    assert found.description == "Ann Gray · example.org · 2023-07-06"
    content = found.input_message_content
    assert text_of(content).splitlines()[0].startswith("Title of a1 · Ann Gray · example.org")
    assert isinstance(content, InputTextMessageContent)
    links = [each.url for each in content.entities or () if each.url]
    assert links == [PAGE.url, "https://t.me/footnote_bot?start=a-a1"]
    plain = of_article(FILE, "footnote_bot", ENGLISH).input_message_content
    assert "Open the article" not in text_of(plain)
