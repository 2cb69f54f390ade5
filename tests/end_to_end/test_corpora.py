"""Corpora of chats, through the real application: assigned, read, and never shown elsewhere."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.chat.amending import amending
from bot.chat.corpora import posts_of
from bot.chat.meant import discussing
from bot.config import Access, Channels
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Entity, Message, World
from tests.end_to_end.conftest import Stage, staged
from tests.end_to_end.secrets import CANARIES, PLACES, TEAM, questions, shelve
from tests.end_to_end.test_chat import styled
from tests.end_to_end.test_evidence import forged, slipped, tap, told
from tests.end_to_end.test_guests import elsewhere
from tests.end_to_end.test_inline import chosen, offered, typed
from tests.end_to_end.test_votes import rows

ME = "@footnote_bot"
BUILT = "Who built the lighthouse of Brimtallow?"
ANSWER = "The lighthouse of Brimtallow was built in 1851 by Ystrel."
NOT_HERE = "That article can't be read here any more."
QUESTIONS = 18


@dataclass
class Office:
    """A group that reads the team's corpus, and one that doesn't; READER is in both."""

    stage: Stage
    team: Chat
    ids: dict[str, str]

    async def admin(self, text: str, chat: Chat | int = ADMIN) -> str:
        """What an admin is told to a command."""
        said = self.stage.world.say(chat, ADMIN, text)
        return (await self.stage.reply(said)).text or ""

    async def asked(self, text: str = BUILT) -> Message:
        """An answer in the team's group."""
        return await self.stage.ask(f"{ME} {text}", self.team)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Office]:
    async with staged(folder / "data") as stage:
        ids = shelve(stage.services.indexer, folder)
        team = stage.world.add_group("The team", [READER], owner=ADMIN)
        yield Office(stage, team, ids)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with opened(tmp_path) as office:
        yield office


async def test_an_admin_assigns_corpora_and_sees_who_reads_what(tmp_path: Path) -> None:
    async with opened(tmp_path) as office:
        team = office.team
        assert (await office.asked()).text == "The articles don't say."
        here = await office.admin(f"/corpus{ME}", team)
        assert here.startswith("This chat reads:\n• main: 6 articles")
        assert "team" not in here.split("\n\n")[0], "what else there is, is said in private"
        granted = await office.admin(f"/corpus{ME} main {TEAM} team", team)
        assert granted == (
            "This chat reads:\n• main: 6 articles\n• team: 6 articles\n"
            "What is added here goes into main."
        )
        assert "Ystrel" in ((await office.asked()).text or "")
        fog = office.stage.world.upload(ADMIN, ADMIN, "fog.txt", b"Fog. Ships sound their horns.")
        assert "\nCorpus: main\n" in ((await office.stage.previewed(fog)).text or "")
        listed = await office.admin("/corpus")
        assert "All corpora:\n• main: 6 articles\n• team: 6 articles" in listed
        assert "Inline and as a guest, I quote from main alone." in listed
        assert f"{team.id}" in listed.partition("Chats that may read something else")[2]
        assert ": main, team" in listed
        assert await office.admin(f"/corpus {READER} new-one") == (
            f"{READER} reads:\n• new-one: no articles yet"
        )
        nothing = await office.stage.ask(BUILT)
        assert (nothing.text or "").startswith("There are no articles here yet")
        for bad in ("Ünï", "a" * 65, "-x", "../x", "A"):
            assert "can't be a corpus's name" in await office.admin(f"/corpus{ME} {bad}", team)
        assert "takes no further names" in await office.admin(f"/corpus{ME} default x", team)
        many = " ".join(f"c{number}" for number in range(11))
        assert "10 corpora at most" in await office.admin(f"/corpus{ME} {many}", team)
        refused = office.stage.world.say(team, READER, f"/corpus{ME} team")
        assert "Only an admin" in ((await office.stage.reply(refused)).text or "")
        journal = await office.admin("/journal")
        assert f"corpus {team.id} main team" in journal
        assert f"corpus {READER} new-one" in journal
    async with staged(tmp_path / "data") as stage:
        again = stage.world.add_group("The team", [READER], owner=ADMIN)
        assert again.id == team.id
        assert "Ystrel" in ((await stage.ask(f"{ME} {BUILT}", again)).text or "")
        new = stage.world.migrate(again)
        assert "Ystrel" in ((await stage.ask(f"{ME} {BUILT}", new)).text or "")
        back = stage.world.say(new, ADMIN, f"/corpus{ME} default")
        assert (await stage.reply(back)).text == "This chat reads:\n• main: 6 articles"
        assert (await stage.ask(f"{ME} {BUILT}", new)).text == "The articles don't say."


