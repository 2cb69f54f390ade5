"""Who was given a quote that its article doesn't say any more is told so once, through the real
application."""

import asyncio
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from bot.chat.amending import amending
from bot.chat.managing import broken
from bot.chat.saying.words import words_for
from bot.chat.store.amendments import Amendment, Amendments
from bot.chat.store.store import FILE, StoreError
from bot.config import Access, Config, LibrarySection
from bot.playground import ADMIN, READER, SECOND_READER, Message, World, refusals
from bot.services import Services
from index import refetching
from tests.end_to_end.conftest import PATIENCE_S, Stage, finals, models, staged
from tests.end_to_end.test_chat import styled
from tests.end_to_end.test_evidence import BUILDER, slipped, tap, told
from tests.end_to_end.test_inline import chosen, typed
from tests.end_to_end.test_posts import LONG, OSTREL, morning
from tests.end_to_end.test_retract import retract
from tests.end_to_end.test_scope import ME
from tests.end_to_end.test_votes import rows
from tests.index.loaders.web import Page, Web, serving

ENGLISH = words_for("en")
OLD = "The lighthouse of Borveth was built in 1884 by Ansgar Tolliver."
NEW = "The lighthouse of Borveth was built in 1901 by Ida Quill."
REST = "It stands on a cliff above the harbour. Its lamp burns all night."
KEEPER = "The keeper of the lighthouse is Olga Brandt, who lives there with a cat."
TALL = "The lighthouse of Borveth is 41 metres tall."
CHANGED = ENGLISH.say("amended")
WHAT = ENGLISH.say("button-changed")
QUIET = ENGLISH.say("button-quiet")
LOUD = ENGLISH.say("button-loud")


@pytest.fixture(autouse=True)
def watchful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(amending, "EVERY_S", 0.05)
    monkeypatch.setattr(refetching, "EVERY_S", 0.05)
    monkeypatch.setattr(refetching, "PAUSE_S", 0.0)
    monkeypatch.setattr(broken, "EVERY_S", 0.05)
    monkeypatch.setattr(broken, "GATHER_S", 0.3)
    return


