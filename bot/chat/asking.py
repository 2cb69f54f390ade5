"""Questions: where one is asked, or asked anew, and how it gets its answer."""

import logging
import re
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from telegram import Message, MessageEntity, Update
from telegram.ext import ContextTypes

from bot.answering.answerer import BadQuestion, OnClaim, TooLong
from bot.chat import purse
from bot.chat.delivery import outbox, sending
from bot.chat.delivery.preview import Preview
from bot.chat.manners.groups import asked, command, said_above
from bot.chat.manners.hurry import must_wait
from bot.chat.manners.speakers import speaker_of
from bot.chat.manners.threads import reader_of
from bot.chat.meant import picking
from bot.chat.meant.scope import Scope, is_elsewhere, meant, settle
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.courtesy import is_greeting, is_thanks
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.render import blocks
from bot.chat.saying.words import Words, words_of
from bot.chat.store.answers import kept
from bot.chat.store.retractions import without
from bot.types import Answer, Question
from index.errors import NoCorpus

log = logging.getLogger(__name__)

LATE: Final = timedelta(minutes=15)
"""A question that is edited later than that isn't answered anew: nobody would look."""

_MARKER: Final = re.compile(r"\[\d{1,3}\]")


async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/ask question`, or `/ask` in reply to a message that holds one."""
    message = update.effective_message
    if message is None or await must_wait(update, context):
        return
    text = _behind(message, context.bot.id)
    if text:
        await answer(message, text, context, update)
    else:
        how = words_of(update.effective_user).say("how-to-ask")
        await outbox.reply(message, join([Block(how)]))


def _behind(message: Message, bot_id: int) -> str:
    """What stands behind a command; nothing there, what somebody says in the message above it."""
    said = (message.text or message.caption or "").split(maxsplit=1)
    return said[1].strip() if len(said) > 1 else said_above(message, bot_id)


async def question(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A text in private; in a group, one that mentions the bot or replies to it."""
    message = update.effective_message
    if message is None:
        return
    text = asked(message, context.bot.username, context.bot.id)
    if text is None or await must_wait(update, context):
        return
    if is_thanks(text):
        await _welcome(message)
    elif text.strip():
        await answer(message, text, context, update)
    else:
        help = words_of(update.effective_user).say("help")
        await outbox.reply(message, join([Block(help)]))


async def _welcome(message: Message) -> None:
    """In a group, nobody waits for that."""
    if message.chat.type == message.chat.PRIVATE:
        await outbox.reply(message, join([Block(words_of(message.from_user).say("thanked"))]))


async def edited(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A question was changed: its answer becomes that to what it asks now."""
    message = update.edited_message
    if message is None or _is_late(message):
        return
    text = _asked_now(message, context.bot.username, context.bot.id)
    if not text or await must_wait(update, context):
        return
    if await outbox.current().adopt(message):
        await answer(message, text, context, update)


def _asked_now(message: Message, username: str, bot_id: int) -> str:
    """What an edited message asks; nothing where that is none of the bot's business."""
    if not (message.text or message.caption or "").startswith("/"):
        return (asked(message, username, bot_id) or "").strip()
    return _behind(message, bot_id) if command(message, username) == "ask" else ""


def _is_late(message: Message) -> bool:
    return (message.edit_date or message.date) - message.date > LATE


async def unreadable(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A sticker, a photo without a caption, a poll…: in private, say what can be read."""
    message = update.effective_message
    if message is None or message.chat.type != message.chat.PRIVATE:
        return
    if not await must_wait(update, context):
        told = words_of(update.effective_user).say("not-text")
        await outbox.reply(message, join([Block(told)]))


async def answer(
    message: Message,
    text: str,
    context: ContextTypes.DEFAULT_TYPE,
    update: Update,
    *,
    is_echoed: bool = False,
    scope: Scope | None = None,
) -> None:
    """Answer it; where its reader didn't write it themselves, with the question above.

    It is asked of what the message means, unless a scope is given.
    """
    room, words = room_of(context), words_of(update.effective_user)
    corpora = room.corpora.of(message.chat_id)
    scope = scope or await meant(message, text, room, corpora)
    if scope.is_link_alone:
        await picking.linked(message, scope, room, words)
        return
    if problem := wordless(scope.text, words):
        await outbox.reply(message, [Part(problem)])
        return
    reader = reader_of(update, message, room.threads)
    history = room.memory.recall(reader, scope.about)
    question = Question(scope.text, corpora, scope.about or None, history)
    id = await room.store.do(lambda store: store.answers.id_for(update.update_id))
    asked = Asked(question, id, speaker_of(update).id, scope, is_echoed)
    await give(message, asked, context, update)
    await settle(scope, message, room)
    if not await room.store.do(lambda store: store.updates.is_forgotten(update.update_id)):
        room.memory.keep(reader, scope.text, scope.about)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, who asked it, and the id of the answer that it is to get."""

    question: Question
    id: str
    person: int
    scope: Scope
    is_echoed: bool

    def above(self, words: Words) -> list[Block]:
        echo = [Block().styled(MessageEntity.ITALIC, self.question.text)] if self.is_echoed else []
        return [*self.scope.above(words), *echo]


async def give(
    message: Message, asked: Asked, context: ContextTypes.DEFAULT_TYPE, update: Update
) -> None:
    """Answer a message, and keep the answer."""
    room, words, reply = room_of(context), words_of(update.effective_user), outbox.current()
    reply.placeholder = words.say("placeholder")
    links, payer = room.links(context.bot.username, asked.id), speaker_of(update).id
    preview = Preview(message, reply, links, words)
    try:
        async with sending.typing(context.bot, message):
            answer = await answered(room, asked.question, words, payer, preview.show)
            wider = not isinstance(answer, str) and await is_elsewhere(answer, room)
    finally:
        await preview.stop()
    above = asked.above(words)
    if isinstance(answer, str):
        await reply.answer(message, join([*above, Block(answer)]))
        return
    place = {"chat": message.chat_id, "thread": sending.topic(message) or 0}
    record = kept(answer, asked.id, person=asked.person, language=words.language, **place)
    await room.store.do(lambda store: store.answers.keep(record, update.update_id))
    below = [Block(words.say("elsewhere"))] if wider else []
    parts = join([*above, *blocks(answer, links, words), *below])
    way = {"is_elsewhere": wider, "is_picked": asked.scope.is_picked}
    await reply.answer(message, parts, keyboard.under(record, words, **way))
    said = reply.messages
    await room.store.do(lambda store: store.answers.place(asked.id, said))


async def answered(
    room: Room, question: Question, words: Words, person: int, on_claim: OnClaim | None = None
) -> Answer | str:
    """The answer, or what is wrong with the question. Raises FootnoteError.

    What an admin took back isn't said again, nor shown on the way.
    """
    is_watched = await _taken_back(room, question)
    work = purse.answered(room, question, person, None if is_watched else on_claim)
    return await _told(room, question, words, work)


async def quoted(room: Room, question: Question, words: Words) -> Answer | str:
    """The same, and no language model is asked."""
    work = room.answering(lambda: room.services.quoter.answer(question))
    return await _told(room, question, words, work)


async def _told(
    room: Room, question: Question, words: Words, work: Coroutine[Any, Any, Answer]
) -> Answer | str:
    try:
        answer = await work
    except TooLong as error:
        return words.say("question-too-long", length=error.length, limit=error.limit)
    except BadQuestion:
        return words.say("no-words")
    except NoCorpus:
        return words.say("no-articles")
    answer = without(answer, await _taken_back(room, question))  # it may have been just now
    _record(answer)
    return answer if answer.hits else words.say("no-articles")


async def _taken_back(room: Room, question: Question) -> frozenset[str]:
    return await room.store.do(lambda store: store.retractions.of(question))


def wordless(text: str, words: Words) -> str:
    """What to say to a text that asks nothing: emoji, a marker, a greeting; "" if it may ask."""
    if any(each.isalnum() for each in _MARKER.sub("", text)) and not is_greeting(text):
        return ""
    return words.say("only-marker" if _MARKER.search(text) else "no-words")


def _record(answer: Answer) -> None:
    log.info(
        "%s with %d citations, confidence %.2f, %d tokens, %.0f ms",
        answer.outcome,
        len(answer.citations),
        answer.confidence,
        answer.tokens,
        answer.timings_ms.get("total", 0.0),
    )
