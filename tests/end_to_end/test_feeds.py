"""Links that are fetched again, as an admin sees and steers them through the real application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.chat.managing import followed
from bot.chat.saying.words import ENGLISH
from bot.playground import ADMIN, READER, Message
from index import refetching
from index.visits import Visits
from tests.end_to_end.conftest import Stage
from tests.end_to_end.test_adding import FOG, admin_of, buttons, feed, page, says, told
from tests.end_to_end.test_evidence import forged, slipped
from tests.end_to_end.test_evidence import told as toast
from tests.end_to_end.test_votes import rows
from tests.index.loaders.web import Web, serving

NEW = "The new light of Ostrel was lit in 1999 by Nils Oram."


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refetching, "PAUSE_S", 0.0)


def visits(stage: Stage) -> Visits:
    return Visits(stage.services.library)


async def order(stage: Stage, text: str) -> Message:
    return await stage.reply(says(stage, text))


@asynccontextmanager
async def following(data: Path) -> AsyncIterator[tuple[Stage, Web, str]]:
    """A bot that follows a feed of one article, and the web that it is in."""
    with serving({"/feed": feed("/fog"), "/fog": page(FOG), "/new": page(NEW)}) as web:
        async with admin_of(data, web) as (stage, root):
            listed = await order(stage, "/feeds")
            assert listed.text == ENGLISH.say("feeds-none")
            shown = await stage.previewed(says(stage, f"/add {root}/feed"))
            stage.world.press(shown, "Add", ADMIN)
            await told(stage, shown, "Added: 1.")
            yield stage, web, root


async def opened(stage: Stage, number: str = "1") -> Message:
    """What is known of a link, in place of the list."""
    listed = await order(stage, "/feeds")
    stage.world.press(listed, number, ADMIN)
    await told(stage, listed, "Corpus: main")
    return listed


async def test_a_feed_is_seen_fetched_paced_left_and_followed_again(data: Path) -> None:
    async with following(data) as (stage, web, root):
        world = stage.world
        listed = await order(stage, "/feeds")
        lines = (listed.text or "").split("\n")
        assert lines[0] == ("Fetched again by themselves: feeds and sitemaps: 1, pages: 1")
        assert lines[2] == f"1. {root}/feed"
        assert lines[3].startswith("Last fetched: ")
        shown = await opened(stage)
        for said in ("Articles that it has brought: 1", "Hours between fetches: 24", "Next: "):
            assert said in (shown.text or "")

        web.pages["/feed"] = feed("/new", "/fog")
        world.press(shown, "Fetch now", ADMIN)
        await told(stage, shown, "Fetched. New articles: 1, new versions: 0")
        assert "Articles that it has brought: 2" in (shown.text or "")
        assert "Nils Oram" in ((await stage.ask("Who lit the new light of Ostrel?")).text or "")
        world.press(shown, "Fetch now", ADMIN)
        await told(stage, shown, "Fetched: nothing new.")

        world.press(shown, "Change hours", ADMIN)
        await told(stage, shown, "After how many hours")
        assert buttons(shown) == ["1", "6", "24", "168", "As all others: 24", "Never", "Back"]
        world.press(shown, "6", ADMIN)
        await told(stage, shown, "Hours between fetches: 6")
        assert {each.every_h for each in visits(stage).all()} == {6.0}
        for text, said in {
            "Never": "Fetched again: only when asked",
            "As all": "fetches: 24",
        }.items():
            world.press(shown, "Change hours", ADMIN)
            await told(stage, shown, "After how many hours")
            world.press(
                shown, next(each for each in buttons(shown) if each.startswith(text)), ADMIN
            )
            await told(stage, shown, said)

        world.press(shown, "Stop following", ADMIN)
        await told(stage, shown, "Its articles stay.")
        assert [each.is_list for each in visits(stage).all()].count(True) == 1
        world.press(shown, "Stop following", ADMIN)
        await told(stage, shown, "You can undo that for a day.")
        assert not [each for each in visits(stage).all() if each.is_list]
        assert f"{root}/feed" not in ((await order(stage, "/feeds")).text or "")
        world.press(shown, "Undo", ADMIN)
        await told(stage, shown, "Articles that it has brought: 2")
        assert f"{root}/feed" in ((await order(stage, "/feeds")).text or "")
        acts = rows(stage, "SELECT about FROM acts WHERE what = 'feeds' ORDER BY id")
        assert [about for (about,) in acts] == [
            *("fetch 127.0.0.1", "fetch 127.0.0.1", "hours 6 127.0.0.1", "hours 0 127.0.0.1"),
            *("hours default 127.0.0.1", "stop 127.0.0.1", "undo 127.0.0.1"),
        ]


async def test_a_page_that_fails_says_since_when_and_its_article_shows_the_same(data: Path) -> None:
    async with following(data) as (stage, web, root):
        fog = next(
            each for each in stage.services.library.articles() if each.source.endswith("fog")
        )
        details = await order(stage, f"/articles {fog.id}")
        assert "Hours between fetches: 24" in (details.text or "")
        del web.pages["/fog"]
        stage.world.press(details, "Fetching again…", ADMIN)
        shown = await stage.reply(stage.world.messages(ADMIN)[-1])
        assert (shown.text or "").startswith(f"{fog.title}\n{root}/fog")
        assert "Stop following" not in buttons(shown)
        stage.world.press(shown, "Fetch now", ADMIN)
        await told(stage, shown, "It couldn't be fetched.")
        assert "failures in a row: 1. there is nothing at" in (shown.text or "")
        listed = await order(stage, "/feeds")
        assert f"2. {root}/fog\nBroken since " in (listed.text or "")
        assert rows(stage, "SELECT about FROM acts WHERE what = 'feeds'") == [(f"fetch {fog.id}",)]
        stage.services.library.remove(fog.id)
        stage.world.press(shown, "Fetch now", ADMIN)
        await told(stage, shown, ENGLISH.say("feed-gone"))
        assert buttons(shown) == ["Back"]


async def test_many_links_have_pages_and_all_of_it_is_for_admins_in_private(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(followed, "PAGE", 1)
    async with following(data) as (stage, web, root):
        world = stage.world
        del web.pages["/fog"]
        fog = next(each for each in visits(stage).all() if not each.is_list)
        visits(stage).note(fog.failed(fog.at + 1, "gone", is_gone=True))
        in_group = world.say(stage.group, ADMIN, "/feeds@footnote_bot")
        assert (await stage.reply(in_group)).text == ENGLISH.say("in-private-only")
        assert (await stage.ask("/feeds")).text == ENGLISH.say("admins-only")
        listed = await order(stage, "/feeds")
        assert buttons(listed) == ["1", "Next"]
        world.press(listed, "Next", ADMIN)
        await told(stage, listed, f"2. {root}/fog")
        assert buttons(listed) == ["2", "Back"]
        world.press(listed, "Back", ADMIN)
        await told(stage, listed, f"1. {root}/feed")

        shown, asked = await opened(stage), len(web.asked)
        link = next(each for each in visits(stage).all() if each.is_list)
        mine = await stage.ask("/help")
        for what in (followed.FETCH, followed.STOP, followed.EVERY):
            data_of = followed.button("x", what, link, "6").callback_data
            press = world.press(forged(mine, str(data_of)), "forged", READER)
            assert await toast(stage, press) == ENGLISH.say("admins-only")
            for message, who in ((shown, READER), (shown, ADMIN)):
                await toast(stage, slipped(stage, message, str(data_of), who))
        for crafted in ("fd:", "fd:p:x", "fd:p:-1", "fd:e:x:6", f"fd:e:{followed.name(link)}:9e9"):
            listed = await order(stage, "/feeds")
            assert await toast(stage, world.press(forged(listed, crafted), "forged", ADMIN)) == ""
        assert await stage.ignored(world.say(ADMIN, ADMIN, "/feeds@another_bot"))
        assert len(web.asked) == asked
        assert [each.every_h for each in visits(stage).all() if each.is_list] == [None]
        assert rows(stage, "SELECT * FROM acts WHERE what = 'feeds'") == []
        assert rows(stage, "SELECT * FROM updates WHERE state = 'failed'") == []
