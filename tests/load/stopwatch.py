"""When each answer was there: on the playground's side of the wire, so with all it costs."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from bot.playground import Call, Chat, World
from bot.playground.journal import Journal
from tests.catalogue import BOT, Known
from tests.torture.verdict import Asked, Said, Talk

SHOWING: Final = ("sendMessage", "editMessageText")

Mark = tuple[int, str, int | None]
"""A chat's id, a text, and in a group the id of the question it replies to."""


@dataclass(slots=True)
class Asking:
    """A question that was put at `at`, in seconds of the monotonic clock."""

    chat: Chat
    known: Known
    message_id: int
    at: float
    answered: "asyncio.Future[float]"
    """The time when the last part of its final answer was there."""

    @property
    def seconds(self) -> float | None:
        """How long it took; None if it wasn't answered."""
        return self.answered.result() - self.at if self.answered.done() else None


class Stopwatch(Journal):
    """A journal that notes when a text that somebody waits for is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Asking] = []
        self.shown = 0
        """Messages sent or edited: what Telegram's budgets count."""
        self._awaited: dict[Mark, Asking] = {}

    def ask(self, world: World, chat: Chat, user: int, known: Known) -> Asking:
        """Say it in that chat, the bot named if it is a group."""
        text = known.text if chat.is_private else f"@{BOT} {known.text}"
        message = world.say(chat, user, text)
        answered = asyncio.get_running_loop().create_future()
        asking = Asking(chat, known, message.message_id, monotonic(), answered)
        self.asked.append(asking)
        at = None if chat.is_private else message.message_id
        self._awaited[chat.id, known.parts[-1], at] = asking
        return asking

    def add(self, call: Call) -> None:
        super().add(call)
        if call.method in SHOWING and call.error is None and isinstance(call.result, Mapping):
            self.shown += 1
            asking = self._awaited.pop(mark(call.result), None)
            if asking is not None and not asking.answered.done():
                asking.answered.set_result(monotonic())

    def talks(self, world: World) -> list[Talk]:
        """All that was asked and said, to be judged."""
        chats: dict[int, list[Asking]] = {}
        for each in self.asked:
            chats.setdefault(each.chat.id, []).append(each)
        return [_talk(world, id, asked) for id, asked in chats.items()]


def mark(message: Mapping[str, Any]) -> Mark:
    """What tells an answer: `message` is one of the Bot API."""
    chat = message["chat"]
    above = message.get("reply_to_message", {}).get("message_id")
    return chat["id"], message.get("text", "").strip(), above if chat["id"] < 0 else None


def _talk(world: World, chat: int, asked: Sequence[Asking]) -> Talk:
    said = world.from_bot(chat)
    return Talk(
        chat,
        [Asked(each.message_id, each.known.text, each.known.parts) for each in asked],
        [Said(each.words, each.reply_to.message_id if each.reply_to else None) for each in said],
    )
