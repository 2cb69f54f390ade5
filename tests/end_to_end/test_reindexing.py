"""An admin has articles read anew, sees how far it is and cancels it: the real application."""

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.chat.managing import board
from bot.chat.saying.words import words_for
from bot.chat.store.store import FILE
from bot.config import Access
from bot.playground import ADMIN, READER, Message, Playground, World
from index.errors import Cancelled
from index.rebuilder import Cancel, Rebuilder
from index.report import Report
from index.steps import Step
from tests.end_to_end.conftest import PATIENCE_S, TOKEN, UNHURRIED, Stage
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import slipped, told
from tests.end_to_end.test_inbox import serving
from tests.end_to_end.test_journal import kept, order
from tests.end_to_end.test_removing import moon

ENGLISH = words_for("en")
CANCEL = ENGLISH.say("button-cancel")
ADMINS = Access(admins=[ADMIN])  # type: ignore[arg-type]


class Scripted:
    """In place of the rebuilder's process: goes a step when told to, and ends when cancelled."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.runs: list[Sequence[str]] = []
        self._go = threading.Semaphore(0)
        monkeypatch.setattr(board, "EVERY_S", 0.0)
        monkeypatch.setattr(Rebuilder, "run", lambda its, *args, **named: self._run(*args, **named))

    def step(self) -> None:
        self._go.release()

    def _run(
        self, ids: Sequence[str] = (), *, progress: Any = None, cancel: Cancel | None = None
    ) -> Report:
        self.runs.append(list(ids))
        for done in range(40):
            while not self._go.acquire(timeout=0.02):
                if cancel is not None and cancel.is_asked:
                    raise Cancelled("cancelled")
            if progress._board._edit is not None:  # what comes meanwhile isn't shown
                progress._board._edit.result(PATIENCE_S)
            progress(Step(done, 40, f"/articles/{done}.txt"))
        return Report(ids=list(ids))


async def says(stage: Stage, shown: Message, text: str) -> str:
    await stage.world.wait_for(lambda: text in (shown.text or ""), timeout=PATIENCE_S)
    return shown.text or ""


async def test_how_far_it_is_can_be_seen_and_it_can_be_cancelled(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, work = stage.world, Scripted(monkeypatch)
    shown = await order(stage, "/reindex")
    assert shown.text == ENGLISH.say("reindexing")
    for done in range(13):
        work.step()
        text = await says(stage, shown, f"{done} of 40")
    assert "12 of 40, 30%" in text
    assert "Reading 12.txt" in text
    assert [each["text"] for each in shown.buttons] == [CANCEL]
    assert (await order(stage, "/reindex all")).text == ENGLISH.say("library-busy")
    assert await stage.ask(QUESTION)  # readers notice nothing
    assert "reindex all" in (await kept(stage))[0]

    assert await told(stage, slipped(stage, shown, "rc:1", ADMIN)) == ENGLISH.say("not-under-way")
    assert await told(stage, slipped(stage, shown, "rc:x", ADMIN)) == ENGLISH.say("not-under-way")
    data = shown.buttons[0]["callback_data"]
    refused = await told(stage, slipped(stage, shown, data, READER))
    assert refused == ENGLISH.say("admins-only")
    assert await told(stage, world.press(shown, CANCEL, ADMIN)) == ENGLISH.say("cancelling")
    await says(stage, shown, ENGLISH.say("reindex-cancelled", done=12, total=40))
    assert shown.buttons == []
    refused = await told(stage, slipped(stage, shown, data, ADMIN))
    assert refused == ENGLISH.say("not-under-way")
    assert [each.split(": ")[1] for each in (await kept(stage))[:2]] == [
        "reindex cancel",
        "reindex all",
    ]


async def test_in_a_group_no_file_is_named(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Scripted(monkeypatch)
    shown = await order(stage, "/reindex", stage.group)
    work.step()
    assert ".txt" not in await says(stage, shown, "0 of 40")
    stage.world.press(shown, CANCEL, ADMIN)
    await says(stage, shown, "cancelled")


async def test_one_article_is_reindexed_however_it_is_named(stage: Stage) -> None:
    id, title = moon(stage)
    answer = await stage.ask(QUESTION)
    assert answer.chat.id == READER
    for text in (f"/reindex {id}", f"/reindex {title}"):
        shown = await order(stage, text)
        assert "1 article" in await says(stage, shown, "Reindexed")
    in_group = await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
    shown = await order(stage, "/reindex", stage.group, in_group)
    assert "1 article" in await says(stage, shown, "Reindexed")
    which = await order(stage, "/reindex e")
    row = next(each for each in (which.text or "").split("\n") if title in each)
    stage.world.press(which, row.partition(".")[0], ADMIN)
    assert "1 article" in await says(stage, which, "Reindexed")
    assert await kept(stage) == [f"{ADMIN}: reindex “{title}”"] * 4
    missing = await order(stage, "/reindex lighthouse")
    assert missing.text == ENGLISH.say("article-not-found")


async def test_what_a_stop_cuts_off_goes_on_with_the_next_start_in_the_same_message(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Scripted(monkeypatch)
    async with Playground(token=TOKEN) as playground:
        world = playground.world
        async with serving(playground, data, ADMINS, UNHURRIED):
            asked = world.say(ADMIN, ADMIN, "/reindex")
            shown = await world.next_from_bot(asked, timeout=PATIENCE_S)
            work.step()
            await told_in(world, shown, "0 of 40")
        async with serving(playground, data, ADMINS, UNHURRIED):
            await world.wait_for(lambda: len(work.runs) == 2, timeout=PATIENCE_S)
            world.press(shown, CANCEL, ADMIN)
            await told_in(world, shown, "cancelled")
            assert world.from_bot(ADMIN, after=asked) == [shown]
            told_of = await world.next_from_bot(world.say(ADMIN, ADMIN, "/journal"), PATIENCE_S)
            assert (told_of.text or "").count("reindex all") == 1


async def test_what_was_ordered_by_a_tap_is_lost_by_no_restart_and_done_once(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Scripted(monkeypatch)
    async with Playground(token=TOKEN) as playground:
        world = playground.world
        async with serving(playground, data, ADMINS, UNHURRIED) as services:
            (one,) = [each for each in services.library.articles() if "chandra" in each.source]
            asked = world.say(ADMIN, ADMIN, f"/articles {one.id}")
            shown = await world.next_from_bot(asked, timeout=PATIENCE_S)
            world.press(shown, ENGLISH.say("button-reindex"), ADMIN)
            work.step()
            await told_in(world, shown, "0 of 40")
            assert states(data) == ([], ["wanted"]), "the tap is forgotten, and not what it ordered"
        async with serving(playground, data, ADMINS, UNHURRIED):
            await world.wait_for(lambda: len(work.runs) == 2, timeout=PATIENCE_S)
            again = await world.next_from_bot(world.say(ADMIN, ADMIN, "/reindex"), PATIENCE_S)
            assert again.text == ENGLISH.say("library-busy")
            for done in range(40):
                work.step()
                if done < 3:
                    await told_in(world, shown, f"{done} of 40")
            await told_in(world, shown, "Reindexed 1 article")
        async with serving(playground, data, ADMINS, UNHURRIED):
            journal = await world.next_from_bot(world.say(ADMIN, ADMIN, "/journal"), PATIENCE_S)
            assert (journal.text or "").count("reindex “") == 1
            assert world.from_bot(ADMIN, after=asked) == [shown, again, journal]
        assert work.runs == [[one.id]] * 2
        assert states(data)[1] == ["done"]


async def test_what_was_cancelled_before_a_kill_isnt_taken_up_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Scripted(monkeypatch)
    async with Playground(token=TOKEN) as playground:
        world = playground.world
        async with serving(playground, data, ADMINS, UNHURRIED):
            shown = await world.next_from_bot(world.say(ADMIN, ADMIN, "/reindex"), PATIENCE_S)
            work.step()
            await told_in(world, shown, "0 of 40")
        with closing(sqlite3.connect(data / FILE)) as db:
            db.execute("UPDATE reindexings SET state = 'cancelled'")
            db.commit()
        async with serving(playground, data, ADMINS, UNHURRIED):
            await told_in(world, shown, ENGLISH.say("reindex-cancelled", done=0, total=0))
        assert states(data)[1] == ["done"]


async def told_in(world: World, shown: Message, text: str) -> None:
    await world.wait_for(lambda: text in (shown.text or ""), timeout=PATIENCE_S)


def states(data: Path) -> tuple[list[str], list[str]]:
    """Of the updates that aren't done, and of what was ordered."""
    with closing(sqlite3.connect(data / FILE)) as db:
        updates = db.execute("SELECT state FROM updates WHERE state <> 'done'").fetchall()
        orders = db.execute("SELECT state FROM reindexings ORDER BY rowid").fetchall()
    return [state for (state,) in updates], [state for (state,) in orders]
