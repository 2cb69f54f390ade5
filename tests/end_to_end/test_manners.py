"""When the bot speaks among people, to whom and where, through the real application."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.answering.answerer import BadQuestion
from bot.chat.delivery import sending
from bot.chat.saying.words import ENGLISH
from bot.config import Access
from bot.playground import ADMIN, READER, SECOND_READER, Chat, Message, Topic, User, contents
from bot.playground.people import ANONYMOUS_ADMIN
from tests.catalogue import HELP
from tests.end_to_end.conftest import PATIENCE_S, Stage, finals, staged
from tests.end_to_end.test_chat import QUESTION
from tests.end_to_end.test_evidence import tap

MENTION = "@footnote_bot"
NO_WORDS = ENGLISH.say("no-words")

Speak = Callable[[str], Message]


@pytest.fixture
def histories(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """What each question leaned on; it isn't answered, as that takes time."""
    found: dict[str, tuple[str, ...]] = {}

    def noting(_: Any, question: Any, *__: Any) -> Any:
        found[question.text] = tuple(question.history)
        raise BadQuestion("it wasn't to be answered")

    monkeypatch.setattr(type(stage.services.answerer), "answer", noting)
    return found


def morning_talk(stage: Stage) -> tuple[Chat, Chat]:
    """A channel, and its discussion group with the bot in it."""
    people = [READER, SECOND_READER]
    talk = stage.world.add_group("Morning talk", people, owner=ADMIN)
    return stage.world.add_channel("Morning reading", people, owner=ADMIN, group=talk), talk


# Silence


async def test_what_nobody_says_to_it_is_met_with_silence(stage: Stage) -> None:
    world, group = stage.world, stage.group
    channel, talk = morning_talk(stage)
    for each in (group, talk, channel):
        each.members[world.bot.id] = "administrator"  # it hears everything
    warden = User(3001, "Warden", "warden_bot", None, is_bot=True)
    world.users[warden.id] = warden
    group.members[warden.id] = "member"
    said = await stage.ask(f"{MENTION} ?", group)
    stranger = world.say(group, SECOND_READER, "It landed in the south.")
    for text in (f"{MENTION} {QUESTION}", f"/ask{MENTION} {QUESTION}", f"/help{MENTION}"):
        world.say(group, READER, text, extra={"via_bot": world.bot.to_json()})
        world.say(group, READER, text, stranger, extra={"via_bot": warden.to_json()})
        world.say(group, READER, text, extra=contents.forwarded(world.user(ADMIN)))
        world.say(group, READER, text, extra=contents.forwarded(channel))
        world.say(group, warden, text)
        world.say(group, warden, text, said)
        world.say(channel, ADMIN, text)
    file = world.post(group, world.user(READER), document=world.files.add("a.txt", b"All mine."))
    file.caption, file.extra = f"/add{MENTION}", contents.forwarded(channel)
    world.told("message", file)
    world.send(group, READER, contents.sticker(), said)
    world.send(group, READER, contents.pinned(said))
    world.send(group, READER, {"new_chat_title": f"{MENTION} {QUESTION}"})
    for text in ("/roll", f"/ask@other_bot {QUESTION}", f"footnote_bot {QUESTION}"):
        world.say(group, READER, text)
    last = world.say(talk, READER, f"{MENTION} ?")
    assert (await stage.reply(last)).text == NO_WORDS
    assert (await stage.ask(f"{MENTION} !", group)).text == NO_WORDS
    assert len(world.from_bot(group)) == 2
    assert len(world.from_bot(talk)) == 1
    assert world.from_bot(channel) == []


async def test_an_inline_result_of_its_own_is_no_question_in_private(stage: Stage) -> None:
    world = stage.world
    world.say(READER, READER, QUESTION, extra={"via_bot": world.bot.to_json()})
    await stage.ask("?")
    assert [each.text for each in world.from_bot(READER)] == [NO_WORDS]


