"""`/export [days]`: questions and answers as a CSV file, to an admin in private."""

import gzip
import shutil
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from telegram import Message
from telegram.ext import ContextTypes

from bot.chat.delivery import attaching, outbox
from bot.chat.managing import days, journal, outgoing, table
from bot.chat.managing.entries import pages
from bot.chat.managing.gate import admins_only, author
from bot.chat.managing.private import privately
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import words_of
from bot.chat.store.answers import Cited
from index.types import Article

ARTICLES: Final = 64
"""Versions of articles at hand: the next answer quotes them too, most likely."""


@admins_only
@privately
async def export(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    count = days.given(context.args or [], 0)
    if count is None:
        how = words.say("how-to-export", example="/export 30", limit=days.MOST)
        await outbox.reply(message, join([Block(how)]))
        return
    today = datetime.now(UTC).date()
    since = days.at(days.began(today, count)) if count else 0.0
    await outbox.reply(message, join([Block(words.say("file-in-the-making"))]))
    async with outgoing.folder(room) as folder:
        path = folder / f"footnote-{today.isoformat()}.csv"
        rows = await _written(room, path, since)
        path = await room.answering(fitting, path)
        if not rows:
            text = words.say("export-nothing")
        elif path.stat().st_size > attaching.LARGEST:
            text = words.say("export-too-large", example="/export 30")
        else:
            await journal.record(room, author(message), "export", str(count or ""))
            await attaching.document(message, path, path.name)
            text = words.say("export-done", count=rows)
    await outbox.reply(message, join([Block(text)]))


async def _written(room: Room, path: Path, since: float) -> int:
    """How many rows it has, besides the head."""
    library = room.services.library

    @lru_cache(ARTICLES)
    def find(article: str, version: int) -> Article | None:
        return library.version(article, version)

    def found(cited: Cited) -> Article | None:
        return find(cited.article, cited.version)

    rows = 0
    with path.open("w", encoding=table.ENCODING, newline="") as file:
        table.head(file)
        async for page in pages(room, since):
            rows += await room.answering(table.write, file, page, found)
    return rows


def fitting(path: Path) -> Path:
    """The file as it can be sent: packed, if it is too large otherwise."""
    if path.stat().st_size <= attaching.LARGEST:
        return path
    packed = path.with_name(f"{path.name}.gz")
    with path.open("rb") as source, gzip.open(packed, "wb") as target:
        shutil.copyfileobj(source, target)
    return packed
