"""What was asked, as admins read it."""

from dataclasses import replace

import pytest

from bot.chat.store import ledger
from bot.chat.store.answers import Cited
from bot.chat.store.ledger import Entry
from bot.chat.store.store import Store
from bot.chat.store.votes import DOWN, UP
from tests.bot.chat.store.test_answers import KEPT
from tests.fakes import Clock

ANN, BEN = 7, 8


def everything(store: Store, since: float = 0.0) -> list[Entry]:
    found: list[Entry] = []
    while page := store.ledger.page(found[-1].row if found else 0, since):
        found += page
    return found


def keep(store: Store, id: str, update: int = 1, person: int = ANN) -> None:
    store.answers.keep(replace(KEPT, id=id, person=person, took_ms=250.0), update)


def test_an_answer_comes_with_what_readers_thought_of_it(store: Store) -> None:
    keep(store, "a")
    store.votes.tap("a", ANN, UP, 1)
    store.votes.tap("a", BEN, DOWN, 2)
    store.votes.why("a", BEN, "wrong", 3)
    store.votes.why("a", 9, "lacking", 4)
    (entry,) = everything(store)
    assert (entry.id, entry.question, entry.person) == ("a", KEPT.question, ANN)
    assert (entry.up, entry.down, entry.reasons) == (1, 2, ("lacking", "wrong"))
    assert (entry.took_ms, entry.is_retracted) == (250.0, False)
    assert entry.cited == tuple(KEPT.citations)
    assert all(isinstance(each, Cited) for each in entry.cited)
    store.retractions.make(KEPT if KEPT.id == "a" else replace(KEPT, id="a"), (), 5, "")
    assert everything(store)[0].is_retracted


def test_pages_hold_all_of_some_time_and_of_this_bot(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "PAGE", 2)
    for number in range(5):
        keep(store, f"a{number}")
        clock.now += 10
    keep(store, "told unasked", update=-3)
    Store(store.path.parent, 43, clock).answers.keep(replace(KEPT, id="another's"), 1)
    assert [each.id for each in everything(store)] == ["a0", "a1", "a2", "a3", "a4"]
    assert [each.id for each in everything(store, clock.now - 20)] == ["a3", "a4"]


def test_who_is_forgotten_is_counted_and_not_named(store: Store) -> None:
    keep(store, "a")
    store.forget(ANN, 1)
    (entry,) = everything(store)
    assert (entry.person, entry.question, entry.outcome) == (0, "", KEPT.outcome)
