"""What admins did: the latest first, once for each update, and nobody's name."""

from pathlib import Path

import pytest

from bot.chat.store.acts import Done
from bot.chat.store.store import DAY_S, Store
from tests.fakes import Clock

ADMIN, OTHER, READER = 7, 8, 1001


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return Store(tmp_path, 42, clock, keep_days=30)


def test_the_latest_comes_first_and_pages_go_on(store: Store, clock: Clock) -> None:
    for number in range(5):
        clock.now = float(number)
        store.acts.record(ADMIN, "remove", f"article {number}")
    assert store.acts.latest(1) == [Done(ADMIN, "remove", "article 4", 4.0)]
    assert [each.when for each in store.acts.latest(2, 2)] == [2.0, 1.0]
    assert store.acts.latest(9, 5) == []


def test_what_an_update_led_to_is_kept_once_however_often_it_is_tried(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    for about in ("a", "a", "b"):
        store.acts.record(ADMIN, "remove", about, update=17)
    store.acts.record(ADMIN, "undo", "a", update=17)
    for _ in range(2):
        store.acts.record(ADMIN, "remove", "a")
    did = [(each.what, each.about) for each in store.acts.latest(9)]
    assert did == [("remove", "a")] * 2 + [("undo", "a"), ("remove", "b"), ("remove", "a")]
    told = [each.getMessage() for each in caplog.records]
    assert told == [f"admin {ADMIN}: {what} {about}" for what, about in reversed(did)]


def test_another_bot_has_a_journal_of_its_own(store: Store, tmp_path: Path) -> None:
    store.acts.record(ADMIN, "remove", "a", update=17)
    other = Store(tmp_path, 43)
    assert other.acts.latest(9) == []
    other.acts.record(ADMIN, "remove", "a", update=17)
    assert len(other.acts.latest(9)) == 1


def test_whoever_is_forgotten_is_nobody_and_what_admins_did_stays(store: Store) -> None:
    store.acts.record(ADMIN, "block", str(READER), update=1)
    store.acts.record(ADMIN, "unblock", str(READER), update=2)
    store.acts.record(READER, "pause", str(READER), update=3)
    store.forget(READER, update=4)
    did = [(each.what, each.about) for each in store.acts.latest(9)]
    assert did == [("pause", str(READER)), ("unblock", ""), ("block", "")]


def test_the_journal_goes_back_as_far_as_anything_is_kept(store: Store, clock: Clock) -> None:
    store.acts.record(ADMIN, "block", str(READER))
    clock.now += 30 * DAY_S
    store.acts.record(OTHER, "unblock", str(READER))
    store.prune()
    assert len(store.acts.latest(9)) == 2
    clock.now += 1
    store.prune()
    assert [each.what for each in store.acts.latest(9)] == ["unblock"]
