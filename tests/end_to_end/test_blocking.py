"""Whoever is blocked isn't heard anywhere, through the real application."""

from pathlib import Path

from bot.chat.saying.words import words_for
from bot.playground import READER, SECOND_READER, Chat, Message
from tests.end_to_end.conftest import Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_votes import toast

MENTION = f"@footnote_bot {QUESTION}"
ENGLISH = words_for("en")
WHO = f"Reader ({READER})"


async def order(
    stage: Stage, text: str, to: Message | None = None, chat: Chat | None = None
) -> str:
    """What the bot says to its admin, in the group."""
    said = stage.world.say(chat or stage.group, stage.admin, text, reply_to=to)
    return (await stage.reply(said)).text or ""


async def test_whoever_is_blocked_is_not_heard_until_they_are_unblocked(data: Path) -> None:
    async with staged(data) as stage:
        world, group, reader = stage.world, stage.group, stage.reader
        asked = world.say(group, reader, MENTION)
        answer = await stage.reply(asked)
        assert await order(stage, "/block", asked) == ENGLISH.say("blocked", who=WHO)
        assert await order(stage, "/block", asked) == ENGLISH.say("blocked-already", who=WHO)

        last = world.messages(group)[-1]
        press = world.press(answer, "[1]", READER)
        said = [world.say(group, reader, MENTION), world.say(READER, reader, QUESTION)]
        world.edit(asked, f"{MENTION} Really?")
        assert await stage.ignored(last)
        assert await stage.ignored(said[1])
        assert press.answer is None

        other = world.say(group, world.user(SECOND_READER), MENTION)
        assert "23 August 2023" in ((await stage.reply(other)).text or "")

    async with staged(data) as stage:
        asked = stage.world.say(READER, stage.reader, QUESTION)
        assert await stage.ignored(asked)
        private = stage.world.chat(stage.admin.id)
        listed = await order(stage, "/block", chat=private)
        assert listed.startswith(f"Blocked: 1\n• {WHO}, since ")
        asks = await stage.ask("/forget")
        button = words_for("en").say("button-forget")
        assert await toast(stage, asks, button, READER) == ENGLISH.say("forgotten", count=1)
        assert (await stage.ask("/privacy")).text
        freed = ENGLISH.say("unblocked", who=str(READER))
        assert await order(stage, f"/unblock {READER}", chat=private) == freed
        nobody = ENGLISH.say("blocked-nobody")
        assert await order(stage, "/block", chat=private) == nobody
        assert "23 August 2023" in ((await stage.ask(QUESTION)).text or "")


async def test_an_anonymous_admin_is_blocked_as_their_group(stage: Stage) -> None:
    world, group = stage.world, stage.group
    asked = world.say(group, stage.admin, MENTION, sender_chat=group)
    await stage.reply(asked)
    assert str(group.id) in await order(stage, "/block", asked)
    again = world.say(group, stage.admin, MENTION, sender_chat=group)
    assert await stage.ignored(again)
    assert "23 August 2023" in await order(stage, MENTION)
    freed = ENGLISH.say("unblocked", who=str(group.id))
    assert await order(stage, f"/unblock {group.id}") == freed


async def test_only_admins_block_and_only_others(stage: Stage) -> None:
    asked = stage.world.say(stage.group, stage.reader, MENTION)
    answer = await stage.reply(asked)
    refused = await stage.ask("/block@footnote_bot", stage.group, reply_to=asked)
    assert refused.text == ENGLISH.say("admins-only")
    own = ENGLISH.say("block-no-admin")
    assert await order(stage, f"/block {stage.admin.id}") == own
    how = ENGLISH.say("how-to-block", example="/block 123456")
    assert await order(stage, "/block", answer) == how
    assert await order(stage, "/block") == how
    assert await order(stage, "/block @reader") == how
    assert "23 August 2023" in ((await stage.ask(QUESTION)).text or "")
