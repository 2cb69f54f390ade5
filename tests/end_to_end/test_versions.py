"""What articles said before is kept while answers cite it, by the running bot, and no longer."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.saying.words import words_for
from bot.chat.store.store import FILE
from index import database, upkeep, versions
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_amending import NEW, OLD, REST, Article
from tests.end_to_end.test_chat import styled
from tests.end_to_end.test_evidence import BUILDER, tap, told

BETWEEN = "The lighthouse of Borveth was built in 1899 by the Quokkaphant of Zyxwvutz."
UNKNOWN = "Which quokkas polish submarines in Antarctica?"


def rows(path: Path, query: str) -> list[tuple[int]]:
    with closing(sqlite3.connect(path, timeout=20)) as db:
        found = db.execute(query).fetchall()
        db.commit()
    return found


def age(stage: Stage) -> None:
    """Two days go by, as far as the library knows."""
    library = stage.services.data / database.FILE
    rows(library, "UPDATE versions SET fetched_at = datetime(fetched_at, '-2 days')")
    rows(library, f"DELETE FROM settings WHERE key = '{versions.PRUNED}'")


async def pruned(stage: Stage, left: int) -> None:
    library = stage.services.data / database.FILE
    count = (
        "SELECT count(*) FROM versions v JOIN articles a ON a.id = article_id AND v.id < version"
    )
    await stage.world.wait_for(lambda: rows(library, count) == [(left,)], timeout=PATIENCE_S)


def traces(folder: Path, text: str) -> list[str]:
    """The library's files that hold it: the answers themselves are the store's."""
    files = [path for path in folder.rglob("*") if path.is_file() and FILE not in path.name]
    return [path.name for path in files if text.encode() in path.read_bytes()]


async def test_old_versions_go_when_no_kept_answer_cites_them(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "EVERY_S", 0.2)
    article = Article(tmp_path / "lighthouse.txt")
    async with staged(data) as stage:
        world, reader = stage.world, stage.reader
        article.says(stage, OLD, REST)
        answer = await stage.ask(BUILDER)
        article.says(stage, BETWEEN, REST)
        declined = await stage.ask(UNKNOWN)
        assert "Nearest passages" in [each["text"] for each in declined.buttons]
        article.says(stage, NEW, REST)
        assert "Ida Quill" in ((await stage.ask(BUILDER)).text or "")
        await pruned(stage, 2)
        await settled(stage)
        await pruned(stage, 2)

        rows(data / FILE, "UPDATE answers SET nearest = '[]' WHERE citations = '[]'")
        age(stage)
        await pruned(stage, 1)
        await world.wait_for(lambda: not traces(data, "Zyxwvutz"), timeout=PATIENCE_S)
        assert styled(await tap(stage, answer, "[1]"), "bold")[1] == OLD

        days = stage.services.config.privacy.keep_days
        rows(data / FILE, f"UPDATE answers SET asked = asked - {days + 1} * 86400")
        age(stage)
        await pruned(stage, 0)
        await world.wait_for(lambda: not traces(data, "Tolliver"), timeout=PATIENCE_S)
        gone = words_for("en").say("evidence-gone")
        assert await told(stage, world.press(answer, "[1]", reader)) == gone
        url = next(each.url for each in answer.entities if each.type == "text_link")
        followed = world.start(reader, (url or "").rpartition("start=")[2])
        assert (await stage.reply(followed)).text == gone
        assert "Ida Quill" in ((await stage.ask(BUILDER)).text or "")


async def settled(stage: Stage) -> None:
    """The bot has looked at what is there now, and found nothing old enough."""
    library = stage.services.data / database.FILE
    rows(library, f"DELETE FROM settings WHERE key = '{versions.PRUNED}'")
    again = f"SELECT 1 FROM settings WHERE key = '{versions.PRUNED}'"
    await stage.world.wait_for(lambda: rows(library, again), timeout=PATIENCE_S)
