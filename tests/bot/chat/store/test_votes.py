"""One vote for each person and answer."""

from typing import Any

from bot.chat.store.store import Store
from bot.chat.store.updates import KEPT_S
from bot.chat.store.votes import DOWN, NONE, UP, Heard
from tests.fakes import Clock

ID, ANN, BEN = "0123456789abcdef", 7, 8


def rows(store: Store) -> list[Any]:
    """(person, value, reason, way) of each vote."""
    return store.db.execute(
        "SELECT person, value, reason, way FROM votes ORDER BY person"
    ).fetchall()


def test_a_vote_is_noted_changed_and_taken_back(store: Store) -> None:
    taps = [(UP, Heard.NOTED), (DOWN, Heard.CHANGED), (DOWN, Heard.TAKEN_BACK), (UP, Heard.NOTED)]
    for update, (value, heard) in enumerate(taps, 1):
        assert store.votes.tap(ID, ANN, value, update) is heard
        assert len(rows(store)) == 1
    assert rows(store) == [(ANN, UP, "", "button")]


def test_an_update_that_is_worked_on_again_changes_nothing(store: Store) -> None:
    for _ in range(3):
        assert store.votes.tap(ID, ANN, UP, 1) is Heard.NOTED
    assert rows(store) == [(ANN, UP, "", "button")]
    for _ in range(3):
        assert store.votes.tap(ID, ANN, UP, 2) is Heard.TAKEN_BACK
    assert rows(store) == [(ANN, 0, "", "button")]


def test_a_reason_is_awaited_of_each_who_voted_it_down(store: Store) -> None:
    assert not store.votes.awaits(ID)
    store.votes.tap(ID, ANN, DOWN, 1)
    store.votes.tap(ID, BEN, DOWN, 2)
    store.votes.why(ID, ANN, "wrong", 3)
    assert store.votes.awaits(ID)
    assert not store.votes.awaits("f" * 16)
    store.votes.tap(ID, BEN, UP, 4)
    assert not store.votes.awaits(ID)
    assert rows(store) == [(ANN, DOWN, "wrong", "button"), (BEN, UP, "", "button")]


def test_a_reason_is_a_vote(store: Store) -> None:
    store.votes.why(ID, ANN, "sources", 1)
    assert store.votes.tap(ID, ANN, UP, 2) is Heard.CHANGED
    assert rows(store) == [(ANN, UP, "", "button")]


def test_what_was_taken_back_is_forgotten_when_its_update_cannot_come_again(
    store: Store, clock: Clock
) -> None:
    store.votes.tap(ID, ANN, UP, 1)
    store.votes.tap(ID, ANN, UP, 2)
    store.votes.tap(ID, BEN, UP, 3)
    store.prune()
    assert len(rows(store)) == 2
    clock.now += KEPT_S + 1
    store.prune()
    assert rows(store) == [(BEN, UP, "", "button")]


def test_a_vote_by_reaction_comes_changes_and_goes_with_it(store: Store) -> None:
    store.votes.react(ID, ANN, UP, 1)
    assert rows(store) == [(ANN, UP, "", "reaction")]
    store.votes.react(ID, ANN, DOWN, 2)
    assert rows(store) == [(ANN, DOWN, "", "reaction")]
    assert not store.votes.awaits(ID)  # nobody is asked why who hasn't tapped
    store.votes.react(ID, ANN, NONE, 3)
    assert rows(store) == [(ANN, NONE, "", "reaction")]


def test_a_tap_outweighs_reactions_until_it_is_taken_back(store: Store) -> None:
    store.votes.react(ID, ANN, UP, 1)
    assert store.votes.tap(ID, ANN, UP, 2) is Heard.NOTED
    store.votes.react(ID, ANN, DOWN, 3)
    store.votes.react(ID, ANN, NONE, 4)
    assert rows(store) == [(ANN, UP, "", "button")]
    assert store.votes.tap(ID, ANN, UP, 5) is Heard.TAKEN_BACK
    store.votes.react(ID, ANN, DOWN, 6)
    assert rows(store) == [(ANN, DOWN, "", "reaction")]
