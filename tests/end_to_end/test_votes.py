"""Readers say whether an answer helped them, through the real application."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.chat.saying.words import words_for
from bot.chat.store.store import FILE
from bot.playground import ADMIN, READER, SECOND_READER, Message, refusals
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import UNANSWERED, forged, tap, told

UP, DOWN = "👍 Helpful", "👎 Not helpful"
REASONS = ["It's wrong", "Not what I asked", "Something is missing", "Sources don't fit"]


def rows(stage: Stage, sql: str) -> list[Any]:
    """What the bot's file says."""
    with closing(sqlite3.connect(stage.services.data / FILE)) as db:
        return db.execute(sql).fetchall()


def votes(stage: Stage) -> list[Any]:
    """(person, value, reason, way) of each vote that counts."""
    return rows(
        stage, "SELECT person, value, reason, way FROM votes WHERE value <> 0 ORDER BY person"
    )


def texts(message: Message) -> list[str]:
    return [each["text"] for each in message.buttons]


async def toast(stage: Stage, answer: Message, button: str, user: int = READER) -> str:
    return await told(stage, stage.world.press(answer, button, user))


async def asked_why(stage: Stage, answer: Message, *, asked: bool = True) -> None:
    """Returns when the reasons stand below it, and whatever stood there before; or don't."""
    await stage.world.wait_for(
        lambda: texts(answer)[-4:] == REASONS if asked else texts(answer)[-1] == DOWN,
        timeout=PATIENCE_S,
    )
    assert UP in texts(answer)


async def test_a_vote_is_noted_changed_taken_back_and_kept_with_its_answer(stage: Stage) -> None:
    answer = await stage.ask(QUESTION)
    below = texts(answer)
    assert await toast(stage, answer, UP) == "Thanks, noted."
    assert votes(stage) == [(READER, 1, "", "button")]
    assert await toast(stage, answer, DOWN) == "Changed."
    await asked_why(stage, answer)
    assert await toast(stage, answer, DOWN) == "Taken back."
    await asked_why(stage, answer, asked=False)
    assert votes(stage) == []
    assert texts(answer) == below
    await toast(stage, answer, DOWN)
    await asked_why(stage, answer)
    assert texts(answer)[: len(below)] == below
    await tap(stage, answer, "[1]")
    assert texts(answer)[-4:] == REASONS
    assert await toast(stage, answer, REASONS[0]) == "Thanks, noted."
    await asked_why(stage, answer, asked=False)
    assert votes(stage) == [(READER, -1, "wrong", "button")]
    (kept,) = rows(
        stage, "SELECT question, text, nearest FROM votes JOIN answers ON answers.id = votes.answer"
    )
    assert kept[0] == QUESTION
    assert "23 August 2023" in kept[1]
    assert kept[2].count("[") > 4


async def test_a_declined_answer_can_be_voted_on(stage: Stage) -> None:
    answer = await stage.ask(UNANSWERED)
    assert texts(answer) == ["Nearest passages", "Tell me when it is answered", UP, DOWN]
    assert await toast(stage, answer, DOWN) == "Thanks, noted."
    await asked_why(stage, answer)
    assert len(stage.world.from_bot(answer.chat)) == 1


async def test_in_a_group_each_has_a_vote_and_is_asked_without_a_message(stage: Stage) -> None:
    answer = await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
    first = stage.world.press(answer, DOWN, READER)
    second = stage.world.press(answer, DOWN, SECOND_READER)  # amid the first
    await told(stage, first)
    await told(stage, second)
    await asked_why(stage, answer)
    russian = stage.world.add_user(4001, "R", language_code="ru")
    stage.group.members[russian.id] = "member"
    assert await toast(stage, answer, UP, 4001) == words_for("ru").say("vote-noted")
    await toast(stage, answer, REASONS[1], READER)
    assert texts(answer)[-4:] == REASONS  # the other's reason is still awaited
    await toast(stage, answer, REASONS[2], SECOND_READER)
    await asked_why(stage, answer, asked=False)
    assert votes(stage) == [
        (READER, -1, "beside", "button"),
        (SECOND_READER, -1, "lacking", "button"),
        (4001, 1, "", "button"),
    ]
    assert len(stage.world.from_bot(stage.group)) == 1


