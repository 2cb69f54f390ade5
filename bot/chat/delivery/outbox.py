"""What an update is answered with: one reply, of one message or more, however often it is tried.

    answer ─→ placeholder ─→ its id on disk ─→ the text, by an edit      again: the same edit
    say    ─→ the text ─→ its id on disk                                 again: an edit

Telegram has no idempotency key: a message sent again stands there twice, and an edit made again
changes nothing. So what must not be doubled is sent as a placeholder, and a kill before its id is
on disk leaves that and nothing worse (`strays.py` tidies it). Whatever else the same update has to
say replaces what it said before.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from functools import partial
from typing import Final, Protocol, TypeVar

from telegram import Message
from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError

from bot.chat.delivery import refusals, sending
from bot.chat.delivery.pace import PREVIEW
from bot.chat.delivery.sending import Buttons, client_of
from bot.chat.intake.timelimit import waiting
from bot.chat.saying.parts import Part
from bot.chat.saying.words import ENGLISH, LANGUAGES, Id, words_for
from bot.chat.store.deliveries import Adopted, Place, Places, digest

log = logging.getLogger(__name__)

T = TypeVar("T")

PLACEHOLDER: Final = ENGLISH.say("placeholder")
PLACEHOLDERS: Final = (Id("placeholder"), Id("hello"), Id("amended"))
MOST_TRIES: Final = 3
FIRST_PAUSE_S: Final = 0.5


class Book(Protocol):
    """Where it is written down which messages an update has led to; on disk when it returns."""

    async def place(self, id: int, number: int, place: Place) -> None: ...
    async def remove(self, id: int, numbers: Sequence[int]) -> None: ...
    async def adopt(self, id: int, chat: int, question: int, words: str) -> Adopted: ...


class Reply:
    """What one update is answered with. `places` are the messages that earlier tries have sent.

    `placeholder` is in its reader's language once that is known.
    """

    def __init__(self, book: Book | None, update: int, places: Places) -> None:
        self._book = book
        self.update = update
        self._places = dict(places)
        self.placeholder = PLACEHOLDER
        self.points = False
        """Whether its messages reply to what they answer in private too, where that may be long
        ago."""

    async def say(self, to: Message, parts: Sequence[Part], buttons: Buttons = None) -> None:
        """These are its messages now; the buttons go below the last. Raises TelegramError.

        A kill just after one was sent may let it be sent again.
        """
        await self._become(to, parts, buttons, first=None)

    async def answer(self, to: Message, parts: Sequence[Part], buttons: Buttons = None) -> None:
        """The same, and nothing can be sent twice but a placeholder."""
        await self._become(to, parts, buttons, first=Part(self.placeholder))

    async def preview(self, to: Message, part: Part, buttons: Buttons = None) -> None:
        """Show this for now in its first message. Raises LeftOut where it would have to wait."""
        place = self._places.get(0)
        if place is None:
            await self._sent(to, 0, Part(self.placeholder), kind=PREVIEW)
        else:
            client = client_of(to)
            await sending.edit(client, place.chat, place.message, part, buttons, kind=PREVIEW)

    async def adopt(self, to: Message) -> bool:
        """Take over what answers an edited question; False if it says what it said before."""
        if self._book is None or self._places:
            return True
        adopted = await self._book.adopt(self.update, to.chat_id, to.message_id, words(to))
        self._places = dict(adopted.places)
        return not adopted.is_same

    def take_over(self, to: Message, message: int) -> None:
        """Change this message of ours, of the chat of `to`, instead of sending another."""
        self._places.setdefault(0, Place(to.chat_id, message, to.message_id, words(to)))

    @property
    def first(self) -> int:
        """The id of its first message; 0 if none was sent."""
        return self._places[0].message if 0 in self._places else 0

    @property
    def messages(self) -> list[tuple[int, int]]:
        """(chat, message) of each, in order."""
        return [(each.chat, each.message) for _, each in sorted(self._places.items())]

    async def _become(
        self, to: Message, parts: Sequence[Part], buttons: Buttons, first: Part | None
    ) -> None:
        last = len(parts) - 1
        for number, part in enumerate(parts):
            await self._say(to, number, part, buttons if number == last else None, first)
        await self._remove(to, [each for each in self._places if each > last])

    async def _say(
        self, to: Message, number: int, part: Part, buttons: Buttons, first: Part | None
    ) -> None:
        """One message; another takes the place of one that is gone."""
        place = self._places.get(number)
        if place is not None and await self._changed(to, place, part, buttons):
            return
        if first is None:
            await self._sent(to, number, part, buttons)
            return
        place = await self._sent(to, number, first)
        if not await self._changed(to, place, part, buttons):
            raise NetworkError("a message was deleted while it was written")

    async def _sent(
        self,
        to: Message,
        number: int,
        part: Part,
        buttons: Buttons = None,
        kind: str | None = None,
    ) -> Place:
        if kind == PREVIEW:
            sent = await sending.send(to, part, buttons, kind)
        else:
            points = self.points
            sent = await _persistently(lambda: sending.send(to, part, buttons, points=points))
        place = Place(sent.chat_id, sent.message_id, to.message_id, words(to))
        if self._book is not None:
            await self._book.place(self.update, number, place)
        self._places[number] = place
        return place

    async def _changed(self, to: Message, place: Place, part: Part, buttons: Buttons) -> bool:
        """Whether the message says it now: one that is gone, or was left behind, can't."""
        client = client_of(to)
        try:
            await _persistently(
                lambda: sending.edit(client, place.chat, place.message, part, buttons)
            )
        except (BadRequest, ChatMigrated) as error:
            if not isinstance(error, ChatMigrated) and not refusals.missing(error):
                raise
            log.info("a message of ours is gone, another takes its place: %s", error)
            return False
        return True

    async def _remove(self, to: Message, numbers: Sequence[int]) -> None:
        """What was said before took more messages."""
        if not numbers:
            return
        for each in numbers:
            place = self._places.pop(each)
            client, chat, message = client_of(to), place.chat, place.message
            await _persistently(partial(sending.delete, client, chat, message))
        if self._book is not None:
            await self._book.remove(self.update, numbers)


_current: ContextVar[Reply | None] = ContextVar("reply", default=None)


def begin(reply: Reply) -> None:
    """What this task says from now on, and the tasks it starts, is this reply."""
    _current.set(reply)


def current() -> Reply:
    """The reply to the update under way; outside of any, one that nobody writes down."""
    return _current.get() or Reply(None, 0, {})


async def reply(to: Message, parts: Sequence[Part], buttons: Buttons = None) -> None:
    """`Reply.say` to the update under way."""
    await current().say(to, parts, buttons)


def is_placeholder(text: str) -> bool:
    """Whether it is one, of an answer, a greeting or a piece of news, in whatever language."""
    return any(text == words_for(each).say(id) for each in LANGUAGES for id in PLACEHOLDERS)


def words(message: Message) -> str:
    return digest(message.text or message.caption or "")


async def _persistently(call: Callable[[], Awaitable[T]]) -> T:
    """What it returns, after a few tries: that is cheaper than to begin the update anew.

    A message that was sent without our hearing of it is sent again, as it would be then.
    """
    for tries in range(1, MOST_TRIES):
        try:
            return await call()
        except BadRequest:
            raise
        except NetworkError as error:
            await _pause(tries, error)
    return await call()


async def _pause(tries: int, error: TelegramError) -> None:
    log.debug("tried again: %s", error)
    longest = FIRST_PAUSE_S * 2 ** (tries - 1)
    with waiting():
        await asyncio.sleep(random.uniform(longest / 2, longest))
