"""A language model's tokens are capped by day and by person; beyond, articles are quoted."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot import serving
from bot.answering.answerer import Answerer
from bot.chat.saying.words import words_for
from bot.chat.store.spending import DAY_S
from bot.chat.store.store import FILE, Store
from bot.config import AnswerSection
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message
from bot.types import Note
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_streaming import PLACE, SAID
from tests.scripted_model import Prompt, Reply, ScriptedModel
from tests.scripted_model import serving as scripted

PERSON, DAY = 1_500, 4_500
"""Two answers a person, of 1,000 tokens each; five in all."""
ALARM = words_for("en").say("model-limit-reached")


class Clock:
    """The store's time: noon of some day."""

    def __init__(self) -> None:
        self.now = (time.time() // DAY_S + 0.5) * DAY_S

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    with scripted() as running:
        yield running


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(serving, "Store", partial(Store, clock=clock))
    return clock


def speaking(prompt: Prompt) -> Reply:
    return Reply(f"{SAID} [{prompt.label(PLACE)}]", usage=(900, 100))


def capped(model: ScriptedModel, day: int = DAY, person: int = PERSON) -> AnswerSection:
    return AnswerSection(
        model="openai:scripted",
        base_url=model.url,
        tokens_per_day=day,
        tokens_per_person=person,
    )


async def said(stage: Stage, person: int, words: str, chat: Chat | None = None) -> Message:
    """The answer to a person's question, which must hold these words."""
    world = stage.world
    where, text = chat or world.chat(person), f"@footnote_bot {QUESTION}" if chat else QUESTION
    return await heard(stage, world.say(where, world.user(person), text), words)


async def heard(stage: Stage, asked: Message, words: str) -> Message:
    shown = await stage.world.next_from_bot(asked, timeout=PATIENCE_S)
    await stage.world.wait_for(lambda: words in (shown.text or ""), timeout=PATIENCE_S)
    assert "23 August 2023" in (shown.text or "")
    return shown


async def test_a_person_and_a_day_have_so_many_tokens_and_no_more(
    data: Path, model: ScriptedModel, clock: Clock
) -> None:
    model.says(speaking)
    async with staged(data, answer=capped(model)) as stage:
        for _ in range(2):
            await said(stage, READER, SAID)
        quoted = await said(stage, READER, Note.PERSON_SPENT)
        assert quoted.buttons[0]["text"] == "[1]"
        await said(stage, READER, Note.PERSON_SPENT, stage.group)
        await said(stage, ADMIN, SAID)
        await said(stage, SECOND_READER, SAID)
        assert len(model.prompts) == 4
        await said(stage, SECOND_READER, SAID, stage.group)
        await stage.world.wait_for(lambda: ALARM in texts(stage, ADMIN), timeout=PATIENCE_S)
        await said(stage, ADMIN, Note.DAY_SPENT)
        assert len(model.prompts) == 5
    async with staged(data, answer=capped(model)) as stage:
        await said(stage, SECOND_READER, Note.DAY_SPENT)
        assert len(model.prompts) == 5
        clock.now += DAY_S
        await said(stage, SECOND_READER, SAID)
        assert people(data) == {READER: 2_000, ADMIN: 1_000, SECOND_READER: 3_000}


def texts(stage: Stage, person: int) -> list[str]:
    return [each.text or "" for each in stage.world.from_bot(person)]


async def test_an_anonymous_admin_s_share_is_their_group_s(
    data: Path, model: ScriptedModel, clock: Clock
) -> None:
    model.says(speaking)
    async with staged(data, answer=capped(model, day=0)) as stage:
        world, admin = stage.world, stage.admin
        for words in (SAID, SAID, Note.PERSON_SPENT):
            text = f"@footnote_bot {QUESTION}"
            await heard(stage, world.say(stage.group, admin, text, sender_chat=stage.group), words)
        await said(stage, ADMIN, SAID)
        assert people(data) == {stage.group.id: 2_000, ADMIN: 1_000}


async def test_what_an_error_cuts_short_is_paid_for(
    data: Path, model: ScriptedModel, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    model.says(speaking)
    async with staged(data, answer=capped(model, person=0)) as stage:

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr(Answerer, "_checked", broken)
        await stage.ask(QUESTION)
        (tokens,) = people(data).values()
        assert tokens == 1_000 * len(model.prompts) > 1_000
        assert people(data).keys() == {0}  # nobody counts by themselves where nobody is capped


def people(data: Path) -> dict[int, int]:
    """Tokens by person, as they stand on disk."""
    with closing(sqlite3.connect(data / FILE)) as db:
        return dict(db.execute("SELECT person, sum(tokens) FROM spending GROUP BY person"))


async def test_without_caps_nobody_is_counted(data: Path, model: ScriptedModel) -> None:
    model.says(speaking)
    async with staged(data, answer=capped(model, day=0, person=0)) as stage:
        await said(stage, READER, SAID)
        assert people(data) == {}
