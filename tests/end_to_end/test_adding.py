"""An admin adds articles from the chat: a link, a file, a channel's post, shown before."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest

from bot.chat.managing import board
from bot.chat.saying.words import ENGLISH
from bot.chat.store.store import FILE
from bot.config import Access, LibrarySection
from bot.playground import ADMIN, READER, SECOND_READER, Message, World, contents
from bot.playground.entities import Entity
from bot.playground.messages import Press
from index.aside import PENDING
from index.errors import LibraryFull
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.index.loaders.web import Page, Web, serving

LIGHT = """<html><head><title>The light of Borveth</title><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-05-06"></head><body><article>
<h1>The light of Borveth</h1>
<p>The lighthouse of Borveth was built in 1884 by Ansgar Tolliver, a mason from Ostrel.</p>
<p>Its lamp was tended by Ida Quill until 1931, and the tower is 41 metres tall, as Vera Lindqvist
wrote.</p>
<p>Every evening the keeper climbed two hundred steps and counted the ships of the Ostrel Harbour
Company.</p></article></body></html>"""
FOG = "\n\n".join(f"In the year {year} the keeper counted ships." for year in range(1880, 1900))
FEED = "<rss><channel>{}</channel></rss>"


def page(text: str) -> Page:
    return Page(text.encode())


def feed(*paths: str) -> Page:
    return page(FEED.format("".join(f"<item><link>{each}</link></item>" for each in paths)))


@asynccontextmanager
async def admin_of(
    data: Path, web: Web, max_listed: int = 200, access: Access | None = None
) -> AsyncIterator[tuple[Stage, str]]:
    """A running bot that may fetch from that web, and the root of its links."""
    at = f"127.0.0.1:{web.port}"
    library = LibrarySection(trusted_hosts=[at], max_listed=max_listed)  # type: ignore[arg-type]
    async with staged(data, access, library=library) as stage:
        yield stage, f"http://{at}"


def says(stage: Stage, text: str, **more: Message) -> Message:
    return stage.world.say(ADMIN, ADMIN, text, **more)


def titles(stage: Stage) -> set[str]:
    return {each.title for each in stage.services.library.articles()}


def buttons(message: Message) -> list[str]:
    return [each["text"] for each in message.buttons]


async def told(stage: Stage, message: Message, text: str) -> None:
    await stage.world.wait_for(lambda: text in (message.text or ""), timeout=PATIENCE_S)


async def test_a_link_is_shown_then_added_and_asked_about(data: Path) -> None:
    with serving({"/light": page(LIGHT), "/copy": page(LIGHT)}) as web:
        async with admin_of(data, web) as (stage, root):
            shown = await stage.previewed(says(stage, f"/add {root}/light?utm_source=x#top"))
            assert shown.text == (
                "The light of Borveth\n"
                "Author: Ann Lee\n"
                "Date: 6 May 2024\n"
                "Language: English\n"
                "Words: 56; passages: 1\n"
                f"From: {root}/light\n"
                "\n"
                "It begins: The lighthouse of Borveth was built in 1884 by Ansgar Tolliver, a "
                "mason from Ostrel. Its lamp was tended by Ida Quill until 1931, and the tower is "
                "41 metres tall, as Vera Lindqvist wrote. Every evening the keeper climbed two "
                "hundred steps…\n"
                "\n"
                "New: no article here is like it."
            )
            assert buttons(shown) == ["Add", "Don't add"]
            assert "The light of Borveth" not in titles(stage)

            web.pages["/light"] = page(LIGHT.replace("1884", "1777"))  # what was shown is added
            stage.world.press(shown, "Add", stage.admin)
            await stage.added(shown)
            assert (shown.text or "").startswith("Added: The light of Borveth, 1 passage.")
            assert len(buttons(shown)) == 3
            stage.world.press(shown, "What does it say about Ansgar Tolliver?", stage.admin)
            answer = await stage.world.next_from_bot(shown, timeout=PATIENCE_S)
            await told(stage, answer, "built in 1884 by Ansgar Tolliver")
            assert len(web.asked) == 1
            journal = await stage.reply(says(stage, "/journal"))
            assert "add “The light of Borveth”" in (journal.text or "")
            assert not list((data / PENDING).iterdir())

            newer = await stage.previewed(says(stage, f"/add {root}/light"))
            assert "A newer version of an article that I read on" in (newer.text or "")
            assert "% of the old text stays" in (newer.text or "")
            stage.world.press(newer, "Replace the old version", stage.admin)
            await stage.added(newer)
            assert (newer.text or "").startswith("Updated: The light of Borveth, 1 passage.")
            same = await stage.previewed(says(stage, f"/add {root}/light"))
            assert same.text == "The light of Borveth is here already, word for word."
            assert buttons(same) == []

            copied = await stage.previewed(says(stage, f"/add {root}/copy"))
            assert "90% of it is in an article here already: The light of Borveth (" in (
                copied.text or ""
            )
            stage.world.press(copied, "Don't add", stage.admin)
            await told(stage, copied, ENGLISH.say("not-added"))
            assert len(stage.services.library.articles()) == 4


async def test_what_an_admin_replies_to_is_added(data: Path) -> None:
    with serving({"/light": page(LIGHT), "/fog": page(FOG)}) as web:
        async with admin_of(data, web) as (stage, root):
            world, group = stage.world, stage.group
            said = world.say(
                group, READER, "Read this", entities=[Entity("text_link", 5, 4, f"{root}/fog")]
            )
            order = world.say(group, ADMIN, "/add@footnote_bot", reply_to=said)
            shown = await stage.previewed(order)
            assert f"From: {root}/fog" in (shown.text or "")
            world.press(shown, "Add", READER)
            world.press(shown, "Don't add", READER)
            file = world.upload(READER, READER, "mist.txt", b"Mist is thin fog, says Odo Brand.")
            assert (await stage.reply(file)).text == ENGLISH.say("admins-only")
            assert "Fog" not in titles(stage)
            world.press(shown, "Add", ADMIN)
            await stage.added(shown)
            assert len(stage.services.library.articles()) == 4

            passed_on = {"document": file.document.to_json()} if file.document else {}
            above = world.send(group, READER, passed_on)
            shown = await stage.previewed(
                world.say(group, ADMIN, "/add@footnote_bot", reply_to=above)
            )
            assert "From: mist.txt" in (shown.text or "")
            here = contents.forwarded(world.user(READER)) | passed_on
            again = await stage.previewed(world.send(ADMIN, ADMIN, here))
            assert "From: mist.txt" in (again.text or "")


async def test_a_channels_post_is_an_article_however_short(data: Path) -> None:
    with serving({"/fog": page(FOG)}) as web:
        async with admin_of(data, web) as (stage, root):
            world = stage.world
            channel = world.add_channel("Morning reading", owner=SECOND_READER)
            passed_on = contents.forwarded(channel)
            text = "A word from the light\n\nThe lamp of Ostrel burns whale oil, says Ida Quill."
            shown = await stage.previewed(world.say(ADMIN, ADMIN, text, extra=passed_on))
            assert (shown.text or "").startswith("A word from the light\nAuthor: Morning reading\n")
            assert "From: https://t.me/" in (shown.text or "")
            world.press(shown, "Add", ADMIN)
            await stage.added(shown)
            assert "A word from the light" in titles(stage)
            linked = world.say(ADMIN, ADMIN, f"{root}/fog", extra=passed_on)
            assert f"From: {root}/fog" in ((await stage.previewed(linked)).text or "")
            asked = world.say(READER, READER, "Who says the lamp burns oil?", extra=passed_on)
            assert "Ida Quill" in ((await stage.reply(asked)).text or "")


async def test_a_feed_is_shown_and_added_as_a_list(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "EVERY_S", 0.0)
    pages = {
        f"/{n}": page(f"Number {n}\n\n{FOG.replace('ships', f'ships of {n}')}") for n in range(6)
    }
    paths = [f"/{n}" for n in range(6)]
    with serving({**pages, "/feed": feed(*paths, "/none", "/more")}) as web:
        async with admin_of(data, web, max_listed=7) as (stage, root):
            one = await stage.add(says(stage, f"/add {root}/0"))
            assert one.text
            shown = await stage.previewed(says(stage, f"/add {root}/feed"))
            assert shown.text == (
                "A list of 7 articles:\n"
                + "".join(f"• {root}/{n}\n" for n in range(5))
                + "• and 2 more\n\n"
                + f"From: {root}/feed\n"
                + "It has more than I take in at once: library.max_listed allows for more.\n"
                + "Here already, and updated if they have changed: 1\n"
                + "Once it is added, I look there for new articles by myself."
            )
            asked = len(web.asked)
            stage.world.press(shown, "Add", ADMIN)
            await told(stage, shown, "Added: 5. Updated: 0. Unchanged: 1.")
            assert f"Couldn't be added: 1\n• there is nothing at {root}/none (404)" in (
                shown.text or ""
            )
            assert len(web.asked) == asked + 7
            texts = [call.params.get("text") for call in stage.world.calls]
            assert "Adding… 3 of 7 articles" in texts


async def test_what_cannot_be_added_gets_one_line(data: Path) -> None:
    pages = {
        "/big": Page(b"x" * 30_000_000),
        "/app": Page(b"{}", headers={"Content-Type": "application/json"}),
    }
    with serving(pages) as web:
        async with admin_of(data, web) as (stage, root):
            for order, said in {
                "/add": "Put a link behind /add",
                f"/add {root}/a {root}/b": "One at a time, please",
                f"/add {root}/none": f"There is nothing at {root}/none (404). Check the link.",
                f"/add {root}/app": "isn't an article (application/json). Name the page of one.",
                f"/add {root}/big": "is larger than 20 MB. Raise library.max_file_mb.",
                "/add http://localhost/x": "isn't on the public network, and links mustn't lead",
                "/add http://169.254.169.254/latest": "isn't on the public network",
                "/add http://127.0.0.1:9/": "ports 80 and 443 only. To allow this one, add",
                "/add http://me:secret@a.example/": "holds a name or password. Leave it out",
                "/add ftp://a.example/x": "isn't a link to the web. Name one with https://.",
                "/add file:///etc/passwd": "isn't a link to the web",
            }.items():
                shown = await stage.previewed(says(stage, order))
                assert said in (shown.text or ""), order
                assert buttons(shown) == []
                assert "secret" not in (shown.text or "")
            assert len(stage.services.library.articles()) == 3
            assert not (data / PENDING).exists()


def tap(stage: Stage, message: Message, data: str, who: int = ADMIN) -> Press:
    """A button tapped below any message, be it made up."""
    press = Press(f"{len(stage.world.presses)}0", stage.world.user(who), message, data)
    stage.world.presses[press.id] = press
    stage.world.updates.push("callback_query", press.to_json(), lane=("press", who))
    return press


async def toast(stage: Stage, press: Press) -> str:
    answer = await stage.world.wait_for(lambda: press.answer, timeout=PATIENCE_S)
    return str(answer.get("text", ""))


async def test_only_who_asked_may_tap_and_only_there_and_once(data: Path) -> None:
    access = Access(admins=[ADMIN, SECOND_READER])  # type: ignore[arg-type]
    async with staged(data, access) as stage:
        world = stage.world
        shown = await stage.previewed(world.upload(ADMIN, ADMIN, "fog.txt", FOG.encode()))
        yes, no = (each["callback_data"] for each in shown.buttons)
        other = await stage.ask("@footnote_bot ?", stage.group)
        not_yours, expired = ENGLISH.say("inline-not-yours"), ENGLISH.say("add-expired")
        assert await toast(stage, tap(stage, shown, yes, SECOND_READER)) == not_yours
        assert await toast(stage, tap(stage, shown, yes, READER)) == ENGLISH.say("admins-only")
        assert await toast(stage, tap(stage, other, yes)) == not_yours
        assert await toast(stage, tap(stage, other, "add:0123456789abcdef:yes")) == expired
        assert await toast(stage, tap(stage, other, "add:")) == expired
        assert "Fog" not in titles(stage)
        taps = [tap(stage, shown, each) for each in (yes, yes, no)]
        said = {await toast(stage, each) for each in taps}
        assert said == {"", ENGLISH.say("add-already")}
        await stage.added(shown)
        acts = await stage.reply(says(stage, "/journal"))
        assert (acts.text or "").count("add “Fog”") == 1


async def test_what_cannot_be_written_now_is_asked_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(data) as stage:
        shown = await stage.previewed(stage.world.upload(ADMIN, ADMIN, "fog.txt", FOG.encode()))
        indexer = stage.services.indexer
        add = indexer.add

        def broken(*_: Any, **__: Any) -> None:
            raise LibraryFull(f"the disk of {data.resolve()} is full", "make room and repeat")

        monkeypatch.setattr(indexer, "add", broken)
        stage.world.press(shown, "Add", ADMIN)
        await told(stage, shown, "is full. Make room and repeat.")
        assert str(data) not in (shown.text or "")
        monkeypatch.setattr(indexer, "add", add)
        await stage.world.wait_for(
            lambda: buttons(shown) == ["Add", "Don't add"], timeout=PATIENCE_S
        )
        stage.world.press(shown, "Add", ADMIN)
        await stage.added(shown)
        assert "Fog" in titles(stage)


def change(data: Path, what: str) -> None:
    with closing(sqlite3.connect(data / FILE)) as db, db:
        db.execute(f"UPDATE additions SET {what}")


async def shown_before(data: Path) -> str:
    """What the button below a preview holds, of a bot that has ended since."""
    async with staged(data) as stage:
        shown = await stage.previewed(stage.world.upload(ADMIN, ADMIN, "fog.txt", FOG.encode()))
        return str(shown.buttons[0]["callback_data"])


def met(world: World) -> dict[str, Any]:
    """Who has written to the bot before it was started anew."""
    for each in (ADMIN, READER):
        world.chat(each).started = True
    return {}


async def test_what_was_shown_can_be_confirmed_after_a_restart(data: Path) -> None:
    yes = await shown_before(data)
    async with staged(data, more=met) as stage:
        old = stage.world.post(stage.world.chat(ADMIN), stage.world.bot, text="a preview")
        tap(stage, old, yes)
        await stage.added(old)
        assert "Fog" in titles(stage)


async def test_what_was_confirmed_before_a_kill_is_added_by_the_next_start(data: Path) -> None:
    await shown_before(data)
    change(data, "state = 'wanted', message = 77")
    async with staged(data, more=met) as stage:
        await stage.world.wait_for(lambda: "Fog" in titles(stage), timeout=PATIENCE_S)
        done = lambda: stage.world.from_bot(ADMIN)  # noqa: E731
        (said,) = await stage.world.wait_for(done, timeout=PATIENCE_S)
        assert (said.text or "").startswith("Added: Fog, ")


async def test_what_has_expired_says_so(data: Path) -> None:
    yes = await shown_before(data)
    change(data, "made = 0")
    async with staged(data, more=met) as stage:
        expired = ENGLISH.say("add-expired")
        old = stage.world.post(stage.world.chat(ADMIN), stage.world.bot, text="a preview")
        row = [{"text": "Add", "callback_data": yes}]
        old.reply_markup = {"inline_keyboard": [row]}
        assert await toast(stage, tap(stage, old, yes)) == expired
        await told(stage, old, expired)
        assert "Fog" not in titles(stage)
    await shown_before(data)
    shutil.rmtree(data / PENDING)
    change(data, "state = 'wanted'")
    async with staged(data, more=met) as stage:
        done = lambda: stage.world.from_bot(ADMIN)  # noqa: E731
        (said,) = await stage.world.wait_for(done, timeout=PATIENCE_S)
        assert said.text == expired
