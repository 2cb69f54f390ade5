"""Answers under their opaque ids, as the store keeps them."""

import time
from dataclasses import replace
from pathlib import Path

from bot.chat.store.answers import Cited, Kept, kept, new_id
from bot.chat.store.store import DAY_S, Store, cited
from bot.chat.store.updates import KEPT_S
from index.types import Span
from tests.bot.articles import answer, article
from tests.fakes import Clock

FIRST, SECOND = Cited("a1", 3, 0, 7), Cited("b2", 4, 5, 90)
KEPT = Kept(
    id="0123456789abcdef",
    chat=-100,
    person=7,
    question="Who?",
    alone="Who?",
    corpora=("main",),
    article="",
    outcome="answered",
    text="Ann. [1]",
    citations=(FIRST, SECOND),
    nearest=(SECOND,),
    confidence=0.5,
    answerer="extractive",
)


def test_an_answer_comes_back_as_it_was_kept(store: Store) -> None:
    store.answers.keep(KEPT, update=9)
    assert store.answers.get(KEPT.id) == replace(KEPT, asked=1000.0)
    assert store.answers.get("f" * 16) is None


def test_another_bot_knows_nothing_of_it(store: Store, tmp_path: Path) -> None:
    store.answers.keep(KEPT, update=9)
    store.answers.place(KEPT.id, [(-100, 5)])
    other = Store(tmp_path, 43).answers
    assert other.get(KEPT.id) is None
    assert other.said_by(-100, 5) is None
    assert other.id_for(9) != KEPT.id


def test_an_update_that_is_tried_again_has_the_same_answer(store: Store, clock: Clock) -> None:
    assert store.answers.id_for(9) != store.answers.id_for(9)
    store.answers.keep(KEPT, update=9)
    assert store.answers.id_for(9) == KEPT.id
    store.answers.keep(replace(KEPT, text="Ben. [1]"), update=9)
    kept = store.answers.get(KEPT.id)
    assert kept is not None
    assert kept.text == "Ben. [1]"
    clock.now += KEPT_S + 1  # Telegram gives the number of an update to another one day
    assert store.answers.id_for(9) != KEPT.id


def test_a_message_says_one_answer(store: Store) -> None:
    other = replace(KEPT, id="f" * 16)
    for each in (KEPT, other):
        store.answers.keep(each)
    store.answers.place(KEPT.id, [(-100, 5), (-100, 6)])
    assert store.answers.messages(KEPT.id) == [(-100, 5), (-100, 6)]
    store.answers.place(other.id, [(-100, 5)])  # the question was edited
    said = store.answers.said_by(-100, 5)
    assert said is not None
    assert said.id == other.id
    store.answers.place(KEPT.id, [(-100, 7)])
    assert store.answers.said_by(-100, 6) is None
    assert store.answers.said_by(-100, 8) is None


def test_an_inline_message_says_one_answer(store: Store) -> None:
    for id, inline in ((KEPT.id, "AAMC1"), ("f" * 16, "")):
        store.answers.keep(replace(KEPT, id=id, inline=inline, bold=[Span(0, 3)]))
    said = store.answers.inline("AAMC1")
    assert said is not None
    assert (said.id, said.bold) == (KEPT.id, (Span(0, 3),))
    assert store.answers.inline("AAMC2") is None


def test_the_short_answers_are_remembered() -> None:
    source = article("Ann won. Ann won in 1931. Ben lost.")
    said = answer((source, "Ann won."), (source, "Ann won in 1931."), (source, "Ben lost."))
    bold = [None, Span(11, 15), Span(0, 3)]
    claims = [replace(each, answer=span) for each, span in zip(said.claims, bold, strict=True)]
    record = kept(replace(said, claims=claims), KEPT.id, chat=0, person=7)
    assert [each.of(record.text) for each in record.bold] == ["1931", "Ben"]


def test_answers_move_with_their_group(store: Store) -> None:
    store.answers.keep(KEPT)
    store.answers.open(KEPT.id, 12)
    assert store.answers.get(KEPT.id).opened == 12  # type: ignore[union-attr]
    store.answers.moved(-100, -200)
    moved = store.answers.get(KEPT.id)
    assert moved is not None
    assert (moved.chat, moved.opened) == (-200, 0)


def test_ids_are_not_to_be_guessed() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000
    assert all(len(each) == 16 for each in (new_id(), new_id()))


def test_what_the_buttons_of_kept_answers_show_is_cited(store: Store, clock: Clock) -> None:
    nearest = [Cited("c3", version, 0, 9) for version in (7, 8, 9, 10)]
    declined = replace(KEPT, id="d" * 16, citations=(), nearest=nearest)
    store.answers.keep(replace(KEPT, nearest=nearest))
    assert store.answers.versions(0.0) == {("a1", 3), ("b2", 4)}
    store.answers.keep(declined)
    shown = {("c3", 7), ("c3", 8), ("c3", 9)}
    assert store.answers.versions(0.0) == {("a1", 3), ("b2", 4), *shown}
    clock.now += 10
    store.answers.keep(declined)
    assert store.answers.versions(1001.0) == shown
    store.answers.forget(KEPT.person)
    assert store.answers.versions(1001.0) == shown, "the buttons go on working"
    assert store.answers.versions(1011.0) == set()
    store.amendments.make([(KEPT.id, 1)])  # both are shown, side by side
    assert store.answers.versions(1011.0) == {("a1", 3), ("b2", 4)}


def test_every_bots_answers_count_and_a_folder_without_any_has_none(
    tmp_path: Path, clock: Clock
) -> None:
    clock.now = time.time() - 3 * DAY_S
    for bot in (42, 43):
        own = Store(tmp_path, bot, clock)
        own.answers.keep(replace(KEPT, id=f"{bot}" * 8, citations=[Cited("a1", bot, 0, 7)]))
    assert cited(tmp_path, 4) == {("a1", 42), ("a1", 43)}
    assert cited(tmp_path, 2) == set()
    assert cited(tmp_path / "new", 365) == set()
    assert not (tmp_path / "new").exists()


def test_what_rests_on_deleted_words_says_nothing_any_more(store: Store) -> None:
    lost, other, declined = (replace(KEPT, id=each * 16) for each in "abc")
    store.answers.keep(replace(lost, bold=[Span(0, 3)]))
    store.answers.keep(other)
    store.answers.keep(replace(declined, text="No.", citations=()))
    first, *rest = store.answers.saying(0, 9)
    assert [first.id, *(each.id for each in rest)] == [lost.id, other.id]
    assert store.answers.saying(first.row, 1) == rest
    with store.transaction():
        store.unsay([lost.id])
    erased = store.answers.get(lost.id)
    assert erased is not None
    assert (erased.text, erased.bold, erased.citations) == ("", (), KEPT.citations)
    assert [each.id for each in store.answers.saying(0, 9)] == [other.id]