async def test_a_made_up_vote_counts_nowhere(stage: Stage) -> None:
    answer = await stage.ask(QUESTION)
    id = answer.buttons[0]["callback_data"].split(":")[1]
    for data in ("v", "v:", f"v:{id}", f"v:{id}:", f"v:{id}:sideways", f"v:{'f' * 16}:up"):
        await toast(stage, forged(answer, data), "forged")
    other = forged(await stage.ask("/help@footnote_bot", stage.group), f"v:{id}:down")
    assert "another chat" in await toast(stage, other, "forged", SECOND_READER)
    assert votes(stage) == []
    here = forged(await stage.ask("/help"), f"v:{id}:down")
    assert await toast(stage, here, "forged") == "Thanks, noted."
    assert await stage.quiet(here, 0.2)
    assert texts(here) == ["forged"]  # no other message of ours is changed


async def test_a_vote_stands_though_its_buttons_are_gone(stage: Stage) -> None:
    answer = await stage.ask(QUESTION)
    stage.world.faults.add(refusals.EDIT_NOT_FOUND, "editMessageReplyMarkup")
    assert await toast(stage, answer, DOWN) == "Thanks, noted."
    assert await stage.quiet(answer, 0.2)
    assert votes(stage) == [(READER, -1, "", "button")]


async def test_votes_outlive_a_restart(data: Path) -> None:
    async with staged(data) as stage:
        answer = await stage.ask(QUESTION)
        await toast(stage, answer, UP)
        button = answer.buttons[-2]
    async with staged(data) as stage:
        again = forged(await stage.ask("/help"), button["callback_data"])
        assert await toast(stage, again, "forged") == "Taken back."


async def counted(stage: Stage, *expected: Any) -> None:
    """Returns when these are the votes."""
    await stage.world.wait_for(lambda: votes(stage) == list(expected), timeout=PATIENCE_S)


async def test_reactions_are_votes_that_come_and_go_with_them(stage: Stage) -> None:
    answer, react = await stage.ask(QUESTION), stage.world.reactions.set
    react(answer, READER, "❤")
    await counted(stage, (READER, 1, "", "reaction"))
    react(answer, READER, "👎")
    await counted(stage, (READER, -1, "", "reaction"))
    react(answer, READER)
    await counted(stage)
    react(answer, READER, "👍")
    await counted(stage, (READER, 1, "", "reaction"))
    await toast(stage, answer, DOWN)
    await asked_why(stage, answer)
    react(answer, READER, "🔥")
    react(answer, READER)
    await toast(stage, answer, REASONS[3])  # after them, in the same chat
    assert votes(stage) == [(READER, -1, "sources", "button")]


async def test_in_a_group_people_react_not_the_group_and_to_answers_alone(stage: Stage) -> None:
    stage.group.members[stage.world.bot.id] = "administrator"
    answer, react = await stage.ask(f"@footnote_bot {QUESTION}", stage.group), stage.world.reactions
    help = await stage.ask("/help@footnote_bot", stage.group)
    aside = stage.world.say(stage.group, stage.reader, "hello")
    react.set(answer, ADMIN, "🎉", anonymously=True)
    for foreign in (help, aside):
        react.set(foreign, READER, "👍")
    react.set(answer, READER, "🤔")
    react.set(answer, SECOND_READER, "💩")
    await counted(stage, (SECOND_READER, -1, "", "reaction"))
    assert await stage.quiet(aside, 0.2)


@pytest.fixture(autouse=True)
def nothing_fails(caplog: pytest.LogCaptureFixture) -> Any:
    yield
    assert not [each for each in caplog.records if each.levelname == "ERROR"]
