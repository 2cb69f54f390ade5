"""`/status`, through the real application."""

from pathlib import Path

import pytest

from bot.chat.saying.words import words_for
from bot.config import AnswerSection
from bot.playground import ADMIN, READER
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_inbox import failing
from tests.end_to_end.test_journal import order
from tests.end_to_end.test_reindexing import Scripted
from tests.end_to_end.test_removing import moon, tap
from tests.scripted_model import Reply, serving

ENGLISH = words_for("en")


async def lines(stage: Stage) -> list[str]:
    return ((await order(stage, "/status")).text or "").split("\n")


async def test_an_admin_sees_at_a_glance_how_the_bot_is(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, library = stage.world, stage.services.library
    await world.wait_for(lambda: library.setting("upkeep.looked"), timeout=PATIENCE_S)
    await world.wait_for(lambda: stage.services.dense.size, timeout=PATIENCE_S)
    said = await lines(stage)
    assert said[0].startswith("Footnote ")
    assert said[2] == ENGLISH.say("status-well")
    for line in (
        "Articles: 3",
        f"Passages: {library.count()}",
        ENGLISH.say("status-index-whole"),
        "Waiting to be answered: 0",
        "Search model: all-MiniLM-L6-v2",
        ENGLISH.say("status-no-model"),
        ENGLISH.say("status-no-backup"),
    ):
        assert line in said, line
    assert any(each.startswith("Disk: ") and " free" in each for each in said)
    assert any(each.startswith("Library last found sound: ") for each in said)

    id, _ = moon(stage)
    passages = len(library.passages_of(id))
    library.remove(id)
    failing(monkeypatch, stage, times=5)
    await stage.ask("Who are you?")
    await order(stage, "/backup")
    await world.wait_for(
        lambda: any(each.document for each in world.from_bot(ADMIN)), timeout=PATIENCE_S
    )
    Scripted(monkeypatch)
    work = await order(stage, "/reindex")
    said = await lines(stage)
    for line in (
        "Couldn't be answered: 1 (/failed)",
        "Articles: 2",
        "Removed, can be put back: 1 (/remove)",
        ENGLISH.say("status-index-behind", count=passages),
        ENGLISH.say("status-reindexing"),
    ):
        assert line in said, line
    assert ENGLISH.say("status-well") not in said
    assert any(each.startswith("Last /backup: ") for each in said)
    await tap(stage, work, ENGLISH.say("button-cancel"), "cancelled")

    told = await order(stage, "/status", stage.group)
    assert told.text == ENGLISH.say("in-private-only")
    assert (await stage.ask("/status")).text == ENGLISH.say("admins-only")
    assert await stage.ignored(world.say(stage.group, READER, "/status"))


async def test_a_language_model_that_is_away_is_named_first(data: Path) -> None:
    with serving() as model:
        model.says(Reply(status=500))
        answer = AnswerSection(
            model="openai:scripted",
            base_url=model.url,
            timeout_s=5.0,
            retries=0,
            tokens_per_day=50_000,
        )
        async with staged(data, answer=answer) as stage:
            assert ENGLISH.say("status-model-away") not in await lines(stage)
            for _ in range(3):
                await stage.ask("When did Chandrayaan-3 land on the Moon?")
            said = await lines(stage)
            assert ENGLISH.say("status-model-away") == said[2]
            assert "Language model: openai:scripted" in said
            assert any(each.startswith("Tokens today: ") and "50,000" in each for each in said)
