"""What was used is counted by day and by person, and forgotten."""

from pathlib import Path

import pytest

from bot.chat.store.spending import DAY_S, KEPT_DAYS, Spent
from bot.chat.store.store import Store
from tests.fakes import Clock

ANN, BEN = 7, -100_8


@pytest.fixture
def clock() -> Clock:
    return Clock(20_000.5 * DAY_S)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return Store(tmp_path, 42, clock)


def test_each_person_has_their_own_and_all_have_the_sum(store: Store) -> None:
    assert store.spending.by(ANN) == Spent(0, 0)
    assert [store.spending.add(*each) for each in ((ANN, 5), (BEN, 30), (ANN, 7))] == [5, 35, 42]
    assert store.spending.by(ANN) == Spent(42, 12)
    assert store.spending.by(BEN) == Spent(42, 30)


def test_nobody_in_particular_has_no_share(store: Store) -> None:
    store.spending.add(0, 5)
    assert store.spending.by(0) == Spent(5, 0)
    assert store.spending.by(ANN) == Spent(5, 0)


def test_a_day_ends_at_midnight_utc(store: Store, clock: Clock) -> None:
    store.spending.add(ANN, 5)
    clock.now = 20_001 * DAY_S - 0.001
    assert store.spending.by(ANN) == Spent(5, 5)
    clock.now = 20_001 * DAY_S
    assert store.spending.by(ANN) == Spent(0, 0)
    assert store.spending.add(ANN, 2) == 2


def test_whoever_is_forgotten_leaves_the_sum(store: Store) -> None:
    store.spending.add(0, 1)
    store.spending.add(ANN, 5)
    store.spending.add(BEN, 30)
    for _ in range(2):
        store.spending.forget(ANN)
        store.spending.forget(0)
    assert store.spending.by(ANN) == Spent(36, 0)
    assert store.spending.by(BEN) == Spent(36, 30)
    assert store.db.execute("SELECT person, tokens FROM spending ORDER BY 1").fetchall() == [
        (BEN, 30),
        (0, 6),
    ]


def test_it_outlives_the_process_and_is_all_bots_purse(
    store: Store, tmp_path: Path, clock: Clock
) -> None:
    with store.transaction():
        store.spending.add(ANN, 5)
    store.close()
    assert Store(tmp_path, 43, clock).spending.by(ANN) == Spent(5, 5)


def test_what_is_old_is_pruned(store: Store, clock: Clock) -> None:
    store.spending.add(ANN, 5)
    clock.now += (KEPT_DAYS - 1) * DAY_S
    store.prune()
    store.spending.add(ANN, 6)
    assert store.db.execute("SELECT count(*) FROM spending").fetchone() == (2,)
    clock.now += DAY_S
    store.prune()
    assert store.db.execute("SELECT tokens FROM spending").fetchall() == [(6,)]
