"""Where a person speaks, and as whom: themselves, a channel, or the group's anonymous admin."""

from dataclasses import dataclass, replace
from typing import Any

from .messages import Message
from .people import ANONYMOUS_ADMIN, CHANNEL_BOT, Chat, User
from .topics import Topic


@dataclass(frozen=True, slots=True)
class Place:
    """`sender_chat` is the group itself for an anonymous administrator, or a channel of theirs."""

    chat: Chat
    topic: Topic | None = None
    sender_chat: Chat | None = None

    def answering(self, message: Message | None) -> "Place":
        """A reply in a topic stays in the topic."""
        if self.topic is not None or message is None:
            return self
        return replace(self, topic=self.chat.topics.get(message.thread_id or 0))

    def check(self, person: User) -> None:
        """Raises LookupError, in one line for the page, where that person can't speak."""
        name, where = person.first_name, self.chat.title or "that private chat"
        if not self.chat.has(person.id):
            raise LookupError(f"{name} is not in {where}")
        if self.chat.is_channel and not self.chat.is_administered_by(person.id):
            raise LookupError(f"only administrators post in {where}")
        speaker = self.sender_chat
        if speaker is not None and not speaker.is_administered_by(person.id):
            raise LookupError(f"{name} may not speak as {speaker.title}")
        if self.topic is not None and not self.topic.takes(person):
            raise LookupError(f"{self.topic.name} is closed")

    def shown(self, person: User) -> dict[str, Any]:
        """What the message says of its place and sender."""
        thread = {"thread_id": self.topic.id} if self.topic else {}
        if self.sender_chat is None or self.chat.is_channel:
            return thread
        anonymous = self.sender_chat is self.chat
        sender = ANONYMOUS_ADMIN if anonymous else CHANNEL_BOT
        return {**thread, "sender": sender, "sender_chat": self.sender_chat}
