"""A reader is told when the articles answer what they didn't, through the real application."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat import granting
from bot.playground import SECOND_READER, Message
from tests.end_to_end.conftest import PATIENCE_S, Stage, finals, staged
from tests.end_to_end.test_chat import styled
from tests.end_to_end.test_evidence import forged, tap, told
from tests.end_to_end.test_votes import rows

BUILDER = "Who built the lighthouse of Borveth?"
ARTICLE = "The lighthouse of Borveth was built in 1884 by Ansgar Tolliver."
TELL_ME = "Tell me when it is answered"


@pytest.fixture(autouse=True)
def watchful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(granting, "EVERY_S", 0.05)
    return


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "lighthouse.txt"
    path.write_text(ARTICLE)
    return path


async def wish(stage: Stage, declined: Message, person: int) -> str:
    return await told(stage, stage.world.press(declined, TELL_ME, person))


async def granted(stage: Stage, declined: Message) -> Message:
    """The message that tells of the answer."""
    shown = lambda: finals(stage.world, declined.chat, declined)  # noqa: E731
    return (await stage.world.wait_for(shown, timeout=PATIENCE_S))[0]


def write(path: Path, text: str) -> None:
    path.write_text(text)


def add(stage: Stage, article: Path) -> None:
    assert stage.services.indexer.index([str(article)]).added == 1


async def test_a_reader_is_told_once_an_article_answers(stage: Stage, article: Path) -> None:
    declined = await stage.ask(BUILDER)
    assert "write here" in await wish(stage, declined, stage.reader.id)
    last = stage.world.messages(declined.chat)[-1]
    assert await stage.quiet(last, 0.5)
    add(stage, article)
    answer = await granted(stage, declined)
    assert "Ansgar Tolliver" in (answer.text or "")
    assert styled(answer, "italic") == [BUILDER]
    shown = await tap(stage, answer, "[1]")
    assert ARTICLE in (shown.text or "")
    write(article, f"{ARTICLE} It is tall.")
    stage.services.indexer.index([str(article)])
    assert await stage.quiet(shown)


async def test_in_a_group_those_who_wished_are_named_in_one_message(
    stage: Stage, article: Path
) -> None:
    forum = stage.group
    topic = stage.world.topics.open(forum, stage.admin, "Sea")
    asked = stage.world.say(forum, stage.reader, f"@footnote_bot {BUILDER}", topic=topic)
    declined = await stage.reply(asked)
    for person in (SECOND_READER, stage.reader.id, stage.admin.id):
        await wish(stage, declined, person)
    assert "won't" in await wish(stage, declined, stage.admin.id)
    add(stage, article)
    answer = await granted(stage, declined)
    users = [each.user for each in answer.entities if each.type == "text_mention"]
    names = [each["id"] for each in users if each]
    assert names == [SECOND_READER, stage.reader.id]
    whose = "SELECT DISTINCT person FROM answers WHERE question <> ''"
    assert rows(stage, whose) == [(stage.reader.id,)]  # who asked, not who wished first
    assert (answer.reply_to, answer.thread_id) == (declined, declined.thread_id)
    assert await stage.quiet(answer)


async def test_a_wish_outlives_a_restart(data: Path, article: Path) -> None:
    async with staged(data) as stage:
        await wish(stage, await stage.ask(BUILDER), stage.reader.id)
    async with staged(data) as stage:
        before = stage.world.chat(stage.reader.id)
        asked = await stage.ask("/help")
        add(stage, article)
        answer = await granted(stage, asked)
        assert answer.chat is before
        assert "Ansgar Tolliver" in (answer.text or "")


async def test_what_the_new_articles_do_not_answer_stays_a_wish(
    stage: Stage, article: Path, tmp_path: Path
) -> None:
    declined = await stage.ask(BUILDER)
    await wish(stage, declined, stage.reader.id)
    other = tmp_path / "bakery.txt"
    write(other, "The bakery of Borveth sells forty kinds of bread.")
    last = stage.world.messages(declined.chat)[-1]
    stage.services.indexer.index([str(other)])
    assert await stage.quiet(last)
    add(stage, article)
    assert "Ansgar Tolliver" in ((await granted(stage, declined)).text or "")


async def test_a_reader_who_blocked_the_bot_costs_the_others_nothing(
    stage: Stage, article: Path
) -> None:
    mine, theirs = (
        await stage.ask(BUILDER),
        await stage.ask(f"@footnote_bot {BUILDER}", stage.group),
    )
    await wish(stage, mine, stage.reader.id)
    await wish(stage, theirs, SECOND_READER)
    stage.world.members.block(stage.reader)
    add(stage, article)
    assert "Ansgar Tolliver" in ((await granted(stage, theirs)).text or "")
    assert not finals(stage.world, mine.chat, mine)


async def test_a_wish_is_made_in_its_own_chat_alone(stage: Stage) -> None:
    declined = await stage.ask(BUILDER)
    stolen = next(each["callback_data"] for each in declined.buttons if each["text"] == TELL_ME)
    other: Message = await stage.ask("/help@footnote_bot", stage.group)
    press = stage.world.press(forged(other, stolen), "forged", SECOND_READER)
    assert "another chat" in await told(stage, press)
