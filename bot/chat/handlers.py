"""What readers do besides asking: start, help, articles, and the buttons below."""

import logging
from collections.abc import Sequence
from typing import Final

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat import asking, evidence, taps
from bot.chat.amending import pressing
from bot.chat.delivery import outbox
from bot.chat.manners.access import is_admin
from bot.chat.manners.hurry import must_wait
from bot.chat.manners.threads import reader_of
from bot.chat.meant import picking
from bot.chat.meant.scope import Scope
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard, render
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Id, Words, isolated, words_of
from index.catalogue import Entry
from index.examples import MOST, examples

log = logging.getLogger(__name__)

LONGEST_PASSAGE: Final = 6000
"""Characters shown of an article by a link that anybody can make up: two messages, no flood."""


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what can be asked, with examples to tap; or show the passage a link leads to."""
    message, room = update.effective_message, room_of(context)
    if message is None:
        return
    words = words_of(update.effective_user)
    if context.args and await evidence.follow(message, context.args[0], room, words):
        return
    if context.args and await pressing.follow(message, context.args[0], room, words):
        return
    if context.args and await picking.follow(message, context.args[0], context, words):
        return
    if context.args and context.args[0].startswith("q-"):
        await _show_passage(message, room, context.args[0], words)
        return
    corpora = room.corpora.of(message.chat_id)
    entries = await room.answering(room.services.library.articles, corpora)
    if not entries:
        await outbox.reply(message, join([Block(words.say("no-articles"))]))
        return
    chosen = await room.answering(room.tryouts.offered, corpora)
    await outbox.reply(message, join(_welcome(entries, words)), keyboard.examples(chosen))


async def help(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say how to ask; to an admin in private, what is for admins too."""
    message = update.effective_message
    if message is None:
        return
    words = words_of(update.effective_user)
    blocks = [Block(words.say("help"))]
    if context.bot.supports_inline_queries:
        bot = f"@{context.bot.username}"
        blocks.append(Block(words.say("help-inline", bot=bot)))
    if message.chat.type == message.chat.PRIVATE and is_admin(update, room_of(context)):
        lines = [_explained(*each, words) for each in room_of(context).admin_commands.items()]
        blocks.append(Block("\n".join([words.say("help-admin"), *lines])))
    await outbox.reply(message, join(blocks))


def _explained(command: str, help: Id, words: Words) -> str:
    """ "/status – How I am, at a glance", in a line that runs as its language does."""
    typed = f"/{command}"
    return f"{isolated(typed) if words.direction == 'rtl' else typed} – {words.say(help)}"


async def new(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/new`: whoever says so begins anew, in this chat and topic."""
    message, room = update.effective_message, room_of(context)
    if message is None:
        return
    words = words_of(update.effective_user)
    room.memory.forget(reader_of(update, message, room.threads))
    blocks = [Block(words.say("begun-anew"))]
    if await picking.drop(message, room):
        blocks.append(Block(words.say("picked-all")))
    await outbox.reply(message, join(blocks))


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A button was tapped that nobody else sees to: an example question."""
    query = update.callback_query
    if query is None:
        return
    kind, _, rest = (query.data or "").partition(":")
    if kind == "ask" and await must_wait(update, context):
        return
    await taps.acknowledge(query)
    if not isinstance(query.message, Message):
        return
    if kind == "ask":
        await _ask_example(query.message, rest, context, update)


async def _ask_example(
    message: Message, rest: str, context: ContextTypes.DEFAULT_TYPE, update: Update
) -> None:
    article, _, number = rest.partition(":")
    room = room_of(context)
    corpora, library = room.corpora.of(message.chat_id), room.services.library
    known = await room.answering(examples, library, corpora, MOST, article=article)
    if not number.isdecimal() or int(number) >= len(known):
        changed = words_of(update.effective_user).say("article-changed")
        await outbox.reply(message, join([Block(changed)]))
        return
    text = known[int(number)].text
    await asking.answer(message, text, context, update, is_echoed=True, scope=Scope(text))


async def _show_passage(message: Message, room: Room, payload: str, words: Words) -> None:
    """The passage behind `q-<article>-<start>-<end>`."""
    _, article_id, *offsets = payload.split("-")
    found = await room.answering(room.services.library.get_articles, [article_id])
    article = found.get(article_id)
    start, end = (int(each) if each.isdecimal() else 0 for each in (*offsets, "", "")[:2])
    corpora = room.corpora.of(message.chat_id)
    if article is None or article.corpus not in corpora or not start < end <= len(article.text):
        await outbox.reply(message, join([Block(words.say("article-gone"))]))
        return
    end = min(end, start + LONGEST_PASSAGE)
    await outbox.reply(message, render.passage(article, start, end, words))


def _welcome(entries: Sequence[Entry], words: Words) -> list[Block]:
    block = Block(words.say("welcome", count=len(entries))).plain("\n")
    for entry in entries[:5]:
        block.plain(f"\n• {shortened(entry.title, 80)}")
    if len(entries) > 5:
        block.plain(f"\n• {words.say('welcome-more', count=len(entries) - 5)}")
    return [block, Block(words.say("welcome-ask"))]
