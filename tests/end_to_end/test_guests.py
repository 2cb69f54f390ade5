"""Guest mode: asked in a chat that the bot isn't in, through the real application."""

from pathlib import Path
from typing import Any

import pytest

from bot.answering.answerer import Answerer
from bot.config import Access, ChatSection, InboxSection
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION, styled
from tests.end_to_end.test_evidence import UNANSWERED, forged, told
from tests.end_to_end.test_inline import opened

NAMED = f"@footnote_bot {QUESTION}"


def elsewhere(stage: Stage) -> Chat:
    """A group that the bot isn't in."""
    stage.world.guests.enabled = True
    room = stage.world.add_group("Elsewhere", [READER, SECOND_READER], owner=ADMIN)
    del room.members[stage.world.bot.id]
    return room


async def test_it_is_answered_once_with_footnotes(stage: Stage) -> None:
    room = elsewhere(stage)
    asked = stage.world.say(room, READER, NAMED)
    answer = await stage.reply(asked)
    assert "23 August 2023" in styled(answer, "bold")
    assert styled(answer, "expandable_blockquote")
    assert answer.inline_id
    folded = answer.text
    text = await opened(stage, answer)
    assert "as of" in text
    await opened(stage, answer)
    assert answer.text == folded
    press = stage.world.press(answer, "[1]", SECOND_READER)
    assert await told(stage, press) == "These buttons are for whoever asked."
    assert stage.world.from_bot(room) == [answer]


async def test_a_name_alone_asks_what_it_replies_to(stage: Stage) -> None:
    room = elsewhere(stage)
    said = stage.world.say(room, SECOND_READER, QUESTION)
    assert await stage.quiet(said, 0.3)
    answer = await stage.reply(stage.world.say(room, READER, "@footnote_bot", reply_to=said))
    assert "23 August 2023" in (answer.text or "")
    nothing = await stage.reply(stage.world.say(room, READER, "@footnote_bot"))
    assert (nothing.text or "").startswith("I don't see a question there.")


async def test_nothing_of_it_is_remembered(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    answer = Answerer.answer

    def noted(self: Answerer, question: Any, *arguments: Any, **named: Any) -> Any:
        asked.append(question)
        return answer(self, question, *arguments, **named)

    monkeypatch.setattr(Answerer, "answer", noted)
    room = elsewhere(stage)
    await stage.reply(stage.world.say(room, READER, NAMED))
    await stage.reply(stage.world.say(room, READER, "@footnote_bot who built it?"))
    await stage.ask("Who built it?")
    assert [each.history for each in asked] == [()] * 3


async def test_it_says_so_where_the_articles_dont(stage: Stage) -> None:
    room = elsewhere(stage)
    answer = await stage.reply(stage.world.say(room, READER, f"@footnote_bot {UNANSWERED}"))
    assert answer.text == "The articles don't say."
    assert "Tell me" not in str(answer.buttons)
    text = await opened(stage, answer, "Nearest passages")
    assert text.startswith("The nearest passages, though they may not answer it:")
    assert styled(answer, "expandable_blockquote")
    id = str(answer.buttons[0]["callback_data"]).partition(":")[2]
    for made_up in (f"w:{id}", f"s:{id}", f"a:{id}"):
        press = stage.world.press(forged(answer, made_up), "forged", READER)
        assert await told(stage, press) in ("", "I don't know that answer any more.")


async def test_a_reply_to_a_link_says_which_article(data: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<html lang="en"><head><title>Borveth</title>'
        '<link rel="canonical" href="https://example.org/borveth"></head><body><article>'
        "<p>The lighthouse of Borveth was built in 1884 by Ansgar Tolliver, who kept it.</p>"
        "</article></body></html>"
    )
    async with staged(data) as stage:
        assert stage.services.indexer.index([str(page)]).added == 1
        room = elsewhere(stage)
        said = stage.world.say(room, SECOND_READER, "read https://example.org/borveth")
        asked = stage.world.say(room, READER, "@footnote_bot Who built it?", reply_to=said)
        answer = await stage.reply(asked)
        assert (answer.text or "").splitlines()[0] == "About: Borveth"
        first = (answer.text or "").splitlines()[0]
        assert "1884" in (answer.text or "")
        assert (await opened(stage, answer)).splitlines()[0] == first


async def test_what_isnt_public_is_never_shown(data: Path) -> None:
    corpora = {"access": Access(admins=[ADMIN], public_corpora=[])}  # type: ignore[arg-type]
    async with staged(data, more=lambda _: corpora) as stage:
        answer = await stage.reply(stage.world.say(elsewhere(stage), READER, NAMED))
        assert (answer.text or "").startswith("I can't quote my articles in other chats.")


async def test_no_stranger_is_let_in_by_an_allowlist(data: Path) -> None:
    access = Access(mode="allowlist", admins=[ADMIN], chats=[READER])  # type: ignore[arg-type]
    async with staged(data, access) as stage:
        room = elsewhere(stage)
        assert await stage.quiet(stage.world.say(room, SECOND_READER, NAMED))
        for user in (READER, ADMIN):
            answer = await stage.reply(stage.world.say(room, user, NAMED))
            assert "23 August 2023" in (answer.text or "")


async def test_who_asks_too_fast_is_told_once(data: Path) -> None:
    async with staged(data, chat=ChatSection(user_per_minute=1)) as stage:
        room = elsewhere(stage)
        await stage.reply(stage.world.say(room, READER, NAMED))
        hasty = stage.world.say(room, READER, NAMED)
        assert "23 August" not in ((await stage.reply(hasty)).text or "")
        assert await stage.quiet(stage.world.say(room, READER, NAMED))


async def test_a_failure_is_owned_up_to(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("it went wrong")

    monkeypatch.setattr(Answerer, "answer", broken)
    async with staged(data, inbox=InboxSection(retry_s=0.001)) as stage:
        asked = stage.world.say(elsewhere(stage), READER, NAMED)
        sorry = await stage.world.next_from_bot(asked, timeout=PATIENCE_S)
        assert (sorry.text or "").startswith("Sorry, something went wrong on my side.")


async def test_what_was_taken_back_is_not_said_again(stage: Stage) -> None:
    room = elsewhere(stage)
    answer = await stage.reply(stage.world.say(room, READER, NAMED))
    link = next(each.url for each in answer.entities if each.type == "text_link")
    await stage.reply(stage.world.say(ADMIN, ADMIN, f"/retract {link} wrong day"))
    assert (answer.text or "").startswith("An admin took this answer back")
    again = await stage.reply(stage.world.say(room, READER, NAMED))
    assert (again.text or "").startswith("An earlier answer to this question was taken back")


async def test_its_buttons_outlive_a_restart(data: Path) -> None:
    kept: list[Message] = []
    async with staged(data) as stage:
        room = elsewhere(stage)
        kept.append(await stage.reply(stage.world.say(room, READER, NAMED)))
    async with staged(data) as stage:
        answer = kept[0]
        stage.world.inline_messages[answer.inline_id or ""] = answer
        stage.world.press(answer, "[1]", READER)
        await stage.world.wait_for(lambda: "as of" in (answer.text or ""), timeout=PATIENCE_S)
