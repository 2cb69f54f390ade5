"""An admin removes articles and puts them back, through the real application."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat import erasing
from bot.chat.saying.words import words_for
from bot.chat.store.store import FILE
from bot.config import Access
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message
from index import trash
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import slipped, told
from tests.end_to_end.test_journal import kept, order

ENGLISH = words_for("en")
REMOVE, KEEP, UNDO = (ENGLISH.say(f"button-{each}") for each in ("remove", "keep", "undo"))
MENTION = f"@footnote_bot {QUESTION}"


def moon(stage: Stage) -> tuple[str, str]:
    """The id and the title of the article that answers QUESTION."""
    (one,) = [each for each in stage.services.library.articles() if "chandrayaan" in each.source]
    return one.id, one.title


async def tap(stage: Stage, shown: Message, button: str, says: str, user: int = ADMIN) -> str:
    """What the message says once the button is tapped."""
    stage.world.press(shown, button, user)
    await stage.world.wait_for(lambda: says in (shown.text or ""), timeout=PATIENCE_S)
    return shown.text or ""


def names(shown: Message) -> list[str]:
    return [str(each["text"]) for each in shown.buttons]


async def test_an_article_is_removed_and_put_back(data: Path) -> None:
    async with staged(data) as stage:
        id, title = moon(stage)
        answer = await stage.ask(QUESTION)
        asked = await order(stage, f"/remove {id}")
        assert title in (asked.text or "")
        assert "chandrayaan" in (asked.text or "")
        assert "passages" in (asked.text or "")
        assert len(stage.services.library.articles()) == 3

        assert await tap(stage, asked, KEEP, ENGLISH.say("remove-kept"))
        assert names(asked) == []
        asked = await order(stage, f"/remove {id}")
        said = await tap(stage, asked, REMOVE, ENGLISH.say("removed", title=title))
        assert "It can be put back until" in said
        assert names(asked) == [UNDO]
        assert "don't say" in ((await stage.ask(QUESTION)).text or "")
        pressed = stage.world.press(answer, "[1]", READER)
        assert "was removed" in await told(stage, pressed)

        listed = await order(stage, "/remove")
        assert title in (listed.text or "")

    async with staged(data) as stage:  # the buttons outlive the process
        shown = stage.world.chat(ADMIN)
        again = await order(stage, f"/remove {id}")
        assert again.text == ENGLISH.say("article-not-found")
        listed = await order(stage, "/remove")
        assert names(listed) == ["1"]
        await tap(stage, listed, "1", ENGLISH.say("put-back", title=title))
        assert "23 August 2023" in ((await stage.ask(QUESTION)).text or "")
        assert await kept(stage) == [
            f"{ADMIN}: remove undo “{title}”",
            f"{ADMIN}: remove “{title}”",
        ]
        assert shown is stage.world.chat(ADMIN)


async def test_what_is_meant_can_be_said_in_many_ways(stage: Stage) -> None:
    library, group = stage.services.library, stage.group
    id, title = moon(stage)
    others = [each.id for each in library.articles() if each.id != id]
    answer = await stage.ask(MENTION, group)
    for said in (
        await order(stage, f"/remove {title}"),
        await order(stage, f"/remove {title.split()[0].lower()}"),
        await order(stage, f"/remove https://t.me/footnote_bot?start=a-{id}"),
        await order(stage, "/remove", group, answer),
    ):
        assert title in (said.text or "")
        assert names(said) == [REMOVE, KEEP]

    file = stage.world.upload(group, ADMIN, "tower.txt", b"A tower of words.", "/add@footnote_bot")
    await stage.add(file)
    by_file = await order(stage, "/remove", group, file)
    assert "tower" in (by_file.text or "")
    assert await tap(stage, by_file, REMOVE, "Removed")

    which = await order(stage, "/remove e")
    assert (which.text or "").startswith(ENGLISH.say("article-which"))
    chosen = library.articles()[1]
    row = next(each for each in (which.text or "").split("\n") if chosen.title in each)
    await tap(stage, which, row.partition(".")[0], "Remove this article?")
    assert chosen.title in (which.text or "")

    both = await order(stage, f"/remove {' '.join(others)} {'0' * 12}")
    assert (both.text or "").startswith(ENGLISH.say("remove-ask", count=2))
    sources = [Path(library.article(each).source) for each in others]
    assert all(each.name in (both.text or "") for each in sources)
    assert not any(str(each.parent) in (both.text or "") for each in sources)  # nobody's business
    await tap(stage, both, REMOVE, "Removed")
    assert [each.id for each in library.articles()] == [id]
    await tap(stage, both, UNDO, "Back in the library")
    assert len(library.articles()) == 3

    for text in ("/remove lighthouse", "/remove https://example.org/none", f"/remove {'0' * 12}"):
        assert (await order(stage, text)).text == ENGLISH.say("article-not-found"), text
    how = ENGLISH.say("how-to-remove", example="/remove 3f2a90c1d4e5")
    assert (await order(stage, "/remove", group)).text == how  # what is removed isn't listed here


async def test_only_the_admin_who_was_asked_says_yes(data: Path) -> None:
    access = Access(admins=[ADMIN, SECOND_READER])  # type: ignore[arg-type]
    async with staged(data, access) as stage:
        world, library = stage.world, stage.services.library
        id, title = moon(stage)
        asked = await order(stage, f"/remove {id}", stage.group)
        refused = await told(stage, world.press(asked, REMOVE, READER))
        assert refused == ENGLISH.say("admins-only")
        refused = await told(stage, world.press(asked, REMOVE, SECOND_READER))
        assert refused == ENGLISH.say("order-not-yours")
        data_of = {each["text"]: each["callback_data"] for each in asked.buttons}
        elsewhere = await order(stage, "/help")
        forged = [
            (elsewhere, data_of[REMOVE], ADMIN),
            (asked, "rm:0000000000000000:yes", ADMIN),
            (asked, "rm:", ADMIN),
        ]
        for shown, button, who in forged:
            refused = await told(stage, slipped(stage, shown, button, who))
            assert refused == ENGLISH.say("order-unknown"), button
        for wanted in ("9", "-1", "0", "back0", "x", "²"):
            press = slipped(stage, asked, data_of[REMOVE].replace("yes", wanted), ADMIN)
            assert await told(stage, press) == ""
        assert len(library.articles()) == 3

        await tap(stage, asked, REMOVE, "Removed")
        assert len(library.articles()) == 2
        refused = await told(stage, world.press(asked, UNDO, READER))
        assert refused == ENGLISH.say("admins-only")
        await tap(stage, asked, UNDO, ENGLISH.say("put-back", title=title), SECOND_READER)
        assert len(library.articles()) == 3


async def test_what_is_deleted_for_good_isnt_put_back_and_leaves_no_title(stage: Stage) -> None:
    id, title = moon(stage)
    asked = await order(stage, f"/remove {id}")
    await tap(stage, asked, REMOVE, "Removed")
    library = stage.services.library
    library.purge(library.trash()[0].until)
    await tap(stage, asked, UNDO, ENGLISH.say("put-back-late"))
    assert await kept(stage) == [f"{ADMIN}: remove {id}"]
    assert title not in ((await order(stage, "/remove")).text or "")


async def test_readers_dont_remove(stage: Stage) -> None:
    id, _ = moon(stage)
    assert (await stage.ask(f"/remove {id}")).text == ENGLISH.say("admins-only")
    group: Chat = stage.group
    assert await stage.ignored(stage.world.say(group, READER, f"/remove {id}"))
    assert trash.KEPT_S == 24 * 3600


async def test_answers_in_the_words_of_what_is_deleted_are_erased(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "EVERY_S", 0.2)
    async with staged(data) as stage:
        id, _ = moon(stage)
        library, words = stage.services.library, b"23 August 2023"
        lost = await stage.ask(QUESTION)
        await stage.ask("Who is Alex Spiro?")
        assert said_on_disk(data).count(words) > 0
        library.remove(id)
        assert texts(data)[0], "it may be put back yet"
        library.purge(library.trash()[0].until)
        await stage.world.wait_for(lambda: not texts(data)[0], timeout=PATIENCE_S)
        assert texts(data)[1], "what others say stays"

        def is_swept() -> bool:
            library.purge()  # a reader may have been in the way of the last one
            return words not in said_on_disk(data)

        await stage.world.wait_for(is_swept, timeout=PATIENCE_S)

        assert "was removed" in await told(stage, stage.world.press(lost, "[1]", READER))


def said_on_disk(data: Path) -> bytes:
    """All that is in the data directory."""
    return b"".join(each.read_bytes() for each in data.rglob("*") if each.is_file())


def texts(data: Path) -> list[str]:
    """What answers are kept as saying, the first one first."""
    with closing(sqlite3.connect(data / FILE)) as db:
        return [text for (text,) in db.execute("SELECT text FROM answers ORDER BY rowid")]