class Article:
    """A file that is indexed as it stands, by whoever runs the library."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def says(self, stage: Stage, *sentences: str) -> None:
        self.path.write_text(" ".join(sentences))
        assert not stage.services.indexer.index([str(self.path)]).failed


@pytest.fixture
def article(tmp_path: Path) -> Article:
    return Article(tmp_path / "lighthouse.txt")


async def watching(stage: Stage) -> None:
    """The bot has begun to look."""

    def seen() -> bool:
        with suppress(sqlite3.OperationalError):  # the bot has yet to make its file
            return bool(rows(stage, "SELECT version FROM amended"))
        return False

    await stage.world.wait_for(seen, timeout=PATIENCE_S)


async def looked(stage: Stage) -> None:
    """It has looked at all there is by now, several times, and is done with it."""
    await asyncio.sleep(0.6)
    due = lambda: not rows(stage, "SELECT 1 FROM amendments WHERE told = 0")  # noqa: E731
    await stage.world.wait_for(due, timeout=PATIENCE_S)


async def news(stage: Stage, after: Message) -> Message:
    shown = lambda: finals(stage.world, after.chat, after)  # noqa: E731
    return (await stage.world.wait_for(shown, timeout=PATIENCE_S))[0]


async def in_group(stage: Stage, question: str = BUILDER) -> Message:
    return await stage.ask(f"@footnote_bot {question}", stage.group)


def today() -> str:
    return ENGLISH.day(time.strftime("%Y-%m-%d", time.gmtime()))


async def test_a_reader_is_told_once_with_old_and_new_side_by_side(
    stage: Stage, article: Article
) -> None:
    await watching(stage)
    article.says(stage, OLD, REST)
    first = await stage.ask(BUILDER)
    answer = await stage.ask("By whom was the lighthouse of Borveth built?")
    assert "Ansgar Tolliver" in (first.text or "")
    assert "Ansgar Tolliver" in (answer.text or "")
    before = (first.text, answer.text)
    article.says(stage, OLD, REST, "It is white.")  # nothing that was quoted
    await looked(stage)
    assert finals(stage.world, answer.chat, answer) == []
    article.says(stage, NEW, REST)
    told_of = await news(stage, answer)
    text = told_of.text or ""
    assert text.startswith(f"{CHANGED}\n\nLighthouse · lighthouse.txt\n\n")
    assert styled(told_of, "expandable_blockquote") == [OLD, NEW]
    assert styled(told_of, "bold")[1:] == ["1901", "Ida Quill"]
    assert text.count(ENGLISH.say("amended-as-of", date=today())) == 2
    assert told_of.reply_to is answer
    assert [each["text"] for each in told_of.buttons] == [QUIET]
    assert (first.text, answer.text) == before
    article.says(stage, NEW.replace("Ida", "Ada"), REST)  # it has changed once more
    await looked(stage)
    assert finals(stage.world, answer.chat, told_of) == []
    assert styled(await tap(stage, answer, "[1]"), "bold")[1] == OLD


async def test_what_vanished_and_what_stays_in_one_message_an_article(
    stage: Stage, article: Article, tmp_path: Path
) -> None:
    await watching(stage)
    article.says(stage, OLD, KEEPER, TALL, REST)
    await stage.ask(BUILDER)
    await stage.ask("Who is the keeper of the lighthouse?")
    last = await stage.ask("How tall is the lighthouse of Borveth?")
    article.says(stage, KEEPER.replace("cat", "dog"), TALL, REST)
    told_of = await news(stage, last)
    text = told_of.text or ""
    assert OLD in text
    assert ENGLISH.say("amended-gone", date=today()) in text
    assert KEEPER in text
    assert KEEPER.replace("cat", "dog") in text
    assert TALL not in text
    await looked(stage)
    assert finals(stage.world, last.chat, told_of) == []


async def test_who_does_not_want_to_be_told_is_not_and_may_change_their_mind(
    stage: Stage, article: Article
) -> None:
    await watching(stage)
    article.says(stage, OLD, REST)
    answer = await stage.ask(BUILDER)
    article.says(stage, NEW, REST)
    told_of = await news(stage, answer)
    assert await told(stage, stage.world.press(told_of, QUIET, READER)) == ENGLISH.say(
        "amended-quiet"
    )
    back = lambda: [each["text"] for each in told_of.buttons] == [LOUD]  # noqa: E731
    await stage.world.wait_for(back, timeout=PATIENCE_S)
    again = await stage.ask(BUILDER)
    article.says(stage, OLD, REST)
    await looked(stage)
    assert finals(stage.world, again.chat, again) == []
    assert await told(stage, stage.world.press(told_of, LOUD, READER)) == ENGLISH.say(
        "amended-loud"
    )
    third = await stage.ask(BUILDER)
    article.says(stage, NEW, REST)
    assert OLD in ((await news(stage, third)).text or "")
    for data in ("quiet:", "quiet:maybe", "quiet:on:7", "changed:", f"changed:{'f' * 16}"):
        await told(stage, slipped(stage, third, data, SECOND_READER))
    assert rows(stage, "SELECT person FROM quiet") == [(SECOND_READER,)]  # by their own tap


async def test_in_a_group_the_answer_is_marked_and_nobody_written_to(
    stage: Stage, article: Article
) -> None:
    await watching(stage)
    article.says(stage, OLD, REST)
    answer = await in_group(stage)
    before, links = answer.text or "", [each.url for each in answer.entities if each.url]
    other = await in_group(stage, "When did Chandrayaan-3 land on the Moon?")
    untouched = other.text
    article.says(stage, NEW, REST)
    marked = lambda: WHAT in [each["text"] for each in answer.buttons]  # noqa: E731
    await stage.world.wait_for(marked, timeout=PATIENCE_S)
    mark = ENGLISH.say("amended-since", date=today())
    assert (answer.text or "") == f"{before.rstrip()}\n\n{mark}"
    assert [each.url for each in answer.entities if each.url] == links
    assert other.text == untouched
    await looked(stage)
    assert finals(stage.world, stage.group, other) == []
    shown = await tap(stage, answer, WHAT, SECOND_READER)
    assert styled(shown, "expandable_blockquote") == [OLD, NEW]
    assert shown.reply_to is answer
    stage.world.press(answer, "👎 Not helpful", SECOND_READER)
    asked = lambda: "Beside the point" in str(answer.buttons) or len(answer.buttons) > 4  # noqa: E731
    await stage.world.wait_for(asked, timeout=PATIENCE_S)
    assert marked()
    elsewhere = await stage.ask("/help")
    id = str(next(each for each in answer.buttons if each["text"] == WHAT)["callback_data"])
    assert "another chat" in await told(stage, slipped(stage, elsewhere, id, READER))
    article.says(stage, OLD, REST)
    again = stage.world.press(answer, WHAT, SECOND_READER)
    assert await told(stage, again) == ENGLISH.say("amended-again")


async def test_an_edited_post_marks_the_answers_below_it(tmp_path: Path) -> None:
    async with morning(tmp_path, inside=True) as here:
        await watching(here.stage)
        post = here.post(LONG)
        answer = await here.comment(post, f"{ME} {OSTREL}")
        before = answer.text or ""
        here.world.edit(post, LONG.replace("Vera Lindqvist", "Aino Salo"))
        await here.world.wait_for(lambda: WHAT in str(answer.buttons), timeout=PATIENCE_S)
        mark = ENGLISH.say("amended-since", date=today())
        assert (answer.text or "") == f"{before.rstrip()}\n\n{mark}"
        shown = await tap(here.stage, answer, WHAT)
        assert styled(shown, "bold")[1:] == ["Aino Salo"]
        await looked(here.stage)
        assert finals(here.world, here.talk, shown) == []


async def test_an_answer_of_several_messages_gets_the_button_alone(
    stage: Stage, article: Article
) -> None:
    await watching(stage)
    article.says(stage, OLD, REST)
    answer = await in_group(stage)
    before, number = answer.text, answer.message_id
    placed = f"SELECT answer FROM answer_messages WHERE message = {number}"
    await stage.world.wait_for(lambda: rows(stage, placed), timeout=PATIENCE_S)
    with closing(sqlite3.connect(stage.services.data / FILE)) as db, db:
        db.execute(
            "INSERT INTO answer_messages SELECT bot, chat, 1, answer FROM answer_messages "
            "WHERE message = ?",
            (number,),
        )
    article.says(stage, NEW, REST)
    await stage.world.wait_for(lambda: WHAT in str(answer.buttons), timeout=PATIENCE_S)
    assert answer.text == before


async def test_what_was_written_but_not_written_down_is_told_once(
    stage: Stage, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    await watching(stage)
    article.says(stage, OLD, REST)
    await stage.ask(BUILDER)
    ended, failures = Amendments.end, [3]

    def failing(self: Amendments, told: Iterable[Amendment]) -> None:
        if failures[0]:  # the message is written, and a kill comes before that is on disk
            failures[0] -= 1
            raise StoreError("the disk is full")
        ended(self, told)

    monkeypatch.setattr(Amendments, "end", failing)
    article.says(stage, NEW, REST)
    await stage.world.wait_for(lambda: about(stage), timeout=PATIENCE_S)
    await looked(stage)
    assert failures == [0]
    assert len(about(stage)) == 1


async def test_an_inline_message_is_marked_and_stays_so(stage: Stage, article: Article) -> None:
    await watching(stage)
    article.says(stage, OLD, REST)
    sent = await chosen(stage, await typed(stage, BUILDER))
    article.says(stage, NEW, REST)
    mark = ENGLISH.say("amended-since", date=today())
    await stage.world.wait_for(lambda: mark in (sent.text or ""), timeout=PATIENCE_S)
    stage.world.press(sent, "[1]", READER)
    await stage.world.wait_for(lambda: REST[:20] in (sent.text or ""), timeout=PATIENCE_S)
    assert (sent.text or "").endswith(mark)
    (button,) = [each for each in sent.buttons if each["text"] == WHAT]
    payload = str(button["url"]).rpartition("start=")[2]
    followed = await stage.reply(stage.world.start(stage.reader, payload))
    assert styled(followed, "expandable_blockquote") == [OLD, NEW]
    unknown = await stage.reply(stage.world.start(stage.reader, "c-ffffffffffffffff"))
    assert unknown.text == ENGLISH.say("amended-again")


async def test_who_is_forgotten_blocked_or_answered_wrongly_is_not_told(
    stage: Stage, article: Article
) -> None:
    await watching(stage)
    article.says(stage, OLD, REST)
    forgetful = await stage.ask(BUILDER)
    asked = await stage.ask("/forget")
    await told(stage, stage.world.press(asked, "Forget everything of mine", READER))
    theirs = stage.world.chat(SECOND_READER)
    blocked = await stage.reply(stage.world.say(theirs, SECOND_READER, BUILDER))
    await stage.reply(stage.world.say(stage.world.chat(ADMIN), ADMIN, f"/block {SECOND_READER}"))
    group = await in_group_by_admin(stage)
    await retract(stage, group, "wrong")
    retracted = group.text
    article.says(stage, NEW, REST)
    await looked(stage)
    assert rows(stage, "SELECT DISTINCT told FROM amendments") == [(1,)]
    assert finals(stage.world, forgetful.chat, asked) == []
    assert finals(stage.world, theirs, blocked) == []
    assert group.text == retracted


async def in_group_by_admin(stage: Stage) -> Message:
    return await stage.reply(stage.world.say(stage.group, ADMIN, f"@footnote_bot {BUILDER}"))


async def test_where_it_is_paused_it_is_told_later(stage: Stage, article: Article) -> None:
    await watching(stage)
    article.says(stage, OLD, REST)
    answer = await in_group(stage)
    say, group = stage.world.say, stage.group
    await stage.reply(say(group, ADMIN, "/pause@footnote_bot"))
    article.says(stage, NEW, REST)
    due = lambda: rows(stage, "SELECT 1 FROM amendments WHERE told = 0")  # noqa: E731
    await stage.world.wait_for(due, timeout=PATIENCE_S)
    await asyncio.sleep(0.3)
    assert WHAT not in str(answer.buttons)
    await stage.reply(say(group, ADMIN, "/resume@footnote_bot"))
    await stage.world.wait_for(lambda: WHAT in str(answer.buttons), timeout=PATIENCE_S)


async def test_an_allowlist_that_has_changed_is_held_to(data: Path, article: Article) -> None:
    async with staged(data) as stage:
        await watching(stage)
        article.says(stage, OLD, REST)
        await stage.ask(BUILDER)
    closed = Access(admins=[ADMIN], mode="allowlist")  # type: ignore[arg-type]
    async with staged(data, access=closed) as stage:
        article.says(stage, NEW, REST)
        await stage.world.wait_for(
            lambda: rows(stage, "SELECT told FROM amendments") == [(1,)], timeout=PATIENCE_S
        )
        assert finals(stage.world, READER) == []


async def test_faults_and_restarts_tell_nobody_twice(data: Path, article: Article) -> None:
    async with staged(data) as stage:
        await watching(stage)
        article.says(stage, OLD, REST)
        await stage.ask(BUILDER)
    services = Services(Config(), data)  # it is indexed while no bot runs
    vars(services).update(models())
    article.path.write_text(f"{NEW} {REST}")
    services.indexer.index([str(article.path)])
    services.close()

    def faulty(world: World) -> dict[str, Any]:
        world.say(world.chat(READER), READER, "thanks")
        world.faults.add(refusals.INTERNAL, "editMessageText", times=4)
        return {}

    async with staged(data, more=faulty) as stage:
        told_of = await stage.world.wait_for(lambda: about(stage), timeout=PATIENCE_S)
        assert styled(told_of[0], "expandable_blockquote") == [OLD, NEW]
        await looked(stage)
        assert len(about(stage)) == 1
        assert not [each for each in stage.world.from_bot(READER) if each.text == CHANGED]
    async with staged(data, more=lambda world: faulty(world)) as stage:
        article.says(stage, NEW, REST, "It is white.")
        await looked(stage)
        assert about(stage) == []


def about(stage: Stage) -> list[Message]:
    """What the reader was told of changes."""
    said = finals(stage.world, READER)
    return [each for each in said if (each.text or "").startswith(CHANGED)]


async def test_a_page_that_changes_is_told_of_and_one_that_is_gone_to_admins(data: Path) -> None:
    page: dict[str, Any] = {"Content-Type": "text/plain"}
    said = lambda *all: Page(" ".join(all).encode(), headers=page)  # noqa: E731
    with serving({"/light": said(OLD, REST)}) as web:
        place = f"127.0.0.1:{web.port}"
        library = LibrarySection(trusted_hosts=[place], refetch_hours=0.0002)  # type: ignore[arg-type]
        async with staged(data, library=library) as stage:
            await watching(stage)
            assert stage.services.indexer.index([f"http://{place}/light"]).added == 1
            answer = await stage.ask(BUILDER)
            await asked_again(stage, web)
            web.pages["/light"] = said(NEW, REST)
            told_of = await news(stage, answer)
            assert styled(told_of, "expandable_blockquote") == [OLD, NEW]
            last = stage.world.say(stage.world.chat(ADMIN), ADMIN, "/help")
            last = await stage.reply(last)
            del web.pages["/light"]
            alarm = await news(stage, last)
            gone = ENGLISH.say("link-gone", link=f"http://{place}/light")
            assert (alarm.text or "") == f"{ENGLISH.say('links-broken', count=1)}\n{gone}"
            await asked_again(stage, web)
            assert finals(stage.world, ADMIN, alarm) == []
            assert "Ida Quill" in ((await stage.ask(BUILDER)).text or "")


async def asked_again(stage: Stage, web: Web) -> None:
    web.asked.clear()
    await stage.world.wait_for(lambda: len(web.asked) >= 2, timeout=PATIENCE_S)