async def test_what_is_taken_away_cant_be_read_any_more(office: Office) -> None:
    stage = office.stage
    await office.admin(f"/corpus {office.team.id} {TEAM}")
    answer = await office.asked()
    assert ANSWER in styled(await tap(stage, answer, "[1]"), "bold")
    declined = await office.asked("Which cheese does the mayor like best?")
    await office.admin(f"/corpus {READER} {TEAM}")
    picked = await stage.reply(stage.world.start(READER, f"a-{office.ids['Brimtallow']}"))
    assert "The lighthouse of Brimtallow" in (picked.text or "")
    await office.admin(f"/corpus {office.team.id} default")
    await office.admin(f"/corpus {READER} default")
    assert await told(stage, stage.world.press(answer, "[1]", READER)) == NOT_HERE
    nearest = stage.world.press(declined, "Nearest passages", READER)
    assert "removed" in await told(stage, nearest) or NOT_HERE in await told(stage, nearest)
    lost = await stage.ask("Who built it?")
    assert "Brimtallow" not in (lost.text or "")
    follow_up = stage.world.say(office.team, READER, "And when?", reply_to=answer)
    assert "1851" not in ((await stage.reply(follow_up)).text or "")


async def test_what_is_taken_away_isnt_told_of_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amending, "EVERY_S", 0.05)
    async with opened(tmp_path) as office:
        stage = office.stage
        for chat in (office.team.id, READER):
            await office.admin(f"/corpus {chat} {TEAM}")
        answers = [await office.asked(), await stage.ask(BUILT)]
        for chat in (office.team.id, READER):
            await office.admin(f"/corpus {chat} default")
        before = [each.text for each in answers]
        last = stage.world.say(READER, READER, "/help")
        await stage.reply(last)
        article = tmp_path / "Brimtallow.md"
        article.write_text(article.read_text().replace("Ystrel", "Ofelia Brunt"))
        noticed = "SELECT count(*) FROM amendments"
        assert stage.services.indexer.index([str(article)], corpus=TEAM).updated == 1
        await asyncio.sleep(1.0)
        assert rows(stage, noticed) == [(0,)], "nothing is told where it can't be read any more"
        ids = [each.buttons[0]["callback_data"].split(":")[1] for each in answers]
        for answer, id in zip(answers, ids, strict=True):
            shown = await stage.reply(stage.world.start(READER, f"c-{id}"))
            assert "Brunt" not in (shown.text or "")
            await told(stage, slipped(stage, answer, f"changed:{id}", READER))
        assert [each.text for each in answers] == before
        said = [each for chat in (office.team, READER) for each in stage.world.from_bot(chat)]
        assert not any("Brunt" in (each.text or "") for each in said)


async def test_who_is_in_the_group_may_follow_its_links(office: Office) -> None:
    stage = office.stage
    await office.admin(f"/corpus {office.team.id} {TEAM}")
    await office.asked()
    shown = (await office.asked()).buttons[0]["callback_data"]
    payload = str(shown).replace(":", "-")
    inside = await stage.reply(stage.world.start(READER, payload))
    assert ANSWER in styled(inside, "bold")
    outside = await stage.reply(stage.world.start(SECOND_READER, payload))
    assert outside.text == "That article isn't here any more."
    del office.team.members[READER]
    gone = await stage.reply(stage.world.start(READER, payload))
    assert gone.text == "That article isn't here any more."


