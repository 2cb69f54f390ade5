"""Quotes that aren't said any more, as the store keeps them."""

from dataclasses import replace
from pathlib import Path

from bot.chat.store.deliveries import Place
from bot.chat.store.store import Store
from tests.bot.chat.store.test_answers import KEPT
from tests.fakes import Clock

A, B = "a" * 16, "b" * 16


def test_each_footnote_is_due_once_however_often_it_is_found(store: Store, clock: Clock) -> None:
    store.amendments.make([(A, 1), (A, 3)])
    noticed, clock.now = clock.now, clock.now + 5
    store.amendments.make([(A, 1), (B, 1)])
    due = store.amendments.due()
    assert [(each.answer, each.number) for each in due] == [(A, 1), (A, 3), (B, 1)]
    assert store.amendments.of(A) == (noticed, [1, 3])
    store.amendments.end(due[:2])
    store.amendments.make([(A, 1), (A, 3)])
    assert store.amendments.due() == due[2:]
    store.amendments.drop(due[2:])
    assert store.amendments.of(B) == (0.0, [])
    store.amendments.make([(B, 1)])
    assert [each.answer for each in store.amendments.due()] == [B]


def test_how_far_it_has_looked_is_of_each_bot(store: Store, tmp_path: Path) -> None:
    assert store.amendments.seen() is None
    store.amendments.see(7)
    store.amendments.see(9)
    assert store.amendments.seen() == 9
    assert Store(tmp_path, 43).amendments.seen() is None


def test_who_wants_to_hear_nothing_is_known_until_they_are_forgotten(store: Store) -> None:
    store.answers.keep(replace(KEPT, id=A, person=7))
    for _ in range(2):
        store.amendments.hush(7, is_quiet=True)
    store.amendments.hush(8, is_quiet=True)
    assert store.amendments.is_quiet(7)
    store.prune()
    assert (store.amendments.is_quiet(7), store.amendments.is_quiet(8)) == (True, False)
    store.amendments.hush(7, is_quiet=False)
    assert not store.amendments.is_quiet(7)
    store.amendments.hush(7, is_quiet=True)
    store.forget(7, update=0)
    assert not store.amendments.is_quiet(7)


def test_answers_that_cite_something_are_read_a_page_at_a_time(store: Store, clock: Clock) -> None:
    ids = [f"{n:016x}" for n in range(5)]
    for number, id in enumerate(ids):
        clock.now = 1000.0 + number
        store.answers.keep(replace(KEPT, id=id, citations=() if number == 2 else KEPT.citations))
    first = store.answers.citing(1000.5, 0, 2)
    rest = store.answers.citing(1000.5, first[-1].row, 2)
    assert [each.id for each in [*first, *rest]] == [ids[1], ids[3], ids[4]]
    assert rest[0].citations == KEPT.citations


def test_a_message_that_is_not_whole_yet_outlives_the_pruning(store: Store) -> None:
    half, whole = Place(1, 50, 40, ""), Place(1, 51, 40, "")
    store.deliveries.place(-7, 0, half)
    store.deliveries.place(-8, 0, whole)
    store.deliveries.delivered(-8)
    store.prune()
    assert store.deliveries.of(-7) == {0: half}
    assert store.deliveries.of(-8) == {}
