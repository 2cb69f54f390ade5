"""The table of updates: whatever is done to it, in whatever order, none is lost or doubled."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.chat.store.store import Store
from bot.chat.store.updates import (
    FAILED_KEPT_S,
    KEPT_S,
    LARGEST_ID,
    Stored,
    Updates,
)
from tests.fakes import Clock

BOT = 42


@pytest.fixture
def clock() -> Clock:
    return Clock(1_000_000.0)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store(tmp_path, BOT, clock)
    yield opened
    opened.close()


@pytest.fixture
def updates(store: Store) -> Updates:
    return store.updates


def put(updates: Updates, *ids: int) -> list[int]:
    return updates.put([Stored(id, f'{{"update_id": {id}}}') for id in ids])


def waiting(updates: Updates) -> list[int]:
    return [each.id for each in updates.waiting()]


def test_an_update_is_known_by_its_id_whatever_became_of_it(updates: Updates) -> None:
    assert put(updates, 5, 3, LARGEST_ID, 3) == [5, 3, LARGEST_ID]
    updates.done(5)
    updates.shed(3)
    updates.fail(LARGEST_ID, "why")
    assert put(updates, 3, 4, 5, LARGEST_ID) == [4]
    assert waiting(updates) == [4]


def test_they_wait_in_the_order_they_came_also_after_a_restart(
    updates: Updates, tmp_path: Path
) -> None:
    put(updates, 9, 2, 7)
    put(updates, 1)
    assert waiting(updates) == [9, 2, 7, 1]
    again = Store(tmp_path, BOT)
    assert waiting(again.updates) == [9, 2, 7, 1]
    again.close()


def test_each_bot_has_its_own(updates: Updates, tmp_path: Path) -> None:
    put(updates, 1, 2)
    other = Store(tmp_path, BOT + 1)
    assert put(other.updates, 1) == [1]
    other.updates.done(1)
    assert waiting(updates) == [1, 2]
    assert updates.counted() == {"waiting": 2, "done": 1}
    other.close()


def test_what_is_done_keeps_no_words(updates: Updates, store: Store) -> None:
    put(updates, 1)
    updates.done(1)
    updates.done(1)
    assert store.db.execute("SELECT raw, state FROM updates").fetchall() == [("", "done")]


def test_it_tells_what_failed_from_what_was_cut_off(updates: Updates) -> None:
    put(updates, 1)
    for _ in range(3):
        updates.begin(1)
    updates.tried(1)
    updates.begin(1)
    updates.put_back(1)
    (one,) = updates.waiting()
    assert (one.begun, one.tries, one.cut_off) == (3, 1, 2)


def test_a_failed_one_is_replayed_as_if_it_were_new(updates: Updates) -> None:
    put(updates, 1)
    updates.begin(1)
    updates.tried(1)
    updates.fail(1, "it failed")
    updates.tell(1)
    (one,) = updates.failed()
    assert (one.problem, one.told, waiting(updates)) == ("it failed", 1, [])
    assert updates.replay(1)
    assert not updates.replay(1)
    (one,) = updates.waiting()
    assert (one.begun, one.tries, one.told, one.raw) == (0, 0, 0, '{"update_id": 1}')


def test_old_ones_are_forgotten_and_waiting_ones_never(
    updates: Updates, clock: Clock, tmp_path: Path
) -> None:
    put(updates, 1, 2, 3, 4)
    updates.done(1)
    updates.shed(2)
    updates.fail(3, "why")
    other = Store(tmp_path, BOT + 1, clock)
    put(other.updates, 1)
    clock.now += KEPT_S - 1
    assert updates.prune(0.0) == 0
    clock.now += 2
    assert updates.prune(0.0) == 3  # and what waited for the other bot
    assert ([each.id for each in updates.failed()], waiting(updates)) == ([3], [4])
    clock.now += FAILED_KEPT_S
    assert updates.prune(0.0) == 1
    assert waiting(updates) == [4]
    other.close()


IDS = st.integers(0, 6)


class Interleavings(RuleBasedStateMachine):
    """Any order of calls, some of them cut off before their commit, against a plain dictionary."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.model: dict[int, str] = {}
        self.open()

    def open(self) -> None:
        self.store = Store(Path(self.folder.name), BOT)
        self.updates = self.store.updates
        self.store.db.execute("PRAGMA synchronous = OFF")  # the power stays on

    @rule(ids=st.lists(IDS, max_size=4))
    def put(self, ids: list[int]) -> None:
        new = put(self.updates, *ids)
        assert new == [id for id in dict.fromkeys(ids) if id not in self.model]
        self.model |= dict.fromkeys(new, "waiting")

    @rule(id=IDS, change=st.sampled_from(["begin", "tried", "put_back"]))
    def work(self, id: int, change: str) -> None:
        getattr(self.updates, change)(id)

    @rule(id=IDS)
    def done(self, id: int) -> None:
        self.updates.done(id)
        if self.model.get(id) in ("waiting", "failed"):
            self.model[id] = "done"

    @rule(id=IDS)
    def shed(self, id: int) -> None:
        self.updates.shed(id)
        self._move(id, "waiting", "shed")

    @rule(id=IDS)
    def fail(self, id: int) -> None:
        self.updates.fail(id, "why")
        self._move(id, "waiting", "failed")

    @rule(id=IDS)
    def replay(self, id: int) -> None:
        assert self.updates.replay(id) == (self.model.get(id) == "failed")
        self._move(id, "failed", "waiting")

    @rule()
    def prune(self) -> None:
        assert self.updates.prune(0.0) == 0

    @rule(ids=st.lists(IDS, max_size=4))
    def kill_before_the_commit(self, ids: list[int]) -> None:
        self.store.db.execute("BEGIN IMMEDIATE")
        self.updates.put([Stored(id, "{}") for id in ids])
        for id in ids:
            self.updates.done(id)
        self.store.db.close()
        self.open()

    @invariant()
    def agrees(self) -> None:
        found = dict(self.store.db.execute("SELECT id, state FROM updates").fetchall())
        assert found == self.model
        assert sorted(waiting(self.updates)) == sorted(
            id for id, state in self.model.items() if state == "waiting"
        )
        for each in (*self.updates.waiting(), *self.updates.failed()):
            assert each.raw == f'{{"update_id": {each.id}}}'

    def teardown(self) -> None:
        with suppress(sqlite3.Error):
            self.store.close()
        self.folder.cleanup()

    def _move(self, id: int, before: str, after: str) -> None:
        if self.model.get(id) == before:
            self.model[id] = after


TestInterleavings = Interleavings.TestCase
TestInterleavings.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
