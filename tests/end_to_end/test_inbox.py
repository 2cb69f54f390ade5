"""No question is lost: through errors, hangs, floods, stops and kills of the real bot."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.chat.manners import access
from bot.chat.saying.words import ENGLISH
from bot.chat.store.store import FILE
from bot.config import Access, Config, Delivery, InboxSection, Telegram
from bot.playground import ADMIN, READER, SECOND_READER, Message, Playground
from bot.running import serve
from bot.services import Services
from bot.types import Answer
from tests.end_to_end.conftest import PATIENCE_S, PATIENT, TOKEN, Stage, finals, models, staged

QUESTION = "When did Chandrayaan-3 land on the Moon?"
OTHER = "Who is Alex Spiro?"
BUSY, SORRY = ENGLISH.say("busy"), ENGLISH.say("sorry")


def said(stage: Stage, text: str, user: int = READER) -> list[Message]:
    return [each for each in stage.world.from_bot(user) if text in (each.text or "")]


def failing(monkeypatch: pytest.MonkeyPatch, stage: Stage, times: int) -> list[str]:
    """Let the answerer raise that often; the questions it was asked."""
    real, asked = type(stage.services.answerer).answer, list[str]()

    def answer(self: Any, question: Any, *more: Any) -> Answer:
        asked.append(question.text)
        if len(asked) <= times:
            raise RuntimeError("the secret is in the exception")
        return real(self, question, *more)

    monkeypatch.setattr(type(stage.services.answerer), "answer", answer)
    return asked


@asynccontextmanager
async def serving(
    playground: Playground,
    data: Path,
    access: Access | None = None,
    delivery: Delivery | None = None,
) -> AsyncIterator[Services]:
    """The bot on a playground that outlives it."""
    config = Config(
        telegram=Telegram(base_url=playground.url.rstrip("/")),
        access=access or Access(),
        chat=PATIENT,
        delivery=delivery or Delivery(),
        inbox=InboxSection(drain_s=0.0),
    )
    services, stopping = Services(config, data), asyncio.Event()
    vars(services).update(models())
    running = asyncio.create_task(serve(services, TOKEN, stopping))
    try:
        yield services
    finally:
        stopping.set()
        await asyncio.wait_for(running, 30)
        services.close()


async def test_an_error_that_passes_costs_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = failing(monkeypatch, stage, times=3)
    answer = await stage.ask(QUESTION)
    assert "23 August 2023" in (answer.text or "")
    assert asked == [QUESTION] * 4
    assert await stage.quiet(answer)


async def test_what_fails_five_times_waits_for_an_admin_who_has_it_tried_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = stage.world.chat(stage.admin.id)
    await stage.reply(stage.world.say(admin, stage.admin, "/failed"))
    assert said(stage, "Nothing has failed.", ADMIN)
    asked = failing(monkeypatch, stage, times=5)
    assert (await stage.ask(QUESTION)).text == SORRY
    assert len(asked) == 5
    await stage.world.wait_for(lambda: said(stage, "/failed lists", ADMIN), timeout=PATIENCE_S)

    listed = await stage.reply(stage.world.say(admin, stage.admin, "/failed"))
    assert QUESTION in (listed.text or "")
    assert "it failed 5 times" in (listed.text or "")
    assert "secret" not in (listed.text or "")
    in_group = await stage.reply(stage.world.say(stage.group, stage.admin, "/failed@footnote_bot"))
    assert QUESTION not in (in_group.text or "")

    again = await stage.reply(stage.world.say(admin, stage.admin, "/failed again"))
    assert again.text == "Trying one update again."
    await stage.world.wait_for(lambda: said(stage, "23 August 2023"), timeout=PATIENCE_S)
    left = await stage.reply(stage.world.say(admin, stage.admin, "/failed again"))
    assert left.text == "Nothing has failed."
    assert len(said(stage, SORRY)) == 1


async def test_only_admins_see_what_failed(stage: Stage) -> None:
    assert (await stage.ask("/failed")).text == "Only an admin of this bot can do that."


async def test_a_poison_update_is_set_aside_and_the_admins_told(stage: Stage) -> None:
    stage.world.chat(stage.admin.id).started = True
    stage.world.updates.push("message", {"chat": {"id": READER}, "date": "yesterday"}, lane=9)
    answer = await stage.ask(QUESTION)
    assert "23 August 2023" in (answer.text or "")
    await stage.world.wait_for(lambda: said(stage, "One update", ADMIN), timeout=PATIENCE_S)
    admin = stage.world.chat(stage.admin.id)
    listed = await stage.reply(stage.world.say(admin, stage.admin, "/failed"))
    assert "it can't be parsed" in (listed.text or "")


async def test_a_question_that_hangs_is_cut_off_and_others_are_answered(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = threading.Event()
    limits = InboxSection(handler_timeout_s=4.0, retry_s=0.01, drain_s=0.5)
    async with staged(data, inbox=limits) as stage:
        await stage.ask(QUESTION)  # everything is warm
        real = type(stage.services.answerer).answer

        def answer(self: Any, question: Any, *more: Any) -> Answer:
            if question.text == OTHER:
                end.wait()
            return real(self, question, *more)

        monkeypatch.setattr(type(stage.services.answerer), "answer", answer)
        chats = [stage.world.chat(each) for each in (READER, SECOND_READER)]
        for chat, user in zip(chats, (READER, SECOND_READER), strict=True):
            stage.world.say(chat, user, OTHER)
        await asyncio.sleep(0.2)  # every worker hangs
        asked = stage.world.say(stage.world.chat(ADMIN), ADMIN, QUESTION)
        assert "23 August 2023" in ((await stage.reply(asked)).text or "")
        end.set()
        await stage.world.wait_for(lambda: said(stage, "Spiro"), timeout=PATIENCE_S)


async def test_a_flood_is_told_once_and_others_are_answered(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(data, inbox=InboxSection(chat_queue=5)) as stage:
        await stage.ask(QUESTION)
        chat = stage.world.chat(READER)
        for number in range(100):
            stage.world.say(chat, READER, f"/help {number}")
        asked = stage.world.say(stage.world.chat(SECOND_READER), SECOND_READER, QUESTION)
        assert "23 August 2023" in ((await stage.reply(asked)).text or "")
        await stage.world.wait_for(lambda: said(stage, BUSY), timeout=PATIENCE_S)
        await stage.reply(stage.world.say(chat, READER, "/articles"))
        await stage.world.wait_for(lambda: not table(data, "waiting"), timeout=PATIENCE_S)
        helps = said(stage, "In a group")
        assert len(said(stage, BUSY)) == 1
        assert 5 <= len(helps) < 50
        assert len(helps) + len(table(data, "shed")) == 100


def table(data: Path, state: str) -> list[int]:
    """The ids of updates in a state, as they stand on disk."""
    with closing(sqlite3.connect(f"file:{data / FILE}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT id FROM updates WHERE state = ? ORDER BY id", (state,))
        return [id for (id,) in rows]


async def test_what_was_not_answered_before_a_stop_is_answered_after_the_start(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Playground(token=TOKEN, admins=[ADMIN]) as playground:
        world, end = playground.world, threading.Event()
        world.say(READER, READER, QUESTION)
        world.say(READER, READER, OTHER)
        with monkeypatch.context() as patch:
            async with serving(playground, data) as services:
                hanging = lambda *_: end.wait()  # noqa: E731
                patch.setattr(type(services.answerer), "answer", hanging)
                await world.wait_for(lambda: not world.updates.pending, timeout=PATIENCE_S)
        assert world.from_bot(READER) == []
        end.set()
        async with serving(playground, data):
            await world.wait_for(lambda: len(finals(world, READER)) == 2, timeout=PATIENCE_S)
        first, second = finals(world, READER)
        assert "23 August 2023" in (first.text or "")
        assert "Spiro" in (second.text or "")


async def test_a_gate_that_fails_lets_nobody_in(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise NetworkError("reset")

    monkeypatch.setattr(access.outbox, "reply", broken)
    chosen = Access(mode="allowlist", admins=[ADMIN])  # type: ignore[arg-type]
    async with staged(data, chosen) as stage:
        asked = stage.world.say(READER, READER, QUESTION)
        await asyncio.sleep(1.0)
        assert stage.world.from_bot(asked.chat) == []
        assert not stage.world.calls.to("sendChatAction")
