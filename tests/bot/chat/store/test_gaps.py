"""What articles lack, as it was shown; and wishes that admins make for those who asked."""

from dataclasses import replace

from bot.chat.managing.filling import Filled, settle
from bot.chat.store.answers import Kept
from bot.chat.store.deliveries import Place
from bot.chat.store.gaps import Shown
from bot.chat.store.store import Store
from bot.chat.store.wishes import FILLED_S
from tests.bot.chat.store.test_answers import KEPT
from tests.fakes import Clock

ANN, BEN, GROUP = 7, 8, -100
NOBODY: frozenset[int] = frozenset()


def declined(store: Store, id: str, person: int, chat: int, update: int = 1) -> Kept:
    kept = replace(KEPT, id=id, person=person, chat=chat, citations=(), language="de")
    store.answers.keep(kept, update)
    return kept


def asked_in_group(store: Store, id: str, person: int, update: int) -> None:
    declined(store, id, person, GROUP, update)
    store.deliveries.place(update, 0, Place(GROUP, update + 1, update, ""))
    store.answers.place(id, [(GROUP, update + 1)])


def wished(store: Store, gap: Shown, seen: int, blocked: frozenset[int]) -> int:
    """All of a gap is answered by what is newer than that; how many are to be told for that."""
    before = sum(map(len, store.wishes.open()))
    settle(store, Filled(gap.id, dict.fromkeys(gap.answers, seen)), blocked, 5, 60)
    return sum(map(len, store.wishes.open())) - before


def shown(store: Store, *answers: str) -> Shown:
    store.gaps.show(5, 50, answers)
    gap = store.gaps.shown(5, 50)
    assert gap is not None
    return gap


def test_a_message_shows_a_gap_until_it_shows_another(store: Store) -> None:
    assert store.gaps.shown(5, 50) is None
    first = shown(store, "a", "b")
    assert first.answers == ("a", "b")
    second = shown(store, "c")
    assert (second.answers, second.id != first.id) == (("c",), True)
    assert store.gaps.shown(6, 50) is None


def test_a_filled_gap_is_settled(store: Store) -> None:
    gap = shown(store, "a", "b")
    assert store.gaps.answers(gap.id + 1) == ()
    assert store.gaps.answers(gap.id) == ("a", "b")
    settle(store, Filled(gap.id, {"a": 1}, 1), NOBODY, 5, 60)
    assert store.gaps.settled() == {"a"}
    settle(store, Filled(gap.id, {"b": 1}), NOBODY, 5, 61)
    assert store.gaps.settled() == {"a", "b"}
    declined(store, "a", ANN, ANN)
    store.gaps.prune(0.0)
    assert store.gaps.settled() == {"a"}
    store.gaps.prune(1001.0)
    assert store.gaps.shown(5, 50) is None


def test_what_is_dismissed_can_be_brought_back_and_goes_with_its_questions(store: Store) -> None:
    for id, person in (("a", ANN), ("b", BEN)):
        declined(store, id, person, person)
    store.gaps.dismiss(["a", "b"])
    store.gaps.dismiss(["a"])
    assert store.gaps.dismissed() == {"a", "b"}
    assert store.gaps.settled() == NOBODY
    store.gaps.bring_back(["a", "c"])
    assert store.gaps.dismissed() == {"b"}
    store.forget(BEN, 99)
    store.gaps.prune(0.0)
    assert store.gaps.dismissed() == NOBODY


def test_each_of_those_who_asked_is_told_once_by_their_last_question(store: Store) -> None:
    for id, person in (("a", ANN), ("b", ANN), ("c", BEN)):
        declined(store, id, person, person)
    gap = shown(store, "c", "b", "a")
    assert wished(store, gap, 3, NOBODY) == 2
    assert wished(store, gap, 3, NOBODY) == 0
    made = [each for group in store.wishes.open() for each in group]
    assert [(each.answer, each.person, each.name, each.language) for each in made] == [
        ("c", BEN, "", "de"),
        ("b", ANN, "", "de"),
    ]
    assert {(each.seen, each.gap) for each in made} == {(3, gap.id)}


def test_whoever_waits_already_is_told_once(store: Store) -> None:
    store.wishes.toggle(declined(store, "a", ANN, ANN), ANN, "Ann", "en", 1)
    declined(store, "b", ANN, ANN)
    assert wished(store, shown(store, "b", "a"), 3, NOBODY) == 0


def test_in_a_group_only_as_a_reply_to_what_is_known_to_have_asked(store: Store) -> None:
    asked_in_group(store, "new", ANN, 10)
    declined(store, "old", BEN, GROUP)
    declined(store, "inline", 9, 0)
    assert wished(store, shown(store, "new", "old", "inline"), 3, NOBODY) == 1
    assert store.deliveries.question("new") == 10
    assert store.deliveries.question("old") is None


def test_who_is_blocked_or_forgotten_is_not_told(store: Store) -> None:
    declined(store, "a", ANN, ANN)
    declined(store, "b", BEN, BEN)
    store.forget(BEN, 99)
    assert wished(store, shown(store, "a", "b", "gone"), 3, frozenset({ANN})) == 0
    declined(store, "c", ANN, ANN)
    assert wished(store, shown(store, "c", "a"), 3, NOBODY) == 1
    store.forget(ANN, 100)
    assert store.wishes.open() == []


def test_a_wish_that_an_admin_made_ends_after_a_day(store: Store, clock: Clock) -> None:
    declined(store, "a", ANN, ANN)
    store.wishes.toggle(declined(store, "b", BEN, BEN), BEN, "Ben", "en", 1)
    wished(store, shown(store, "a"), 3, NOBODY)
    clock.now += FILLED_S + 1
    assert [[each.person for each in group] for group in store.wishes.open()] == [[BEN]]
    store.wishes.prune(0.0)
    assert store.db.execute("SELECT person FROM wishes").fetchall() == [(BEN,)]
