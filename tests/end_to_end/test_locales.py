"""Readers are answered in the language of their Telegram, through the real application."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.app import COMMANDS
from bot.chat.saying.words import LANGUAGES, words_for
from bot.config import AnswerSection
from bot.playground import User
from bot.types import Note
from tests.end_to_end.conftest import PATIENCE_S, Stage, staged
from tests.end_to_end.test_chat import QUESTION, assert_footnoted
from tests.end_to_end.test_languages import FOREIGN
from tests.scripted_model import Reply, ScriptedModel, serving

CODES = ["de", "es-419", "ru", "fa", "ar", "pt-br", "hi", "xx", None]
ADMINS = [each.name for each in COMMANDS if each.admins_only]
UNANSWERABLE = "What is the recipe for sourdough bread?"


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    with serving() as running:
        yield running


def reader(stage: Stage, code: str | None) -> User:
    """Somebody new, who is in the group too."""
    user = stage.world.add_user(3000 + len(stage.world.users), "R", language_code=code)
    stage.world.group.members[user.id] = "member"
    return user


async def said(stage: Stage, user: User, text: str, *, in_group: bool = False) -> str:
    where = stage.group if in_group else stage.world.chat(user.id)
    return (await stage.reply(stage.world.say(where, user, text))).text or ""


async def test_each_reader_is_answered_in_their_language(
    stage: Stage, sample_texts: dict[str, str]
) -> None:
    for code in CODES:
        words, user = words_for(code), reader(stage, code)
        welcome = await stage.reply(stage.world.start(user))
        assert (welcome.text or "").startswith(words.say("welcome", count=3))
        assert (welcome.text or "").endswith(words.say("welcome-ask"))
        inline = words.say("help-inline", bot="@footnote_bot")
        assert await said(stage, user, "/help") == f"{words.say('help')}\n\n{inline}"
        assert await said(stage, user, UNANSWERABLE) == words.say("declined")
        assert await said(stage, user, "🤔") == words.say("no-words")
        assert await said(stage, user, "/reindex") == words.say("admins-only")
        assert (await said(stage, user, "/articles")).startswith(
            words.say("articles-count", count=3)
        )
        asked = stage.world.say(stage.world.chat(user.id), user, QUESTION)
        assert_footnoted(await stage.reply(asked), sample_texts)


async def test_in_a_group_each_is_answered_in_their_own(stage: Stage) -> None:
    for code in ("ru", "de", None):
        words, user = words_for(code), reader(stage, code)
        text = f"@footnote_bot {UNANSWERABLE}"
        assert await said(stage, user, text, in_group=True) == words.say("declined")
        sent = stage.world.calls.to("sendMessage")[-1].params["text"]
        assert sent == words.say("placeholder")


async def test_that_no_article_is_in_the_language_is_said_in_the_readers(stage: Stage) -> None:
    answer = await said(stage, reader(stage, "ru"), FOREIGN["ru"])
    assert answer == (
        "Здесь нет статей на языке вашего вопроса. Языки статей: английский. "
        "Пожалуйста, задайте вопрос на этом языке."
    )
    answer = await said(stage, reader(stage, "es"), FOREIGN["ru"])
    assert "están en inglés. Por favor, pregunte en inglés." in answer


async def test_a_button_answers_in_the_language_of_who_taps_it(stage: Stage) -> None:
    welcome = await stage.reply(stage.world.start(reader(stage, "ru")))
    for entry in stage.services.library.articles():
        stage.services.library.remove(entry.id)
    stage.world.press(welcome, welcome.buttons[0]["text"], reader(stage, "de"))
    answer = await stage.reply(welcome)
    assert answer.text == words_for("de").say("article-changed")


async def test_the_menu_of_commands_is_in_each_language(stage: Stage) -> None:
    await stage.reply(stage.world.start(stage.admin))
    await stage.ask("/help")
    admins, last = stage.world.chat(stage.admin.id), LANGUAGES[-1]
    await stage.world.wait_for(
        lambda: len(stage.world.commands.seen_by(stage.admin.id, last, admins)) == 7 + len(ADMINS),
        timeout=PATIENCE_S,
    )
    for code in LANGUAGES:
        words, chat = words_for(code), stage.world.chat(stage.reader.id)
        menu = stage.world.commands.seen_by(stage.reader.id, code, chat)
        shown = {each["command"]: each["description"] for each in menu}
        assert shown == {
            "ask": words.say("menu-ask"),
            "articles": words.say("menu-articles"),
            "help": words.say("menu-help"),
            "privacy": words.say("menu-privacy"),
            "forget": words.say("menu-forget"),
            "start": words.say("menu-start"),
            "new": words.say("menu-new"),
        }
        owned = {
            each["description"]
            for each in stage.world.commands.seen_by(stage.admin.id, code, admins)
        }
        assert owned == {*shown.values(), *(words.say(f"menu-{each}") for each in ADMINS)}
    french = stage.world.commands.seen_by(stage.reader.id, "fr", chat)
    assert french[0]["description"] == words_for("en").say("menu-ask")


async def test_a_stray_placeholder_is_tidied_in_whatever_language(stage: Stage) -> None:
    stray = stage.world.post(stage.group, stage.world.bot, text=words_for("fa").say("placeholder"))
    stage.world.say(stage.group, reader(stage, "de"), "@footnote_bot ?", reply_to=stray)
    gone = lambda: stray.message_id not in stage.group.messages  # noqa: E731
    await stage.world.wait_for(gone, timeout=PATIENCE_S)


async def test_a_file_is_added_in_the_admins_language(stage: Stage) -> None:
    stage.admin.language_code = "fa"
    text = b"The lighthouse of Borveth was built in 1884 by Ansgar Tolliver."
    shown = await stage.reply(
        stage.world.upload(stage.world.chat(stage.admin.id), stage.admin, "tower.txt", text)
    )
    words = words_for("fa")
    await stage.world.wait_for(lambda: shown.buttons, timeout=PATIENCE_S)
    assert words.say("preview-source", source="tower.txt") in (shown.text or "")
    stage.world.press(shown, words.say("button-add"), stage.admin)
    done = words.say("file-added", name="Tower", count=1)
    await stage.world.wait_for(lambda: (shown.text or "").startswith(done), timeout=PATIENCE_S)
    assert "\u2068Tower\u2069" in done


async def test_that_the_model_is_away_is_said_in_the_readers_language(
    data: Path, model: ScriptedModel
) -> None:
    model.says(Reply(status=500))
    answer = AnswerSection(model="openai:scripted", base_url=model.url, timeout_s=5.0, retries=0)
    async with staged(data, answer=answer) as stage:
        text = await said(stage, reader(stage, "pt-pt"), QUESTION)
        assert text.endswith(words_for("pt").say("model-away"))
        assert Note.INSTEAD not in text
