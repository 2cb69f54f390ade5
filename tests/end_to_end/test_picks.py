"""One article picked in private, by a button, a deep link or a link alone; and all asked again."""

from pathlib import Path

from bot.playground import READER, SECOND_READER, Entity, Message
from tests.end_to_end.articles import BORVETH, MARSK, SECRET, WHO, shelve
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_evidence import forged, tap
from tests.end_to_end.test_scope import first_line
from tests.end_to_end.test_votes import rows, texts

GONE = "That article isn't here any more."
ALL = "Ask all articles"


async def pressed(stage: Stage, below: Message, button: str, user: int = READER) -> Message:
    return await tap(stage, below, button, user)


async def test_an_article_is_picked_from_the_list_and_all_are_asked_again(tmp_path: Path) -> None:
    async with staged(tmp_path / "data") as stage:
        shelve(stage.services, tmp_path)
        assert "pick it in /articles" in ((await stage.ask("/help")).text or "")
        listed = await stage.ask("/articles")
        assert texts(listed) == ["1", "2"]
        assert "Secret" not in (listed.text or "")
        picked = await pressed(stage, listed, "2")
        assert first_line(picked) == "From now on I answer from this article alone: Marsk"
        answer = await stage.ask(WHO)
        assert first_line(answer) == "About: Marsk"
        assert "Ida Quill" in (answer.text or "")
        assert "Ansgar" not in (answer.text or "")
        assert ALL in texts(answer)
    async with staged(tmp_path / "data") as stage:  # it is remembered
        answer = await stage.ask(WHO)
        assert first_line(answer) == "About: Marsk"
        again = await pressed(stage, answer, ALL)
        assert again.text == "I answer from all articles again."
        answer = await stage.ask(WHO)
        assert not first_line(answer).startswith("About")
        assert ALL not in texts(answer)


async def test_a_link_alone_picks_and_a_link_with_words_is_for_once(tmp_path: Path) -> None:
    async with staged(tmp_path / "data") as stage:
        ids = shelve(stage.services, tmp_path)
        once = await stage.ask(f"{WHO} {BORVETH}")
        assert first_line(once) == "About: Borveth"
        assert ALL not in texts(once)
        assert not first_line(await stage.ask(WHO)).startswith("About")
        picked = await stage.ask(f"{MARSK}?utm_source=x")
        assert first_line(picked).endswith(": Marsk")
        assert first_line(await stage.ask(WHO)) == "About: Marsk"
        assert first_line(await stage.ask(f"{WHO} {BORVETH}")) == "About: Borveth"
        assert first_line(await stage.ask(WHO)) == "About: Marsk"
        bait = [Entity("text_link", 0, 4, "https://marsk.example@evil.example/light")]
        flood = " ".join(f"https://nowhere.example/{n}" for n in range(99))
        for text, marks in ((SECRET, []), (flood, []), ("Look", bait)):
            said = stage.world.say(READER, READER, text, entities=marks)
            assert (await stage.reply(said)).text == (
                "That article isn't in my library; /articles lists those that are."
            )
        # Its link is told, and is good for others too.
        link = next(each for each in (picked.text or "").split() if "start=" in each)
        other = stage.world.start(SECOND_READER, link.partition("start=")[2])
        assert first_line(await stage.reply(other)).endswith(": Marsk")
        assert link.endswith(ids["Marsk"])
        pasted = stage.world.say(stage.group, SECOND_READER, f"Read {link}")
        answer = await stage.ask(f"@footnote_bot {WHO}", stage.group, reply_to=pasted)
        assert first_line(answer) == "About: Marsk"
        assert first_line(await stage.ask(link)).endswith(": Marsk")
        forgotten = (await stage.ask("/new")).text or ""
        assert "I answer from all articles again." in forgotten
        assert not first_line(await stage.ask(WHO)).startswith("About")
        assert "from all articles" not in ((await stage.ask("/new")).text or "")
        assert first_line(await stage.ask(WHO)) != ""
        asked = stage.world.say(SECOND_READER, SECOND_READER, WHO)
        assert first_line(await stage.reply(asked)) == "About: Marsk"


async def test_an_article_that_is_removed_is_no_longer_asked_and_that_is_said_once(
    tmp_path: Path,
) -> None:
    async with staged(tmp_path / "data") as stage:
        ids = shelve(stage.services, tmp_path)
        await stage.ask(MARSK)
        answer = await stage.ask(WHO)
        stage.services.library.remove(ids["Marsk"])
        lost = await stage.ask(WHO)
        assert first_line(lost) == (
            "The article you had picked was removed, so I looked in all articles."
        )
        assert "Ansgar Tolliver" in (lost.text or "")
        assert first_line(await stage.ask(WHO)).startswith("The lighthouse")
        assert first_line(await stage.ask(WHO, reply_to=answer)).startswith("The article meant")


async def test_what_anybody_can_make_up_picks_nothing(tmp_path: Path) -> None:
    async with staged(tmp_path / "data") as stage:
        ids = shelve(stage.services, tmp_path)
        for payload in ("a-", "a-zzz", f"a-{ids['Secret']}", f"a-{'0' * 12}", "a-" + "9" * 62):
            assert (await stage.reply(stage.world.start(stage.reader, payload))).text == GONE
        help = await stage.ask("/help")
        for data in ("a:", "a:zzz", f"a:{ids['Secret']}", "a:" + "x" * 60):
            assert (await pressed(stage, forged(help, data), "forged")).text == GONE
        assert not first_line(await stage.ask(WHO)).startswith("About")
        # In groups nobody picks for the others.
        listed = await stage.ask("/articles@footnote_bot", stage.group)
        assert listed.buttons == []
        stage.world.press(forged(listed, f"a:{ids['Marsk']}"), "forged", READER)
        started = await stage.ask(f"/start@footnote_bot a-{ids['Marsk']}", stage.group)
        assert "From now on" not in (started.text or "")
        answer = await stage.ask(f"@footnote_bot {WHO}", stage.group)
        assert not first_line(answer).startswith("About")
        said = [each.text or "" for each in stage.world.from_bot(stage.group)]
        assert not any("From now on" in each for each in said)


async def test_the_numbers_go_on_from_page_to_page(tmp_path: Path) -> None:
    async with staged(tmp_path / "data") as stage:
        folder = tmp_path / "many"
        folder.mkdir()
        for number in range(10):
            (folder / f"{number}.md").write_text(f"# Story {number}\n\nIt is about {number}.")
        stage.services.indexer.index([str(folder)])
        listed = await stage.ask("/articles")
        assert texts(listed) == [*"12345678", "Next"]
        stage.world.press(listed, "Next", READER)
        await stage.world.wait_for(lambda: texts(listed) == ["9", "10", "Back"], timeout=PATIENCE_S)
        assert first_line(await pressed(stage, listed, "10")).endswith(": Story 9")


async def test_another_article_is_another_conversation(tmp_path: Path) -> None:
    async with staged(tmp_path / "data") as stage:
        shelve(stage.services, tmp_path)
        for text in ("What is known about Ansgar Tolliver?", "How tall is it?", MARSK):
            await stage.ask(text)
        for _ in range(2):
            await stage.ask("How tall is it?")
        asked = [alone for (alone,) in rows(stage, "SELECT alone FROM answers ORDER BY asked")]
        assert asked[1] == "How tall is it? (Ansgar Tolliver)"
        assert asked[2] == "How tall is it?"
        assert asked[3].startswith("How tall is it? (")
        assert "Ansgar" not in asked[3]
