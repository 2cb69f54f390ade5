"""Channels' posts: remembered wherever they are seen, articles where they are ours, never answered.

channel_post, edited_channel_post     the bot is in the channel
its copy in the discussion group      new or edited
what a comment replies to             the bot sees nothing but what is said to it

seen ─→ posts ─→ is the channel ours, is it long enough? ─→ the library
"""

import asyncio
import logging
import re
from typing import Final

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat.channels import Post, is_article, is_ours, post_of
from bot.chat.dispatcher import dispatcher_of
from bot.chat.room import Room, room_of
from index.errors import FootnoteError

log = logging.getLogger(__name__)

_SCHEME: Final = re.compile("https?://", re.IGNORECASE)
PATIENCE_S: Final = 5.0
"""How long a comment waits for the library to be free, to be answered from the post above it."""


async def posted(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A post, or its copy in the discussion group: nobody is answered."""
    message, room = update.effective_message, room_of(context)
    post = post_of(message) if message is not None else None
    if post is not None and await _is_due(post, room):
        dispatcher_of(context).later(update, _take_in(post, room))
    raise ApplicationHandlerStop


async def commented(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A comment: the post above is seen with it, and known before the comment is answered."""
    message, room = update.effective_message, room_of(context)
    above = message.reply_to_message if message is not None else None
    post = post_of(above) if above is not None else None
    if post is None or not await _is_due(post, room):
        return
    try:
        await asyncio.wait_for(room.writing.acquire(), PATIENCE_S)
    except TimeoutError:
        log.info("%s isn't taken in yet: the library is busy", post.link)
        return
    try:
        await _write(post, room)
    except FootnoteError as error:  # the comment is answered all the same
        log.error("%s isn't taken in: %s", post.link, error)
    finally:
        room.writing.release()


async def _is_due(post: Post, room: Room) -> bool:
    """Whether the library should be given what it says now. What an admin took out stays out."""
    taken = await room.store.do(lambda store: store.posts.see(post.sighting))
    if taken is None or taken >= post.sighting.changed or not is_ours(post, room.config):
        return False
    wanted = _holds if taken else _is_wanted
    return await room.answering(wanted, post, room)


async def _take_in(post: Post, room: Room) -> None:
    async with room.writing:
        await _write(post, room)


async def _write(post: Post, room: Room) -> None:
    """Raises FootnoteError where no article could be written."""
    failed = await room.indexing(_index, post, room)
    for source, problem in failed:
        log.warning("of %s, %s isn't taken in: %s", post.link, source, problem)
    await room.store.do(lambda store: store.posts.take(post.sighting))


def _index(post: Post, room: Room) -> list[tuple[str, str]]:
    """Its text, and what it links to; what failed of it, and why."""
    indexer, corpus = room.services.indexer, room.corpus
    failed = []
    if is_article(post, room.config) or (post.text.strip() and _holds(post, room)):
        failed += indexer.add(post.document, corpus=corpus).failed
    if links := _unopened(post, room):
        failed += indexer.index(links, corpus=corpus).failed
    return failed


def _is_wanted(post: Post, room: Room) -> bool:
    return is_article(post, room.config) or bool(_unopened(post, room))


def _holds(post: Post, room: Room) -> bool:
    return room.services.addresses.find([post.link], room.corpus) is not None


def _unopened(post: Post, room: Room) -> list[str]:
    """The pages that it links to and the library lacks, where those are wanted."""
    if not room.config.channels.auto_index:
        return []
    pages, addresses = post.sighting.references.pages, room.services.addresses
    return [as_url(each) for each in pages if addresses.find([each], room.corpus) is None]


def as_url(link: str) -> str:
    """A link with its scheme: without one, it might be taken for a file of this machine."""
    scheme = _SCHEME.match(link)
    return f"{scheme[0].lower()}{link[scheme.end() :]}" if scheme else f"https://{link}"
