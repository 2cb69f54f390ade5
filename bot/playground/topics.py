"""The topics of a forum: what people open, close, reopen and delete.

    news = world.topics.open(world.group, ADMIN, "News")     the group is a forum from here on
    world.say(world.group, READER, "/ask who?", topic=news)
    world.topics.close(news, ADMIN)                          TOPIC_CLOSED, unless one may manage it

What is said without a topic stands in General, which has no id that a bot could send to.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .people import Chat, User

if TYPE_CHECKING:
    from .messages import Message
    from .world import World

GENERAL = 1  # no message and no other topic has this id
# All that the Bot API knows: https://core.telegram.org/bots/api#createforumtopic.
COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)


@dataclass(slots=True)
class Topic:
    """`id` is that of its first message, and the `message_thread_id` of all of them."""

    chat: Chat
    id: int
    name: str
    opener: User
    closed: bool = False

    def is_managed_by(self, user: User) -> bool:
        return self.opener is user or self.chat.may(user.id, "can_manage_topics")

    def takes(self, user: User) -> bool:
        """Whether a person may write there."""
        return not self.closed or self.is_managed_by(user)

    def to_json(self) -> dict[str, Any]:
        """For the chat page; the Bot API gives no list of topics."""
        return {"id": self.id, "name": self.name, "closed": self.closed}


class Topics:
    def __init__(self, world: "World") -> None:
        self._world = world

    def open(self, forum: Chat, user: User | int, name: str) -> Topic:
        """A new topic, of a group that becomes a forum with its first."""
        opener = self._world.user(user)
        if not forum.has(opener.id):
            raise LookupError(f"{opener.first_name} is not in {forum.title}")
        colour = COLOURS[len(forum.topics) % len(COLOURS)]
        forum.is_forum = True
        forum.next_message_id = max(GENERAL + 1, forum.next_message_id)
        topic = Topic(forum, forum.next_message_id, name, opener)
        forum.topics[topic.id] = topic
        created = {"forum_topic_created": {"name": name, "icon_color": colour}}
        self._announce(topic, opener, created)
        return topic

    def close(self, topic: Topic, user: User | int) -> "Message":
        manager = self._manager(topic, user)
        topic.closed = True
        return self._announce(topic, manager, {"forum_topic_closed": {}})

    def reopen(self, topic: Topic, user: User | int) -> "Message":
        manager = self._manager(topic, user)
        topic.closed = False
        return self._announce(topic, manager, {"forum_topic_reopened": {}})

    def delete(self, topic: Topic, user: User | int) -> None:
        """The topic goes with all its messages, of which nobody is told."""
        self._manager(topic, user)
        del topic.chat.topics[topic.id]
        for message in topic.chat.history:
            if message.thread_id == topic.id:
                self._world.deleted(message)
        self._world.changes.add("chats")

    def _manager(self, topic: Topic, user: User | int) -> User:
        person = self._world.user(user)
        if not topic.is_managed_by(person):
            raise LookupError(f"{person.first_name} may not manage {topic.name}")
        return person

    def _announce(self, topic: Topic, user: User, fields: dict[str, Any]) -> "Message":
        message = self._world.send(topic.chat, user, fields, topic=topic)
        self._world.changes.add("chats")
        return message
