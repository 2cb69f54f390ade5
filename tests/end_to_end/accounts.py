"""Calls the bot to account for a log: each of its messages is one that a line asked for. Pure.

Judged by the journal, which holds all that the bot sent, and by what the chats show in the end.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.chat.delivery.outbox import is_placeholder
from bot.chat.saying.words import LANGUAGES, words_for
from bot.playground import Call, Message, World
from tests.end_to_end.group_log import Heard

Key = tuple[int, int]
"""The ids of a chat and of a message in it."""

UNSEEN: Final = frozenset(
    "getUpdates getMe setMyCommands deleteWebhook getChat getChatMember getChatAdministrators"
    " getFile".split()
)
"""Calls that nobody in a chat notices."""
SHOWN: Final = 60


def problems(world: World, heard: Sequence[Heard]) -> list[str]:
    """What is wrong, a line each; nothing if the bot spoke when it was asked, and only then."""
    account = Account(world, heard)
    return [
        *account.strange_calls(),
        *account.unsolicited(),
        *account.missing(),
        *account.misplaced(),
        *account.shown_otherwise(),
        *account.changed_otherwise(),
    ]


class Account:
    def __init__(self, world: World, heard: Sequence[Heard]) -> None:
        self._world = world
        self._heard = heard
        self._wanted = {
            _key(each.message): each
            for each in heard
            if each.line.expects == "reply" and each.message is not None
        }
        self._sent = world.calls.to("sendMessage")
        self._answers: dict[Key, Key] = {}
        for call in self._sent:
            if call.error is None:
                self._answers.setdefault((call.chat, call.result["message_id"]), _asked(call))

    def strange_calls(self) -> Iterator[str]:
        asked_in = {(each.message.chat.id, _topic(each.message)) for each in self._wanted.values()}
        for call in self._world.calls:
            if call.method == "sendChatAction":
                if (call.chat, call.params.get("message_thread_id")) not in asked_in:
                    yield f"shown to be typing where nobody asked: {call.params}"
            elif call.method not in UNSEEN | {"sendMessage", "editMessageText"}:
                yield f"{call.method} is no answer: {call.params}"

    def unsolicited(self) -> Iterator[str]:
        seen: set[Key] = set()
        for call in self._sent:
            key = _asked(call)
            if key not in self._wanted:
                yield f"unsolicited: {_said(call)}, in reply to {self._named(key)}"
            elif call.error is not None:
                yield f"refused ({call.outcome}): {_said(call)}"
            elif key in seen:
                yield f"one reply too many: {_said(call)}, to {self._named(key)}"
            seen.add(key)

    def missing(self) -> Iterator[str]:
        answered = set(self._answers.values())
        for key in self._wanted:
            if key not in answered:
                yield f"no reply to {self._named(key)}"

    def misplaced(self) -> Iterator[str]:
        for call in self._sent:
            asked = self._wanted.get(_asked(call))
            named = call.params.get("message_thread_id")
            if asked is not None and named != _topic(asked.message):
                yield f"sent to topic {named}: {_said(call)}, to {self._named(_asked(call))}"

    def shown_otherwise(self) -> Iterator[str]:
        """The chats show each answer where it was asked for, and nothing else of the bot's."""
        shown = {
            _key(each): each for chat in self._world.chats for each in self._world.from_bot(chat)
        }
        for key in shown.keys() - self._answers.keys():
            yield f"shown, and never sent by sendMessage: {_text(shown[key])}"
        for key, asked in self._answers.items():
            if key not in shown:
                yield f"the reply to {self._named(asked)} isn't there any more"
            elif asked in self._wanted:
                yield from self._ill_shown(shown[key], self._wanted[asked])

    def _ill_shown(self, answer: Message, asked: Heard) -> Iterator[str]:
        line, question = asked.line, asked.message
        assert question is not None
        named, thread = f"line {line.id}: {_text(answer)}", question.thread_id
        if answer.reply_to is not question:
            yield f"shown in reply to something else than {named}"
        if _topic(answer) != _topic(question) or (thread and answer.thread_id != thread):
            yield f"shown in thread {answer.thread_id}, not {thread}: {named}"
        if not answer.text or is_placeholder(answer.text) or answer.text in APOLOGIES:
            yield f"no answer to {named}"
        elif line.says not in answer.text and not self._is_changed(question):
            yield f"{line.says!r} isn't said to {named}"

    def changed_otherwise(self) -> Iterator[str]:
        """An answer changes when its question did, within the time for it, and then it must."""
        edits = [(at, call) for at, call in enumerate(self._world.calls) if _is_edit(call)]
        for at, call in edits:
            asked = self._answers.get((call.chat, call.params.get("message_id")))
            if asked is None:
                yield f"changed, and none of its own: {call.params}"
            elif (last := self._last_edit(asked, at)) and not last.line.expects:
                yield f"changed for nobody: the reply to {self._named(asked)}"
        for each in self._heard:
            if each.line.expects == "change" and each.message is not None:
                yield from self._unchanged(each, edits)

    def _unchanged(self, changed: Heard, edits: Sequence[tuple[int, Call]]) -> Iterator[str]:
        question, line = changed.message, changed.line
        assert question is not None
        own = [key for key, asked in self._answers.items() if asked == _key(question)]
        if not any(
            at >= changed.calls and (call.chat, call.params["message_id"]) in own
            for at, call in edits
        ):
            yield f"line {line.id} changed a question and nothing came of it: {line.text[:SHOWN]}"
        for chat, id in own:
            answer = self._world.chats[chat].messages.get(id)
            if answer is not None and line.says not in (answer.text or ""):
                yield f"{line.says!r} isn't said to line {line.id}: {_text(answer)}"

    def _last_edit(self, question: Key, before: int) -> Heard | None:
        """The last line by then that changed it."""
        found = [
            each
            for each in self._heard
            if each.line.kind == "edit"
            and each.calls <= before
            and each.message is not None
            and _key(each.message) == question
        ]
        return found[-1] if found else None

    def _is_changed(self, question: Message) -> bool:
        return any(
            each.line.expects == "change" and each.message is question for each in self._heard
        )

    def _named(self, key: Key) -> str:
        for each in self._heard:
            if each.message is not None and _key(each.message) == key:
                return f"line {each.line.id} ({each.message.words[:SHOWN]!r})"
        return f"message {key[1]} of chat {key[0]}"


APOLOGIES: Final = {
    words_for(language).say(id) for language in LANGUAGES for id in ("sorry", "busy")
}


def _key(message: Message | None) -> Key:
    return (message.chat.id, message.message_id) if message is not None else (0, 0)


def _topic(message: Message | None) -> int | None:
    """General and comments have none that a bot could name."""
    thread = message.thread_id if message is not None else None
    return thread if message is not None and thread in message.chat.topics else None


def _asked(call: Call) -> Key:
    """What a message was sent in reply to."""
    above: Any = call.params.get("reply_parameters") or {}
    return call.chat, above.get("message_id", 0)


def _is_edit(call: Call) -> bool:
    return call.method == "editMessageText"


def _said(call: Call) -> str:
    return repr(str(call.params.get("text"))[:SHOWN])


def _text(message: Message) -> str:
    return repr(message.words[:SHOWN])
