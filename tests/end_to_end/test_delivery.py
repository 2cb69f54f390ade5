"""What Telegram refuses or delays costs nobody else anything, and is never tried for ever."""

import asyncio
from pathlib import Path

import pytest

from bot.playground import READER, SECOND_READER, Message, refusals
from bot.playground.faults import BAD_GATEWAY, FOR_EVER, Flood, Page, Reset, Wrong
from tests.end_to_end.conftest import PATIENCE_S, Stage, finals
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_inbox import table

LANDED = "23 August 2023"


async def settled(stage: Stage) -> None:
    """Nothing waits in the inbox any more."""
    data: Path = stage.services.data
    idle = lambda: not stage.world.updates.pending and not table(data, "waiting")  # noqa: E731
    await stage.world.wait_for(idle, timeout=PATIENCE_S)


async def asked_in_group(stage: Stage) -> Message:
    return stage.world.say(stage.group, READER, f"@footnote_bot {QUESTION}")


@pytest.mark.parametrize(
    "refusal",
    [
        *(refusals.BLOCKED, refusals.DEACTIVATED, refusals.KICKED, refusals.NOT_A_MEMBER),
        *(refusals.CHAT_NOT_FOUND, refusals.NO_RIGHTS),
        *(refusals.TOPIC_CLOSED, refusals.TOPIC_DELETED),
    ],
    ids=lambda refusal: refusal.description,
)
async def test_where_nobody_can_be_told_the_question_is_closed(
    stage: Stage, refusal: refusals.Refusal
) -> None:
    stage.world.faults.add(refusal, "sendMessage", chat=stage.group.id, times=FOR_EVER)
    await asked_in_group(stage)
    assert LANDED in ((await stage.ask(QUESTION)).text or "")
    await settled(stage)
    assert len(stage.world.calls.to("sendMessage", chat=stage.group.id)) == 1
    assert table(stage.services.data, "failed") == []


async def test_who_blocks_the_bot_while_it_answers_is_left_alone(stage: Stage) -> None:
    stage.world.faults.add(refusals.BLOCKED, "editMessageText", times=FOR_EVER)
    stage.world.say(READER, READER, QUESTION)
    await settled(stage)
    assert len(stage.world.calls.to("editMessageText")) <= 1
    assert table(stage.services.data, "failed") == []


async def test_a_group_that_becomes_a_supergroup_gets_its_answer_there(stage: Stage) -> None:
    world = stage.world
    world.faults.add(None, "sendMessage", delay=0.3)
    await asked_in_group(stage)
    new = world.migrate(stage.group)
    await world.wait_for(lambda: finals(stage.world, new), timeout=PATIENCE_S)
    (answer,) = finals(stage.world, new)
    assert LANDED in (answer.text or "")
    assert finals(stage.world, stage.group) == []


async def test_the_answer_to_a_deleted_question_still_comes(stage: Stage) -> None:
    stage.world.faults.add(refusals.REPLY_NOT_FOUND, "sendMessage")
    asked = await asked_in_group(stage)
    answer = await stage.reply(asked)
    assert LANDED in (answer.text or "")
    assert answer.reply_to is None


@pytest.mark.parametrize(
    "wrong",
    [
        *(refusals.INTERNAL, BAD_GATEWAY, Page(200, "<html>busy</html>"), Reset()),
        *(refusals.wait(1), refusals.UNCHANGED),
    ],
    ids=lambda wrong: type(wrong).__name__ + str(getattr(wrong, "code", "")),
)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
async def test_an_answer_is_one_message_whatever_befalls_its_edit(
    stage: Stage, wrong: Wrong, after: bool
) -> None:
    if wrong == refusals.UNCHANGED and not after:
        pytest.skip("Telegram says so only of what is done")
    stage.world.faults.add(wrong, "editMessageText", times=2, after=after)
    answer = await stage.ask(QUESTION)
    await settled(stage)
    assert LANDED in (answer.text or "")
    assert len(stage.world.from_bot(READER)) == 1


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
async def test_an_answer_is_one_message_whatever_befalls_its_placeholder(
    stage: Stage, after: bool
) -> None:
    stage.world.faults.add(Reset(), "sendMessage", times=2, after=after)
    stage.world.say(READER, READER, QUESTION)
    await stage.world.wait_for(lambda: finals(stage.world, READER), timeout=PATIENCE_S)
    await settled(stage)
    assert len(finals(stage.world, READER)) == 1
    assert len(stage.world.from_bot(READER)) == (3 if after else 1)  # strays say what they are


async def test_a_flood_in_one_chat_holds_up_nobody_else(stage: Stage) -> None:
    stage.world.faults.add(Flood(4), chat=READER)
    stage.world.say(READER, READER, QUESTION)
    refused = lambda: stage.world.calls.to("sendMessage", chat=READER)  # noqa: E731
    await stage.world.wait_for(refused, timeout=PATIENCE_S)
    stage.world.say(SECOND_READER, SECOND_READER, QUESTION)
    await settled(stage)
    edits = stage.world.calls.to("editMessageText")
    assert [each.params["chat_id"] for each in edits] == [SECOND_READER, READER]
    assert [len(finals(stage.world, user)) for user in (READER, SECOND_READER)] == [1, 1]


async def test_a_flood_everywhere_is_waited_out(stage: Stage) -> None:
    stage.world.faults.add(Flood(1.5), "sendMessage")
    for user in (READER, SECOND_READER):
        stage.world.say(user, user, QUESTION)
    await settled(stage)
    assert [len(finals(stage.world, user)) for user in (READER, SECOND_READER)] == [1, 1]


async def test_another_bot_that_polls_is_survived(stage: Stage) -> None:
    stage.world.faults.add(refusals.SECOND_POLLER, "getUpdates", times=1)
    await asyncio.sleep(0)
    assert LANDED in ((await stage.ask(QUESTION)).text or "")
    assert LANDED in ((await stage.ask(QUESTION)).text or "")
