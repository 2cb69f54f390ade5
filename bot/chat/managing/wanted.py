"""What an admin hands over to be added: a link, a file, a channel's post. Pure.

/add https://example.org/a          the link
a file                              the file
a channel's post, forwarded         what it says; where that is a link alone, the page
/add in reply to one of these       that
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from telegram import Document, Message, MessageEntity

from bot.chat.meant.channels import Post, forwarded
from bot.chat.meant.references import is_link_alone, previewed
from index.addresses import untracked

Wanted = str | Document | Post
"""A link is a str, with its scheme."""
_ANY_SCHEME: Final = re.compile("[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_WEB: Final = re.compile("https?://", re.IGNORECASE)


def wanted(message: Message) -> Sequence[Wanted]:
    """What a message hands over or, if nothing, the one that it replies to: one thing, or all the
    links that a message holds itself."""
    return held(message) or _above(message)[:1]


def held(message: Message) -> Sequence[Wanted]:
    """What a message itself is or holds."""
    if message.document is not None:
        return [message.document]
    post = forwarded(message)
    if post is not None and post.text.strip() and not is_link_alone(post.text, message):
        return [post]
    return [opened(each) for each in dict.fromkeys(_links(message))]


def opened(link: str) -> str:
    """A link as it is fetched; of a kind that can't be, as it is written."""
    return link if _ANY_SCHEME.match(link) and not _WEB.match(link) else untracked(link)


def _links(message: Message) -> Iterator[str]:
    """In order; those that Telegram marks, or else what is written like one."""
    kinds: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]
    found = message.parse_entities(kinds) or message.parse_caption_entities(kinds)
    for entity, words in sorted(found.items(), key=lambda each: each[0].offset):
        yield entity.url or words
    if not found:
        text = message.text or message.caption or ""
        yield from filter(_ANY_SCHEME.match, text.split())


def _above(message: Message) -> Sequence[Wanted]:
    above, card = message.reply_to_message, message.external_reply
    if above is not None:
        shown = [opened(each) for each in previewed(above.link_preview_options)]
        return held(above) or shown
    if card is None:
        return []
    return (
        [card.document]
        if card.document
        else list(map(opened, previewed(card.link_preview_options)))
    )
