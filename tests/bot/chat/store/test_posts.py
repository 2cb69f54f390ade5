"""Posts that were seen, files that became articles, and picks, as the store keeps them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.meant.references import References
from bot.chat.store.posts import KEPT_S, Sighting
from bot.chat.store.store import Store
from tests.fakes import Clock

FIRST = References(("https://a.example/x",), "file", ("https://t.me/c/7/3",), ("a1",))
SECOND = References(("https://b.example/y",))
THERE = Sighting(-7, 3, -7, 3, FIRST, 100.0)
HERE = replace(THERE, chat=-1, message=50)


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store(tmp_path, 42, clock)
    yield opened
    opened.close()


def test_a_post_is_known_by_its_thread_and_by_its_channel(store: Store) -> None:
    assert store.posts.above(-1, 50) is None
    store.posts.see(HERE)
    assert store.posts.above(-1, 50) == store.posts.of(-7, 3) == FIRST
    assert store.posts.above(-1, 51) is None
    assert store.posts.above(-2, 50) is None


def test_what_is_seen_changed_in_one_place_has_changed_in_both(store: Store) -> None:
    store.posts.see(HERE)
    store.posts.see(replace(THERE, references=SECOND, changed=200.0))
    assert store.posts.above(-1, 50) == SECOND
    assert store.posts.see(HERE) is None  # it came late
    assert store.posts.above(-1, 50) == SECOND


def test_what_the_library_was_given_is_known_after_it_was(store: Store) -> None:
    assert store.posts.see(HERE) == 0
    assert store.posts.see(HERE) == 0  # a kill came between
    store.posts.take(HERE)
    assert store.posts.see(THERE) == 100
    edited = replace(HERE, changed=200.0)
    assert store.posts.see(edited) == 100
    store.posts.take(edited)
    store.posts.take(HERE)
    assert store.posts.see(replace(THERE, changed=200.0)) == 200


def test_what_a_channel_passes_on_is_known_where_it_was_seen_alone(store: Store) -> None:
    unknown = replace(HERE, post=0)
    store.posts.see(unknown)
    store.posts.see(replace(unknown, message=51, references=SECOND, changed=200.0))
    assert store.posts.above(-1, 50) == FIRST
    assert store.posts.above(-1, 51) == SECOND
    assert store.posts.of(-7, 0) is None


def test_another_bot_has_seen_nothing(store: Store, tmp_path: Path) -> None:
    store.posts.see(HERE)
    store.files.keep("file", "a1")
    store.picks.pick(7, "a1")
    other = Store(tmp_path, 43)
    assert other.posts.above(-1, 50) is None
    assert other.files.article("file") == ""
    assert other.picks.of(7) == ""
    other.close()


def test_posts_that_nobody_sees_any_more_are_forgotten(store: Store, clock: Clock) -> None:
    store.posts.see(HERE)
    store.posts.see(replace(HERE, message=51, post=4))
    clock.now += KEPT_S / 2
    store.posts.see(HERE)
    clock.now += KEPT_S / 2 + 1
    store.prune()
    assert store.posts.above(-1, 50) == FIRST
    assert store.posts.above(-1, 51) is None


def test_a_file_is_one_article_and_a_chat_picks_one(store: Store) -> None:
    for article in ("a1", "b2"):
        store.files.keep("file", article)
        store.picks.pick(7, article)
    assert store.files.article("file") == store.picks.of(7) == "b2"
    assert store.files.article("") == ""
    assert store.picks.drop(7)
    assert not store.picks.drop(7)
    assert store.picks.of(7) == ""
