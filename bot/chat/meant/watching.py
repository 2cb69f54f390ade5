"""Channels' posts: remembered wherever they are seen, articles where they are ours, never answered.

channel_post, edited_channel_post     the bot is in the channel
its copy in the discussion group      new or edited
what a comment replies to             the bot sees nothing but what is said to it

seen ─→ posts ─→ is the channel ours? ┬ is it long enough? ───────→ the library
                                      └ channels.auto_index: links ─→ the library
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat.corpora import posts_of
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.meant.channels import Post, is_article, is_ours, post_of
from bot.chat.room import Room, room_of
from index.addresses import untracked
from index.errors import FootnoteError

log = logging.getLogger(__name__)

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
    """A comment: the post above is seen with it, and its text known before it is answered. The
    pages that the post links to are there for the next."""
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
        links = await room.answering(_unopened, post, room)
        await _write(post, room, is_all=not links)
    except FootnoteError as error:  # the comment is answered all the same
        log.error("%s isn't taken in: %s", post.link, error)
        return
    finally:
        room.writing.release()
    if links:
        dispatcher_of(context).later(update, _follow(post, room))


async def _is_due(post: Post, room: Room) -> bool:
    """Whether the library should be given what it says now. What an admin took out stays out."""
    seen = post.sighting
    if seen.chat != seen.channel:
        is_private = not post.channel.username
        await room.corpora.discusses(seen.chat, seen.channel, is_private=is_private)
    taken = await room.store.do(lambda store: store.posts.see(seen))
    if taken is None or taken >= seen.changed or not is_ours(post, room.config):
        return False
    wanted = _holds if taken else _is_wanted
    return await room.answering(wanted, post, room)


async def _take_in(post: Post, room: Room) -> None:
    """Its text, and what it links to. Raises FootnoteError where nothing could be written."""
    async with room.writing:
        await _write(post, room, is_all=False)
        failed = await room.indexing(_open_links, post, room)
        _note(post, failed)
        await room.store.do(lambda store: store.posts.take(post.sighting))


async def _follow(post: Post, room: Room) -> None:
    """The same once a comment has been answered, whose reader isn't to hear of a failure."""
    try:
        if await _is_due(post, room):
            await _take_in(post, room)
    except FootnoteError as error:
        log.error("%s isn't taken in: %s", post.link, error)


async def _write(post: Post, room: Room, *, is_all: bool) -> None:
    """Its text, where that is an article; `is_all` if nothing else of it is to be taken in."""
    _note(post, await room.indexing(_add_text, post, room))
    if is_all:
        await room.store.do(lambda store: store.posts.take(post.sighting))


def _note(post: Post, failed: Sequence[tuple[str, str]]) -> None:
    for source, problem in failed:
        log.warning("of %s, %s isn't taken in: %s", post.link, source, problem)


def _add_text(post: Post, room: Room) -> Sequence[tuple[str, str]]:
    """What failed of it, and why."""
    if not is_article(post, room.config) and not (post.text.strip() and _holds(post, room)):
        return []
    return room.services.indexer.add(post.document, corpus=_corpus(post, room)).failed


def _open_links(post: Post, room: Room) -> Sequence[tuple[str, str]]:
    """What failed of them, and why."""
    links = _unopened(post, room)
    if not links:
        return []
    return room.services.indexer.index(links, corpus=_corpus(post, room)).failed


def _is_wanted(post: Post, room: Room) -> bool:
    return is_article(post, room.config) or bool(_unopened(post, room))


def _holds(post: Post, room: Room) -> bool:
    return room.services.addresses.find([post.link], (_corpus(post, room),)) is not None


def _unopened(post: Post, room: Room) -> list[str]:
    """The pages that it links to and the library lacks, where those are wanted."""
    if not room.config.channels.auto_index:
        return []
    pages, addresses = post.sighting.references.pages, room.services.addresses
    theirs = (_corpus(post, room), *room.corpora.of(post.channel.id))
    return [untracked(each) for each in pages if addresses.find([each], theirs) is None]


def _corpus(post: Post, room: Room) -> str:
    """The corpus that its article is in, or belongs into: what a channel says that not everybody
    may read is for those alone who discuss it."""
    if not post.channel.username:
        return posts_of(post.channel.id)
    services, theirs = room.services, room.corpora.of(post.channel.id)[0]
    held = services.addresses.find([post.link], (theirs, *services.library.corpora()))
    return held.corpus if held is not None else theirs
