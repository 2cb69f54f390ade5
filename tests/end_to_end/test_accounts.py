"""What the bot is called to account for is found: made-up journals, each with one thing wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.chat.delivery.outbox import PLACEHOLDER
from bot.chat.saying.words import words_for
from bot.playground import ADMIN, READER, Call, Chat, Message, Topic, World
from bot.playground.refusals import TOPIC_CLOSED
from tests.end_to_end.accounts import problems
from tests.end_to_end.group_log import Heard, Line


@dataclass
class Made:
    """A forum with a topic, a post with a comment, and what the bot is made to do there."""

    world: World = field(default_factory=lambda: World(first_id=10))
    heard: list[Heard] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.forum: Chat = self.world.group
        self.space: Topic = self.world.topics.open(self.forum, ADMIN, "Space")
        self.films: Topic = self.world.topics.open(self.forum, ADMIN, "Films")
        talk = self.world.add_group("Talk", [READER], owner=ADMIN)
        channel = self.world.add_channel("Pages", owner=ADMIN, group=talk)
        self.post = self.world.say(channel, ADMIN, "New today")
        self.aside = self.hear(self.world.say(self.forum, READER, "nice", topic=self.space))
        self.question = self.hear(
            self.world.say(self.forum, READER, "/ask who?", topic=self.space), "reply"
        )
        self.general = self.hear(self.world.say(self.forum, READER, "/ask why?"), "reply")
        self.comment = self.hear(self.world.comment(self.post, READER, "/ask how?"), "reply")

    def hear(self, message: Message, expects: str = "", kind: str = "text", says: str = "") -> Any:
        line = Line(len(self.heard) + 1, 0, "", "", kind, message.words, expects=expects, says=says)
        self.heard.append(Heard(line, message, len(self.world.calls)))
        return message

    def call(self, method: str, result: Any = True, **params: Any) -> None:
        self.world.calls.add(Call(method, params, at=0, result=result))

    def send(self, to: Message, text: str = "They.", thread: int | None = None) -> Message:
        """As the bot does it: a placeholder first, which becomes the answer."""
        sent = self.world.post(
            to.chat, self.world.bot, reply_to=to, text=PLACEHOLDER, thread_id=thread
        )
        place = {} if thread is None else {"message_thread_id": thread}
        above = {"reply_parameters": {"message_id": to.message_id}}
        self.call("sendMessage", sent.to_json(), chat_id=to.chat.id, **above, **place)
        self.edit(sent, text)
        return sent

    def edit(self, message: Message, text: str) -> None:
        message.text = text
        place = {"chat_id": message.chat.id, "message_id": message.message_id}
        self.call("editMessageText", message.to_json(), **place)

    def answer_all(self) -> None:
        self.answer = self.send(self.question, thread=self.space.id)
        self.send(self.general)
        self.send(self.comment)


@pytest.fixture
def made() -> Made:
    return Made()


def found(made: Made, wrong: str) -> bool:
    return any(re.search(wrong, each) for each in problems(made.world, made.heard))


def test_a_bot_that_answers_what_it_is_asked_where_it_is_asked_has_done_nothing_wrong(
    made: Made,
) -> None:
    made.call("sendChatAction", chat_id=made.forum.id, message_thread_id=made.space.id)
    made.call("sendChatAction", chat_id=made.comment.chat.id)
    made.answer_all()
    made.call("getUpdates")
    assert problems(made.world, made.heard) == []


WRONG: list[tuple[Callable[[Made], object], str]] = [
    (lambda made: made.send(made.aside, thread=made.space.id), "unsolicited: .* line 1 "),
    (lambda made: made.call("sendMessage", {"message_id": 1}, chat_id=READER), "unsolicited: "),
    (
        lambda made: made.world.post(made.world.chat(READER), made.world.bot, text="Psst"),
        "shown, and never sent by sendMessage: 'Psst'",
    ),
    (lambda made: made.send(made.question, thread=made.space.id), "one reply too many: .* line 2 "),
    (lambda made: made.world.deleted(made.answer), "the reply to line 2 .* isn't there"),
    (lambda made: made.edit(made.answer, PLACEHOLDER), "no answer to line 2"),
    (lambda made: made.edit(made.answer, words_for("fa").say("sorry")), "no answer to line 2"),
    (lambda made: made.edit(made.aside, "not mine"), "changed, and none of its own"),
    (lambda made: made.call("setMessageReaction", chat_id=made.forum.id), "setMessageReaction is"),
    (
        lambda made: made.call(
            "sendChatAction", chat_id=made.forum.id, message_thread_id=made.films.id
        ),
        "typing where nobody asked",
    ),
]


@pytest.mark.parametrize(("do", "wrong"), WRONG)
def test_what_nobody_asked_for_is_found(
    made: Made, do: Callable[[Made], object], wrong: str
) -> None:
    made.answer_all()
    do(made)
    assert found(made, wrong)


def test_a_question_without_a_reply_is_found(made: Made) -> None:
    made.send(made.question, thread=made.space.id)
    made.send(made.comment)
    assert problems(made.world, made.heard) == ["no reply to line 3 ('/ask why?')"]


def test_a_refused_reply_is_found(made: Made) -> None:
    made.answer_all()
    above = {"reply_parameters": {"message_id": made.general.message_id}}
    made.call("sendMessage", None, chat_id=made.forum.id, **above)
    made.world.calls[-1].error = TOPIC_CLOSED.error()
    assert found(made, r"refused \(400 ")


def test_a_reply_in_another_topic_is_found(made: Made) -> None:
    made.send(made.question, thread=made.films.id)
    made.send(made.general)
    made.send(made.comment)
    assert found(made, f"sent to topic {made.films.id}: .* line 2 ")
    assert found(made, f"shown in thread {made.films.id}, not {made.space.id}: line 2")


def test_a_reply_that_names_generals_thread_or_a_comments_is_found(made: Made) -> None:
    made.send(made.question, thread=made.space.id)
    made.send(made.general, thread=1)
    made.send(made.comment, thread=made.comment.thread_id)
    assert found(made, "sent to topic 1: .* line 3 ")
    assert found(made, f"sent to topic {made.comment.thread_id}: .* line 4 ")


def test_a_reply_that_shows_under_something_else_is_found(made: Made) -> None:
    made.answer_all()
    made.answer.reply_to = made.aside
    assert found(made, "shown in reply to something else than line 2")


def test_an_answer_may_change_only_with_its_question_and_then_must(made: Made) -> None:
    made.answer_all()
    made.hear(made.question, "change", kind="edit")
    assert found(made, "line 5 changed a question and nothing came of it")
    made.edit(made.answer, "Those.")
    assert problems(made.world, made.heard) == []
    made.hear(made.question, kind="edit")
    assert problems(made.world, made.heard) == []
    made.edit(made.answer, "These.")
    assert found(made, "changed for nobody: the reply to line 2 ")


def test_what_an_answer_must_say_is_looked_for(made: Made) -> None:
    made.answer_all()
    made.hear(made.question, "change", kind="edit", says="Those")
    made.edit(made.answer, "These.")
    assert found(made, "'Those' isn't said to line 5: 'These.'")
    made.edit(made.answer, "Those.")
    assert problems(made.world, made.heard) == []
    asked = made.world.say(made.forum, READER, "/ask where?")
    made.send(made.hear(asked, "reply", says="There"))
    assert found(made, "'There' isn't said to line 6: 'They.'")
