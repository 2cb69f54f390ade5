"""Channels' posts and the comments below them, through the real application."""

import logging
import threading
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.chat.corpora import posts_of
from bot.chat.meant import watching
from bot.config import Access, Channels
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message, World, contents
from index.catalogue import Entry
from index.errors import LibraryError
from index.indexer import Indexer
from index.loaders import Intake
from index.report import Report
from tests.end_to_end.articles import BORVETH, MARSK, WHO, shelve
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_scope import ME, MISSING, first_line
from tests.index.loaders.web import Page, serving

PEOPLE = [READER, SECOND_READER]
BUILDER = (
    "The lighthouse of Ostrel was built in 1866 by Vera Lindqvist, and every stone was carried."
)
LONG = f"A light for Ostrel\n\n{BUILDER}\n\n" + " ".join(
    f"Keeper number {n} of Ostrel wrote a page about the storms of that winter." for n in range(8)
)
SHORT = Channels(min_words=40)
OSTREL = "Who built the lighthouse of Ostrel?"


@dataclass
class Morning:
    """A channel, the group where it is discussed, and the bot."""

    stage: Stage
    channel: Chat
    talk: Chat

    @property
    def world(self) -> World:
        return self.stage.world

    def post(self, text: str, **extra: Any) -> Message:
        return self.world.say(self.channel, ADMIN, text, extra=extra)

    async def comment(
        self, post: Message, text: str = f"{ME} {WHO}", reply_to: Message | None = None
    ) -> Message:
        """What the bot says to a comment."""
        return await self.stage.reply(self.world.comment(post, READER, text, reply_to))

    def titles(self) -> set[str]:
        return {each.title for each in self.entries()}

    def entries(self) -> list[Entry]:
        """What the group reads that discusses the posts."""
        corpora = ("main", posts_of(self.channel.id))
        return self.stage.services.library.articles(corpora)


@asynccontextmanager
async def morning(
    folder: Path,
    *,
    ours: bool = True,
    channels: Channels = SHORT,
    username: str | None = None,
    inside: bool = False,
) -> AsyncIterator[Morning]:
    """`ours` is a channel that the operator has named, `inside` one whose admin the bot is."""
    made: list[tuple[Chat, Chat]] = []

    def furnished(world: World) -> Mapping[str, Any]:
        talk = world.add_group("Morning talk", PEOPLE, owner=ADMIN)
        channel = world.add_channel(
            "Morning reading", PEOPLE, owner=ADMIN, group=talk, username=username
        )
        if inside:
            channel.members[world.bot.id] = "administrator"
        made.append((channel, talk))
        chats = [channel.id] if ours else []
        access = Access(admins=[ADMIN], chats=chats)  # type: ignore[arg-type]
        return {"access": access, "channels": channels}

    async with staged(folder / "data", more=furnished) as stage:
        shelve(stage.services, folder)
        yield Morning(stage, *made[0])


async def test_a_comment_is_answered_from_what_the_post_links_to(tmp_path: Path) -> None:
    async with morning(tmp_path, ours=False) as here:
        marsk, borveth = here.post(f"New today: {MARSK}"), here.post(f"Older: {BORVETH}")
        answer = await here.comment(marsk)
        assert first_line(answer) == "About: Marsk"
        assert answer.thread_id == marsk.forward.message_id  # type: ignore[union-attr]
        assert first_line(await here.comment(borveth)) == "About: Borveth"
        # A comment on a comment names the thread alone: the post was seen above the first one.
        first = here.world.comment(marsk, SECOND_READER, "I wonder.")
        answer = await here.comment(marsk, reply_to=first)
        assert first_line(answer) == "About: Marsk"
        assert first_line(await here.comment(marsk, WHO, reply_to=answer)) == "About: Marsk"
        pages = here.world.say(here.talk, READER, f"{ME} {WHO}")
        assert not first_line(await here.stage.reply(pages)).startswith("About")
        unknown = here.post("Elsewhere: https://nowhere.example/x")
        assert first_line(await here.comment(unknown)) == MISSING
        plain = here.post("Good morning")
        assert not first_line(await here.comment(plain)).startswith(("About", "The article"))


