"""Who is blocked: known by name while they are, kept with who blocked them and when."""

from pathlib import Path

from bot.chat.store.blocklist import Blocked
from bot.chat.store.store import Store
from tests.fakes import Clock

ANN, CHANNEL, ADMIN = 7, -100_8, 1


def test_whoever_is_blocked_is_listed_the_latest_first(store: Store, clock: Clock) -> None:
    assert store.blocklist.block(ANN, "Ann", ADMIN)
    clock.now = 1001.0
    assert store.blocklist.block(CHANNEL, "", ADMIN)
    assert not store.blocklist.block(ANN, "Anna", ADMIN)
    assert store.blocklist.all() == [Blocked(CHANNEL, "", 1001.0), Blocked(ANN, "Ann", 1000.0)]


def test_a_block_ends_and_may_begin_again(store: Store) -> None:
    assert not store.blocklist.unblock(ANN, ADMIN)
    store.blocklist.block(ANN, "Ann", ADMIN)
    assert store.blocklist.unblock(ANN, ADMIN)
    assert not store.blocklist.unblock(ANN, ADMIN)
    assert store.blocklist.all() == []
    assert store.blocklist.block(ANN, "Ann", ADMIN)


def test_who_blocked_whom_and_when_is_kept_without_names(store: Store, clock: Clock) -> None:
    store.blocklist.block(ANN, "Ann", ADMIN)
    clock.now = 2000.0
    store.blocklist.unblock(ANN, 2)
    row = store.db.execute(
        "SELECT person, name, begun, begun_by, ended, ended_by FROM blocklist"
    ).fetchone()
    assert row == (ANN, "", 1000.0, ADMIN, 2000.0, 2)


def test_another_bot_blocks_nobody(store: Store, tmp_path: Path) -> None:
    store.blocklist.block(ANN, "Ann", ADMIN)
    assert Store(tmp_path, 43).blocklist.all() == []


def test_who_is_forgotten_is_known_by_their_id_and_only_while_they_are_blocked(
    store: Store,
) -> None:
    store.blocklist.block(7, "Ann", by=1)
    store.blocklist.unblock(7, by=1)
    store.blocklist.block(7, "Ann", by=1)
    store.blocklist.forget(7)
    rows = store.db.execute("SELECT person, name, ended FROM blocklist").fetchall()
    assert rows == [(7, "", None)]
    store.blocklist.unblock(7, by=1)
    store.blocklist.forget(7)
    assert store.db.execute("SELECT * FROM blocklist").fetchall() == []
