"""`/block` and `/unblock`: whom the bot doesn't hear any more, anywhere.

/block          in reply to a message: whoever speaks there; in private, lists who is blocked
/block 123456   by a numeric id, as in that list
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from telegram import Message
from telegram.ext import ContextTypes

from bot.chat.delivery import outbox
from bot.chat.managing import journal
from bot.chat.managing.gate import at_once, author
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.blocklist import Blocked

SHOWN: Final = 50
LONGEST_NAME: Final = 40
JOINERS: Final = "\u200c\u200d"
"""Persian, Hindi and emoji need them."""
_ID: Final = re.compile(r"-?[1-9][0-9]{0,15}", re.ASCII)
"""https://core.telegram.org/bots/api#user: 52 significant bits at most."""


@dataclass(frozen=True, slots=True)
class Person:
    """Or, with a negative id, a chat that speaks; the name is "" where only the id is known."""

    id: int
    name: str = ""

    @property
    def shown(self) -> str:
        return f"{self.name} ({self.id})" if self.name else str(self.id)


@at_once
async def block(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    person = meant(message, context.args or [])
    if person is not None:
        text = await _blocked(room, person, author(message), words)
    elif context.args or message.chat.type != message.chat.PRIVATE:
        text = words.say("how-to-block", example="/block 123456")
    else:
        text = listed(await room.store.do(lambda store: store.blocklist.all()), words)
    await outbox.reply(message, join([Block(text)]))


@at_once
async def unblock(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    person = meant(message, context.args or [])
    if person is None:
        text = words.say("how-to-block", example="/unblock 123456")
    elif await room.barred.unblock(person.id, author(message)):
        await journal.record(room, author(message), "unblock", str(person.id))
        text = words.say("unblocked", who=person.shown)
    else:
        text = words.say("not-blocked", who=person.shown)
    await outbox.reply(message, join([Block(text)]))


async def _blocked(room: Room, person: Person, by: int, words: Words) -> str:
    if person.id in room.admins:
        return words.say("block-no-admin")
    if await room.barred.block(person.id, person.name, by):
        await journal.record(room, by, "block", str(person.id))
        return words.say("blocked", who=person.shown)
    return words.say("blocked-already", who=person.shown)


def meant(message: Message, args: Sequence[str]) -> Person | None:
    """Whom a command names, by an id or by being a reply to what they said; None if nobody."""
    if args:
        is_id = len(args) == 1 and _ID.fullmatch(args[0])
        return Person(int(args[0])) if is_id else None
    above = message.reply_to_message
    if above is None or above.forum_topic_created or above.is_automatic_forward:
        return None  # all that isn't a reply stands below these, in topics and in comments
    if above.sender_chat is not None:
        return _named(above.sender_chat.id, above.sender_chat.title)
    user = above.from_user
    return _named(user.id, user.full_name) if user is not None and not user.is_bot else None


def _named(id: int, name: str | None) -> Person:
    """Without characters that would turn the line about: the id must be read as it is."""
    shown = "".join(each for each in name or "" if each.isprintable() or each in JOINERS)
    return Person(id, shortened(" ".join(shown.split()), LONGEST_NAME))


def listed(blocked: Sequence[Blocked], words: Words) -> str:
    """ "Blocked: 2", and a row for each, the latest first."""
    if not blocked:
        return words.say("blocked-nobody")
    rows = [_row(each, words) for each in blocked[:SHOWN]]
    return "\n".join([words.say("blocked-count", count=len(blocked)), *rows])


def _row(blocked: Blocked, words: Words) -> str:
    who, since = Person(blocked.person, blocked.name), datetime.fromtimestamp(blocked.since, UTC)
    return "• " + words.say("blocked-row", who=who.shown, when=f"{words.moment(since)} UTC")
