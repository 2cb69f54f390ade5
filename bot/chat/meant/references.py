"""What a message points to: pages, a file, a channel's post. Pure.

text, caption, link preview ─→ pages    the one that is shown as a card first
t.me/<bot>?start=a-<id> ────→ articles
document ───────────────────→ file
forward_origin, t.me/… ─────→ posts    the message's own first
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from telegram import (
    Chat,
    Document,
    ExternalReplyInfo,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    MessageOriginChannel,
)

from index.addresses import address

MOST: Final = 20
"""Links of a message that are looked at: a digest names no more articles, and a flood isn't one."""
POSTS: Final = "t.me/"
_NAMED: Final = re.compile(r"[?&]start=a-([0-9a-f]{12})(?![\w-])", re.ASCII)
CHANNEL_IDS: Final = -1_000_000_000_000
"""A channel's own number, as in t.me/c/<number>, is taken off this to make its id."""


@dataclass(frozen=True, slots=True)
class References:
    """Links as they were written, at most MOST of each kind; `file` is a `file_unique_id` or "",
    `articles` are ids."""

    pages: Sequence[str] = ()
    file: str = ""
    posts: Sequence[str] = ()
    articles: Sequence[str] = ()

    @property
    def is_about_something(self) -> bool:
        """Whether it points at what would be an article; a link to another post may be a habit."""
        return bool(self.pages or self.file or self.articles)


def references(message: Message) -> References:
    """Those of a message; a forwarded post refers to itself."""
    links = [*previewed(message.link_preview_options), *(url for _, _, url in _written(message))]
    return _sorted(links, [_origin(message)], message.document)


def external(reply: ExternalReplyInfo) -> References:
    """Those of a message of another chat that is replied to: Telegram doesn't tell its text."""
    chat, id = reply.chat, reply.message_id or 0
    if isinstance(reply.origin, MessageOriginChannel):
        chat, id = reply.origin.chat, reply.origin.message_id
    own = post_link(chat, id) if chat is not None else ""
    return _sorted(previewed(reply.link_preview_options), [own], reply.document)


def bare(text: str, messages: Iterable[Message]) -> str:
    """A text without the links that these messages spell out; the words of other links stay."""
    spelled = {each for message in messages for kind, each, _ in _written(message) if kind == "url"}
    if not spelled:
        return text
    for each in sorted(spelled, key=len, reverse=True):  # one may begin with another
        text = text.replace(each, " ")
    return " ".join(text.split()).strip(" ,:")


def is_link_alone(text: str, message: Message) -> bool:
    """Whether of a text nothing is left without the links of the message, whatever their words."""
    written = [words for _, words, _ in _written(message)]
    for each in sorted(written, key=len, reverse=True):
        text = text.replace(each, " ")
    return bool(written) and not any(each.isalnum() for each in text)


def post_link(chat: Chat, message: int) -> str:
    """Where Telegram shows a message of a channel or supergroup."""
    if chat.username:
        return f"https://t.me/{chat.username}/{message}"
    return f"https://t.me/c/{CHANNEL_IDS - chat.id}/{message}"


def _origin(message: Message) -> str:
    """The link of the channel's post that it is, "" if it is none."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        return post_link(origin.chat, origin.message_id)
    is_post = origin is None and message.chat.type == message.chat.CHANNEL
    return post_link(message.chat, message.message_id) if is_post else ""


def previewed(options: LinkPreviewOptions | None) -> list[str]:
    """The link that a message shows as a card, though its text may not spell it out."""
    url = options.url if options is not None else None
    return [url] if isinstance(url, str) else []


def _written(message: Message) -> Iterator[tuple[str, str, str]]:
    """(kind, words, link) of each link in the text, in order. The name of a host alone isn't one:
    "who runs example.org?" asks about it, and links to nothing."""
    kinds: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]
    found = message.parse_entities(kinds) or message.parse_caption_entities(kinds)
    for entity, words in sorted(found.items(), key=lambda each: each[0].offset):
        if entity.type == MessageEntity.TEXT_LINK:
            yield "text_link", words, entity.url or ""
        elif "/" in words:
            yield "url", words, words


def _sorted(links: Sequence[str], own: Sequence[str], document: Document | None) -> References:
    """A page elsewhere says more than a post, and a post's own text more than another post."""
    addresses = {each: address(each) for each in links[: 5 * MOST]}
    posts = [each for each, its in addresses.items() if its.startswith(POSTS)]
    pages = [each for each, its in addresses.items() if its and not its.startswith(POSTS)]
    named = [found[1] for each in posts if (found := _NAMED.search(each))]
    return References(
        tuple(pages[:MOST]),
        document.file_unique_id if document is not None else "",
        tuple(dict.fromkeys(filter(None, [*own, *posts])))[:MOST],
        tuple(named[:MOST]),
    )
