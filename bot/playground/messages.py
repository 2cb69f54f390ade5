"""Messages and presses of their buttons, in the words of the Bot API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .entities import Entity
from .files import File
from .people import Chat, User

# Fields that make a message one of the chat's own, which privacy mode keeps from no bot.
SERVICE = frozenset(
    "new_chat_members left_chat_member new_chat_title new_chat_photo delete_chat_photo"
    " pinned_message migrate_to_chat_id migrate_from_chat_id forum_topic_created"
    " forum_topic_edited forum_topic_closed forum_topic_reopened".split()
)


@dataclass(slots=True)
class Message:
    """`sender` and `sender_chat` are what the wire says of who wrote it, `author` is who did.

    `forward` is the copy of a channel's post in its discussion group. `reactions` are emoji by the
    id of who put them there; no Message of the wire tells of them.
    `via` is the bot whose inline result it is; it edits the message by `inline_id`.
    `extra` holds fields of the wire that the playground itself gives no meaning to.
    """

    chat: Chat
    message_id: int
    date: int
    sender: User | None
    text: str | None = None
    entities: Sequence[Entity] = ()
    document: File | None = None
    caption: str | None = None
    caption_entities: Sequence[Entity] = ()
    reply_to: "Message | None" = None
    quote: str | None = None
    thread_id: int | None = None
    edit_date: int | None = None
    reply_markup: dict[str, Any] | None = None
    link_preview: Mapping[str, Any] | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    sender_chat: Chat | None = None
    author: User | None = None
    forward: "Message | None" = None
    reactions: dict[int, tuple[str, ...]] = field(default_factory=dict)
    via: User | None = None
    inline_id: str | None = None

    @property
    def words(self) -> str:
        """The text, or the caption."""
        return self.text if self.text is not None else self.caption or ""

    @property
    def marks(self) -> Sequence[Entity]:
        """The entities of `words`."""
        return self.entities if self.text is not None else self.caption_entities

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The inline buttons, row after row."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def answered(self) -> "Message | None":
        """What it replies to; in a topic, where it replies to nothing, the topic's first message.

        https://github.com/tdlib/td: only for bots does that reply stay on such a message.
        """
        if self.reply_to or self.thread_id is None or self.thread_id not in self.chat.topics:
            return self.reply_to
        first = self.chat.messages.get(self.thread_id)
        return None if first is self else first

    def to_json(self, *, with_reply: bool = True) -> dict[str, Any]:
        """A Message of the Bot API: what is replied to stands in it one level deep."""
        body: dict[str, Any] = {"message_id": self.message_id}
        if self.sender:
            body["from"] = self.sender.to_json()
        if self.sender_chat:
            body["sender_chat"] = self.sender_chat.to_json()
        body |= {"chat": self.chat.to_json(), "date": self.date}
        if self.thread_id:
            body["message_thread_id"] = self.thread_id
        if self.thread_id in self.chat.topics:
            body["is_topic_message"] = True
        if self.edit_date:
            body["edit_date"] = self.edit_date
        if with_reply and (above := self.answered):
            body["reply_to_message"] = above.to_json(with_reply=False)
        if with_reply and self.quote:
            position = (self.reply_to.words if self.reply_to else "").find(self.quote)
            body["quote"] = {"text": self.quote, "position": position, "is_manual": True}
        if self.via:
            body["via_bot"] = self.via.to_json()
        return {**body, **self._content(), **self.extra}

    def shown(self) -> dict[str, Any]:
        """For the chat page: the Message, and what Telegram's clients know beyond it."""
        page: dict[str, Any] = {"author": self.author and self.author.id}
        page["reactions"] = {str(who): emoji for who, emoji in self.reactions.items() if emoji}
        if self.forward is not None:
            page |= {"group": self.forward.chat.id, "thread": self.forward.message_id}
        return {**self.to_json(), "page": page}

    def _content(self) -> dict[str, Any]:
        body: dict[str, Any] = {}
        if self.text is not None:
            body["text"] = self.text
        if self.entities:
            body["entities"] = [entity.to_json() for entity in self.entities]
        if self.document:
            body["document"] = self.document.to_json()
        if self.caption:
            body["caption"] = self.caption
        if self.caption_entities:
            body["caption_entities"] = [entity.to_json() for entity in self.caption_entities]
        if self.link_preview:
            body["link_preview_options"] = dict(self.link_preview)
        if self.reply_markup:
            body["reply_markup"] = self.reply_markup
        return body


@dataclass(slots=True)
class Press:
    """A callback query; `answer` stays None until the bot calls answerCallbackQuery."""

    id: str
    sender: User
    message: Message
    data: str
    answer: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """Of a message sent through inline mode the bot learns the inline id, and no more."""
        body: dict[str, Any] = {"id": self.id, "from": self.sender.to_json()}
        if self.message.inline_id:
            body["inline_message_id"] = self.message.inline_id
        else:
            body["message"] = self.message.to_json()
        return body | {"chat_instance": str(self.message.chat.id), "data": self.data}


def bot_sees(message: Message, bot: User) -> bool:
    """Privacy mode, which is on: https://core.telegram.org/bots/features#privacy-mode."""
    chat = message.chat
    if chat.is_private or chat.is_administered_by(bot.id):
        return True
    if not chat.has(bot.id) or chat.is_channel:
        return chat.has(bot.id)
    if SERVICE & message.extra.keys():
        return True
    if message.via is bot or (message.reply_to and message.reply_to.author is bot):
        return True
    handle = f"@{bot.username}".lower()
    return any(_calls(message, mark, handle, bot.id) for mark in message.marks)


def mentions(message: Message, bot: User) -> bool:
    """Whether the bot is named in it, or somebody answers the bot."""
    handle = f"@{bot.username}".lower()
    marks = [mark for mark in message.marks if mark.type != "bot_command"]
    named = any(_calls(message, mark, handle, bot.id) for mark in marks)
    return named or bool(message.reply_to and message.reply_to.author is bot)


def _calls(message: Message, mark: Entity, handle: str, bot_id: int) -> bool:
    if mark.type == "text_mention":
        return bool(mark.user and mark.user.get("id") == bot_id)
    raw = message.words.encode("utf-16-le")[2 * mark.offset : 2 * mark.end]
    said = raw.decode("utf-16-le").lower()
    if mark.type == "bot_command":
        _, at, addressee = said.partition("@")
        return (mark.offset == 0 and not at) or f"@{addressee}" == handle
    return mark.type == "mention" and said == handle
