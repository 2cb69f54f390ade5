"""What the articles lack is shown to admins, and who asked is answered once it is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat import granting
from bot.chat.saying.words import words_for
from bot.playground import ADMIN, READER, SECOND_READER, Message
from tests.end_to_end.conftest import PATIENCE_S, Stage, finals
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import forged, slipped, told
from tests.end_to_end.test_votes import DOWN, rows
from tests.end_to_end.test_wishes import ARTICLE, BUILDER, add, wish
from tests.end_to_end.test_wishes import article as article

ENGLISH = words_for("en")
LIKEWISE = "By whom was the lighthouse of Borveth constructed?"
BREAD = "What is the recipe for sourdough bread?"
FILLED = ENGLISH.say("gap-filled")


@pytest.fixture(autouse=True)
def watchful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(granting, "EVERY_S", 0.05)
    return


async def order(stage: Stage, text: str, to: Message | None = None) -> Message:
    return await stage.reply(stage.world.say(ADMIN, stage.admin, text, reply_to=to))


async def opened(stage: Stage, listed: Message, number: int = 1) -> Message:
    """The message that shows a gap."""
    last = stage.world.messages(ADMIN)[-1]
    stage.world.press(listed, str(number), ADMIN)
    return await stage.reply(last)


async def filled(stage: Stage, gap: Message, article: Path) -> None:
    """An admin replies with an article, which comes into the library."""
    acts = "SELECT about FROM acts WHERE what = 'gaps'"
    before = len(rows(stage, acts))
    await order(stage, "/add https://articles.example/lighthouse", gap)
    await stage.world.wait_for(lambda: len(rows(stage, acts)) > before, timeout=PATIENCE_S)
    add(stage, article)


async def answered(stage: Stage, after: Message) -> Message:
    said = lambda: finals(stage.world, after.chat, after)  # noqa: E731
    return (await stage.world.wait_for(said, timeout=PATIENCE_S))[0]


async def test_those_who_asked_are_answered_once_an_article_fills_the_gap(
    stage: Stage, article: Path
) -> None:
    world, maya = stage.world, stage.world.user(SECOND_READER)
    assert (await order(stage, "/gaps")).text == ENGLISH.say("gaps-none")
    await stage.ask(BUILDER)
    await stage.ask(LIKEWISE)
    asked = world.say(stage.group, maya, f"@footnote_bot {LIKEWISE}")
    await stage.reply(asked)
    await stage.ask(BREAD)
    unhelpful = await stage.reply(world.say(SECOND_READER, maya, QUESTION))
    await told(stage, world.press(unhelpful, DOWN, SECOND_READER))

    listed = await order(stage, "/gaps")
    lines = (listed.text or "").split("\n")
    assert lines[0].endswith(": 3")
    assert lines[1] in (f"1. {BUILDER}", f"1. {LIKEWISE}")
    assert lines[2].startswith("times: 3, people: 2, last: ")
    assert {lines[3][3:], lines[5][3:]} == {BREAD, QUESTION}
    gap = await opened(stage, listed)
    assert {BUILDER, LIKEWISE} <= set((gap.text or "").replace("• ", "").split("\n"))

    last = [world.messages(each)[-1] for each in (READER, stage.group, SECOND_READER)]
    await filled(stage, gap, article)
    to_reader, in_group = await answered(stage, last[0]), await answered(stage, last[1])
    assert ARTICLE in (to_reader.text or "")
    assert ARTICLE in (in_group.text or "")
    assert in_group.reply_to is asked
    assert not [each for each in in_group.entities if each.type == "text_mention"]
    for each in (to_reader, in_group, last[2]):
        assert await stage.quiet(each, 0.4)
    assert rows(stage, "SELECT count(*) FROM wishes") == [(0,)]

    listed = await order(stage, "/gaps")
    assert BUILDER not in (listed.text or "")
    assert (listed.text or "").split("\n")[0].endswith(": 2")


async def test_who_is_blocked_or_forgotten_is_told_nothing_and_who_wished_is_told_once(
    stage: Stage, article: Path
) -> None:
    world, maya = stage.world, stage.world.user(SECOND_READER)
    declined = await stage.reply(world.say(SECOND_READER, maya, BUILDER))
    await wish(stage, declined, SECOND_READER)
    await stage.ask(BUILDER)
    gap = await opened(stage, await order(stage, "/gaps"))
    assert (await order(stage, f"/block {READER}")).text
    last = [world.messages(each)[-1] for each in (SECOND_READER, READER)]
    await filled(stage, gap, article)
    assert ARTICLE in ((await answered(stage, last[0])).text or "")
    assert await stage.quiet(last[1])
    assert len(finals(world, SECOND_READER, last[0])) == 1
    assert rows(stage, "SELECT about FROM acts WHERE what = 'gaps'") == [("0",)]


async def test_a_gap_that_articles_answer_by_now_is_gone(stage: Stage, article: Path) -> None:
    await stage.ask(BUILDER)
    listed = await order(stage, "/gaps")
    add(stage, article)
    press = stage.world.press(listed, "1", ADMIN)
    assert await told(stage, press) == FILLED
    assert (await order(stage, "/gaps")).text == ENGLISH.say("gaps-none")
    assert await told(stage, stage.world.press(listed, "1", ADMIN)) == FILLED


async def test_gaps_are_for_admins_in_private_and_many_have_pages(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.chat.managing import gaps

    monkeypatch.setattr(gaps, "PAGE", 1)
    await stage.ask(BUILDER)
    await stage.ask(BREAD)
    in_group = stage.world.say(stage.group, stage.admin, "/gaps@footnote_bot")
    assert (await stage.reply(in_group)).text == ENGLISH.say("in-private-only")
    assert (await stage.ask("/gaps")).text == ENGLISH.say("admins-only")
    listed = await order(stage, "/gaps")
    first = listed.text
    assert [each["text"] for each in listed.buttons] == ["1", "Next"]
    stage.world.press(listed, "Next", ADMIN)
    await stage.world.wait_for(lambda: listed.text != first, timeout=PATIENCE_S)
    assert [each["text"] for each in listed.buttons] == ["2", "Back"]

    data = listed.buttons[0]["callback_data"]
    mine = await stage.ask("/help")
    stage.world.press(forged(mine, data), "forged", READER)
    slipped(stage, listed, "g:p:x", ADMIN)
    press = slipped(stage, listed, data, READER)
    await told(stage, press)
    assert await stage.ignored(mine)
    assert rows(stage, "SELECT count(*) FROM gaps") == [(0,)]
