"""What admins are told of all that was asked, through the real application: statistics, a table,
a backup."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from bot import backups
from bot.chat.delivery import attaching
from bot.chat.managing import outgoing
from bot.chat.saying.words import words_for
from bot.playground import ADMIN, READER, SECOND_READER, Message
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import told
from tests.end_to_end.test_votes import DOWN, UP, asked_why, rows
from tests.end_to_end.test_wishes import BUILDER

ENGLISH = words_for("en")
PRIVATE = ENGLISH.say("in-private-only")
REFUSED = ENGLISH.say("admins-only")


async def order(stage: Stage, text: str) -> Message:
    """The first that the bot says to its admin in private."""
    return await stage.reply(stage.world.say(ADMIN, stage.admin, text))


async def ends(stage: Stage, first: Message, text: str) -> None:
    """Returns when the bot's message has come to begin so."""
    said = lambda: (first.text or "").startswith(text)  # noqa: E731
    await stage.world.wait_for(said, timeout=PATIENCE_S)


async def sent(stage: Stage, after: Message) -> Message:
    """The file or picture that comes after a message."""

    def found() -> Message | None:
        files = stage.world.from_bot(ADMIN, after)
        return next((each for each in files if each.document or each.extra.get("photo")), None)

    shown = await stage.world.wait_for(found, timeout=PATIENCE_S)
    assert shown is not None
    return shown


def content(stage: Stage, message: Message) -> bytes:
    id = message.document.file_id if message.document else message.extra["photo"][-1]["file_id"]
    file = stage.world.files.get(id)
    assert file is not None
    return file.content


async def ask_around(stage: Stage) -> None:
    """Two people ask: one is answered, twice, and doesn't like it; one isn't, and is forgotten."""
    answer = await stage.ask(QUESTION)
    await told(stage, stage.world.press(answer, UP, READER))
    in_group = await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
    await told(stage, stage.world.press(in_group, DOWN, SECOND_READER))
    await asked_why(stage, in_group)
    await told(stage, stage.world.press(in_group, "It's wrong", SECOND_READER))
    await stage.reply(stage.world.say(SECOND_READER, SECOND_READER, f"=1+1 {BUILDER}"))


async def test_statistics_are_words_and_a_picture_for_admins_in_private(stage: Stage) -> None:
    assert (await order(stage, "/stats")).text == ENGLISH.say("stats-nothing")
    await ask_around(stage)
    said = await order(stage, "/stats 7")
    lines = (said.text or "").split("\n")
    assert lines[1:6] == [
        "Questions: 3",
        "Answered: 2 (67%)",
        "Declined: 1",
        "People who asked: 2",
        "Helpful: 1, not helpful: 1",
    ]
    assert lines[6].startswith("Time to an answer: half within ")
    assert lines[7] == "Cited most often:"
    assert lines[8].startswith("1. ")
    assert lines[8].endswith("(2)")
    picture = await sent(stage, said)
    assert picture.caption == ENGLISH.say("stats-chart-days")
    with io.BytesIO(content(stage, picture)) as file:
        assert Image.open(file).size == (1280, 640)
    assert (await order(stage, "/stats 0")).text == ENGLISH.say(
        "how-to-stats", example="/stats 30", limit=365
    )
    in_group = stage.world.say(stage.group, stage.admin, "/stats@footnote_bot")
    assert (await stage.reply(in_group)).text == PRIVATE
    for each in ("/stats", "/export", "/backup"):
        assert (await stage.ask(each)).text == REFUSED


async def test_questions_and_answers_are_a_table_without_who_asked(stage: Stage) -> None:
    asked = stage.world.say(ADMIN, stage.admin, "/export")
    await ends(stage, await stage.reply(asked), ENGLISH.say("export-nothing"))
    await ask_around(stage)
    said = await order(stage, "/export")
    await ends(stage, said, "Questions in the file below: 3.")
    file = await sent(stage, said)
    raw = content(stage, file)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert not any(str(each).encode() in raw for each in (READER, SECOND_READER))
    table = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [each["outcome"] for each in table] == ["answered", "answered", "declined"]
    assert table[0]["question"] == QUESTION
    assert "23 August 2023" in table[0]["citations"]
    assert (table[0]["helpful"], table[1]["not_helpful"], table[1]["reasons"]) == (
        "1",
        "1",
        "wrong",
    )
    assert table[2]["question"] == f"'=1+1 {BUILDER}"

    forget = await stage.reply(stage.world.say(SECOND_READER, SECOND_READER, "/forget"))
    press = stage.world.press(forget, forget.buttons[0]["text"], SECOND_READER)
    await told(stage, press)
    said = await order(stage, "/export 1")
    await ends(stage, said, "Questions in the file below: 2.")
    assert BUILDER.encode() not in content(stage, await sent(stage, said))
    assert not (stage.services.data / outgoing.FOLDER).exists()
    assert rows(stage, "SELECT who, what, about FROM acts WHERE what = 'export' ORDER BY id") == [
        (ADMIN, "export", ""),
        (ADMIN, "export", "1"),
    ]


async def test_a_backup_is_sent_and_brings_everything_back(data: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.zip"
    async with staged(data) as stage:
        answer = await stage.ask(QUESTION)
        left = data / outgoing.FOLDER / "left.zip"
        left.parent.mkdir()
        left.write_bytes(b"of a bot that was killed")
        said = await order(stage, "/backup")
        await ends(stage, said, "The backup stands below")
        file = await sent(stage, said)
        assert file.document is not None
        assert file.document.name in (said.text or "")
        saved.write_bytes(content(stage, file))
        assert not left.parent.exists()
        assert rows(stage, "SELECT who, what FROM acts") == [(ADMIN, "backup")]
    with zipfile.ZipFile(saved) as archive:
        assert archive.testzip() is None
    fresh = tmp_path / "fresh"
    backups.restore(saved, fresh)
    async with staged(fresh) as stage:
        assert (await stage.ask(QUESTION)).text == answer.text


async def test_what_telegram_does_not_take_is_not_kept(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.ask(QUESTION)
    monkeypatch.setattr(attaching, "LARGEST", 100)
    last = await order(stage, "/backup")
    await ends(stage, last, "The backup has 1 MB, and Telegram lets me send 50.")
    last = await order(stage, "/export")
    await ends(stage, last, "Even packed")
    monkeypatch.setattr(backups, "save", lambda library, file: file.read_bytes())
    last = await order(stage, "/backup")
    await ends(stage, last, "The backup wasn't made: No such file or directory")
    assert not (stage.services.data / outgoing.FOLDER).exists()
    assert rows(stage, "SELECT count(*) FROM acts") == [(0,)]
    assert not any(each.document for each in stage.world.from_bot(ADMIN))
