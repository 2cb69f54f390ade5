"""One article picked, in private, and all asked again: by a button, a deep link, or a link alone.

[3] in the list of articles ─┐
t.me/<bot>?start=a-<id> ─────┼→ picks ─→ every question is asked of that article
https://example.org/a ───────┘     └── [Ask all articles] ─→ of all again
"""

import re
from typing import Final

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox
from bot.chat.meant.scope import Scope
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import LONGEST_NAMED, shortened
from bot.chat.saying.words import Words, words_of
from index.catalogue import Shelved

_PAYLOAD: Final = re.compile(r"a-([0-9a-f]{12})", re.ASCII)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`a:<article>` or `a:-` was tapped: by somebody in a group, where nobody picks, in vain."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    await taps.acknowledge(query)
    id, *_ = taps.arguments(query)
    to, words = taps.below(query, 0), words_of(query.from_user)
    if to is None or to.chat.type != to.chat.PRIVATE:
        return
    if id == keyboard.ALL:
        await _ask_all(to, room, words)
    else:
        await _pick_by_id(to, id, context, words)


async def follow(
    message: Message, payload: str, context: ContextTypes.DEFAULT_TYPE, words: Words
) -> bool:
    """Pick the article that a link `…?start=a-<id>` names; False if it is no such link."""
    if not payload.startswith("a-") or message.chat.type != message.chat.PRIVATE:
        return False
    named = _PAYLOAD.fullmatch(payload)
    await _pick_by_id(message, named[1] if named else "", context, words)
    return True


async def linked(message: Message, scope: Scope, room: Room, words: Words) -> None:
    """A link was sent, and nothing with it: in private that picks, elsewhere a question lacks."""
    if scope.article is None or scope.is_picked:
        await outbox.reply(message, join([Block(words.say("link-unknown"))]))
    elif message.chat.type == message.chat.PRIVATE:
        await _pick(message, scope.article, room, words)
    else:
        title = shortened(scope.article.title, LONGEST_NAMED)
        await outbox.reply(message, join([Block(words.say("ask-beside-link", title=title))]))


async def drop(message: Message, room: Room) -> bool:
    """Ask all articles again in this chat; False if none was picked."""
    chat = message.chat_id
    return await room.store.do(lambda store: store.picks.drop(chat))


async def _pick_by_id(
    message: Message, id: str, context: ContextTypes.DEFAULT_TYPE, words: Words
) -> None:
    """Anybody can make up an id: it picks what this chat may read, or nothing."""
    room = room_of(context)
    corpora = room.corpora.of(message.chat_id)
    article = await room.answering(room.services.addresses.get, id, corpora)
    if article is None:
        await outbox.reply(message, join([Block(words.say("article-gone"))]))
    else:
        await _pick(message, article, room, words)


async def _pick(message: Message, article: Shelved, room: Room, words: Words) -> None:
    chat = message.chat_id
    await room.store.do(lambda store: store.picks.pick(chat, article.id))
    title, bot = shortened(article.title, LONGEST_NAMED), message.get_bot().username
    link = f"https://t.me/{bot}?start=a-{article.id}"
    blocks = [Block(words.say("picked", title=title)), Block(words.say("picked-link", link=link))]
    buttons = InlineKeyboardMarkup([keyboard.all_articles(words)])
    await outbox.reply(message, join(blocks), buttons)


async def _ask_all(message: Message, room: Room, words: Words) -> None:
    await drop(message, room)
    await outbox.reply(message, join([Block(words.say("picked-all"))]))
