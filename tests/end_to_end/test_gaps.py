"""What the articles lack is shown to admins, and who asked is answered once it is there."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.chat import granting
from bot.chat.managing import taking
from bot.chat.saying.words import words_for
from bot.playground import ADMIN, READER, SECOND_READER, Message
from tests.end_to_end.conftest import PATIENCE_S, Stage, finals, staged
from tests.end_to_end.test_adding import LIGHT, admin_of, change, met
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import forged, slipped, told
from tests.end_to_end.test_votes import DOWN, rows
from tests.end_to_end.test_wishes import ARTICLE, BUILDER, add, wish
from tests.end_to_end.test_wishes import article as article
from tests.index.loaders.web import Page, serving

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


async def brought(stage: Stage, gap: Message, text: str = ARTICLE, name: str = "a.txt") -> Message:
    """The preview of a file by which an admin replies to a gap."""
    file = stage.world.upload(ADMIN, ADMIN, name, text.encode(), reply_to=gap)
    return await stage.previewed(file)


async def filled(stage: Stage, gap: Message) -> str:
    """What an admin is told who fills a gap by a file."""
    shown = await brought(stage, gap)
    stage.world.press(shown, "Add", ADMIN)
    return (await stage.added(shown)).text or ""


async def wait(stage: Stage, message: Message, text: str) -> None:
    await stage.world.wait_for(lambda: text in (message.text or ""), timeout=PATIENCE_S)


async def answered(stage: Stage, after: Message) -> Message:
    said = lambda: finals(stage.world, after.chat, after)  # noqa: E731
    return (await stage.world.wait_for(said, timeout=PATIENCE_S))[0]


async def test_those_who_asked_are_answered_once_an_article_fills_the_gap(stage: Stage) -> None:
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
    shown = await brought(stage, gap)
    assert rows(stage, "SELECT count(*) FROM wishes") == [(0,)]  # nothing is added yet
    stage.world.press(shown, "Don't add", ADMIN)
    await wait(stage, shown, ENGLISH.say("not-added"))
    nonsense = await brought(stage, gap, "Bread is baked at night in Ostrel.", "b.txt")
    stage.world.press(nonsense, "Add", ADMIN)
    assert ENGLISH.say("gap-still-open") in ((await stage.added(nonsense)).text or "")
    for each in last:
        assert not finals(world, each.chat, each)
    assert rows(stage, "SELECT count(*) FROM wishes") == [(0,)]

    said = await filled(stage, gap)
    assert f"{ENGLISH.say('gap-closed')} {ENGLISH.say('gap-told', count=2)}" in said
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
    again = await brought(stage, gap)
    assert FILLED in (again.text or "")
    again = await brought(stage, gap, f"{ARTICLE} It is tall.", "c.txt")
    stage.world.press(again, "Add", ADMIN)
    assert FILLED in ((await stage.added(again)).text or "")
    for each in (to_reader, in_group, last[2]):
        assert await stage.quiet(each, 0.4)
    acts = rows(stage, "SELECT about FROM acts WHERE what = 'gaps'")
    assert acts == [("fill 0",), ("fill 2",), ("fill 0",), ("fill 0",)]


async def test_who_is_blocked_or_forgotten_is_told_nothing_and_who_wished_is_told_once(
    stage: Stage,
) -> None:
    world, maya = stage.world, stage.world.user(SECOND_READER)
    declined = await stage.reply(world.say(SECOND_READER, maya, BUILDER))
    await wish(stage, declined, SECOND_READER)
    await stage.ask(BUILDER)
    gap = await opened(stage, await order(stage, "/gaps"))
    assert (await order(stage, f"/block {READER}")).text
    last = [world.messages(each)[-1] for each in (SECOND_READER, READER)]
    assert ENGLISH.say("gap-told", count=1) in await filled(stage, gap)
    assert ARTICLE in ((await answered(stage, last[0])).text or "")
    assert await stage.quiet(last[1])
    assert len(finals(world, SECOND_READER, last[0])) == 1
    assert rows(stage, "SELECT about FROM acts WHERE what = 'gaps'") == [("fill 1",)]


async def test_a_link_alone_fills_a_gap_and_other_words_are_told_how(
    data: Path,
) -> None:
    with serving({"/light": Page(LIGHT.encode())}) as web:
        async with admin_of(data, web) as (stage, root):
            last = await stage.ask(f"{BUILDER} {root}/nowhere")
            gap = await opened(stage, await order(stage, "/gaps"))
            for text in ("Who was it?", "/add", "/add@footnote_bot"):
                assert (await order(stage, text, gap)).text == ENGLISH.say("how-to-fill")
            assert "2023" in ((await order(stage, QUESTION, last)).text or "")
            shown = await stage.previewed(stage.world.say(ADMIN, ADMIN, f"{root}/light", gap))
            stage.world.press(shown, "Add", ADMIN)
            assert ENGLISH.say("gap-told", count=1) in ((await stage.added(shown)).text or "")
            assert "Ansgar Tolliver" in ((await answered(stage, last)).text or "")


async def test_what_is_confirmed_before_a_kill_is_told_of_once_by_the_next_start(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(data) as stage:
        await stage.ask(BUILDER)
        await brought(stage, await opened(stage, await order(stage, "/gaps")))
    change(data, "state = 'wanted', message = 77")
    reached = asyncio.Event()

    async def killed(*_: Any) -> None:  # it is in the library, and not noted as done
        reached.set()
        await asyncio.sleep(3600)

    with monkeypatch.context() as patched:
        patched.setattr(taking.Board, "say", killed)
        async with staged(data, more=met) as stage:
            await asyncio.wait_for(reached.wait(), PATIENCE_S)
            assert rows(stage, "SELECT count(*) FROM wishes") == [(0,)]
    async with staged(data, more=met) as stage:
        (told,) = await stage.world.wait_for(
            lambda: finals(stage.world, READER), timeout=PATIENCE_S
        )
        assert ARTICLE in (told.text or "")
        (done,) = finals(stage.world, ADMIN)
        assert ENGLISH.say("gap-told", count=1) in (done.text or "")
    async with staged(data, more=met) as stage:  # it has nothing more to tell
        assert await stage.quiet(await order(stage, "/gaps"))
        assert not finals(stage.world, READER)


async def test_a_gap_is_filled_for_those_who_can_read_the_article(
    stage: Stage, tmp_path: Path
) -> None:
    group, other = stage.group, tmp_path / "other.txt"
    other.write_text("The team of Ostrel meets on Mondays, says Odo Brand.")
    stage.services.indexer.index([str(other)], corpus="team")
    assert (await order(stage, f"/corpus {group.id} team")).text
    asked = await stage.ask(f"@footnote_bot {BUILDER}", group)
    mine = await stage.ask(BUILDER)
    gap = await opened(stage, await order(stage, "/gaps"))
    said = await filled(stage, gap)
    assert f"{ENGLISH.say('gap-closed-partly')} {ENGLISH.say('gap-told', count=1)}" in said
    assert ARTICLE in ((await answered(stage, mine)).text or "")
    assert await stage.quiet(asked)
    listed = await order(stage, "/gaps")
    assert "times: 1, people: 1" in (listed.text or "")
    gap = await opened(stage, listed)
    again = await brought(stage, gap)
    assert ENGLISH.say("gap-still-open") in (again.text or "")


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


async def test_a_gap_is_dismissed_until_somebody_else_asks_the_same(stage: Stage) -> None:
    world, hidden, none = stage.world, ENGLISH.say("gap-dismissed"), ENGLISH.say("gaps-none")
    await stage.ask(BREAD)
    listed = await order(stage, "/gaps")
    gap = await opened(stage, listed)
    data = gap.buttons[0]["callback_data"]
    mine = await stage.ask("/help")
    world.press(forged(mine, data), "forged", READER)
    for message, who in ((listed, ADMIN), (gap, READER), (mine, ADMIN)):
        await told(stage, slipped(stage, message, data, who))
    assert await stage.ignored(mine)
    assert BREAD in ((await order(stage, "/gaps")).text or "")

    world.press(gap, "Dismiss", ADMIN)
    await wait(stage, gap, hidden)
    assert BREAD in (gap.text or "")
    assert (await order(stage, "/gaps")).text == none
    assert await told(stage, world.press(listed, "1", ADMIN)) == hidden
    world.press(gap, "Undo", ADMIN)
    await wait(stage, gap, ENGLISH.say("gap-how"))
    assert BREAD in ((await order(stage, "/gaps")).text or "")
    world.press(gap, "Dismiss", ADMIN)
    await wait(stage, gap, hidden)
    await stage.ask(BREAD)
    assert (await order(stage, "/gaps")).text == none
    await stage.reply(world.say(SECOND_READER, SECOND_READER, BREAD))
    assert "times: 3, people: 2" in ((await order(stage, "/gaps")).text or "")
    did = [about.split()[0] for (about,) in rows(stage, "SELECT about FROM acts")]
    assert did == ["dismiss", "undo", "dismiss"]
