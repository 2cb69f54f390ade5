"""What one article doesn't say and another does, by one tap, through the real application."""

from pathlib import Path

from bot.playground import READER, SECOND_READER
from tests.end_to_end.articles import BORVETH, CAT, MARSK, shelve
from tests.end_to_end.conftest import PATIENCE_S, staged
from tests.end_to_end.test_evidence import UNANSWERED, forged, told
from tests.end_to_end.test_scope import ME, first_line
from tests.end_to_end.test_votes import rows, texts

WIDER = "Search all articles"


async def test_in_a_group_one_tap_answers_whoever_asked_once(tmp_path: Path) -> None:
    async with staged(tmp_path / "data") as stage:
        shelve(stage.services, tmp_path)
        world = stage.world
        above = world.say(stage.group, SECOND_READER, BORVETH)
        question = world.say(stage.group, READER, f"{ME} {CAT}", above)
        declined = await stage.reply(question)
        assert (declined.text or "").split("\n") == [
            *("About: Borveth", "", "The articles don't say.", "", "Another article may answer it.")
        ]
        world.press(declined, WIDER, SECOND_READER)
        wide = await stage.reply(declined)
        assert "Pimpernel" in (wide.text or "")
        assert wide.reply_to is question
        assert WIDER not in texts(wide)
        already = "I have answered that from all articles already."
        for user in (READER, SECOND_READER):
            assert await told(stage, world.press(declined, WIDER, user)) == already
        assert rows(stage, "SELECT person, article FROM answers ORDER BY asked")[1] == (READER, "")
        # Who replies to it goes on with all articles.
        followed = await stage.ask(CAT, stage.group, reply_to=wide)
        assert not first_line(followed).startswith("About")
        # The question is edited: it has one answer again.
        last = world.messages(stage.group)[-1]
        world.edit(question, f"{ME} {CAT} {MARSK}")
        await world.wait_for(
            lambda: (
                first_line(declined) == "About: Marsk"
                and wide.message_id not in stage.group.messages
            ),
            timeout=PATIENCE_S,
        )
        assert await stage.quiet(last, 0.3)


async def test_in_private_it_is_asked_again_in_full(tmp_path: Path) -> None:
    async with staged(tmp_path / "data") as stage:
        shelve(stage.services, tmp_path)
        await stage.ask(BORVETH)
        declined = await stage.ask(CAT)
        stage.world.press(declined, WIDER, READER)
        wide = await stage.reply(declined)
        assert first_line(wide) == CAT
        assert "Pimpernel" in (wide.text or "")
        assert first_line(await stage.ask(CAT)) == "About: Borveth"


async def test_it_is_offered_where_another_article_says_it_and_nowhere_else(
    tmp_path: Path,
) -> None:
    async with staged(tmp_path / "data") as stage:
        shelve(stage.services, tmp_path)
        for text in (f"{UNANSWERED} {BORVETH}", UNANSWERED, f"{CAT} {MARSK}", CAT):
            answer = await stage.ask(text)
            assert WIDER not in texts(answer)
            assert "Another article" not in (answer.text or "")
        declined = await stage.ask(f"{CAT} {BORVETH}")
        stolen = next(
            str(each["callback_data"]) for each in declined.buttons if each["text"] == WIDER
        )
        other = await stage.ask("/help@footnote_bot", stage.group)
        press = stage.world.press(forged(other, stolen), "forged", SECOND_READER)
        assert "another chat" in await told(stage, press)
        answered = await stage.ask(CAT)
        id = str(answered.buttons[0]["callback_data"]).split(":")[1]
        last = stage.world.messages(answered.chat)[-1]
        for data in (f"s:{id}", "s:", "s:zzz", f"s:{id}:x"):
            press = stage.world.press(forged(answered, data), "forged", READER)
            assert "don't know that answer" in await told(stage, press)
        assert await stage.quiet(last, 0.3)
