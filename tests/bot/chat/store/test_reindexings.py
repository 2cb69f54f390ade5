"""What admins have ordered to be reindexed, as the store keeps it."""

from dataclasses import replace

import pytest

from bot.chat.store.reindexings import CANCELLED, DONE, KEPT_S, Reindexing
from bot.chat.store.store import Store
from tests.fakes import Clock

ALL = Reindexing(5, 7, -100, 0, (), "en")
ONE = Reindexing(6, 8, 8, 11, ("ab" * 6,), "fa")


def accepted(store: Store, order: Reindexing) -> Reindexing:
    found = store.reindexings.accept(order)
    assert found is not None
    return found


def test_one_is_accepted_at_a_time_and_known_by_its_update(store: Store) -> None:
    first = accepted(store, ALL)
    assert first == replace(ALL, id=first.id)
    assert len(first.id) == 16
    assert store.reindexings.accept(ONE) is None
    store.reindexings.show(first.id, 9)
    shown = replace(first, message=9)
    assert store.reindexings.of(ALL.update) == store.reindexings.get(first.id) == shown
    assert store.reindexings.open() == [shown]
    store.reindexings.done(first.id)
    assert store.reindexings.of(ALL.update) == replace(shown, state=DONE)
    second = accepted(store, ONE)
    assert (second.articles, store.reindexings.open()) == (ONE.articles, [second])
    assert store.reindexings.of(1) is None
    assert store.reindexings.get("") is None


def test_it_is_cancelled_once_and_open_until_that_is_told(store: Store) -> None:
    first = accepted(store, ALL)
    assert store.reindexings.cancel(first.id)
    assert not store.reindexings.cancel(first.id)
    assert [each.state for each in store.reindexings.open()] == [CANCELLED]
    store.reindexings.done(first.id)
    assert not store.reindexings.cancel(first.id)
    assert not store.reindexings.cancel("unknown")


def test_what_couldnt_be_told_wasnt_accepted(store: Store) -> None:
    store.reindexings.drop(accepted(store, ALL).id)
    assert store.reindexings.of(ALL.update) is None
    accepted(store, ONE)


@pytest.mark.parametrize(
    ("message", "is_done", "left"), [(0, False, 0), (9, False, 1), (9, True, 0)]
)
def test_what_is_wanted_stays_however_long_it_takes(
    store: Store, clock: Clock, message: int, is_done: bool, left: int
) -> None:
    order = accepted(store, replace(ALL, message=message))
    if is_done:
        store.reindexings.done(order.id)
    store.prune()
    assert store.reindexings.of(ALL.update) is not None
    clock.now += KEPT_S + 1
    store.prune()
    assert (store.reindexings.of(ALL.update) is not None) == bool(left)


def test_who_is_forgotten_gets_what_they_ordered_and_isnt_named_then(store: Store) -> None:
    order = accepted(store, ALL)
    store.forget(ALL.admin, 1)
    assert store.reindexings.open() == [order]
    store.reindexings.done(order.id)
    store.forget(ALL.admin, 2)
    assert store.reindexings.of(ALL.update) is None
