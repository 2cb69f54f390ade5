"""What one article doesn't answer, asked of all: by one tap, as an answer to whoever asked."""

import hashlib

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.chat import asking, evidence, taps
from bot.chat.manners.hurry import must_wait
from bot.chat.meant.scope import Scope
from bot.chat.room import room_of
from bot.chat.saying.words import words_of
from bot.chat.store.answers import Kept
from bot.types import Question


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`s:<answer>` below a declined answer of one article. However often it is tapped, and by
    however many, there is one answer more."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    words = words_of(query.from_user)
    declined = await evidence.tapped(query, room, words)
    if declined is None:
        return
    id = wider(declined)
    is_there = await room.store.do(lambda store: bool(store.answers.messages(id)))
    if is_there or not declined.question or not is_of_one(declined):
        said = words.say("widened-already" if is_there else "answer-unknown")
        await taps.acknowledge(query, said, is_alert=True)
        return
    if await must_wait(update, context):
        return
    await taps.acknowledge(query)
    to = _asker(query, declined)
    if to is None:
        return
    question = Question(declined.alone, room.corpora.of(to.chat_id))
    is_echoed = to.chat.type == to.chat.PRIVATE  # in groups it stands below the question itself
    asked = asking.Asked(question, id, declined.person, Scope(declined.alone), is_echoed)
    await asking.give(to, asked, context, update)


def is_of_one(answer: Kept) -> bool:
    """Whether an article was asked that doesn't answer: the button stands below no other."""
    return bool(answer.article) and answer.outcome == "declined"


def wider(declined: Kept) -> str:
    """The id of the answer from all articles: as little to be guessed as that of the one."""
    return hashlib.sha256(f"wider {declined.id}".encode()).hexdigest()[:16]


def _asker(query: CallbackQuery, declined: Kept) -> Message | None:
    """The message that asked; the answer to it where Telegram doesn't tell."""
    below = taps.below(query, declined.thread)
    above = below.reply_to_message if below is not None else None
    return above or below
