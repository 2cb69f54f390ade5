"""One file for what the bot keeps: on disk when it says so, refused when it can't be read."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.chat.store.store import FILE, Store, StoreError
from bot.chat.store.updates import Stored

BOT = 42


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path, BOT)
    yield opened
    opened.close()


def test_every_commit_is_on_disk_before_it_returns(store: Store) -> None:
    assert store.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_broken_transaction_leaves_nothing(store: Store) -> None:
    with suppress(RuntimeError), store.transaction():
        store.updates.put([Stored(1, "{}")])
        raise RuntimeError
    assert store.updates.waiting() == []


def test_a_damaged_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, by any means" * 100)
    with pytest.raises(StoreError, match="can't be used") as caught:
        Store(tmp_path, BOT)
    assert "\n" not in str(caught.value)


def test_a_newer_file_is_refused(store: Store, tmp_path: Path) -> None:
    store.db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer"):
        Store(tmp_path, BOT)


OF_PEOPLE = {
    *"updates deliveries answers answer_messages amendments quiet".split(),
    *"wishes spending votes chats picks gaps additions".split(),
}
OF_NOBODY = set("posts files discussions amended settled dismissed".split())
OF_ADMINS = set("retractions pauses blocklist corpora acts orders invites reindexings".split())
"""What they did is a journal: it stays."""


def test_every_table_is_known_by_whose_it_is(store: Store) -> None:
    """A new one that holds something of people is emptied of it by `Store.forget`, and by
    `Store.prune` after so many days; test_privacy.py fills it and looks for what is left.
    """
    rows = store.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {name for (name,) in rows if not name.startswith("sqlite_")}
    assert tables == OF_PEOPLE | OF_NOBODY | OF_ADMINS
