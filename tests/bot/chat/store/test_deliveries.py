"""Which messages an update has led to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.store.deliveries import Deliveries, Place, digest
from bot.chat.store.store import FILE, SCHEMA, Store, _connect
from bot.chat.store.updates import KEPT_S, Stored
from tests.fakes import Clock

WHO, WHEN = digest("who?"), digest("when?")
FIRST, SECOND = Place(1, 50, 40, WHO), Place(1, 51, 40, WHO)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = Store(tmp_path, 42, clock)
    store.updates.put([Stored(7, "{}"), Stored(8, "{}")])
    yield store
    store.close()


@pytest.fixture
def table(store: Store) -> Deliveries:
    store.deliveries.place(7, 0, FIRST)
    store.deliveries.place(7, 1, SECOND)
    return store.deliveries


def test_an_update_has_its_messages(table: Deliveries) -> None:
    assert table.of(7) == {0: FIRST, 1: SECOND}
    assert table.of(8) == {}
    table.remove(7, [1])
    assert table.of(7) == {0: FIRST}


def test_a_message_takes_the_place_of_one_that_is_gone(table: Deliveries) -> None:
    table.place(7, 0, Place(1, 60, 40, WHO))
    assert table.of(7)[0].message == 60


def test_what_is_done_is_delivered(table: Deliveries, store: Store) -> None:
    delivered = "SELECT delivered FROM deliveries"
    assert store.db.execute(delivered).fetchall() == [(0,), (0,)]
    table.delivered(7)
    assert store.db.execute(delivered).fetchall() == [(1,), (1,)]


def test_a_question_that_changed_takes_its_answer_over(table: Deliveries) -> None:
    assert table.adopt(8, 1, 40, WHO).is_same
    assert table.of(8) == {}
    adopted = table.adopt(8, 1, 40, WHEN)
    assert not adopted.is_same
    assert [each.message for each in adopted.places.values()] == [50, 51]
    assert table.of(7) == {}
    assert table.of(8) == adopted.places


def test_a_question_that_was_answered_twice_takes_over_both(table: Deliveries) -> None:
    table.place(9, 0, replace(FIRST, message=60))
    adopted = table.adopt(10, 1, 40, WHEN)
    assert [each.message for each in adopted.places.values()] == [50, 51, 60]
    assert list(adopted.places) == [0, 1, 2]
    assert table.of(7) == table.of(9) == {}


@pytest.mark.parametrize(("chat", "question"), [(2, 40), (1, 41)])
def test_what_nothing_answered_has_nothing_to_take_over(
    table: Deliveries, chat: int, question: int
) -> None:
    adopted = table.adopt(8, chat, question, WHEN)
    assert (adopted.places, adopted.is_same) == ({}, False)


def test_another_bots_messages_are_none_of_ours(table: Deliveries, tmp_path: Path) -> None:
    other = Store(tmp_path, 43).deliveries
    assert other.of(7) == {}
    assert table.holds(1, 50)
    assert not table.holds(2, 50)
    assert not other.holds(1, 50)


def test_they_are_forgotten_with_their_update(
    table: Deliveries, store: Store, clock: Clock
) -> None:
    store.updates.done(7)
    store.prune()
    assert table.holds(1, 50)
    clock.now += KEPT_S + 1
    store.prune()
    assert not table.holds(1, 50)


def test_a_store_of_before_gets_the_table(tmp_path: Path) -> None:
    db = _connect(tmp_path / FILE)
    for statement in SCHEMA[0]:
        db.execute(statement)
    db.execute("PRAGMA user_version = 1")
    db.close()
    store = Store(tmp_path, 42)
    store.deliveries.place(7, 0, FIRST)
    assert store.deliveries.of(7) == {0: FIRST}
    store.close()
