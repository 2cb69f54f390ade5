"""A language model's answer grows in one message, and is whole at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.answerer import INSTEAD
from bot.chat import preview
from bot.config import AnswerSection
from bot.playground import Message
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


def chosen(model: ScriptedModel, timeout_s: float = 5.0) -> AnswerSection:
    return AnswerSection(model="openai:scripted", base_url=model.url, timeout_s=timeout_s)


async def whole(stage: Stage, shown: Message, words: str) -> Message:
    """The message when it has become the answer."""
    return await stage.world.wait_for(
        lambda: words in (shown.text or "") and shown, timeout=PATIENCE_S
    )


def edits(stage: Stage) -> list[str]:
    calls = [call for call in stage.world.calls if call.method.lower() == "editmessagetext"]
    return [str(call.params.get("text")) for call in calls]


@pytest.mark.parametrize("where", ["private", "group"])
async def test_the_answer_grows_in_one_message(
    data: Path, model: ScriptedModel, sample_texts: dict[str, str], where: str
) -> None:
    def slowly(prompt: Prompt) -> Reply:
        text = f"{SAID} [{prompt.label(PLACE)}] It landed at 18:04 Indian time on the Moon."
        return Reply(text, silence_s=0.5)

    model.says(slowly)
    async with staged(data, answer=chosen(model)) as stage:
        chat = stage.world.chat(stage.reader.id) if where == "private" else stage.group
        question = QUESTION if where == "private" else f"@footnote_bot {QUESTION}"
        shown = await stage.ask(question, chat)
        assert shown.text == "Reading 8 passages…"
        answer = await whole(stage, shown, "18:04 Indian time on the Moon.")
        assert_footnoted_by_claim(answer, sample_texts)
        assert (answer.reply_to is not None) == (where == "group")
        assert await stage.quiet(answer)
        assert all("Reading" in text or PLACE in text for text in edits(stage))


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
        answer = await whole(stage, shown, INSTEAD)
        assert "23 August 2023" in (answer.text or "")
        assert styled(answer, "italic") == [INSTEAD]
        assert_footnoted_by_claim(answer, sample_texts)


async def test_a_message_that_was_deleted_comes_anew(data: Path, model: ScriptedModel) -> None:
    model.says(lambda prompt: Reply(f"{SAID} [{prompt.label(PLACE)}]", silence_s=1.0))
    async with staged(data, answer=chosen(model)) as stage:
        shown = await stage.ask(QUESTION)
        stage.world.deleted(shown)
        answer = await stage.reply(shown)
        assert SAID in (answer.text or "")


async def test_an_error_takes_the_preview_away(
    data: Path, model: ScriptedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    async with staged(data, answer=chosen(model)) as stage:
        monkeypatch.setattr(type(stage.services.answerer._speaker.generative), "answer", broken)  # type: ignore[union-attr]
        asked = stage.world.say(stage.world.chat(stage.reader.id), stage.reader, QUESTION)
        last = await stage.world.wait_for(
            lambda: next(
                (m for m in stage.world.from_bot(asked.chat) if "Sorry" in (m.text or "")), None
            ),
            timeout=PATIENCE_S,
        )
        assert "something went wrong" in (last.text or "")
        assert not [m for m in stage.world.from_bot(asked.chat) if "Reading" in (m.text or "")]


async def test_follow_ups_lean_on_what_the_same_reader_asked(stage: Stage) -> None:
    await stage.ask("Who is Alex Spiro?")
    recalled = await stage.ask("What did he write?")
    assert "Spiro" in (recalled.text or "")
    in_group = await stage.ask("@footnote_bot What did he write?", stage.group)
    assert (in_group.text or "") != (recalled.text or "")


async def test_without_a_model_nothing_is_edited(
    stage: Stage, sample_texts: dict[str, str]
) -> None:
    assert_footnoted(await stage.ask(QUESTION), sample_texts)
    assert edits(stage) == []
