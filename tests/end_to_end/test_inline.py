"""Inline mode: typed in any chat, chosen, tapped, through the real application."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.answering.answerer import Answerer
from bot.config import Access, Config, LibrarySection
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message
from bot.playground.inline import InlineQuery
from bot.services import Services
from index.loaders import load
from tests.end_to_end.conftest import PATIENCE_S, SAMPLES, Stage, models, staged
from tests.end_to_end.test_chat import QUESTION, styled
from tests.end_to_end.test_evidence import BUILDER, NEW, OLD, UNANSWERED, forged, told

SAMPLED = {path.name: load(str(path)) for path in SAMPLES.glob("*.md")}
CANARY = "The vault of Borveth is opened with the word quillfeather."


async def typed(stage: Stage, text: str, offset: str = "", user: int = READER) -> InlineQuery:
    """What is offered for what somebody types in a group."""
    asked = stage.world.type_inline(user, text, offset, chat=stage.group)
    await stage.world.wait_for(lambda: asked.results is not None, timeout=PATIENCE_S)
    return asked


def offered(asked: InlineQuery) -> list[dict[str, Any]]:
    return asked.results or []


async def chosen(
    stage: Stage, asked: InlineQuery, at: int = 0, chat: Chat | None = None
) -> Message:
    """The message that a result becomes, once the bot has heard of it."""
    sent = stage.world.choose(asked, offered(asked)[at]["id"], chat or stage.group)
    if stage.world.inline_feedback:
        await stage.world.wait_for(lambda: not stage.world.updates.pending, timeout=PATIENCE_S)
    return sent


async def opened(stage: Stage, sent: Message, button: str = "[1]", user: int = READER) -> str:
    """What the message says after a tap that changes it."""
    before = sent.text
    stage.world.press(sent, button, user)
    await stage.world.wait_for(lambda: sent.text != before, timeout=PATIENCE_S)
    return sent.text or ""


async def test_a_question_is_answered_in_any_chat(stage: Stage) -> None:
    asked = await typed(stage, QUESTION)
    answer, *passages = offered(asked)
    assert answer["title"] == "23 August 2023"
    assert 1 <= len(passages) <= 10
    titles = {document.title for document in SAMPLED.values()}
    assert all(any(each["title"].startswith(title) for title in titles) for each in passages)
    assert (asked.is_personal, asked.button) == (True, None)
    assert asked.cache_time > 0

    sent = await chosen(stage, asked)
    assert sent.via is stage.world.bot
    assert "23 August 2023" in styled(sent, "bold")
    quotes = styled(sent, "expandable_blockquote")
    assert quotes
    assert all(any(each in document.text for document in SAMPLED.values()) for each in quotes)
    assert sent.buttons[0]["text"] == "[1]"

    passage = await chosen(stage, asked, at=1)
    (quote, *_) = styled(passage, "expandable_blockquote")
    assert offered(asked)[1]["description"][:60] in quote


async def test_a_tap_opens_the_message_and_another_folds_it(stage: Stage) -> None:
    sent = await chosen(stage, await typed(stage, QUESTION))
    before, marks = sent.text or "", [*sent.entities]
    text = await opened(stage, sent)
    quote = styled(sent, "bold")[-1] if len(sent.buttons) == 1 else styled(sent, "bold")[2]
    paragraph = styled(sent, "expandable_blockquote")[0]
    assert text.startswith(before.partition("\n")[0])
    assert quote in paragraph
    assert len(paragraph) > len(quote)
    assert "23 August 2023" in styled(sent, "bold")
    await opened(stage, sent)
    assert (sent.text, [*sent.entities]) == (before, marks)


async def test_its_buttons_are_for_whoever_asked(stage: Stage) -> None:
    sent = await chosen(stage, await typed(stage, QUESTION))
    before = sent.text
    press = stage.world.press(sent, "[1]", SECOND_READER)
    assert await told(stage, press) == "These buttons are for whoever asked."
    theirs = await chosen(stage, await typed(stage, QUESTION, user=SECOND_READER))
    # whatever a button claims, the message is the one that was tapped
    stolen = theirs.buttons[0]["callback_data"]
    press = stage.world.press(forged(sent, stolen), "forged", SECOND_READER)
    assert await told(stage, press) == "These buttons are for whoever asked."
    assert sent.text == before


async def test_it_says_so_where_the_articles_dont(stage: Stage) -> None:
    asked = await typed(stage, UNANSWERED)
    assert asked.button is not None
    assert asked.button["text"].startswith("The articles don't say.")
    assert all(each["title"].startswith("Nearest: ") for each in offered(asked))
    sent = await chosen(stage, asked)
    assert (sent.text or "").startswith("The articles don't answer this.")
    folded = sent.text
    text = await opened(stage, sent)
    assert text.startswith("The articles don't answer this.")
    await opened(stage, sent)
    assert sent.text == folded


async def test_what_asks_nothing_is_taken_well(stage: Stage) -> None:
    for text in ("!?", "🌒 🌓", "[1]", "?" * 256):
        asked = await typed(stage, text)
        assert (asked.results, asked.cache_time) == ([], 0)
        assert asked.button is not None
        assert asked.button["text"] == "Go on: ask me in words"
    assert (await typed(stage, QUESTION, offset="10")).results == []
    await typed(stage, "x" * 256)
    await typed(stage, "\u202e\u0000 who \ud83d?")


async def test_before_a_question_articles_are_suggested(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.txt").write_text(f"Note {number}\n\nIt rained on day {number}.")
    async with staged(data) as stage:
        stage.services.indexer.index([str(folder)])
        asked = await typed(stage, "  ")
        assert len(offered(asked)) == 10
        rest = await typed(stage, "", offset=asked.next_offset)
        assert len(offered(rest)) == 3
        assert rest.next_offset == ""
        for wrong in ("x", "-1", "9" * 30, "99"):
            await typed(stage, "", offset=wrong)
        newest = max(SAMPLED.values(), key=lambda each: each.published)
        assert offered(asked)[0]["title"] == newest.title
        sent = await chosen(stage, asked)
        assert newest.title in (sent.text or "")
        assert newest.published in (sent.text or "")
        (id,) = (e.id for e in stage.services.library.articles() if e.title == newest.title)
        assert f"https://t.me/footnote_bot?start=a-{id}" in [each.url for each in sent.entities]
        picked = await stage.reply(stage.world.start(READER, f"a-{id}"))
        assert newest.title in (picked.text or "")


async def test_each_is_spoken_to_in_their_language(stage: Stage) -> None:
    stage.world.user(SECOND_READER).language_code = "de"
    asked = await typed(stage, UNANSWERED, user=SECOND_READER)
    assert asked.button is not None
    assert asked.button["text"].startswith("Die Artikel")


async def test_no_stranger_is_let_in_by_an_allowlist(data: Path) -> None:
    access = Access(mode="allowlist", admins=[ADMIN], chats=[READER])  # type: ignore[arg-type]
    async with staged(data, access) as stage:
        asked = await typed(stage, QUESTION, user=SECOND_READER)
        assert (asked.results, asked.cache_time, asked.button) == ([], 0, None)
        for user in (ADMIN, READER):
            assert offered(await typed(stage, QUESTION, user=user))
        blocking = stage.world.say(ADMIN, ADMIN, f"/block {READER}")
        await stage.reply(blocking)
        assert (await typed(stage, QUESTION)).results == []


async def test_what_isnt_public_is_never_shown(data: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY)
    services = Services(Config(), data)
    vars(services).update(models())
    assert services.indexer.index([str(secret)], corpus="secret").added == 1
    services.close()
    question = "Which word opens the vault of Borveth?"
    async with staged(data) as stage:
        for text in (question, "", "vault Borveth quillfeather"):
            assert "quillfeather" not in str(offered(await typed(stage, text)))
    nothing = Access(admins=[ADMIN], public_corpora=[])  # type: ignore[arg-type]
    private = {"library": LibrarySection(corpus="secret"), "access": nothing}
    async with staged(data, more=lambda _: private) as stage:
        assert "quillfeather" in ((await stage.ask(question)).text or "")
        for text in (question, ""):
            asked = await typed(stage, text)
            assert asked.results == []
            assert asked.button is not None
            assert asked.button["text"] == "I answer in our own chat only"
        start = await stage.reply(stage.world.start(READER, asked.button["start_parameter"]))
        assert (start.text or "").startswith("I answer questions about one article")


async def test_the_same_costs_nothing_and_a_change_is_seen(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    offer = Answerer.offer

    def noted(self: Answerer, question: Any) -> Any:
        worked.append(question.text)
        return offer(self, question)

    monkeypatch.setattr(Answerer, "offer", noted)
    article = tmp_path / "lighthouse.txt"
    article.write_text(OLD)
    async with staged(data) as stage:
        stage.services.indexer.index([str(article)])
        first = await typed(stage, BUILDER)
        again = await typed(stage, f" {BUILDER} ")
        assert worked == [BUILDER]
        assert again.results == first.results
        sent = await chosen(stage, first)
        twice = await chosen(stage, again, chat=stage.world.chat(READER))
        article.write_text(NEW)
        stage.services.indexer.index([str(article)])
        assert "1884" not in offered(await typed(stage, BUILDER))[0]["description"]
        # each of the two messages opens, and shows what was said then
        for message in (sent, twice):
            await opened(stage, message)
            assert OLD in styled(message, "bold")
        (entry,) = (each for each in stage.services.library.articles() if "ight" in each.title)
        stage.services.library.remove(entry.id)
        gone = stage.world.press(sent, "[1]", READER)
        assert "was removed" in await told(stage, gone)


async def test_only_the_latest_of_a_persons_queries_is_worked_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    offer = Answerer.offer

    def noted(self: Answerer, question: Any) -> Any:
        worked.append(question.text)
        return offer(self, question)

    monkeypatch.setattr(Answerer, "offer", noted)
    texts = [QUESTION[:end] for end in range(8, len(QUESTION) + 1)]
    asked = [stage.world.type_inline(READER, each, chat=stage.group) for each in texts]
    await stage.world.wait_for(lambda: asked[-1].results is not None, timeout=PATIENCE_S)
    assert worked[-1] == QUESTION
    assert len(worked) <= 4
    assert sum(each.results is None for each in asked) >= len(asked) - 4
    assert stage.services.library.revision >= 0


async def test_typing_doesnt_wait_for_others_questions(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, answer = threading.Event(), Answerer.answer

    def slow(self: Answerer, *arguments: Any, **named: Any) -> Any:
        go.wait(PATIENCE_S)
        return answer(self, *arguments, **named)

    monkeypatch.setattr(Answerer, "answer", slow)
    said = [stage.world.say(user, user, QUESTION) for user in (READER, ADMIN, SECOND_READER)]
    try:
        sent = await chosen(stage, await typed(stage, QUESTION))
        await opened(stage, sent)
    finally:
        go.set()
    assert "23 August 2023" in ((await stage.reply(said[0])).text or "")


async def test_what_is_sent_inline_asks_nothing(stage: Stage) -> None:
    await stage.ask("/help")
    own = stage.world.chat(READER)
    sent = await chosen(stage, await typed(stage, QUESTION), chat=own)
    assert await stage.quiet(sent)
    await opened(stage, sent)
    assert stage.world.from_bot(own, after=sent) == []


async def test_whoever_asked_votes_and_what_is_open_stays_open(stage: Stage) -> None:
    sent = await chosen(stage, await typed(stage, QUESTION))
    text = await opened(stage, sent)
    down = next(each["text"] for each in sent.buttons if "Not" in each["text"])
    before = [each["text"] for each in sent.buttons]
    stage.world.press(sent, down, READER)
    await stage.world.wait_for(lambda: len(sent.buttons) > len(before), timeout=PATIENCE_S)
    assert sent.text == text
    reasons = [each["text"] for each in sent.buttons][-4:]
    await opened(stage, sent)
    assert [each["text"] for each in sent.buttons][-4:] == reasons
    press = stage.world.press(sent, reasons[0], SECOND_READER)
    assert await told(stage, press) == "These buttons are for whoever asked."


async def test_typing_is_not_kept(data: Path) -> None:
    async with staged(data) as stage:
        await typed(stage, QUESTION)
        sent = await chosen(stage, await typed(stage, QUESTION))
        await opened(stage, sent)
    with sqlite3.connect(data / "bot.sqlite3") as db:
        (count,) = db.execute("SELECT count(*) FROM updates").fetchone()
    assert count == 3  # the message in the group, the choice and the tap


async def test_a_restart_between_offer_and_choice(data: Path) -> None:
    async with staged(data) as stage:
        asked = await typed(stage, QUESTION)
    async with staged(data) as stage:
        sent = await chosen(stage, asked)
        await opened(stage, sent)
        assert "23 August 2023" in styled(sent, "bold")


async def test_without_feedback_the_first_tap_tells(data: Path) -> None:
    async with staged(data) as stage:
        stage.world.inline_feedback = False
        asked = await typed(stage, QUESTION)
        sent, other = await chosen(stage, asked), await chosen(stage, asked)
        press = stage.world.press(sent, "[1]", SECOND_READER)
        assert await told(stage, press) == "These buttons are for whoever asked."
        await opened(stage, sent)
        await opened(stage, other)
        link = next(each.url for each in sent.entities if each.type == "text_link")
        shown = await stage.reply(stage.world.start(READER, (link or "").partition("start=")[2]))
        assert "23 August 2023" in (shown.text or "")
        forgotten = await chosen(stage, asked)
    async with staged(data) as stage:
        stage.world.inline_feedback = False
        again = await chosen(stage, await typed(stage, UNANSWERED))
        unknown = forged(again, "e:" + "0" * 16 + ":1")
        press = stage.world.press(unknown, "forged", READER)
        assert await told(stage, press) == "I don't know that answer any more."
    assert forgotten.buttons


async def test_buttons_outlive_whoever_is_forgotten(stage: Stage) -> None:
    sent = await chosen(stage, await typed(stage, QUESTION))
    asked = await stage.ask("/forget")
    stage.world.press(asked, asked.buttons[0]["text"], READER)
    await stage.world.wait_for(lambda: not asked.buttons, timeout=PATIENCE_S)
    await opened(stage, sent)
    with closing(sqlite3.connect(stage.services.data / "bot.sqlite3")) as db:
        assert "".join(db.iterdump()).count("When did") == 0


async def test_what_was_taken_back_is_not_offered_again(stage: Stage) -> None:
    asked = await typed(stage, QUESTION)
    sent = await chosen(stage, asked)
    link = next(each.url for each in sent.entities if each.type == "text_link")
    retracting = stage.world.say(ADMIN, ADMIN, f"/retract {link} wrong day")
    assert "can't be changed" not in ((await stage.reply(retracting)).text or "")
    assert (sent.text or "").startswith("An admin took this answer back")
    assert sent.buttons == []
    again = await typed(stage, QUESTION)
    assert again.button is not None
    assert again.button["text"] == "An earlier answer to this was taken back"
    assert offered(asked)[0]["description"] not in [e["description"] for e in offered(again)]
    assert all(each["title"].startswith("Nearest: ") for each in offered(again))


async def test_help_tells_of_it(stage: Stage) -> None:
    assert "write @footnote_bot and your question" in ((await stage.ask("/help")).text or "")
