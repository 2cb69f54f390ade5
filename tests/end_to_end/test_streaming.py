"""A language model's answer grows before the reader's eyes, and is whole at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.delivery import preview
from bot.chat.delivery.outbox import PLACEHOLDER
from bot.config import AnswerSection
from bot.playground import Message, refusals
from bot.types import Note
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION, assert_footnoted, styled
from tests.scripted_model import Prompt, Reply, ScriptedModel, serving

PLACE = "landed on the Moon on 23 August 2023"
SAID = "Chandrayaan-3 landed on the Moon on 23 August 2023."


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "EVERY_S", 0.05)
    monkeypatch.setattr(preview, "DRAFT_EVERY_S", 0.05)


def chosen(model: ScriptedModel, timeout_s: float = 5.0) -> AnswerSection:
    return AnswerSection(model="openai:scripted", base_url=model.url, timeout_s=timeout_s)


async def whole(stage: Stage, shown: Message, words: str) -> Message:
    """The message when it has become the answer."""
    return await stage.world.wait_for(
        lambda: words in (shown.text or "") and shown, timeout=PATIENCE_S
    )


def shown(stage: Stage, method: str) -> list[str]:
    """The texts that were sent by a method, one after another."""
    return [str(call.params.get("text")) for call in stage.world.calls.to(method)]


def slowly(prompt: Prompt) -> Reply:
    text = f"{SAID} [{prompt.label(PLACE)}] It landed at 18:04 Indian time on the Moon."
    return Reply(text, silence_s=0.5)


async def test_in_private_the_answer_grows_in_a_draft(
    data: Path, model: ScriptedModel, sample_texts: dict[str, str]
) -> None:
    model.says(slowly)
    async with staged(data, answer=chosen(model)) as stage:
        answer = await stage.ask(QUESTION)
        assert "18:04 Indian time on the Moon." in (answer.text or "")
        assert_footnoted_by_claim(answer, sample_texts)
        drafts = shown(stage, "sendMessageDraft")
        assert drafts[0] == "Reading 8 passages…"
        assert all("Reading" in text or PLACE in text for text in drafts)
        assert shown(stage, "sendMessage") == [PLACEHOLDER]
        assert len(shown(stage, "editMessageText")) == 1


@pytest.mark.parametrize("where", ["group", "private, without drafts"])
async def test_elsewhere_it_grows_in_one_message(
    data: Path, model: ScriptedModel, sample_texts: dict[str, str], where: str
) -> None:
    model.says(slowly)
    async with staged(data, answer=chosen(model)) as stage:
        stage.world.faults.add(refusals.UNKNOWN_METHOD, "sendMessageDraft", times=9)
        chat = stage.group if where == "group" else stage.world.chat(stage.reader.id)
        answer = await stage.ask(f"@footnote_bot {QUESTION}", chat)
        await whole(stage, answer, "18:04 Indian time on the Moon.")
        assert_footnoted_by_claim(answer, sample_texts)
        assert (answer.reply_to is not None) == (where == "group")
        assert await stage.quiet(answer)
        assert shown(stage, "sendMessage") == [PLACEHOLDER]
        assert len(shown(stage, "sendMessageDraft")) == (where != "group")
        assert all(PLACE in text for text in shown(stage, "editMessageText"))


def assert_footnoted_by_claim(message: Message, texts: dict[str, str]) -> None:
    quotes = styled(message, "expandable_blockquote")
    assert quotes
    assert all(any(quote in text for text in texts.values()) for quote in quotes)
    assert styled(message, "text_link")


async def test_a_model_that_fails_leaves_the_quoted_answer_and_says_so(
    data: Path, model: ScriptedModel, sample_texts: dict[str, str]
) -> None:
    model.says(Reply(silence_s=30))
    async with staged(data, answer=chosen(model, timeout_s=1.0)) as stage:
        shown = await stage.ask(QUESTION)
        answer = await whole(stage, shown, Note.INSTEAD)
        assert "23 August 2023" in (answer.text or "")
        assert styled(answer, "italic") == [Note.INSTEAD]
        assert_footnoted_by_claim(answer, sample_texts)


async def test_a_message_that_was_deleted_comes_anew(data: Path, model: ScriptedModel) -> None:
    model.says(lambda prompt: Reply(f"{SAID} [{prompt.label(PLACE)}]", silence_s=1.0))
    async with staged(data, answer=chosen(model)) as stage:
        asked = stage.world.say(stage.group, stage.reader, f"@footnote_bot {QUESTION}")
        placed = await stage.world.next_from_bot(asked, timeout=PATIENCE_S)
        stage.world.deleted(placed)
        answer = await stage.reply(placed)
        assert SAID in (answer.text or "")


async def test_an_error_takes_the_place_of_what_was_shown(
    data: Path, model: ScriptedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(data, answer=chosen(model)) as stage:
        generative = type(stage.services.wired.answerer._speaker.generative)  # type: ignore[union-attr]

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr(generative, "answer", broken)
        said = await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
        await whole(stage, said, "something went wrong")
        assert len(stage.world.from_bot(stage.group)) == 1


async def test_follow_ups_lean_on_what_the_same_reader_asked(stage: Stage) -> None:
    await stage.ask("Who is Alex Spiro?")
    recalled = await stage.ask("What did he write?")
    assert "Spiro" in (recalled.text or "")
    in_group = await stage.ask("@footnote_bot What did he write?", stage.group)
    assert (in_group.text or "") != (recalled.text or "")


async def test_without_a_model_nothing_is_shown_on_the_way(
    stage: Stage, sample_texts: dict[str, str]
) -> None:
    assert_footnoted(await stage.ask(QUESTION), sample_texts)
    assert shown(stage, "sendMessageDraft") == []
    assert len(shown(stage, "editMessageText")) == 1