async def test_an_edit_is_answered_for_a_quarter_of_an_hour(stage: Stage) -> None:
    world, group = stage.world, stage.group
    first, second = (world.say(group, READER, f"{MENTION} {each}") for each in ("?", "!"))
    await world.wait_for(lambda: len(finals(world, group)) == 2, timeout=PATIENCE_S)
    asked = world.now()
    world.clock = lambda: asked + 15 * 60 + 1
    world.edit(first, f"/ask{MENTION}")
    world.clock = lambda: asked + 15 * 60 - 1
    world.edit(second, f"{MENTION} [1]")
    answer = finals(world, group)[1]
    only_marker = ENGLISH.say("only-marker")
    await world.wait_for(lambda: answer.text == only_marker, timeout=PATIENCE_S)
    assert [each.text for each in finals(world, group)] == [NO_WORDS, only_marker]


async def test_what_is_said_about_a_message_is_what_is_asked(
    stage: Stage, histories: dict[str, tuple[str, ...]]
) -> None:
    world, group = stage.world, stage.group
    said = world.say(group, SECOND_READER, "It landed in the south.")
    await stage.ask(f"Says who, {MENTION}", group, reply_to=said)
    await stage.ask(MENTION, group, reply_to=said)
    own = await stage.ask(f"/ask{MENTION}", group, reply_to=said)
    assert list(histories) == ["Says who", "It landed in the south."]
    assert (await stage.ask(f"/ask{MENTION}", group, reply_to=own)).text == ENGLISH.say(
        "how-to-ask"
    )


# Where it speaks


async def test_all_it_says_stands_where_it_was_asked(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "TYPING_AFTER_S", 0)
    world, group = stage.world, stage.group
    news = world.topics.open(group, ADMIN, "News")
    channel, _ = morning_talk(stage)
    post = world.say(channel, ADMIN, "New today")
    assert post.forward is not None
    await _stands(stage, lambda text: world.say(group, READER, text, topic=news), news.id, news)
    await _stands(stage, lambda text: world.comment(post, READER, text), post.forward.message_id)
    await _stands(stage, lambda text: world.say(group, READER, text), None)
    broken = type(stage.services.answerer)
    monkeypatch.setattr(broken, "answer", lambda *_: 1 / 0)
    for speak, thread in (
        (lambda text: world.say(group, READER, text, topic=news), news.id),
        (lambda text: world.comment(post, READER, text), post.forward.message_id),
        (lambda text: world.say(group, READER, text), None),
    ):
        asked = speak(f"{MENTION} who?")
        sorry = await stage.reply(asked)
        assert sorry.text == ENGLISH.say("sorry")
        assert _place(sorry, asked) == thread
    assert not world.violations


async def _stands(
    stage: Stage, speak: Speak, thread: int | None, topic: Topic | None = None
) -> None:
    """Everything that it says there is in that thread; calls name it if it is a topic."""
    began = len(stage.world.calls)
    asked = speak(f"{MENTION} {QUESTION}")
    answer = await stage.reply(asked)
    assert _place(answer, asked) == thread
    assert _place(await tap(stage, answer, "[1]"), answer) == thread
    for text in ("?", "", "/help", "/articles", "/new", "/reindex", "/ask", "/start"):
        asked = speak(f"{text}{MENTION}")
        said = await stage.reply(asked)
        assert _place(said, asked) == thread, text
    stage.world.press(said, said.buttons[0]["text"], READER)
    assert _place(await stage.reply(said), said) == thread
    where = asked.chat.id
    calls = stage.world.calls[began:]
    sent = [each for each in calls if each.method.startswith("send") and each.chat == where]
    assert {each.method for each in sent} == {"sendMessage", "sendChatAction"}
    named = topic and topic.id
    assert {each.params.get("message_thread_id") for each in sent} == {named}


def _place(said: Message, asked: Message) -> int | None:
    """The thread of what the bot said; None where that is but the replies to one message."""
    assert said.reply_to is asked
    below = said.chat.messages.get(said.thread_id or 0)
    is_post = below is not None and "is_automatic_forward" in below.extra
    return said.thread_id if is_post or said.thread_id in said.chat.topics else None


