"""The list of articles, searched and turned; what admins see of each: the real application."""

from pathlib import Path

from bot.chat.listing import PAGE
from bot.chat.saying.words import words_for
from bot.playground import ADMIN, READER, Message
from tests.end_to_end.conftest import Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import slipped, told
from tests.end_to_end.test_journal import order
from tests.end_to_end.test_removing import REMOVE, UNDO, moon, names, tap

ENGLISH = words_for("en")
MANAGE, PICK = ENGLISH.say("button-manage"), ENGLISH.say("button-pick")
REINDEX = ENGLISH.say("button-reindex")
NEXT, BACK = ENGLISH.say("button-next"), ENGLISH.say("button-back")


async def opened(stage: Stage, shown: Message, button: str) -> Message:
    """The message that a tap of an admin brings up."""
    last = stage.world.messages(shown.chat)[-1]
    stage.world.press(shown, button, ADMIN)
    return await stage.reply(last)


async def test_readers_search_titles_turn_pages_and_pick(data: Path, tmp_path: Path) -> None:
    for number in range(PAGE + 2):
        path = tmp_path / f"tower-{number}.txt"
        path.write_text(f"Tower number {number}\n\nIt was built in 18{number:02}.")
    async with staged(data) as stage:
        stage.services.indexer.index([str(tmp_path)])
        every = await stage.ask("/articles")
        assert f"{PAGE + 5} articles" in (every.text or "")
        found = await stage.ask("/articles TOWER number")
        assert (found.text or "").startswith("10 titles have TOWER number, page 1 of 2")
        assert len([each for each in names(found) if each.isdecimal()]) == PAGE
        assert MANAGE not in names(found)
        await tap(stage, found, NEXT, "page 2 of 2", READER)
        assert [each for each in names(found) if each.isdecimal()] == ["9", "10"]
        assert "Chandrayaan" not in (found.text or "")
        last = stage.world.messages(READER)[-1]
        stage.world.press(found, "9", READER)
        picked = await stage.reply(last)
        assert "Tower number" in (picked.text or "")
        await tap(stage, found, BACK, "page 1 of 2", READER)

        none = await stage.ask("/articles lighthouse")
        assert none.text == ENGLISH.say("articles-none-found", words="lighthouse")
        in_group = await stage.ask("/articles@footnote_bot tower", stage.group)
        assert names(in_group) == [NEXT]
        for data_of in ("page:", "page:x:tower", "page:²", "mp:0", "mp:0:tower"):
            press = slipped(stage, found, data_of, READER)
            assert await told(stage, press) == ""
        assert "page 1 of 2" in (found.text or "")


async def test_admins_see_what_is_known_of_an_article_and_what_can_be_done(stage: Stage) -> None:
    world, (id, title) = stage.world, moon(stage)
    await stage.ask(QUESTION)
    listed = await order(stage, "/articles")
    assert names(listed)[-1] == MANAGE
    assert ENGLISH.say("articles-pick") in (listed.text or "")
    await tap(stage, listed, MANAGE, ENGLISH.say("articles-manage"))
    assert names(listed)[-1] == PICK
    row = next(each for each in (listed.text or "").split("\n") if title in each)
    known = await opened(stage, listed, row.partition(".")[0])
    assert (known.text or "").startswith(title)
    for line in (
        "Source: /",
        "Corpus: main",
        "Passages: ",
        "Words: ",
        "Language: English",
        "Published: ",
        "Last read: ",
        "Versions: 1",
        "Answers that cite it: 1",
        f"Id: {id}",
    ):
        assert line in (known.text or ""), line
    assert names(known) == [REINDEX, REMOVE]

    by_id = await order(stage, f"/articles {id}")
    assert by_id.text == known.text
    await tap(stage, by_id, REMOVE, "Remove this article?")
    await tap(stage, by_id, REMOVE, "Removed")
    gone = await order(stage, f"/articles {id}")
    assert names(gone) == [UNDO]
    assert "It can be put back until" in (gone.text or "")
    await tap(stage, gone, UNDO, ENGLISH.say("put-back", title=title))
    assert "23 August 2023" in ((await stage.ask(QUESTION)).text or "")
    await tap(stage, known, REINDEX, "Reindexed 1 article")

    await tap(stage, listed, PICK, ENGLISH.say("articles-pick"))
    picked = await opened(stage, listed, row.partition(".")[0])
    assert ENGLISH.say("picked", title=title) in (picked.text or "")

    assert ENGLISH.say("articles-none-found", words=id) == (await stage.ask(f"/articles {id}")).text
    shown = await stage.ask("/articles")
    refused = await told(stage, slipped(stage, shown, f"ad:{id}", READER))
    assert refused == ENGLISH.say("admins-only")
    in_group = await order(stage, "/articles", stage.group)
    assert names(in_group) == []
    refused = await told(stage, slipped(stage, in_group, f"ad:{id}", ADMIN))
    assert refused == ENGLISH.say("admins-only")
    last = world.messages(listed.chat)[-1]
    assert await told(stage, slipped(stage, listed, "ad:0", ADMIN)) == ""
    assert (await stage.reply(last)).text == ENGLISH.say("article-not-found")
