"""Damage to the library is told to its admins, through the real application."""

from pathlib import Path
from typing import Any

import pytest

from bot.playground import ADMIN, READER
from bot.playground.world import World
from index.library import Library
from tests.end_to_end.conftest import PATIENCE_S, staged


def furnished(world: World) -> dict[str, Any]:
    """Its admin has written to the bot before."""
    world.chat(ADMIN).started = True
    return {}


async def test_admins_are_told_of_damage_and_readers_are_not(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "damage", lambda self: ["row 5 missing from index"])
    async with staged(data, more=furnished) as stage:
        world = stage.world
        await world.wait_for(lambda: world.from_bot(ADMIN), timeout=PATIENCE_S)
        (told,) = [each.text or "" for each in world.from_bot(ADMIN)]
        assert "row 5 missing from index" in told
        assert "footnote restore FILE" in told
        assert world.from_bot(READER) == []
