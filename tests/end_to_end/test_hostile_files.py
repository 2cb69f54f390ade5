"""Files made to do harm, to the command line and to the bot: a clear line each, and on it goes."""

from pathlib import Path

import pytest

from bot.playground import ADMIN
from tests.end_to_end.conftest import Stage
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_cli import footnote
from tests.index.loaders import making
from tests.index.loaders.hostile import HOSTILE

pytestmark = pytest.mark.long

GOOD = making.docx(making.p("The tower of Borveth is tall."))
SCAN = making.pdf([[]], picture=True)
LANDED = "23 August 2023"


def test_the_command_line_says_a_line_of_each_and_takes_in_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in HOSTILE:
        (folder / name).write_bytes(HOSTILE[name]())
    (folder / "scan.pdf").write_bytes(SCAN)
    (folder / "good.docx").write_bytes(GOOD)
    feeds = [str(each) for each in folder.glob("*.xml")]  # which no folder is searched for
    done = footnote(tmp_path / "data", "index", str(folder), *feeds)
    lines = [each for each in done.stderr.splitlines() if each.startswith("footnote: ")]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for name in [*HOSTILE, "scan.pdf"]:
        (line,) = (each for each in lines if f"{folder / name} " in each)
        assert "; " in line
        assert len(line) < 400
    assert len(lines) == len(HOSTILE) + 1
    assert f"1 added, 0 updated, 0 unchanged, {len(lines)} failed" in done.stdout
    assert footnote(tmp_path / "data", "ask", "How tall is the tower?").returncode == 0


async def test_the_bot_says_a_line_of_each_and_answers_on(stage: Stage) -> None:
    world, chat = stage.world, stage.world.chat(ADMIN)
    for name in [*HOSTILE, "scan.pdf"]:
        content = SCAN if name == "scan.pdf" else HOSTILE[name]()
        shown = await stage.reply(world.upload(chat, ADMIN, name, content))
        said = await world.wait_for(lambda m=shown: "…" not in (m.text or "") and m.text, 60)
        assert name in said
        assert "\n" not in said
        assert "root:" not in said
    assert LANDED in ((await stage.ask(QUESTION)).text or "")
    assert len(stage.services.library.articles()) == 3
    assert [each.name for each in (stage.services.data / "uploads").glob("*")] == []
