"""What the bot keeps about people: it says so, and forgets it when they ask.

/privacy ─→ what is kept, how long, where, who is sent it     as this bot is configured
/forget ──→ one button ─→ all of it is gone, and how many questions that were
"""

import logging
import os
from collections.abc import Iterator, Mapping
from typing import Final, cast
from urllib.parse import urlsplit

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes, ExtBot

from bot.chat import taps
from bot.chat.delivery import outbox, sending
from bot.chat.manners.access import is_admin
from bot.chat.manners.speakers import speaker_of
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.words import Words, words_of
from bot.config import LOOPBACK, AnswerSection, Config

log = logging.getLogger(__name__)

OLLAMA_HOST: Final = "OLLAMA_HOST"
"""Where Ollama runs if not on this machine: its own variable."""
HERE: Final = (*LOOPBACK, "0.0.0.0", "::")


async def privacy(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    if message is not None:
        words, room = words_of(update.effective_user), room_of(context)
        said = [*told(room.config, words), *_told_admins(update, room, words)]
        await outbox.reply(message, join([Block(each) for each in said]))


def told(config: Config, words: Words, environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """What `/privacy` says, by paragraphs."""
    yield words.say("privacy-kept")
    yield words.say("privacy-days", count=config.privacy.keep_days)
    if minutes := round(config.chat.memory_minutes):
        yield words.say("privacy-minutes", count=minutes)
    yield words.say("privacy-where")
    if not config.answer.model:
        yield words.say("privacy-no-model")
    elif host := sent_to(config.answer, environ):
        yield words.say("privacy-model", host=host)
    else:
        yield words.say("privacy-model-here")
    if config.access.mode == "allowlist":
        yield words.say("privacy-invited")
    yield words.say("privacy-changes")
    yield words.say("privacy-forget")


def _told_admins(update: Update, room: Room, words: Words) -> Iterator[str]:
    if is_admin(update, room):
        yield words.say("privacy-journal", count=room.config.privacy.keep_days)


def sent_to(answer: AnswerSection, environ: Mapping[str, str]) -> str:
    """The host or the provider that questions go to; "" while they stay on this machine."""
    provider, _, _ = answer.model.partition(":")
    url = answer.base_url
    if provider == "ollama" and not url:
        url = environ.get(OLLAMA_HOST, "") or "localhost"
    if not url:
        return provider
    host = urlsplit(url if "//" in url else f"//{url}").hostname or url
    return "" if host in HERE else host


async def forget(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Ask whether they mean it. Who speaks as a group or a channel can't be told from others."""
    message, speaker = update.effective_message, speaker_of(update)
    if message is None:
        return
    words = words_of(update.effective_user)
    if not speaker.is_person:
        await outbox.reply(message, join([Block(words.say("forget-unnamed"))]))
        return
    button = InlineKeyboardButton(
        words.say("button-forget"), callback_data=f"{keyboard.FORGET}:{speaker.id}"
    )
    asked = join([Block(words.say("forget-ask"))])
    await outbox.reply(message, asked, InlineKeyboardMarkup([[button]]))


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`f:<person>` was tapped: it is done if that is who tapped, whoever may have made it up."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    named, *_ = taps.arguments(query)
    words, person = words_of(query.from_user), query.from_user.id
    if named != str(person):
        await taps.acknowledge(query, words.say("forget-not-yours"), is_alert=True)
        return
    room.memory.forget_person(person)
    room.offers.forget(person)
    count = await room.store.do(lambda store: store.forget(person, update.update_id))
    room.corpora.forget(person)
    said = words.say("forgotten", count=count) if count else words.say("forgotten-nothing")
    await taps.acknowledge(query, said)
    if taps.is_its_own(query):
        await _show(query, said)


async def _show(query: CallbackQuery, said: str) -> None:
    """In place of the question. Nothing is written down of it: that would be of this person too."""
    asked = query.message
    if asked is not None:
        client = cast("ExtBot[str]", query.get_bot())
        try:
            await sending.edit(client, asked.chat.id, asked.message_id, Part(said))
        except BadRequest as error:
            log.info("that somebody is forgotten is said by a toast alone: %s", error)
