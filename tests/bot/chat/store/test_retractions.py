"""What admins took back isn't said again to the same question."""

from dataclasses import replace

import pytest

from bot.answering.citations import number
from bot.chat.retracting import parted
from bot.chat.store.answers import kept
from bot.chat.store.retractions import Retraction, asked_as, without
from bot.chat.store.store import Store
from bot.types import Answer, Claim, Note, Question, Quote
from index.types import Article
from tests.fakes import Clock

ADMIN = 9
QUESTION = "When did Chandrayaan-3 land?"
ASKED = Question(QUESTION)
TEXT = "It landed in May. It carried a rover.\nIt landed in August. It fell over."
ARTICLE = Article("a1", "/a.txt", "A", TEXT, "en", "", "", "", corpus="main")
MAY, ROVER, AUGUST, FELL = (
    Quote("a1", TEXT.index(each), TEXT.index(each) + len(each), each)
    for each in (
        "It landed in May.",
        "It carried a rover.",
        "It landed in August.",
        "It fell over.",
    )
)


def answer(*claims: Claim, question: Question = ASKED) -> Answer:
    text, citations = number(claims, {"a1": ARTICLE})
    outcome = "answered" if claims else "declined"
    return Answer(question, outcome, text, claims, citations)  # type: ignore[arg-type]


def says(quote: Quote, text: str = "") -> Claim:
    return Claim(text or quote.text, [quote])


def retract(store: Store, wrong: Answer, reason: str = "", id: str = "0" * 16) -> Retraction:
    record = kept(wrong, id, chat=5, person=7)
    quotes = [each.quote.text for each in wrong.citations]
    return store.retractions.make(record, quotes, ADMIN, reason)


@pytest.mark.parametrize(
    ("asked", "is_same"),
    [
        ("when did chandrayaan-3 land", True),
        ("  WHEN did\nChandrayaan-3 land???", True),
        ("Chandrayaan-3 did land when?", True),
        ("When did Chandrayaan 3 land?", True),
        ("Where did Chandrayaan-3 land?", False),
        ("When did Chandrayaan-2 land?", False),
        ("When did Chandrayaan-3 land, and how?", False),
    ],
)
def test_a_question_is_known_by_its_words(store: Store, asked: str, is_same: bool) -> None:
    retract(store, answer(says(MAY)))
    assert bool(store.retractions.of(Question(asked))) == is_same


def test_no_words_are_no_question() -> None:
    assert asked_as("???") == asked_as("") == ""
    assert asked_as("चंद्रयान कब उतरा?") == asked_as("कब उतरा चंद्रयान")


def test_a_follow_up_is_known_by_how_it_stands_alone(store: Store) -> None:
    history = ("Tell me about Chandrayaan-3",)
    follow_up = Question("when did it land?", history=history)
    retract(store, answer(says(MAY), question=follow_up))
    assert store.retractions.of(follow_up)
    assert store.retractions.of(Question("When did it land?"))
    assert store.retractions.of(Question("When did it land? (Chandrayaan-3)"))
    assert store.retractions.of(Question("when did it land?", ("other",)))
    assert not store.retractions.of(Question("And where?", history=history))


def test_the_same_sentence_is_withheld_by_its_quote_or_its_words(store: Store) -> None:
    retract(store, answer(says(MAY, "It came down in May."), says(ROVER)))
    taken_back = store.retractions.of(Question(QUESTION))
    for claim in (says(MAY), says(AUGUST, "It CAME down\nin May."), Claim("x", [AUGUST, MAY])):
        withheld = without(answer(claim, says(FELL)), taken_back)
        assert (withheld.outcome, withheld.note) == ("declined", Note.TAKEN_BACK)
        assert (withheld.claims, withheld.citations) == ((), ())


def test_what_articles_say_otherwise_by_now_is_said(store: Store) -> None:
    retract(store, answer(says(MAY), says(ROVER)))
    taken_back = store.retractions.of(Question(QUESTION))
    other = answer(says(AUGUST), says(FELL))
    assert without(other, taken_back) is other
    rest = without(answer(says(AUGUST), says(ROVER), says(FELL)), taken_back)
    assert rest.text == "It landed in August. [1] It fell over. [2]"
    assert [each.quote for each in rest.citations] == [AUGUST, FELL]
    assert rest.outcome == "answered"
    declined = answer()
    assert without(declined, taken_back) is declined


def test_it_is_known_though_its_articles_are_gone(store: Store) -> None:
    record = kept(answer(says(MAY), says(ROVER)), "0" * 16, chat=5, person=7)
    store.retractions.make(record, [], ADMIN, "")
    taken_back = store.retractions.of(Question(QUESTION))
    assert without(answer(says(MAY)), taken_back).note is Note.TAKEN_BACK
    assert without(answer(says(ROVER)), taken_back).note is Note.TAKEN_BACK


def test_the_journal_keeps_who_when_and_why_and_the_first_time(store: Store, clock: Clock) -> None:
    assert retract(store, answer(says(MAY)), "wrong month") == Retraction("wrong month", 1000.0)
    clock.now += 5
    assert retract(store, answer(says(MAY)), "again") == Retraction("wrong month", 1000.0)
    row = store.db.execute("SELECT answer, admin, reason, made FROM retractions").fetchall()
    assert row == [("0" * 16, ADMIN, "wrong month", 1000.0)]
    assert store.retractions.has("0" * 16)
    assert not store.retractions.has("1" * 16)


def test_several_retractions_of_a_question_count_together(store: Store) -> None:
    retract(store, answer(says(MAY)))
    retract(store, answer(says(AUGUST)), id="1" * 16)
    taken_back = store.retractions.of(Question(QUESTION))
    assert without(answer(says(AUGUST)), taken_back).note is Note.TAKEN_BACK


def test_a_forgotten_question_is_none(store: Store) -> None:
    record = replace(kept(answer(says(MAY)), "0" * 16, chat=5, person=7), question="", alone="")
    store.retractions.make(record, [MAY.text], ADMIN, "")
    for asked in ("", "?", QUESTION):
        assert not store.retractions.of(Question(asked))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("", "")),
        ("wrong month", ("", "wrong month")),
        ("https://t.me/b?start=e-0123456789abcdef-2 wrong", ("0123456789abcdef", "wrong")),
        ("https://b.example/a/0123456789abcdef/2#quote no", ("0123456789abcdef", "no")),
        ("e-0123456789abcdef-2", ("0123456789abcdef", "")),
        ("see e-0123456789abcdef-2", ("", "see e-0123456789abcdef-2")),
        ("e-0123456789abcde-2 x", ("", "e-0123456789abcde-2 x")),
        ("x" * 600, ("", "x" * 499 + "…")),
    ],
)
def test_a_command_names_an_answer_and_a_reason(text: str, expected: tuple[str, str]) -> None:
    assert parted(text) == expected
