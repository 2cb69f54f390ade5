"""An admin takes a wrong answer back, and it isn't given again, through the real application."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat import retracting
from bot.chat.delivery import preview
from bot.chat.saying.words import words_for
from bot.chat.store.store import FILE
from bot.config import AnswerSection
from bot.playground import ADMIN, SECOND_READER, Message, refusals
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION, styled
from tests.end_to_end.test_evidence import BUILDER, NEW, OLD, UNANSWERED, forged, tap
from tests.end_to_end.test_privacy import becomes
from tests.end_to_end.test_streaming import PLACE, SAID, chosen, shown
from tests.end_to_end.test_votes import DOWN, rows, toast
from tests.scripted_model import Reply, ScriptedModel, serving

ENGLISH = words_for("en")
DONE = ENGLISH.say("retracted-done")
WITHHELD = ENGLISH.say("taken-back")
UNDO = ENGLISH.say("button-undo")
HOW = ENGLISH.say("how-to-retract")
REFUSED = ENGLISH.say("admins-only")


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    with serving() as running:
        yield running


def today(language: str = "en") -> str:
    return words_for(language).day(datetime.now(UTC).date().isoformat())


async def retract(stage: Stage, answer: Message | None, why: str = "", **more: object) -> str:
    """What the admin is told, in the chat of the answer."""
    chat = answer.chat if answer is not None else stage.world.chat(ADMIN)
    said = stage.world.say(chat, ADMIN, f"/retract@footnote_bot {why}", answer, **more)  # type: ignore[arg-type]
    return (await stage.reply(said)).text or ""


async def by_link(stage: Stage, answer: Message, why: str = "") -> str:
    """The same, from elsewhere."""
    placed = f"SELECT * FROM answer_messages WHERE message = {answer.message_id}"
    await stage.world.wait_for(lambda: rows(stage, placed), timeout=PATIENCE_S)
    link = next(each.url for each in answer.entities if each.type == "text_link")
    return await retract(stage, None, f"{link} {why}")


async def in_group(stage: Stage, text: str = QUESTION) -> Message:
    return await stage.ask(f"@footnote_bot {text}", stage.group)


async def test_a_wrong_answer_is_taken_back_and_never_repeated(stage: Stage) -> None:
    answer = await in_group(stage)
    assert await retract(stage, answer, "the month is wrong") == DONE
    assert answer.text == f"An admin took this answer back on {today()}: the month is wrong"
    assert answer.buttons == answer.entities == []
    for text in (
        QUESTION,
        "WHEN did chandrayaan-3  land on the moon",
        "On the Moon, Chandrayaan-3 did land when?!",
        f"/ask {QUESTION}",
    ):
        again = await stage.ask(text)
        assert again.text == WITHHELD
        assert not any(each["text"].startswith("[") for each in again.buttons)
    assert (await in_group(stage)).text == WITHHELD
    nearest = await tap(stage, again, "Nearest passages")
    assert styled(nearest, "expandable_blockquote")
    edited = stage.world.say(stage.world.chat(SECOND_READER), SECOND_READER, "Who is Alex Spiro?")
    placed = await stage.reply(edited)
    stage.world.edit(edited, QUESTION)
    await becomes(stage, placed, WITHHELD)
    other = await stage.ask("Where did Chandrayaan-3 land?")  # another question
    assert other.text != WITHHELD
    id, admin, reason = rows(stage, "SELECT answer, admin, reason FROM retractions")[0]
    assert (admin, reason) == (ADMIN, "the month is wrong")
    assert rows(stage, f"SELECT question FROM answers WHERE id = '{id}'") == [(QUESTION,)]


async def test_an_admin_can_undo_it_for_a_day(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = stage.world
    answer = await in_group(stage)
    before = (answer.text, [each["text"] for each in answer.buttons], len(answer.entities))

    async def retracted(to: Message) -> Message:
        shown = await stage.reply(world.say(to.chat, ADMIN, "/retract@footnote_bot wrong", to))
        assert shown.text == DONE
        return shown

    async def undone(shown: Message, says: str) -> None:
        world.press(shown, UNDO, ADMIN)
        await becomes(stage, shown, says)

    shown = await retracted(answer)
    assert (answer.text or "").endswith(": wrong")
    assert await toast(stage, shown, UNDO) == REFUSED
    await undone(shown, ENGLISH.say("retract-undone"))
    assert (answer.text, [each["text"] for each in answer.buttons], len(answer.entities)) == before
    assert (await in_group(stage)).text == answer.text
    assert styled(await tap(stage, answer, "[1]"), "bold")
    acts = rows(stage, "SELECT what FROM acts ORDER BY id")
    assert acts == [("retract",), ("retract undo",)]

    shown = await retracted(answer)
    monkeypatch.setattr(retracting, "KEPT_S", -60.0)
    await undone(shown, ENGLISH.say("retract-undo-late"))
    assert (answer.text or "").endswith(": wrong")
    monkeypatch.undo()

    shown = await retracted(await in_group(stage, UNANSWERED))
    unseen = ENGLISH.say("retract-undone-unseen")
    await undone(shown, f"{ENGLISH.say('retract-undone')} {unseen}")


async def test_only_admins_of_the_bot_take_answers_back_and_answers_alone(stage: Stage) -> None:
    answer = await in_group(stage)
    before, say = answer.text, stage.world.say
    for user in (stage.reader.id, SECOND_READER):
        refused = await stage.reply(say(stage.group, user, "/retract@footnote_bot", answer))
        assert refused.text == REFUSED
    assert await retract(stage, answer, sender_chat=stage.group) == REFUSED
    forward = {"forward_origin": {"type": "user", "date": 1, "sender_user": {"id": ADMIN}}}
    forward["forward_origin"]["sender_user"] |= {"is_bot": False, "first_name": "A"}  # type: ignore[index, operator]
    stage.world.say(stage.group, ADMIN, "/retract@footnote_bot", answer, extra=forward)
    aside = say(stage.group, stage.reader, "hello")
    for other in (None, aside, refused, await stage.ask("/help@footnote_bot", stage.group)):
        assert await retract(stage, other) == HOW
    assert await retract(stage, None, f"https://t.me/b?start=e-{'f' * 16}-1") == HOW
    assert answer.text == before
    assert rows(stage, "SELECT * FROM retractions") == []


async def test_what_the_articles_say_otherwise_by_now_is_said(stage: Stage, tmp_path: Path) -> None:
    lighthouse = tmp_path / "lighthouse.txt"
    lighthouse.write_text(OLD)
    stage.services.indexer.index([str(lighthouse)])
    answer = await in_group(stage, BUILDER)
    assert "Ansgar Tolliver" in (answer.text or "")
    await retract(stage, answer)
    assert answer.text == f"An admin took this answer back on {today()}."
    assert (await stage.ask(BUILDER)).text == WITHHELD
    lighthouse.write_text(NEW)
    stage.services.indexer.index([str(lighthouse)])
    assert "Mara Quill" in ((await stage.ask(BUILDER)).text or "")
    lighthouse.write_text(f"{OLD} It is white.")  # it says the same again
    stage.services.indexer.index([str(lighthouse)])
    assert "Ansgar Tolliver" not in ((await stage.ask(BUILDER)).text or "")


async def test_follow_ups_and_examples_are_the_same_question(stage: Stage) -> None:
    await stage.ask("Who is Alex Spiro?")
    answer = await stage.ask("What did he write?")
    assert await by_link(stage, answer, "he didn't") == DONE
    assert (answer.text or "").endswith(": he didn't")
    await stage.ask("Who is Alex Spiro?")
    assert (await stage.ask("what did he WRITE")).text == WITHHELD
    welcome = await stage.reply(stage.world.start(stage.reader))
    example = welcome.buttons[0]["text"]
    stage.world.press(welcome, example, stage.reader)
    second = await stage.reply(welcome)
    assert await by_link(stage, second) == DONE
    last = stage.world.messages(second.chat)[-1]
    stage.world.press(welcome, example, stage.reader)
    assert ((await stage.reply(last)).text or "").endswith(WITHHELD)


async def test_every_message_of_it_says_so_in_its_readers_language(stage: Stage) -> None:
    german = stage.world.add_user(4003, "D", language_code="de")
    stage.group.members[german.id] = "member"
    asked = stage.world.say(stage.group, german, f"@footnote_bot {QUESTION}")
    answer = await stage.reply(asked)
    first = stage.world.post(stage.group, stage.world.bot, text="its first half")
    placed = lambda: rows(stage, "SELECT answer FROM answer_messages")  # noqa: E731
    ((id,),) = await stage.world.wait_for(placed, timeout=PATIENCE_S)
    with closing(sqlite3.connect(stage.services.data / FILE)) as db, db:
        db.execute(
            "INSERT INTO answer_messages SELECT bot, chat, ?, answer FROM answer_messages",
            (first.message_id,),
        )
    assert await retract(stage, first, "falsch") == DONE
    said = words_for("de").say("retracted-why", date=today("de"), reason="falsch")
    assert first.text == answer.text == said
    assert await retract(stage, answer, "another reason") == DONE
    assert answer.text == said
    old = forged(answer, f"v:{id}:down")  # a button that an app still shows
    assert await toast(stage, old, "forged") == ENGLISH.say("answer-retracted")
    assert rows(stage, "SELECT * FROM votes") == []


async def test_a_declined_answer_and_one_that_is_gone_can_be_taken_back(stage: Stage) -> None:
    declined = await in_group(stage, UNANSWERED)
    assert await retract(stage, declined, "they do") == DONE
    assert (declined.text or "").endswith(": they do")
    answer = await in_group(stage)
    stage.world.faults.add(refusals.CANNOT_EDIT, "editMessageText")
    assert await retract(stage, answer) == f"{DONE} {ENGLISH.say('retracted-unseen')}"
    assert (await in_group(stage)).text == WITHHELD


async def test_a_fault_on_the_way_loses_nothing(stage: Stage) -> None:
    answer = await in_group(stage)
    stage.world.faults.add(refusals.INTERNAL, "editMessageText")
    assert await retract(stage, answer, "wrong") == DONE
    assert (answer.text or "").endswith(": wrong")
    assert len(rows(stage, "SELECT * FROM retractions")) == 1


async def test_what_was_asked_by_the_forgotten_is_taken_back_all_the_same(stage: Stage) -> None:
    answer = await in_group(stage)
    asked = await stage.ask("/forget")
    await toast(stage, asked, "Forget everything of mine")
    assert await retract(stage, answer) == ENGLISH.say("retracted-forgotten")
    assert (answer.text or "").startswith("An admin took this answer back")
    assert json.loads(rows(stage, "SELECT rests_on FROM retractions")[0][0])


async def test_a_language_models_words_are_neither_repeated_nor_shown_on_the_way(
    data: Path, model: ScriptedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "DRAFT_EVERY_S", 0.05)
    other = "The landing was at 18:04 Indian time."
    model.says(lambda prompt: Reply(f"{SAID} [{prompt.label(PLACE)}] {other}", silence_s=0.3))
    answer: AnswerSection = chosen(model)
    async with staged(data, answer=answer) as stage:
        first = await stage.ask(QUESTION)
        assert SAID in (first.text or "")
        assert await by_link(stage, first) == DONE
        drafts = len(shown(stage, "sendMessageDraft"))
        assert drafts
        again = await stage.ask(QUESTION)
        assert again.text == WITHHELD
        assert len(shown(stage, "sendMessageDraft")) == drafts
        assert DOWN in [each["text"] for each in again.buttons]
