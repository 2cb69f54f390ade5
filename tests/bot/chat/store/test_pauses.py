"""Where the bot is paused: once at a time, told once, kept with who and when."""

from pathlib import Path

from bot.chat.store.store import Store
from tests.fakes import Clock

GROUP, OTHER, ADMIN = -100, -200, 7


def test_a_chat_is_paused_once_at_a_time(store: Store) -> None:
    assert store.pauses.begin(GROUP, ADMIN)
    assert not store.pauses.begin(GROUP, ADMIN)
    assert store.pauses.chats() == {GROUP}
    assert store.pauses.end(GROUP, ADMIN)
    assert not store.pauses.end(GROUP, ADMIN)
    assert store.pauses.chats() == set()
    assert store.pauses.begin(GROUP, ADMIN)


def test_one_reader_is_told_during_a_pause_however_often_they_ask(store: Store) -> None:
    assert not store.pauses.tell(GROUP, 1)
    store.pauses.begin(GROUP, ADMIN)
    store.pauses.begin(OTHER, ADMIN)
    told = [store.pauses.tell(*each) for each in ((GROUP, 2), (GROUP, 3), (GROUP, 2), (OTHER, 4))]
    assert told == [True, False, True, True]
    store.pauses.end(GROUP, ADMIN)
    store.pauses.begin(GROUP, ADMIN)
    assert store.pauses.tell(GROUP, 5)


def test_a_pause_goes_where_the_group_goes(store: Store) -> None:
    for chat in (GROUP, OTHER):
        store.pauses.begin(chat, ADMIN)
    store.pauses.tell(GROUP, 2)
    store.pauses.moved(GROUP, -300)
    assert store.pauses.chats() == {OTHER, -300}
    assert not store.pauses.tell(-300, 3)
    store.pauses.moved(-300, OTHER)
    assert store.pauses.chats() == {OTHER}


def test_who_paused_it_and_when_is_kept(store: Store, clock: Clock) -> None:
    store.pauses.begin(GROUP, ADMIN)
    clock.now = 2000.0
    store.pauses.end(GROUP, 8)
    row = store.db.execute("SELECT begun, begun_by, ended, ended_by FROM pauses").fetchone()
    assert row == (1000.0, ADMIN, 2000.0, 8)


def test_another_bot_is_not_paused(store: Store, tmp_path: Path) -> None:
    store.pauses.begin(GROUP, ADMIN)
    assert Store(tmp_path, 43).pauses.chats() == set()
    assert Store(tmp_path, 42).pauses.chats() == {GROUP}
