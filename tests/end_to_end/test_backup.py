"""A backup taken while the bot answers; put back, it answers the same and its buttons work."""

import shutil
from pathlib import Path

import pytest

from bot import backups
from index.errors import LibraryBusy
from tests.end_to_end.conftest import staged
from tests.end_to_end.test_chat import QUESTION, styled
from tests.end_to_end.test_evidence import forged


async def test_what_was_saved_beside_the_running_bot_comes_back_with_its_buttons(
    data: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.zip"
    async with staged(data) as stage:
        answer = await stage.ask(QUESTION)
        backups.save(stage.services.library, saved)
        for entry in stage.services.library.articles():
            stage.services.library.remove(entry.id)
        assert "23 August 2023" not in ((await stage.ask(QUESTION)).text or "")
        with pytest.raises(LibraryBusy):
            backups.restore(saved, data)
        (button,) = (each for each in answer.buttons if each["text"] == "[1]")
    shutil.rmtree(data / "generations")
    backups.restore(saved, data)
    async with staged(data) as stage:
        assert (await stage.ask(QUESTION)).text == answer.text
        old = forged(await stage.ask("/help"), button["callback_data"])
        stage.world.press(old, "forged", stage.reader)
        assert "23 August 2023" in styled(await stage.reply(old), "bold")[1]