async def test_the_answer_to_a_deleted_comment_stays_below_the_post(stage: Stage) -> None:
    world = stage.world
    channel, talk = morning_talk(stage)
    post = world.say(channel, ADMIN, "New today")
    comment = world.comment(post, READER, f"{MENTION} ?")
    world.deleted(comment)
    await world.wait_for(lambda: finals(world, talk), timeout=PATIENCE_S)
    (answer,) = finals(world, talk)
    assert post.forward is not None
    assert (answer.reply_to, answer.thread_id) == (post.forward, post.forward.message_id)


# Who speaks


async def test_chats_that_speak_are_kept_apart_and_are_no_admins(data: Path) -> None:
    access = Access(admins=[ADMIN, ANONYMOUS_ADMIN.id])  # type: ignore[arg-type]
    async with staged(data, access) as stage:
        world, group = stage.world, stage.group
        for text in (f"/reindex{MENTION}", f"/add{MENTION}", f"/failed{MENTION}"):
            asked = world.say(group, ADMIN, text, sender_chat=group)
            assert (await stage.reply(asked)).text == ENGLISH.say("admins-only")
        told = await stage.reply(world.say(group, ADMIN, f"/help{MENTION}", sender_chat=group))
        assert told.text == HELP
        asked = world.say(group, ADMIN, f"{MENTION} {QUESTION}", sender_chat=group)
        assert "23 August 2023" in ((await stage.reply(asked)).text or "")


async def test_follow_ups_lean_on_what_one_speaker_asked_in_one_thread(
    stage: Stage, histories: dict[str, tuple[str, ...]]
) -> None:
    world, group = stage.world, stage.group
    news = world.topics.open(group, ADMIN, "News")
    channel, talk = morning_talk(stage)
    posts = [world.say(channel, ADMIN, each) for each in ("One", "Two")]

    async def ask(text: str, chat: Chat = group, user: int = READER, **more: Any) -> Message:
        return await stage.reply(world.say(chat, user, f"{MENTION} {text}", **more))

    own = await ask("q1")
    await ask("q2")
    await ask("q3", reply_to=own)
    await ask("q4", reply_to=own, user=SECOND_READER)
    await ask("q5", topic=news)
    await ask("q6", topic=news)
    for number, post in enumerate(posts):
        first = await stage.reply(world.comment(post, READER, f"{MENTION} c{number}"))
        await stage.reply(world.comment(post, READER, f"d{number}", reply_to=first))
    await ask("c2", talk)
    await ask("a1", user=ADMIN, sender_chat=group)
    await ask("b1", user=ADMIN, sender_chat=channel)
    await ask("a2", user=ADMIN, sender_chat=group)
    assert histories == {
        **{"q1": (), "q2": ("q1",), "q3": ("q1", "q2"), "q4": (), "q5": (), "q6": ("q5",)},
        **{"c0": (), "d0": ("c0",), "c1": (), "d1": ("c1",), "c2": ()},
        **{"a1": (), "b1": (), "a2": ("a1",)},
    }
    begun = await stage.ask(f"/new{MENTION}", group)
    assert begun.text == ENGLISH.say("begun-anew")
    await ask("q7")
    await ask("q8", topic=news)
    await ask("q9", reply_to=own, user=SECOND_READER)
    assert [histories[each] for each in ("q7", "q8", "q9")] == [(), ("q5", "q6"), ("q4",)]


async def test_thanks_are_no_question(stage: Stage) -> None:
    world, answer = stage.world, await stage.ask(f"@footnote_bot {QUESTION}", stage.group)
    thanks = world.say(stage.group, READER, "Thanks a lot!", reply_to=answer)
    assert await stage.ignored(thanks)
    assert (await stage.ask("Спасибо!")).text == ENGLISH.say("thanked")
    assert (await stage.ask("Good morning!")).text == NO_WORDS
