"""Wishes to be told, as the store keeps them."""

from dataclasses import replace

from bot.chat.store.store import Store
from bot.chat.store.wishes import KEPT_S, MOST
from tests.bot.chat.store.test_answers import KEPT
from tests.fakes import Clock

OTHER = replace(KEPT, id="f" * 16)


def open_ones(store: Store) -> list[list[tuple[str, int, int]]]:
    return [[(w.answer, w.person, w.seen) for w in group] for group in store.wishes.open()]


def test_a_second_tap_takes_a_wish_back(store: Store) -> None:
    assert store.wishes.toggle(KEPT, 7, "Ann", "en", 3)
    assert open_ones(store) == [[(KEPT.id, 7, 3)]]
    assert not store.wishes.toggle(KEPT, 7, "Ann", "en", 3)
    assert open_ones(store) == []


def test_wishes_of_one_answer_are_granted_together(store: Store) -> None:
    for kept, person in ((KEPT, 7), (OTHER, 7), (KEPT, 8)):
        store.wishes.toggle(kept, person, "Ann", "en", 3)
    assert open_ones(store) == [[(KEPT.id, 7, 3), (KEPT.id, 8, 3)], [(OTHER.id, 7, 3)]]
    store.wishes.see(KEPT.id, 5)
    store.wishes.end(OTHER.id)
    assert open_ones(store) == [[(KEPT.id, 7, 5), (KEPT.id, 8, 5)]]


def test_the_oldest_wish_of_a_person_gives_way(store: Store) -> None:
    store.wishes.toggle(OTHER, 8, "Ben", "", 0)
    for number in range(MOST + 1):
        store.wishes.toggle(replace(KEPT, id=f"{number:016x}"), 7, "Ann", "en", 0)
    assert [group[0][0] for group in open_ones(store)] == [
        OTHER.id,
        *(f"{number:016x}" for number in range(1, MOST + 1)),
    ]


def test_wishes_are_forgotten_with_their_person_and_with_time(store: Store, clock: Clock) -> None:
    store.wishes.toggle(KEPT, 7, "Ann", "en", 0)
    store.wishes.toggle(KEPT, 8, "Ben", "en", 0)
    assert store.wishes.forget(7) == 1
    assert open_ones(store) == [[(KEPT.id, 8, 0)]]
    clock.now += KEPT_S + 1
    store.prune()
    assert open_ones(store) == []
