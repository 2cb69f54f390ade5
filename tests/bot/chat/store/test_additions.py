"""What admins are asked whether to add, as the store keeps it."""

from dataclasses import replace
from pathlib import Path

from bot.chat.store.additions import DONE, KEPT_S, OFFERED, WANTED, Addition
from bot.chat.store.store import Store
from tests.fakes import Clock

FOG = Addition("ab" * 8, 5, 7, -100, 0, "main", "en", "file")
MIST = Addition("cd" * 8, 6, 7, 7, 0, "main", "en")


def test_an_offer_is_confirmed_once(store: Store) -> None:
    store.additions.offer(FOG)
    assert store.additions.get(FOG.id) == (FOG, OFFERED)
    assert store.additions.confirm(FOG.id, 11)
    assert not store.additions.confirm(FOG.id, 12)
    assert not store.additions.cancel(FOG.id)
    shown = replace(FOG, message=11)
    assert store.additions.get(FOG.id) == (shown, WANTED)
    assert store.additions.wanted() == [shown]
    store.additions.again(FOG.id)
    assert store.additions.wanted() == []
    assert store.additions.confirm(FOG.id, 11)
    store.additions.done(FOG.id)
    assert store.additions.get(FOG.id) == (shown, DONE)
    assert store.additions.waiting() == set()


def test_another_try_of_an_update_offers_the_same(store: Store) -> None:
    store.additions.offer(FOG)
    assert store.additions.id_for(FOG.update) == FOG.id
    assert store.additions.id_for(9) != store.additions.id_for(9)
    store.additions.confirm(FOG.id, 11)
    store.additions.offer(FOG)
    assert store.additions.get(FOG.id) == (replace(FOG, message=11), WANTED)


def test_what_is_cancelled_expired_or_unknown_is_not_there(store: Store, clock: Clock) -> None:
    for each in (FOG, MIST):
        store.additions.offer(each)
    assert store.additions.cancel(FOG.id)
    assert store.additions.get(FOG.id) is None
    assert store.additions.get("") is None
    clock.now += KEPT_S + 1
    assert store.additions.get(MIST.id) is None
    store.prune()
    assert not store.additions.confirm(MIST.id, 11)


def test_what_is_wanted_outlives_its_day_and_its_admins_wish_to_be_forgotten(
    store: Store, clock: Clock
) -> None:
    for each in (FOG, MIST):
        store.additions.offer(each)
    store.additions.confirm(FOG.id, 11)
    store.additions.forget(7)
    assert store.additions.waiting() == {FOG.id}
    clock.now += 2 * KEPT_S
    store.prune()
    assert [each.id for each in store.additions.wanted()] == [FOG.id]


def test_bots_do_not_take_each_others(store: Store, tmp_path: Path) -> None:
    store.additions.offer(FOG)
    other = Store(tmp_path, 43)
    assert other.additions.get(FOG.id) is None
    assert other.additions.wanted() == []
    assert other.additions.waiting() == {FOG.id}  # its folder isn't to be swept
