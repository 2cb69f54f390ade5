"""`/backup`: a backup, made beside serving and sent to an admin in private.

It is the file that `footnote backup` makes. Where it is too large for Telegram it isn't kept: a
copy of all that readers asked isn't to lie about.
"""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from telegram import Message
from telegram.ext import ContextTypes

from bot import backups
from bot.chat.delivery import attaching, outbox
from bot.chat.managing import journal, outgoing
from bot.chat.managing.gate import admins_only, author
from bot.chat.managing.private import privately
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import Words, words_of
from index.errors import FootnoteError

log = logging.getLogger(__name__)

MEGABYTE: Final = 1_000_000


@admins_only
@privately
async def backup(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    await outbox.reply(message, join([Block(words.say("file-in-the-making"))]))
    name = f"footnote-{datetime.now(UTC):%Y-%m-%d}.zip"
    async with outgoing.folder(room) as folder:
        path = folder / name
        try:
            await room.answering(backups.save, room.services.library, path)
        except (FootnoteError, OSError) as error:
            log.error("the backup wasn't made: %s", error)
            text = words.say("backup-failed", problem=_problem(error))
        else:
            text = await _sent(message, path, room, words)
    await outbox.reply(message, join([Block(text)]))


async def _sent(message: Message, path: Path, room: Room, words: Words) -> str:
    """What to say of it."""
    size = await room.answering(_size, path)
    if size > attaching.LARGEST:
        shown = words.number(-(-size // MEGABYTE))
        return words.say("backup-too-large", size=shown, command=f"footnote backup {path.name}")
    await journal.record(room, author(message), "backup")
    await attaching.document(message, path, path.name)
    return words.say("backup-done", command=f"footnote restore {path.name}")


def _size(path: Path) -> int:
    return path.stat().st_size


def _problem(error: FootnoteError | OSError) -> str:
    if isinstance(error, FootnoteError):
        return f"{error.problem}. {error.remedy}".strip()
    return error.strerror or "the disk can't be written"
