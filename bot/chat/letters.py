"""`/failed`: what couldn't be answered, for admins, who may have it tried again.

/failed              lists them, the oldest first
/failed again        tries all of them again
/failed again 17 18  tries these
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from telegram import Message
from telegram.ext import ContextTypes

from bot.chat import outbox
from bot.chat.admin import admins_only
from bot.chat.dispatcher import dispatcher_of
from bot.chat.notices import counted
from bot.chat.parts import Block, join
from bot.chat.render import shortened
from bot.chat.updates import Stored

SHOWN: Final = 20
LONGEST_WORDS: Final = 60

NOTHING: Final = "Nothing has failed."
UNKNOWN: Final = "None of those has failed; /failed lists what has."
HOW: Final = "Try all of them again with /failed again, or some with /failed again {id}."


@admins_only
async def failed(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    inbox = dispatcher_of(context).inbox
    letters = await inbox.failed()
    args = context.args or []
    if args[:1] == ["again"]:
        count = await inbox.replay(chosen(letters, args[1:]))
        text = f"Trying {counted(count).lower()} again." if count else UNKNOWN
        await outbox.reply(message, join([Block(text if letters else NOTHING)]))
        return
    # a group's members have no business with what others asked in private
    is_private = message.chat.type == message.chat.PRIVATE
    await outbox.reply(message, join(listed(letters, with_words=is_private)))


def chosen(letters: Sequence[Stored], ids: Sequence[str]) -> list[Stored]:
    """Those whose ids are named, or all."""
    return [each for each in letters if not ids or str(each.id) in ids]


def listed(letters: Sequence[Stored], *, with_words: bool) -> list[Block]:
    if not letters:
        return [Block(NOTHING)]
    rows = [row(each, with_words=with_words) for each in letters[:SHOWN]]
    if len(letters) > SHOWN:
        rows.append(f"and {len(letters) - SHOWN} more")
    return [
        Block(f"{counted(len(letters))} failed:"),
        Block("\n".join(f"• {each}" for each in rows)),
        Block(HOW.format(id=letters[0].id)),
    ]


def row(letter: Stored, *, with_words: bool) -> str:
    """ "17, 23 Nov 16:01 UTC: it failed 5 times; the log says how (“When did…”)" """
    when = datetime.fromtimestamp(letter.received, UTC)
    words = said(letter) if with_words else ""
    quoted = f" (“{shortened(words, LONGEST_WORDS)}”)" if words else ""
    return f"{letter.id}, {when:%d %b %H:%M} UTC: {letter.problem}{quoted}"


def said(letter: Stored) -> str:
    """What its reader wrote, as one line; nothing where that can't be made out."""
    message: Any = json.loads(letter.raw).get("message")
    text = message.get("text") or message.get("caption") if isinstance(message, dict) else ""
    return " ".join(text.split()) if isinstance(text, str) else ""
