"""Who is an admin, by what Telegram said last and how long ago."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.manners.admins import LONGEST_S, Admins
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from bot.config import Access
from tests.fakes import Clock

GROUP, OTHER = -100_5, -100_6
ANN, BOB, EVE = 7, 8, 9


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def admins(clock: Clock, tmp_path: Path) -> Iterator[Admins]:
    access = Access(admins=[ANN], admin_groups=[GROUP, OTHER])  # type: ignore[arg-type]
    admins, writer = Admins(access, clock), Writer(Store(tmp_path, 1, clock=clock))
    admins.load(writer)
    yield admins
    writer.close()


def told(admins: Admins, group: int, *people: int) -> None:
    admins.tell(group, frozenset(people), admins.doubts[group])


def test_nobody_is_one_by_a_group_before_telegram_says_so(admins: Admins) -> None:
    assert admins.people == {ANN}
    assert GROUP not in admins
    told(admins, GROUP, BOB)
    assert admins.people == {ANN, BOB}
    assert BOB in admins
    assert admins.appointed == {BOB}
    told(admins, GROUP, EVE)
    assert admins.people == {ANN, EVE}


def test_the_last_answer_counts_for_an_hour_and_those_named_for_good(
    admins: Admins, clock: Clock
) -> None:
    told(admins, GROUP, BOB)
    clock.now += LONGEST_S - 1
    told(admins, OTHER, EVE)
    assert admins.people == {ANN, BOB, EVE}
    clock.now += 1
    assert admins.people == {ANN, EVE}
    clock.now += LONGEST_S
    assert admins.people == {ANN}


def test_who_is_taken_away_is_no_admin_at_once_and_telegram_is_asked(admins: Admins) -> None:
    told(admins, GROUP, BOB, EVE)
    told(admins, OTHER, EVE)
    admins.dismiss(GROUP, BOB)
    assert BOB not in admins
    assert admins.doubt.is_set()
    admins.dismiss(GROUP, EVE)
    assert EVE in admins  # by the other
    admins.lose(OTHER)
    assert admins.people == {ANN}
    admins.dismiss(OTHER, ANN)
    assert ANN in admins


def test_an_answer_that_was_on_its_way_brings_nobody_back(admins: Admins) -> None:
    told(admins, GROUP, BOB, EVE)
    asked = admins.doubts[GROUP]
    admins.dismiss(GROUP, BOB)
    admins.tell(GROUP, frozenset({BOB, EVE}), asked)
    assert admins.people == {ANN, EVE}
    asked = admins.doubts[GROUP]
    admins.lose(GROUP)
    admins.tell(GROUP, frozenset({BOB, EVE}), asked)
    assert admins.people == {ANN}
    told(admins, GROUP, BOB)
    assert admins.people == {ANN, BOB}


async def test_a_group_is_known_by_the_ids_it_has_had(admins: Admins) -> None:
    await admins._store.do(lambda store: store.chats.move(GROUP, -100_77, "Moved"))
    assert await admins.groups_of(-100_77) == {GROUP}
    assert await admins.groups_of(OTHER) == {OTHER}
    assert await admins.groups_of(-100_78) == frozenset()


async def test_told_unasked_is_who_wrote_in_private_and_whoever_is_named(
    admins: Admins, clock: Clock
) -> None:
    told(admins, GROUP, BOB, EVE)
    assert await admins.reachable() == [ANN]
    await admins.met(BOB, clock.now)
    assert await admins.reachable() == [ANN, BOB]
    await admins.missed(BOB)
    await admins.missed(ANN)
    assert await admins.reachable() == [ANN]
    told(admins, GROUP)
    await admins.met(EVE, clock.now)
    assert await admins.reachable() == [ANN]
