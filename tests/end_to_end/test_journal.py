"""What admins do is kept and shown to admins in private; commands that may be another bot's."""

from pathlib import Path

from bot.chat.managing.journal import PAGE
from bot.chat.saying.words import words_for
from bot.config import Access, ChatSection
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import slipped

ENGLISH = words_for("en")
MENTION = f"@footnote_bot {QUESTION}"


async def order(
    stage: Stage, text: str, chat: Chat | None = None, to: Message | None = None
) -> Message:
    """What the bot says to its admin; in private if in no other chat."""
    where = chat or stage.world.chat(stage.admin.id)
    return await stage.reply(stage.world.say(where, stage.admin, text, reply_to=to))


async def kept(stage: Stage, count: int = 1) -> list[str]:
    """What `/journal` lists, as "who: what", once there are so many rows."""
    shown = await order(stage, "/journal")
    rows = [each.split(", by ")[-1] for each in (shown.text or "").split("\n• ")[1:]]
    assert len(rows) >= count, shown.text
    return rows


async def test_what_admins_do_is_kept_and_shown_in_private(data: Path) -> None:
    async with staged(data) as stage:
        world, group = stage.world, stage.group
        assert (await order(stage, "/journal")).text == ENGLISH.say("journal-empty")
        asked = world.say(group, READER, MENTION)
        answer = await stage.reply(asked)
        answer_id = answer.buttons[0]["callback_data"].split(":")[1]
        await order(stage, "/block", group, asked)
        await order(stage, "/block", group, asked)  # blocked already: nothing was done
        await order(stage, f"/unblock {READER}")
        await order(stage, "/pause", group)
        await order(stage, "/resume", group)
        await order(stage, "/retract never so", group, answer)
        chat = world.chat(ADMIN)
        await stage.add(world.upload(chat, ADMIN, "tower.txt", b"A tower of words."))
        shown = await order(stage, "/reindex")
        await world.wait_for(lambda: "Reindexed" in (shown.text or ""), timeout=PATIENCE_S)
        title = next(
            each.title for each in stage.services.library.articles() if "tower" in each.source
        )

        rows = await kept(stage, 7)
        assert rows == [
            f"{ADMIN}: reindex all",
            f"{ADMIN}: add “{title}”",
            f"{ADMIN}: retract {answer_id}",
            f"{ADMIN}: resume {group.id}",
            f"{ADMIN}: pause {group.id}",
            f"{ADMIN}: unblock {READER}",
            f"{ADMIN}: block {READER}",
        ]
        told = await order(stage, "/journal", group)
        assert told.text == ENGLISH.say("in-private-only")
        assert (await stage.ask("/journal")).text == ENGLISH.say("admins-only")
        days = ENGLISH.say("privacy-journal", count=365)
        assert days in ((await order(stage, "/privacy")).text or "")
        assert days not in ((await stage.ask("/privacy")).text or "")

    async with staged(data) as stage:
        assert await kept(stage) == rows
        forget = await stage.ask("/forget")
        stage.world.press(forget, ENGLISH.say("button-forget"), READER)
        await stage.world.wait_for(lambda: "Done." in (forget.text or ""), timeout=PATIENCE_S)
        assert (await kept(stage))[-2:] == [f"{ADMIN}: unblock", f"{ADMIN}: block"]


async def test_the_journal_has_pages_for_admins_alone(stage: Stage) -> None:
    for person in range(1, PAGE + 2):
        await order(stage, f"/block {person}")
    shown = await order(stage, "/journal")
    first = shown.text or ""
    assert f"block {PAGE + 1}" in first
    assert not first.endswith("block 1")
    stage.world.press(shown, ENGLISH.say("button-older"), ADMIN)
    await stage.world.wait_for(
        lambda: (shown.text or "").endswith(f"{ADMIN}: block 1"), timeout=PATIENCE_S
    )
    for data, who in (("j:0", READER), ("j:9", ADMIN), ("j:", ADMIN), ("j:-1", ADMIN)):
        press = slipped(stage, shown, data, who)
        await stage.world.wait_for(lambda press=press: press.answer, timeout=PATIENCE_S)  # type: ignore[misc]
    stage.world.press(shown, ENGLISH.say("button-newer"), ADMIN)
    await stage.world.wait_for(lambda: shown.text == first, timeout=PATIENCE_S)


async def test_an_admins_command_that_may_be_another_bots_is_left_to_it(data: Path) -> None:
    access = Access(mode="allowlist", admins=[ADMIN], chats=[READER])  # type: ignore[arg-type]
    async with staged(data, access) as stage:
        said = stage.world.say(stage.group, READER, "/reindex")
        assert await stage.ignored(said)  # not even that the bot isn't for this group

    async with staged(data) as stage:
        world, group = stage.world, stage.group
        for text in ("/reindex", "/add", "/journal", "/failed", "/retract", "/pause", "/block 1"):
            said = world.say(group, READER, text)
            assert await stage.ignored(said), text
        for text in ("/reindex@footnote_bot", "/Block@Footnote_bot"):
            refused = await stage.reply(world.say(group, READER, text))
            assert refused.text == ENGLISH.say("admins-only")
        assert (await stage.ask("/pause")).text == ENGLISH.say("admins-only")
        assert (await order(stage, "/pause", group)).text == ENGLISH.say("paused")
        said = world.say(group, SECOND_READER, "/reindex")
        assert await stage.ignored(said)
        told = await stage.reply(world.say(group, SECOND_READER, "/reindex@footnote_bot"))
        assert told.text == ENGLISH.say("paused-by-admin")


async def test_whoever_names_the_bot_again_and_again_is_refused_as_often_as_answered(
    data: Path,
) -> None:
    async with staged(data, chat=ChatSection(user_per_minute=2, group_per_minute=0)) as stage:
        texts = [
            (await stage.ask("/reindex@footnote_bot", stage.group)).text or "" for _ in range(3)
        ]
        assert texts[:2] == [ENGLISH.say("admins-only")] * 2
        assert texts[2] != texts[0]
        said = stage.world.say(stage.group, READER, "/reindex@footnote_bot")
        assert await stage.ignored(said)
