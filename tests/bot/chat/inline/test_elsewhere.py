"""Whose an inline message is, and which answer it says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import CallbackQuery, User

from bot.chat.inline.elsewhere import answer_of, bind
from bot.chat.inline.offers import Offers, Sheet
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from tests.bot.chat.store.test_answers import KEPT

OFFERED = replace(KEPT, chat=0, person=7)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Any]:
    writer = Writer(Store(tmp_path, 1))
    yield SimpleNamespace(store=writer, offers=Offers())
    writer.close()


def tap(message: str, person: int = 7) -> CallbackQuery:
    return CallbackQuery("1", User(person, "R", is_bot=False), "1", inline_message_id=message)


async def test_it_is_bound_to_who_chose_it(room: Any) -> None:
    bound = await bind(room, OFFERED, "AAMC1")
    assert (bound.id, bound.inline, bound.person) == (KEPT.id, "AAMC1", 7)
    assert await bind(room, OFFERED, "AAMC1") == bound  # told again
    assert await answer_of(room, tap("AAMC1"), "whatever") == bound
    assert await answer_of(room, tap("AAMC1", person=8), KEPT.id) == bound


async def test_chosen_twice_it_is_two_answers(room: Any) -> None:
    first, second = [await bind(room, OFFERED, each) for each in ("AAMC1", "AAMC2")]
    assert second.id != first.id
    assert replace(second, id=first.id, inline=first.inline, asked=first.asked) == first
    assert await answer_of(room, tap("AAMC2"), first.id) == second


async def test_the_first_tap_binds_what_was_offered_to_who_taps(room: Any) -> None:
    room.offers.keep(7, ("en", "who?"), Sheet(answers={KEPT.id: OFFERED}))
    theirs = await answer_of(room, tap("AAMC1", person=8), KEPT.id)
    assert theirs is not None
    assert theirs.inline == ""  # so that it belongs to nobody's tap
    mine = await answer_of(room, tap("AAMC1"), KEPT.id)
    assert mine is not None
    assert mine.inline == "AAMC1"


async def test_an_answer_of_a_chat_is_never_bound(room: Any) -> None:
    record = replace(KEPT, person=7)
    await room.store.do(lambda store: store.answers.keep(record))
    found = await answer_of(room, tap("AAMC1"), KEPT.id)
    assert found is not None
    assert found.inline == ""
    assert await answer_of(room, tap("AAMC1"), "f" * 16) is None
