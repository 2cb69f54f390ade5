"""A channel's post, there or where Telegram passes it on to be discussed; its article. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from telegram import Chat, Message, MessageOriginChannel

from bot.chat.meant.references import post_link, references
from bot.chat.saying.render import shortened
from bot.chat.store.posts import Sighting
from bot.config import Config
from index.types import Document
from index.words import word_count

LONGEST_TITLE: Final = 120
LATER_S: Final = 0.5
# Scripts written without spaces: two characters are about a word.


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is seen, and its text where that is the channel's own, else ""."""

    sighting: Sighting
    text: str
    channel: Chat
    author: str
    posted: datetime

    @property
    def link(self) -> str:
        return post_link(self.channel, self.sighting.post)

    @property
    def document(self) -> Document:
        """As an article: who sees a footnote of a private channel's may not be let in there."""
        first = self.text.strip().partition("\n")[0].strip()
        return Document(
            source=self.link,
            title=shortened(first, LONGEST_TITLE),
            text=self.text,
            author=self.author or self.channel.title or "",
            published=self.posted.astimezone(UTC).date().isoformat(),
            url=self.link if self.channel.username else "",
        )


def post_of(message: Message) -> Post | None:
    """The channel's post that a message is; None if it is none."""
    channel, id, posted, author = _origin(message)
    if channel is None:
        return None
    changed = posted.timestamp()
    if message.edit_date is not None:  # in the same second, it comes after what it changes
        changed = message.edit_date.timestamp() + LATER_S
    where = message.chat_id, message.message_id
    sighting = Sighting(*where, channel.id, id, references(message), changed)
    text = (message.text or message.caption or "") if id else ""
    return Post(sighting, text, channel, author, posted)


def forwarded(message: Message) -> Post | None:
    """The channel's post that somebody passes on; None if that is none."""
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel):
        return None
    where = message.chat_id, message.message_id, origin.chat.id, origin.message_id
    sighting = Sighting(*where, references(message), origin.date.timestamp())
    text, author = message.text or message.caption or "", origin.author_signature or ""
    return Post(sighting, text, origin.chat, author, origin.date)


def _origin(message: Message) -> tuple[Chat | None, int, datetime, str]:
    """The channel, the post's id there, when and by whom it was posted.

    The id is 0 where the channel itself passes on what others wrote: that isn't its own.
    """
    origin, speaker = message.forward_origin, message.sender_chat
    if message.chat.type == message.chat.CHANNEL:
        id = message.message_id if origin is None else 0
        return message.chat, id, message.date, message.author_signature or ""
    if not message.is_automatic_forward or speaker is None:
        return None, 0, message.date, ""
    if isinstance(origin, MessageOriginChannel) and origin.chat.id == speaker.id:
        return origin.chat, origin.message_id, origin.date, origin.author_signature or ""
    return speaker, 0, message.date, ""


def is_ours(post: Post, config: Config) -> bool:
    """Whether it may go into the library: anyone may have a channel, and only the bot's operator
    says whose word counts. What the channel passes on isn't its own word."""
    is_own = post.sighting.post > 0
    return is_own and config.channels.index_posts and post.sighting.channel in config.access.chats


def is_article(post: Post, config: Config) -> bool:
    """Whether its text is long enough to be one."""
    return bool(post.text) and word_count(post.text) >= config.channels.min_words
