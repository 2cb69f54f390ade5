"""Links that let one chat in each."""

from pathlib import Path

import pytest

from bot.chat.store.invites import DAYS, UNDO_S, Invite
from bot.chat.store.store import Store
from tests.fakes import Clock

ADMIN, ANN, BEN = 5, 7, 8
DAY_S = 86_400


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    store = Store(tmp_path, 42, clock)
    store.invites.make("secret", ADMIN)
    return store


def test_a_link_lets_the_first_chat_in_and_no_other(store: Store) -> None:
    assert store.invites.all() == [Invite(1, 0, "", 1000.0)]
    assert not store.invites.use("guess", ANN, "Ann")
    assert store.invites.use("secret", ANN, "Ann")
    assert not store.invites.use("secret", BEN, "Ben")
    assert store.invites.use("secret", ANN, "Ann")  # an update that is worked on again
    assert store.invites.admitted() == {ANN}
    assert store.invites.all() == [Invite(1, ANN, "Ann", 1000.0)]


def test_the_secret_is_not_kept(store: Store) -> None:
    (row,) = store.db.execute("SELECT * FROM invites").fetchall()
    assert "secret" not in row


def test_a_link_gets_old(store: Store, clock: Clock) -> None:
    clock.now += DAYS * DAY_S + 1
    assert not store.invites.use("secret", ANN, "Ann")
    assert store.invites.all() == []
    store.invites.prune(0.0)
    assert store.db.execute("SELECT count(*) FROM invites").fetchone() == (0,)


def test_an_end_can_be_undone_for_a_day(store: Store, clock: Clock) -> None:
    store.invites.use("secret", ANN, "Ann")
    assert store.invites.end(1)
    assert not store.invites.end(1)
    assert store.invites.admitted() == frozenset()
    assert not store.invites.use("secret", ANN, "Ann")
    assert store.invites.resume(1)
    assert store.invites.admitted() == {ANN}
    assert not store.invites.resume(1)
    store.invites.end(1)
    clock.now += UNDO_S + 1
    assert not store.invites.resume(1)


def test_a_link_that_is_ended_lets_nobody_in(store: Store) -> None:
    store.invites.end(1)
    assert not store.invites.use("secret", ANN, "Ann")


def test_who_is_forgotten_is_known_by_their_id_alone_while_they_are_in(store: Store) -> None:
    store.invites.use("secret", ANN, "Ann")
    store.forget(ANN, 1)
    assert store.invites.all() == [Invite(1, ANN, "", 1000.0)]
    store.invites.end(1)
    store.forget(ANN, 2)
    assert store.invites.get(1) is None


def test_who_is_in_stays_in(store: Store, clock: Clock) -> None:
    store.invites.use("secret", -100, "Readers")
    clock.now += 400 * DAY_S
    store.invites.prune(clock.now)
    assert store.invites.admitted() == {-100}
    assert Store(store.path.parent, 43, clock).invites.admitted() == frozenset()
