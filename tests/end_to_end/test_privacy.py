"""What the bot keeps about a reader, and that it forgets them, through the real application."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from bot.chat.privacy import told as paragraphs
from bot.chat.saying.words import words_for
from bot.chat.store.store import FILE
from bot.config import Config
from bot.playground import ADMIN, READER, SECOND_READER, Message, User, refusals
from tests.bot.chat.test_privacy import ANN, remains
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION, styled
from tests.end_to_end.test_evidence import UNANSWERED, forged, tap, told
from tests.end_to_end.test_votes import DOWN, UP, rows, toast

ALL = "Forget everything of mine"
NOTHING = "Done. Nothing of yours is left."


@pytest.fixture
def ann(stage: Stage) -> User:
    return joined(stage)


def joined(stage: Stage) -> User:
    """A reader whose id can be told from other bytes, in the group too."""
    user = stage.world.add_user(ANN, "Ann")
    stage.group.members[ANN] = "member"
    return user


async def says(stage: Stage, user: User, text: str, *, in_group: bool = False) -> Message:
    where = stage.group if in_group else stage.world.chat(user.id)
    return await stage.reply(stage.world.say(where, user, text))


async def becomes(stage: Stage, message: Message, text: str) -> None:
    await stage.world.wait_for(lambda: message.text == text, timeout=PATIENCE_S)


async def test_a_reader_is_told_what_is_kept(stage: Stage) -> None:
    told = (await stage.ask("/privacy")).text or ""
    assert told == "\n\n".join(paragraphs(Config(), words_for("en"), {}))
    german = stage.world.add_user(4002, "D", language_code="de")
    assert "Nach 365 Tagen" in ((await says(stage, german, "/privacy")).text or "")


async def test_nothing_is_left_of_who_asks_to_be_forgotten(
    stage: Stage, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = await says(stage, ann, "Who is Alex Spiro?")
    group = await says(stage, ann, f"@footnote_bot {QUESTION}", in_group=True)
    declined = await says(stage, ann, UNANSWERED)
    await toast(stage, private, UP, ANN)
    await toast(stage, group, DOWN, ANN)
    await toast(stage, declined, "Tell me when it is answered", ANN)
    stage.world.reactions.set(declined, ANN, "👎")
    opened = await tap(stage, private, "[1]", ANN)
    with monkeypatch.context() as patch:
        patch.setattr(type(stage.services.answerer), "answer", broken)
        await says(stage, ann, "What has failed?")
    folder = stage.services.data
    secrets = (ANN, QUESTION, "Alex Spiro?", UNANSWERED, "What has failed?")
    assert remains(folder, *secrets) == list(secrets)
    asked = await says(stage, ann, "/forget")
    press = stage.world.press(asked, ALL, ANN)
    await becomes(stage, asked, forgotten(3))
    assert await told(stage, press) == forgotten(3)
    assert asked.buttons == []
    await stage.world.wait_for(lambda: not remains(folder, *secrets), timeout=PATIENCE_S)
    assert rows(stage, "SELECT * FROM votes") == rows(stage, "SELECT * FROM wishes") == []
    assert "Spiro" not in ((await says(stage, ann, "What did he write?")).text or "")
    assert "23 August 2023" in styled(await tap(stage, group, "[1]", ANN), "bold")[1]
    wish = stage.world.press(declined, "Tell me when it is answered", ANN)
    assert await told(stage, wish) == "I don't know that answer any more."
    stage.world.deleted(opened)
    assert "Spiro" in ((await tap(stage, private, "[1]", ANN)).text or "")


async def test_a_question_under_way_is_answered_and_forgotten(
    stage: Stage, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await says(stage, ann, "/forget")
    answerer, begun, going_on = type(stage.services.answerer), Event(), Event()
    answer = answerer.answer

    def slow(*args: Any, **kwargs: Any) -> Any:
        begun.set()
        going_on.wait(PATIENCE_S)
        return answer(*args, **kwargs)

    monkeypatch.setattr(answerer, "answer", slow)
    question = stage.world.say(stage.world.chat(ANN), ann, "Who is Alex Spiro?")
    await stage.world.wait_for(begun.is_set, timeout=PATIENCE_S)
    assert await toast(stage, asked, ALL, ANN) == NOTHING
    going_on.set()
    said = await stage.reply(question)
    assert "Spiro" in (said.text or "")
    gone: Callable[[], bool] = lambda: not remains(stage.services.data, ANN, "Spiro?")  # noqa: E731
    await stage.world.wait_for(gone, timeout=PATIENCE_S)
    assert "Spiro" not in ((await says(stage, ann, "What did he write?")).text or "")


def broken(*_: object) -> None:
    raise RuntimeError("broken")


def forgotten(count: int) -> str:
    return words_for("en").say("forgotten", count=count)


async def test_only_who_asked_for_it_is_forgotten(stage: Stage, ann: User) -> None:
    await says(stage, ann, f"@footnote_bot {QUESTION}", in_group=True)
    asked = await says(stage, ann, "/forget@footnote_bot", in_group=True)
    refused = "This button is for whoever wrote /forget above."
    assert (await toast(stage, asked, ALL, SECOND_READER)).startswith(refused)
    for data in (f"f:{SECOND_READER}", "f:", "f:0", f"f:{ANN}:{READER}"):
        assert (await toast(stage, forged(asked, data), "forged", READER)).startswith(refused)
    assert rows(stage, f"SELECT count(*) FROM answers WHERE person = {ANN}") == [(1,)]
    assert asked.text == words_for("en").say("forget-ask")
    forged(asked, f"f:{READER}")  # whoever makes up a button of their own has forgotten themselves
    assert await toast(stage, asked, "forged", READER) == NOTHING
    assert rows(stage, f"SELECT count(*) FROM answers WHERE person = {ANN}") == [(1,)]


async def test_who_speaks_as_the_group_is_nobody_to_forget(stage: Stage) -> None:
    said = stage.world.say(
        stage.group, ADMIN, "/forget@footnote_bot", sender_chat=stage.world.group
    )
    assert (await stage.reply(said)).text == words_for("en").say("forget-unnamed")


@pytest.mark.parametrize("fault", [refusals.EDIT_NOT_FOUND, refusals.INTERNAL])
async def test_it_is_done_though_it_cannot_be_shown(
    stage: Stage, ann: User, fault: refusals.Refusal
) -> None:
    await says(stage, ann, QUESTION)
    asked = await says(stage, ann, "/forget")
    stage.world.faults.add(fault, "editMessageText")
    assert await toast(stage, asked, ALL, ANN) == forgotten(1)
    if fault is refusals.INTERNAL:  # tried again
        await becomes(stage, asked, NOTHING)
    gone: Callable[[], bool] = lambda: not remains(stage.services.data, ANN, QUESTION)  # noqa: E731
    await stage.world.wait_for(gone, timeout=PATIENCE_S)


async def test_after_a_year_it_is_forgotten_by_itself(data: Path) -> None:
    async with staged(data) as stage:
        answer = await says(stage, joined(stage), QUESTION)
        await toast(stage, answer, UP, ANN)
        button = answer.buttons[0]["callback_data"]
    with closing(sqlite3.connect(data / FILE)) as db, db:
        for table, column in (("answers", "asked"), ("votes", "changed"), ("updates", "changed")):
            db.execute(f"UPDATE {table} SET {column} = {column} - 366 * 86400")
    async with staged(data) as stage:
        gone: Callable[[], bool] = lambda: not remains(data, ANN, QUESTION)  # noqa: E731
        await stage.world.wait_for(gone, timeout=PATIENCE_S)
        again = forged(await says(stage, joined(stage), "/help"), button)
        assert "23 August 2023" in styled(await tap(stage, again, "forged", ANN), "bold")[1]