async def test_a_post_is_known_once_the_bot_has_seen_it_anywhere(tmp_path: Path) -> None:
    async with morning(tmp_path, ours=False, inside=True) as here:
        here.talk.members[here.world.bot.id] = "administrator"
        post = here.post(f"New today: {MARSK}")
        first = here.world.comment(post, SECOND_READER, "I wonder.")
        assert first_line(await here.comment(post, reply_to=first)) == "About: Marsk"
        here.world.edit(post, f"I meant {BORVETH}")
        assert first_line(await here.comment(post, reply_to=first)) == "About: Borveth"
        # Asked about in another chat, Telegram tells no more of a post than where it stands.
        origin = contents.forwarded(here.channel)["forward_origin"] | {
            "message_id": post.message_id
        }
        card = {"external_reply": {"origin": origin}}
        asks = here.world.say(here.stage.group, READER, f"{ME} {WHO}", extra=card)
        assert first_line(await here.stage.reply(asks)) == "About: Borveth"


async def test_a_long_post_of_a_channel_of_ours_is_an_article(tmp_path: Path) -> None:
    async with morning(tmp_path, username="morning_reading") as here:
        post = here.post(LONG)
        answer = await here.comment(post, f"{ME} {OSTREL}")
        assert first_line(answer) == "About: A light for Ostrel"
        assert "Vera Lindqvist" in (answer.text or "")
        library = here.stage.services.library
        (entry,) = [each for each in here.entries() if "Ostrel" in each.title]
        link = f"https://t.me/morning_reading/{post.message_id}"
        assert (entry.source, entry.url) == (link, link)
        assert entry.published == datetime.fromtimestamp(post.date, UTC).date().isoformat()
        marker = next(each.url for each in answer.entities if each.type == "text_link")
        assert marker == link
        assert "Vera" in ((await here.stage.ask(f"{OSTREL} {link}?single")).text or "")
        here.world.edit(post, LONG.replace("Vera Lindqvist", "Aino Salo"))
        answer = await here.comment(post, f"{ME} {OSTREL}")
        assert "Aino Salo" in (answer.text or "")
        # What an admin takes out stays out, though the post is seen again, and edited.
        library.remove(entry.id)
        assert not first_line(await here.comment(post)).startswith("About")
        here.world.edit(post, LONG)
        assert not first_line(await here.comment(post)).startswith("About")
        # A link in it says more than the post itself; a short one says nothing.
        both = here.post(f"{LONG}\n\n{MARSK}")
        assert first_line(await here.comment(both)) == "About: Marsk"
        here.post(f"Short. {BUILDER}")
        assert here.titles() == {"Borveth", "Marsk", "A light for Ostrel"}


async def test_posts_are_read_as_they_come_where_the_bot_is_inside(tmp_path: Path) -> None:
    async with morning(tmp_path, inside=True) as here:
        here.talk.members[here.world.bot.id] = "administrator"
        post = here.post(LONG)
        await here.world.wait_for(lambda: len(here.titles()) == 3, timeout=PATIENCE_S)
        (entry,) = [each for each in here.entries() if "Ostrel" in each.title]
        number = str(here.channel.id).removeprefix("-100")
        assert entry.source == f"https://t.me/c/{number}/{post.message_id}"
        assert entry.url == ""
        here.world.edit(post, "Corrected\n\nIt was built by Aino Salo.")
        await here.world.wait_for(lambda: "Corrected" in here.titles(), timeout=PATIENCE_S)
        photo = contents.photo(LONG.replace("Ostrel", "Vaasa"))
        here.world.send(here.channel, ADMIN, photo)
        await here.world.wait_for(lambda: "A light for Vaasa" in here.titles(), timeout=PATIENCE_S)
        passed_on = contents.forwarded(here.world.add_channel("Other", owner=ADMIN))
        here.post(LONG.replace("Ostrel", "Elsewhere"), **passed_on)
        answer = await here.comment(post, f"{ME} {OSTREL}")
        assert first_line(answer) == "About: Corrected"
        assert "A light for Elsewhere" not in here.titles()


@pytest.mark.parametrize(
    ("ours", "channels"),
    [(False, SHORT), (True, Channels(min_words=40, index_posts=False))],
)
async def test_nobody_else_puts_articles_into_the_library(
    tmp_path: Path, ours: bool, channels: Channels
) -> None:
    async with morning(tmp_path, ours=ours, channels=channels, inside=True) as here:
        here.talk.members[here.world.bot.id] = "administrator"
        post = here.post(LONG)
        here.world.edit(post, f"{LONG} More.")
        answer = await here.comment(post, f"{ME} {OSTREL}")
        assert not first_line(answer).startswith("About")
        copied = contents.forwarded(here.channel)
        here.world.say(here.talk, READER, LONG, extra=copied)
        assert await here.stage.quiet(answer)
        assert here.titles() == {"Borveth", "Marsk"}


