"""What is known of one article, to admins in private, with what can be done about it.

/articles 3f2a90c1d4e5, or its number in the list ─→ title, source, size … [Reindex] [Remove]
in the trash: until when it can be put back        [Undo]
"""

import re
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox
from bot.chat.managing import feeds, followed, orders, reindexing, removing
from bot.chat.manners.access import is_admin
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import LONGEST_NAMED, shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.store import Store
from index.catalogue import Entry
from index.library import Library
from index.schedule import Visit
from index.trash import Trashed
from index.types import Article
from index.words import word_count

DETAILS: Final = "ad"
LONGEST_SOURCE: Final = 300
_ID: Final = re.compile(r"[0-9a-f]{12}", re.ASCII)


def numbers(entries: Sequence[Entry], first: int) -> list[InlineKeyboardButton]:
    """Numbers from `first` on, each of which shows what is known of an article."""
    return [
        InlineKeyboardButton(str(at), callback_data=f"{DETAILS}:{each.id}")
        for at, each in enumerate(entries, first)
    ]


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`ad:<article>` below the list, or made up by somebody who is no admin."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    words, (id, *_) = words_of(query.from_user), taps.arguments(query)
    to = taps.below(query, 0)
    is_private = to is not None and to.chat.type == to.chat.PRIVATE
    if not is_admin(update, room) or not is_private:
        await taps.acknowledge(query, words.say("admins-only"), is_alert=True)
        return
    await taps.acknowledge(query)
    if to is not None and not await show(to, id, room, words, query.from_user.id):
        await outbox.reply(to, join([Block(words.say("article-not-found"))]))


async def show(message: Message, id: str, room: Room, words: Words, who: int = 0) -> bool:
    """What is known of an article, in the library or in the trash; False if there is none.

    The chat is an admin's own: `who` is they, 0 who wrote the message.
    """
    if not _ID.fullmatch(id):
        return False
    library, who, chat = room.services.library, who or message.chat_id, message.chat_id
    known = await room.glancing(_known, library, id)
    if known is None:
        return False
    order = await room.store.do(lambda store: store.orders.make(who, chat, [id]))
    if isinstance(known, Trashed):
        block = Block().styled(MessageEntity.BOLD, shortened(known.title, LONGEST_NAMED))
        until = removing.moment(known.until, words)
        block.plain(f"\n{words.say('removed-until', when=until)}")
        undo = orders.button(words.say("button-undo"), removing.REMOVE, order, removing.UNDO)
        await outbox.reply(message, join([block]), InlineKeyboardMarkup([[undo]]))
        return True
    article, passages, versions, visit = known
    cited = await room.store.do(lambda store: _cited(store, id))
    block = _head(article)
    for line in lines(article, words, passages=passages, versions=versions, cited=cited):
        block.plain(f"\n{line}")
    row = []
    if visit is not None:
        every_h = room.config.library.refetch_hours
        for line in followed.lines(visit, every_h, time.time(), words):
            block.plain(f"\n{line}")
        row.append([followed.button(words.say("button-refetching"), followed.ANEW, visit)])
    buttons = [
        orders.button(words.say("button-reindex"), reindexing.REINDEX, order, 1),
        orders.button(words.say("button-remove"), removing.REMOVE, order, 1),
    ]
    await outbox.reply(message, join([block]), InlineKeyboardMarkup([buttons, *row]))
    return True


def _known(library: Library, id: str) -> tuple[Article, int, int, Visit | None] | Trashed | None:
    """The article, its passages and versions, and how its link is fetched; or how it is in the
    trash."""
    article = library.get_articles([id]).get(id)
    if article is None:
        return next((each for each in library.trash() if each.id == id), None)
    visit = feeds.of_article(library, article.source, article.corpus)
    return article, len(library.passage_ids(article.corpus, id)), library.versions(id), visit


def _cited(store: Store, id: str) -> int:
    return store.answers.times_cited(id)


def _head(article: Article) -> Block:
    title = shortened(article.title, LONGEST_NAMED)
    if article.url:
        return Block().styled(MessageEntity.TEXT_LINK, title, article.url)
    return Block().styled(MessageEntity.BOLD, title)


def lines(
    article: Article, words: Words, *, passages: int, versions: int, cited: int
) -> Iterator[str]:
    """What is known of it, each fact in a line."""
    if article.author:
        yield words.say("detail-author", name=shortened(article.author, LONGEST_NAMED))
    yield words.say("detail-source", source=shortened(article.source, LONGEST_SOURCE))
    yield words.say("detail-corpus", name=article.corpus)
    yield words.say("detail-passages", count=passages)
    yield words.say("detail-words", count=word_count(article.text))
    if named := words.languages([article.language]):
        yield words.say("detail-language", name=named[0])
    if article.published:
        yield words.say("detail-published", date=words.day(article.published))
    fetched = datetime.fromisoformat(article.fetched_at).astimezone(UTC)
    yield words.say("detail-read", when=removing.moment(fetched.timestamp(), words))
    yield words.say("detail-versions", count=versions)
    yield words.say("detail-cited", count=cited)
    yield words.say("detail-id", id=article.id)
