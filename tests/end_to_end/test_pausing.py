"""An admin silences the bot in a chat, and lets it speak again, through the real application."""

from pathlib import Path

import pytest

from bot.chat import granting
from bot.chat.saying.words import words_for
from bot.playground import READER, SECOND_READER, Chat
from tests.end_to_end.conftest import PATIENCE_S, Stage, finals, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import tap, told
from tests.end_to_end.test_wishes import ARTICLE, BUILDER, add, wish
from tests.end_to_end.test_wishes import article as article

MENTION = f"@footnote_bot {QUESTION}"
ENGLISH = words_for("en")
PAUSED, RESUMED = ENGLISH.say("paused"), ENGLISH.say("resumed")
TOLD = ENGLISH.say("paused-by-admin")


async def order(stage: Stage, text: str, chat: Chat | None = None) -> str:
    """What the bot says to its admin, in the group."""
    said = stage.world.say(chat or stage.group, stage.admin, text)
    return (await stage.reply(said)).text or ""


async def is_silent(stage: Stage, *texts: str, chat: Chat | None = None) -> bool:
    where, reader = chat or stage.group, stage.world.user(SECOND_READER)
    said = [stage.world.say(where, reader, each) for each in texts]
    return await stage.ignored(said[0])


async def test_a_paused_group_is_told_so_once_and_its_answers_can_still_be_checked(
    data: Path,
) -> None:
    async with staged(data) as stage:
        group = stage.group
        answer = await stage.ask(MENTION, group)
        examples = await stage.ask("/start@footnote_bot", group)
        assert await stage.ask("/pause@footnote_bot", group) != PAUSED
        assert await order(stage, "/pause") == PAUSED
        assert await order(stage, "/pause@footnote_bot") == ENGLISH.say("paused-already")

        assert await is_silent(stage, "What a day!")
        assert (await stage.ask(MENTION, group)).text == TOLD
        assert await is_silent(stage, MENTION, "/ask@footnote_bot who?", "/pause@footnote_bot")
        assert await is_silent(stage, f"@footnote_bot {BUILDER}")

        last = stage.world.messages(group)[-1]
        press = stage.world.press(examples, examples.buttons[0]["text"], READER)
        assert await told(stage, press) == TOLD
        assert await stage.ignored(last)
        assert "[1]" in ((await tap(stage, answer, "[1]")).text or "")
        assert "Threads" in await order(stage, "/articles")

        private = await stage.ask(QUESTION)
        assert private.buttons[0]["text"] == "[1]"

    async with staged(data) as stage:
        assert await is_silent(stage, MENTION)
        new = stage.world.migrate(stage.group)
        assert await is_silent(stage, MENTION, chat=new)
        assert await order(stage, "/resume", new) == RESUMED
        assert "23 August 2023" in ((await stage.ask(MENTION, new)).text or "")
        assert await order(stage, "/resume", new) == ENGLISH.say("not-paused")


async def test_in_private_an_admin_is_answered_by_commands_alone(stage: Stage) -> None:
    private = stage.world.chat(stage.admin.id)
    assert await order(stage, "/pause", private) == PAUSED
    assert await order(stage, QUESTION, private) == TOLD
    asked = stage.world.say(private, stage.admin, QUESTION)
    assert await stage.ignored(asked)
    assert "23 August 2023" in await order(stage, f"/ask {QUESTION}", private)
    assert await order(stage, "/resume", private) == RESUMED
    assert "23 August 2023" in await order(stage, QUESTION, private)


async def test_a_wish_is_granted_when_the_pause_is_over(
    stage: Stage, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[None] = []
    look = granting.Granting.look

    async def counted(self: granting.Granting) -> None:
        await look(self)
        looks.append(None)

    monkeypatch.setattr(granting, "EVERY_S", 0.05)
    monkeypatch.setattr(granting.Granting, "look", counted)
    declined = await stage.ask(f"@footnote_bot {BUILDER}", stage.group)
    await wish(stage, declined, READER)
    await order(stage, "/pause")
    last = stage.world.messages(stage.group)[-1]
    add(stage, article)
    seen = len(looks)
    await stage.world.wait_for(lambda: len(looks) > seen + 2, timeout=PATIENCE_S)
    assert not stage.world.from_bot(stage.group, after=last)
    assert await order(stage, "/resume") == RESUMED
    said = lambda: finals(stage.world, stage.group, last)[1:]  # noqa: E731
    (granted,) = await stage.world.wait_for(said, timeout=PATIENCE_S)
    assert ARTICLE in (granted.text or "")
