"""What the bot shows of a message it is still writing, as sendMessageDraft sends it.

A draft is no message: it has no id of its own in the chat and stands in no history. A later one
takes its place, a message from the bot ends it, and so does time.
https://core.telegram.org/bots/api#sendmessagedraft
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .entities import Entity
from .people import Chat

DRAFT_SECONDS = 30  # since it was last changed


@dataclass(frozen=True, slots=True)
class Draft:
    """An empty `text` shows as "Thinking…"; `until` is Unix time by the world's clock."""

    chat: Chat
    id: int
    until: float
    text: str = ""
    entities: Sequence[Entity] = ()
    thread_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        """For the chat page; the Bot API never gives a draft back."""
        body: dict[str, Any] = {"text": self.text, "until": self.until}
        body["entities"] = [entity.to_json() for entity in self.entities]
        if self.thread_id:
            body["message_thread_id"] = self.thread_id
        return body


class Drafts:
    """The drafts now shown: one at most in a chat, or in each topic of it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._latest: dict[tuple[int, int | None], Draft] = {}

    def show(self, draft: Draft) -> None:
        self._latest[draft.chat.id, draft.thread_id] = draft

    def end(self, chat: Chat, thread_id: int | None = None) -> None:
        self._latest.pop((chat.id, thread_id), None)

    def shown(self, chat: Chat | int, thread_id: int | None = None) -> Draft | None:
        """The draft that somebody who looks at the chat, or at a topic of it, sees now."""
        chat_id = chat if isinstance(chat, int) else chat.id
        draft = self._latest.get((chat_id, thread_id))
        return draft if draft and draft.until > self._clock() else None

    def within(self, chat: Chat) -> list[Draft]:
        """Those shown in a chat, its topics included."""
        shown = [self.shown(*place) for place in self._latest if place[0] == chat.id]
        return [draft for draft in shown if draft]