async def test_nothing_of_the_team_is_sent_anywhere_else(office: Office) -> None:
    """Questions by the dozen, links, forged taps, forwards, lists, inline and guests."""
    stage, world, ids = office.stage, office.stage.world, office.ids
    await office.admin(f"/corpus {office.team.id} {TEAM}")
    answer = await office.asked()
    assert "Ystrel" in (answer.text or "")
    team, id = ids["Brimtallow"], str(answer.buttons[0]["callback_data"]).split(":")[1]
    before = len(world.calls)

    for number, (text, _) in enumerate(questions(QUESTIONS)):
        if number % 3:
            await stage.ask(text)
        else:
            await stage.ask(f"{ME} {text}", stage.group)
    for payload in (f"q-{team}-0-99", f"a-{team}", f"e-{id}-1", "", "inline"):
        await stage.reply(world.start(SECOND_READER, payload))
    for text in ("/articles", "/help", f"/ask https://{TEAM}.example/brimtallow who built it?"):
        await stage.ask(text)
    link = f"https://t.me/footnote_bot?start=e-{id}-1"
    marks = [Entity("text_link", 0, 3, link)]
    forwarded = world.say(stage.group, READER, "Built in old times. [1]", entities=marks)
    await stage.ask(f"{ME} who built it?", stage.group, reply_to=forwarded)
    named = world.say(stage.group, READER, f"https://t.me/footnote_bot?start=a-{team}")
    await stage.ask(f"{ME} {BUILT}", stage.group, reply_to=named)
    listed = await stage.ask("/articles")
    for data in (f"a:{team}", f"ask:{team}:0", f"e:{id}:1", f"n:{id}", f"s:{id}", f"w:{id}"):
        await told(stage, world.press(forged(listed, data), "forged", READER))
    for text in (BUILT, "Quillmere vault password", "glimmerfox", "", "lighthouse"):
        asked = await typed(stage, text)
        assert offered(asked) or asked.button
    sent = await chosen(stage, await typed(stage, BUILT))
    assert "Brimtallow" not in (sent.text or "")
    guest = elsewhere(stage)
    await stage.reply(world.say(guest, READER, f"{ME} {BUILT}"))
    linked = world.say(guest, READER, f"{ME} who built it? https://{TEAM}.example/brimtallow")
    await stage.reply(linked)
    last = world.say(READER, READER, "/help")
    assert await stage.reply(last)

    calls = [each for each in world.calls[before:] if each.chat != office.team.id]
    said = " ".join(json.dumps(each.params, default=str) for each in calls).lower()
    assert len(calls) > 2 * QUESTIONS
    assert {each for each in CANARIES if re.search(rf"\b{each}", said)} == set()
    assert not any(ids[place] in said for place in PLACES)


async def test_a_private_channels_posts_are_for_who_discusses_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = "The lighthouse of Ombrest was built in 1907 by Aldrugh the mason. "
    told_at_length = word + "Storms came and went over the rock in the sea that winter. " * 4

    made: list[tuple[Chat, Chat]] = []

    def furnished(world: World) -> Mapping[str, Any]:
        group = world.add_group("Talk", [READER, SECOND_READER], owner=ADMIN)
        channel = world.add_channel("Private reading", [READER], owner=ADMIN, group=group)
        made.append((channel, group))
        access = Access(admins=[ADMIN], chats=[channel.id])  # type: ignore[arg-type]
        return {"access": access, "channels": Channels(min_words=40)}

    asked = "Who built the lighthouse of Ombrest?"
    async with staged(tmp_path / "data", more=furnished) as stage:
        channel, group = made[0]
        post = stage.world.say(channel, ADMIN, told_at_length)
        comment = await stage.reply(stage.world.comment(post, READER, f"{ME} {asked}"))
        assert "Aldrugh" in (comment.text or "")
        corpora = {each.corpus for each in stage.services.library.articles()}
        assert corpora == {posts_of(channel.id)}
        assert "Aldrugh" not in ((await stage.ask(asked)).text or "")
        assert "Aldrugh" not in str(offered(await typed(stage, asked)))
        said = stage.world.say(ADMIN, ADMIN, f"/corpus {channel.id} team")
        await stage.reply(said)
        inherited = await stage.reply(stage.world.comment(post, READER, f"{ME} {asked}"))
        assert "Aldrugh" in (inherited.text or "")
        listed = await stage.reply(stage.world.say(ADMIN, ADMIN, "/corpus"))
        assert f"team, {posts_of(channel.id)}" in (listed.text or "")
        monkeypatch.setattr(discussing, "EVERY_S", 0.0)
        channel.linked = group.linked = None
        after = await stage.reply(stage.world.comment(post, READER, f"{ME} {asked}"))
        assert "Aldrugh" not in (after.text or "")
        assert "Aldrugh" not in ((await stage.ask(f"{ME} {asked}", group)).text or "")