async def test_a_channel_is_never_answered(tmp_path: Path) -> None:
    async with morning(tmp_path, inside=True) as here:
        here.talk.members[here.world.bot.id] = "administrator"
        for text in (f"{ME} {WHO}", f"/ask {WHO}", f"/help{ME}", "/start", f"{ME}", LONG):
            here.world.edit(here.post(text), f"{text}?")
        here.world.upload(here.channel, ADMIN, "a.txt", b"words", "/add")
        last = here.post("Good night")
        assert first_line(await here.comment(last)).startswith("The lighthouse")
        assert here.world.from_bot(here.channel) == []
        assert len(here.world.from_bot(here.talk)) == 1


async def test_a_library_that_is_busy_or_broken_keeps_no_comment_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "PATIENCE_S", 0.05)
    async with morning(tmp_path) as here:
        indexer, free = here.stage.services.indexer, threading.Event()
        add = indexer.add

        def broken(*_: Any, **__: Any) -> None:
            raise LibraryError("the disk is full", "make room")

        def slow(*given: Any, **named: Any) -> Report:
            free.wait(PATIENCE_S)
            return add(*given, **named)

        post = here.post(LONG)
        monkeypatch.setattr(indexer, "add", broken)
        assert not first_line(await here.comment(post)).startswith("About")
        monkeypatch.setattr(indexer, "add", slow)
        here.talk.members[here.world.bot.id] = "administrator"
        other = here.post(LONG.replace("Ostrel", "Vaasa"))  # takes its time
        assert not first_line(await here.comment(post)).startswith("About")
        free.set()
        await here.world.wait_for(lambda: "A light for Vaasa" in here.titles(), timeout=PATIENCE_S)
        assert first_line(await here.comment(other)) == "About: A light for Vaasa"
        assert first_line(await here.comment(post)) == "About: A light for Ostrel"


@pytest.mark.parametrize("inside", [True, False])
async def test_what_a_post_of_ours_links_to_is_taken_in_where_that_is_wanted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, inside: bool
) -> None:
    channels = Channels(min_words=40, auto_index=True)
    page = Page(f"Fog\n\n{BUILDER}".encode())
    with serving({"/fog": page}) as web, caplog.at_level(logging.WARNING):
        async with morning(tmp_path, channels=channels, inside=inside) as here:
            services = here.stage.services
            intake = Intake(fetcher=web.fetcher)
            indexer = Indexer(services.library, services.embedder, intake=intake)
            vars(services.wired)["indexer"] = indexer
            card = {"url": "HTTP://a.example/fog?utm_source=x"}
            post = here.post("And http://a.example/none", link_preview_options=card)
            if not inside:  # it is seen with the first comment, and read for the next
                assert first_line(await here.comment(post)) == MISSING
            await here.world.wait_for(lambda: "Fog" in here.titles(), timeout=PATIENCE_S)
            answer = await here.comment(post, f"{ME} {OSTREL}")
            assert first_line(answer) == "About: Fog"
            assert "Vera Lindqvist" in (answer.text or "")
            assert here.titles() == {"Borveth", "Marsk", "Fog"}
            await here.comment(post)
    named = [each for each in caplog.messages if "http://a.example/none isn't taken in" in each]
    assert len(named) == 1


async def test_the_links_of_others_are_not_opened(tmp_path: Path) -> None:
    channels = Channels(min_words=40, auto_index=True)
    with serving({"/fog": Page(b"Fog is cloud on the ground.")}) as web:
        async with morning(tmp_path, ours=False, channels=channels, inside=True) as here:
            services = here.stage.services
            intake = Intake(fetcher=web.fetcher)
            vars(services.wired)["indexer"] = Indexer(
                services.library, services.embedder, intake=intake
            )
            post = here.post("Today: http://a.example/fog")
            assert first_line(await here.comment(post)) == MISSING
            said = here.world.say(here.talk, READER, f"{ME} {WHO} http://a.example/fog")
            assert first_line(await here.stage.reply(said)) == MISSING
    assert web.asked == []
