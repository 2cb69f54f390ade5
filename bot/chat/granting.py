"""Wishes granted: what the articles didn't answer is asked again when there are new ones.

    the library has grown ─→ each open wish ─→ is something new among what is found for it?
                                                └→ answered now? ─→ a message below the old answer

A wish ends in the same commit that says its message is delivered, and the message is placed before
it is written, as any answer: a kill costs no wish, and tells nobody twice.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Final

from telegram import Message, MessageEntity, Update, User
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.answering.answerer import BadQuestion
from bot.chat import evidence, taps
from bot.chat.delivery import refusals
from bot.chat.delivery.client import Client
from bot.chat.delivery.outbox import Reply
from bot.chat.intake.inbox import Inbox
from bot.chat.manners.access import is_welcome
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import blocks
from bot.chat.saying.words import Words, isolated, words_for, words_of
from bot.chat.store.answers import Kept, kept
from bot.chat.store.retractions import without
from bot.chat.store.store import Store
from bot.chat.store.wishes import Wish
from bot.chat.watcher import Watcher
from bot.types import Answer, Question
from index.errors import NotInLibrary
from index.types import Corpora

log = logging.getLogger(__name__)

NAMED: Final = 20
"""Of those who wished for it, by name in a group; Telegram notifies no more of them."""
EVERY_S: Final = 5.0
"""Seconds between looks at whether the library has changed: one read of a setting."""


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`w:<answer>` below a declined one: a reader wants to know when it is answered, or no more."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    words, user = words_of(query.from_user), query.from_user
    declined = await evidence.tapped(query, room, words)
    if declined is None:
        return
    if not declined.question or not declined.chat:  # forgotten, or in no chat to be told in
        await taps.acknowledge(query, words.say("answer-unknown"), is_alert=True)
        return
    seen = await room.answering(room.services.library.newest, declined.asked)
    code = user.language_code or ""
    is_open = await room.store.do(
        lambda store: store.wishes.toggle(declined, user.id, user.first_name, code, seen)
    )
    said = words.say("wish-made" if is_open else "wish-taken-back")
    await taps.acknowledge(query, said, is_alert=True)


class Granting(Watcher):
    """Runs from `start` to `stop`, beside the dispatcher."""

    def __init__(self, room: Room, inbox: Inbox, client: Client) -> None:
        super().__init__("wishes wait for the next look")
        self._room = room
        self._inbox = inbox
        self._client = client
        self._seen = (-1, -1)

    async def rest(self) -> None:
        await asyncio.sleep(EVERY_S)

    async def look(self) -> None:
        """Grant what can be granted now, if there are new articles or wishes."""
        library = self._room.services.library
        revision = await self._room.indexing(lambda: library.revision)
        groups = await self._room.store.do(lambda store: store.wishes.open())
        seen = (revision, max((each.id for wishes in groups for each in wishes), default=0))
        if seen == self._seen:
            return
        newest = await self._room.indexing(library.newest)
        is_whole = True
        for wishes in groups:
            if min(each.seen for each in wishes) < newest:
                is_whole &= await self._grant(wishes, newest)
        if is_whole:
            self._seen = seen

    async def _grant(self, wishes: Sequence[Wish], newest: int) -> bool:
        """Tell of an answer if there is one. False if that has to wait."""
        id = wishes[0].answer
        declined = await self._room.store.do(lambda store: store.answers.get(id))
        is_gone = declined is None or not declined.question  # forgotten
        if declined is None or is_gone or not await is_welcome(declined.chat, self._room):
            await self._end(id)
            return True
        if declined.chat in self._room.barred.chats:  # later, when it isn't paused any more
            return False
        seen = min(each.seen for each in wishes)
        answer = await answer_now(declined, seen, self._room, self._room.indexing)
        if answer is None:
            await self._room.store.do(lambda store: store.wishes.see(id, newest))
            return True
        try:
            await self._tell(declined, wishes, answer)
        except TelegramError as error:
            if not refusals.gone(error):
                log.warning("an answer wished for isn't told yet: %s", error)
                return False
            log.info("an answer wished for isn't told: %s", error)
            await self._end(id)
        return True

    async def _tell(self, declined: Kept, wishes: Sequence[Wish], answer: Answer) -> None:
        """Below the declined answer, by name in a group. Raises TelegramError."""
        first, update = wishes[0], -wishes[0].id  # Telegram's own numbers are positive
        id = await self._room.store.do(lambda store: store.answers.id_for(update))
        words = words_for(first.language)
        place = {"chat": declined.chat, "thread": declined.thread}
        # whose words the question is: they go when that person is forgotten
        record = kept(answer, id, person=declined.person, language=words.language, **place)
        await self._room.store.do(lambda store: store.answers.keep(record, update))
        to = await self._below(declined, wishes)
        reply = Reply(self._inbox, update, await self._inbox.places(update))
        reply.placeholder = words.say("placeholder")
        links = self._room.links(self._client.username, id)
        above = _greeting(declined, wishes, words)
        parts = join([above, *blocks(answer, links, words)])
        await reply.answer(to, parts, keyboard.under(record, words))

        def granted(store: Store) -> None:
            store.answers.place(id, reply.messages)
            store.deliveries.delivered(update)
            store.wishes.end(declined.id)
            store.gaps.settle([declined.id])

        await self._room.store.do(granted)
        log.info("told %d readers of an answer they wished for", len(wishes))

    async def _below(self, declined: Kept, wishes: Sequence[Wish]) -> Message:
        """The message that declined it; what was asked, where an admin alone wished it: whoever
        asked is told by that, as by any reply.
        """
        asked = await self._room.store.do(lambda store: store.deliveries.question(declined.id))
        places = await self._room.store.do(lambda store: store.answers.messages(declined.id))
        chat, message = places[-1] if places else (declined.chat, 0)
        if asked is not None and not any(each.name for each in wishes):
            message = asked
        return taps.standing(taps.chat_of(chat), message, declined.thread, self._client)

    async def _end(self, id: str) -> None:
        await self._room.store.do(lambda store: store.wishes.end(id))


async def answer_now(
    kept: Kept, seen: int, room: Room, run: Callable[..., Awaitable[Answer]]
) -> Answer | None:
    """What the articles say now to what was asked, where it was asked, if that rests on something
    newer than that version. `run` is the room's crossing to the threads."""
    question = Question(kept.alone, read_by(kept, room), kept.article or None)
    try:
        answer = await run(room.services.quoter.answer, question)
    except (BadQuestion, NotInLibrary):
        return None
    taken_back = await room.store.do(lambda store: store.retractions.of(question))
    answer = without(answer, taken_back)
    is_new = any(each.article.version > seen for each in answer.citations)
    if answer.outcome != "answered" or not is_new:
        return None
    return replace(answer, question=replace(question, text=kept.question))


def read_by(kept: Kept, room: Room) -> Corpora:
    """What is read where it was asked; inline, that is what was read then."""
    return room.corpora.of(kept.chat) if kept.chat else kept.corpora


def _greeting(declined: Kept, wishes: Sequence[Wish], words: Words) -> Block:
    """ "Ann, Ben: the articles answer it now. Who …?" """
    block = Block()
    named = [each for each in wishes if each.name]
    if declined.chat < 0 and named:
        for number, each in enumerate(named[:NAMED]):
            user = User(each.person, each.name, is_bot=False)
            block.plain(", " if number else "")
            block.styled(MessageEntity.TEXT_MENTION, isolated(each.name), user=user)
        block.plain(" …\n" if len(named) > NAMED else "\n")
    block.plain(f"{words.say('wish-granted')}\n")
    return block.styled(MessageEntity.ITALIC, declined.question)
