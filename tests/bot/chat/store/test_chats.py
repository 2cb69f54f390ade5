"""What the bot is in each chat is followed; what it says there unasked, it says once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.store.chats import LONGEST_CHAIN, Chats, Standing
from bot.chat.store.store import Store

GROUP, SUPER, OTHER = -5, -1005, -1006


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path, 42, clock=lambda: 1000.0)
    with opened.transaction():
        yield opened
    opened.close()


@pytest.fixture
def chats(store: Store) -> Chats:
    return store.chats


def standing(
    status: str = "member", id: int = SUPER, kind: str = "supergroup", title: str = "Readers"
) -> Standing:
    return Standing(id, kind, title, status)


def came(chats: Chats, update: int, chat: Standing | None = None, at: float = 1.0) -> bool:
    """Whether it is greeted."""
    chat = chat or standing()
    chats.follow(chat, at)
    return chats.greet(chat.id, update)


def test_its_status_is_followed(chats: Chats) -> None:
    assert chats.of(SUPER) is None
    for at, status in enumerate(("member", "administrator", "member", "kicked", "left")):
        chats.follow(standing(status, title=f"Title {at}"), at)
        assert chats.of(SUPER) == standing(status, title=f"Title {at}")
    assert [standing(each).is_in for each in ("member", "administrator", "left", "kicked")] == [
        *(True, True, False, False)
    ]


def test_what_comes_late_changes_nothing(chats: Chats) -> None:
    chats.follow(standing("kicked"), 10)
    chats.follow(standing("member"), 9)
    assert chats.of(SUPER) == standing("kicked")


def test_a_chat_is_greeted_once_each_time_the_bot_comes_in(chats: Chats) -> None:
    assert came(chats, 1, at=1)
    assert chats.greet(SUPER, 1)  # the same update, tried again
    assert not chats.greet(SUPER, 2)
    assert not came(chats, 3, standing("administrator"), at=2)
    chats.follow(standing("kicked"), 3)
    assert not chats.greet(SUPER, 1)
    assert came(chats, 4, at=4)
    assert not chats.greet(SUPER, 1)


def test_an_uninvited_chat_is_told_once_and_for_all(chats: Chats) -> None:
    assert chats.refuse(standing(), 1)
    assert chats.refuse(standing(), 1)
    assert not chats.refuse(standing(), 2)
    chats.follow(standing("kicked"), 3)
    chats.follow(standing("member"), 4)
    assert not chats.refuse(standing(), 5)
    assert chats.refuse(standing(id=OTHER), 6)
    assert chats.of(OTHER) == standing(id=OTHER)


@pytest.mark.parametrize("is_first", [True, False], ids=["comes-first", "comes-last"])
def test_a_group_that_moves_isnt_greeted_again(chats: Chats, is_first: bool) -> None:
    assert came(chats, 1, standing(id=GROUP, kind="group"))
    if is_first:
        chats.follow(standing(), 2)
    chats.move(GROUP, SUPER, "Readers")
    assert not came(chats, 3, standing("administrator"), at=2000)
    assert chats.of(GROUP) == standing("left", GROUP, "group")
    assert chats.of(SUPER) == standing("administrator")


def test_a_group_that_moves_stays_refused(chats: Chats) -> None:
    assert chats.refuse(standing(id=GROUP, kind="group"), 1)
    chats.move(GROUP, SUPER, "Readers")
    assert not chats.refuse(standing(), 2)


def test_a_group_that_nothing_was_heard_of_moves(chats: Chats) -> None:
    chats.move(GROUP, SUPER, "Readers")
    chats.move(GROUP, SUPER, "Readers")  # both chats tell of it
    assert not chats.greet(SUPER, 1)
    assert chats.now(GROUP) == SUPER


def test_old_ids_lead_to_what_became_of_them(chats: Chats) -> None:
    assert chats.now(GROUP) == GROUP
    assert chats.all_of(SUPER) == [SUPER]
    chats.move(GROUP, SUPER, "Readers")
    chats.move(SUPER, OTHER, "Readers")
    assert [chats.now(each) for each in (GROUP, SUPER, OTHER)] == [OTHER] * 3
    assert chats.all_of(OTHER) == [OTHER, SUPER, GROUP]


def test_a_circle_ends(chats: Chats) -> None:
    for old, new in ((1, 2), (2, 3), (3, 1)):
        chats.move(old, new, "Round")
    assert chats.now(1) == 3
    for each in range(10, 40):
        chats.move(each, each + 1, "Long")
    assert chats.now(10) == 9 + LONGEST_CHAIN


def test_each_bot_has_its_own(store: Store) -> None:
    other = Chats(store.db, 43, lambda: 0.0)
    store.chats.move(GROUP, SUPER, "Readers")
    assert other.now(GROUP) == GROUP
    assert other.of(SUPER) is None
    assert came(other, 1)
