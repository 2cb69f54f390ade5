"""A link lets one chat in where only invited ones are served, through the real application."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.manners import membership
from bot.chat.saying.words import words_for
from bot.config import Access
from bot.playground import ADMIN, READER, SECOND_READER, Message
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import forged, slipped, told
from tests.end_to_end.test_votes import rows

ENGLISH = words_for("en")
INVITED_ONLY = ENGLISH.say("invited-only")
ACCESS = Access(mode="allowlist", admins=[ADMIN])  # type: ignore[arg-type]
MENTION = f"@footnote_bot {QUESTION}"


@pytest.fixture(autouse=True)
def breathless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(membership, "BREATH_S", 0.3)
    return


async def order(stage: Stage, text: str) -> Message:
    return await stage.reply(stage.world.say(ADMIN, stage.admin, text))


async def payload(stage: Stage, kind: str = "start") -> str:
    """That of a fresh link."""
    made = (await order(stage, "/invite")).text or ""
    found = re.search(rf"https://t\.me/footnote_bot\?{kind}=(i-[\w-]{{32}})", made)
    assert found is not None, made
    return found[1]


async def tapped(stage: Stage, listed: Message, button: str) -> str:
    before = listed.text
    stage.world.press(listed, button, ADMIN)
    await stage.world.wait_for(lambda: listed.text != before, timeout=PATIENCE_S)
    return listed.text or ""


async def test_a_link_lets_one_person_in_until_that_is_ended(data: Path) -> None:
    async with staged(data, ACCESS) as stage:
        world, reader = stage.world, stage.reader
        assert (await order(stage, "/invites")).text == ENGLISH.say("invites-none")
        link = await payload(stage)
        assert await stage.ignored(world.start(ADMIN, link)) is False  # an admin needs no link
        guess = world.start(reader, f"i-{'x' * 32}")
        assert (await stage.reply(guess)).text == INVITED_ONLY
        assert "3 articles" in ((await stage.reply(world.start(reader, link))).text or "")
        assert "23 August 2023" in ((await stage.ask(QUESTION)).text or "")
        other = await stage.reply(world.start(SECOND_READER, link))
        assert other.text == INVITED_ONLY
        assert link[2:] not in str(rows(stage, "SELECT * FROM invites"))

    async with staged(data, ACCESS) as stage:
        assert "23 August 2023" in ((await stage.ask(QUESTION)).text or "")
        listed = await order(stage, "/invites")
        assert f"1. Reader ({READER}), since " in (listed.text or "")
        who = f"Reader ({READER})"
        assert await tapped(stage, listed, "1") == ENGLISH.say("invite-ask", who=who)
        assert await tapped(stage, listed, "End it") == ENGLISH.say("invite-ended", who=who)
        asked = stage.world.say(READER, stage.reader, QUESTION)
        assert await stage.ignored(asked)
        assert who in await tapped(stage, listed, "Undo")
        assert "23 August 2023" in ((await stage.ask(QUESTION)).text or "")
        acts = rows(stage, "SELECT what, about FROM acts ORDER BY id")
        assert acts == [
            ("invite", ""),
            ("invites", f"end {READER}"),
            ("invites", f"undo {READER}"),
        ]


async def test_a_group_is_let_in_by_whoever_adds_the_bot_with_a_link(data: Path) -> None:
    async with staged(data, ACCESS) as stage:
        world = stage.world
        link = await payload(stage, "startgroup")
        group = world.add_group("Readers", [READER, SECOND_READER], owner=ADMIN)
        world.members.remove(group, world.bot, by=ADMIN)
        world.members.add(group, world.bot, by=ADMIN)
        opened = world.say(group, stage.admin, f"/start@footnote_bot {link}")
        assert (await stage.reply(opened)).text != INVITED_ONLY
        greeting = ENGLISH.say("greeting", name="@footnote_bot")
        greeted = lambda: greeting in [each.text for each in world.from_bot(group)]  # noqa: E731
        await world.wait_for(greeted, timeout=PATIENCE_S)
        assert "23 August 2023" in ((await stage.ask(MENTION, group)).text or "")
        new = world.migrate(group)
        assert "23 August 2023" in ((await stage.ask(MENTION, new)).text or "")
        assert (await stage.ask(MENTION, stage.group)).text == INVITED_ONLY


async def test_links_are_made_by_admins_in_private_and_good_for_people_alone(data: Path) -> None:
    async with staged(data, ACCESS) as stage:
        world, group = stage.world, stage.group
        in_group = world.say(group, stage.admin, "/invite@footnote_bot")
        assert (await stage.reply(in_group)).text == ENGLISH.say("in-private-only")
        link = await payload(stage)
        world.say(group, stage.admin, f"/start@footnote_bot {link}", sender_chat=group)
        assert (await stage.ask(MENTION, group)).text in (None, INVITED_ONLY)
        assert rows(stage, "SELECT count(*) FROM invites WHERE chat IS NOT NULL") == [(0,)]
        listed = await order(stage, "/invites")
        data_of_one = listed.buttons[0]["callback_data"]
        await stage.reply(world.start(READER, link))
        mine = await stage.ask("/help")
        world.press(forged(mine, data_of_one.replace("ask", "end")), "forged", READER)
        await told(stage, slipped(stage, listed, data_of_one.replace("ask", "end"), ADMIN))
        assert "23 August 2023" in ((await stage.ask(QUESTION)).text or "")


async def test_where_everybody_may_ask_a_link_is_needless(stage: Stage) -> None:
    assert (await order(stage, "/invite")).text == ENGLISH.say("invite-needless")
    assert (await stage.ask("/invite")).text == ENGLISH.say("admins-only")
