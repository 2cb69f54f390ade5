"""What admins do from the chat: add a file."""

import hashlib
import logging
import os
import re
import shutil
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from telegram import Document, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.chat import asking
from bot.chat.delivery import outbox
from bot.chat.managing import journal
from bot.chat.managing.gate import admins_only, author
from bot.chat.managing.working import done
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import Id, Words, words_of
from index import loaders
from index.errors import FootnoteError
from index.indexer import Report
from index.trash import UPLOADS, uploads

log = logging.getLogger(__name__)

LARGEST_DOWNLOAD: Final = 20 * 2**20  # https://core.telegram.org/bots/api#getfile
LONGEST_NAME: Final = 200  # bytes; file systems hold 255
_UNSAFE: Final = re.compile(r"[^\w.() -]+")

KINDS: Final = {
    "control character": Id("hidden-control"),
    "zero-width character": Id("hidden-zero-width"),
    "direction override": Id("hidden-override"),
    "tag character": Id("hidden-tag"),
}
"""What of `index.loaders.decoding.HIDDEN` was found, in an admin's language."""


@admins_only
async def add(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/add` in reply to a file."""
    above = message.reply_to_message
    document = message.document or (above.document if above else None)
    if document is None:
        links = any(arg.startswith(("http://", "https://")) for arg in context.args or ())
        text = words_of(message.from_user).say("no-links" if links else "how-to-add")
        await outbox.reply(message, join([Block(text)]))
        return
    await _take_in(message, document, room_of(context))


async def file(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A file: taken in when an admin sends it in private, or anywhere with /add as caption.

    In a group its caption may be a question as any other.
    """
    message = update.effective_message
    if message is None:
        return
    word = (message.caption or " ").split()[:1]
    mine = ("/add", f"/add@{context.bot.username.lower()}")
    wanted = bool(word) and word[0].lower() in mine
    if wanted or message.chat.type == message.chat.PRIVATE:
        await add(update, context)
    else:
        await asking.question(update, context)


async def _take_in(message: Message, document: Document, room: Room) -> None:
    name, words = safe_name(document.file_name or "article.txt"), words_of(message.from_user)
    problem = _refusal(name, document.file_size or 0, room, words)
    if problem:
        await outbox.reply(message, join([Block(problem)]))
        return
    await outbox.reply(message, join([Block(words.say("reading-file", name=name))]))
    aside = room.services.data / UPLOADS / f".{uuid4().hex}" / name
    try:
        aside.parent.mkdir(parents=True)
        await (await document.get_file()).download_to_drive(aside)
        corpus, *_ = room.corpora.of(message.chat_id)
        came = await done(room, partial(_index, room, aside, corpus), words)
        text = came if isinstance(came, str) else _added(came, words, name)
        if isinstance(came, Report):
            await _remember(document, came, room)
            await _record(message, came, room)
    except (TelegramError, OSError) as error:
        log.error("a file couldn't be fetched: %s", error)
        text = words.say("sorry")
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)
    await outbox.reply(message, join([Block(text)]))


def _index(room: Room, aside: Path, corpus: str) -> Report:
    """Put a file that reads well in its place, and its article into the library."""
    report = Report()
    max_bytes = int(room.config.library.max_file_mb * loaders.MEGABYTE)
    try:
        loaders.load(str(aside), max_bytes=max_bytes)
    except FootnoteError as error:
        report.failed.append((aside.name, str(error).replace(str(aside), aside.name)))
        return report
    kept = uploads(room.services.data, corpus) / aside.name
    kept.parent.mkdir(parents=True, exist_ok=True)
    os.replace(aside, kept)
    return room.services.indexer.index([str(kept)], corpus=corpus)


async def _remember(document: Document, report: Report, room: Room) -> None:
    """The file is that article: who replies to it, wherever it is sent on to, asks about that."""
    if report.ids:
        id = report.ids[0]
        await room.store.do(lambda store: store.files.keep(document.file_unique_id, id))


async def _record(message: Message, report: Report, room: Room) -> None:
    if report.added or report.updated:
        await journal.record(room, author(message), "add", " ".join(report.ids))


def _refusal(name: str, size: int, room: Room, words: Words) -> str:
    if Path(name).suffix.lower() not in loaders.LOADERS:
        return words.say("cannot-read", name=name, kinds=", ".join(loaders.LOADERS))
    limit = min(LARGEST_DOWNLOAD, room.config.library.max_file_mb * loaders.MEGABYTE)
    if size > limit:
        return words.say("file-too-large", name=name, limit=round(limit / loaders.MEGABYTE))
    return ""


def _added(report: Report, words: Words, name: str) -> str:
    if report.failed:
        problem, _, remedy = report.failed[0][1].partition("; ")
        problem = f"{problem}. {remedy[:1].upper()}{remedy[1:]}."
        return words.say("not-done", problem=problem)
    if report.unchanged:
        return words.say("file-unchanged", name=name)
    how = Id("file-updated") if report.updated else Id("file-added")
    told = words.say(how, name=name, count=report.passages)
    return "\n".join([told, *(_replaced(each, words) for each in report.hidden.values())])


def _replaced(found: Counter[str], words: Words) -> str:
    """ "Replaced 14 hidden characters: 12 tag characters and 2 direction overrides." """
    kinds = [words.say(KINDS[kind], count=count) for kind, count in found.most_common()]
    return words.say("hidden-replaced", count=found.total(), kinds=words.listed(kinds))


def safe_name(name: str) -> str:
    """A file's name without anything a path could hide in.

    One that had to be changed gets a mark of what it was: two names never become one.
    """
    given = name.replace("\\", "/").rsplit("/", 1)[-1]
    bare = _UNSAFE.sub("_", given).strip(". ")
    stem, dot, ending = bare.rpartition(".")
    safe = f"{_cut(stem)}{dot}{ending[:10]}" if dot else _cut(bare) or "article"
    if given in (safe, ""):
        return safe
    path, mark = Path(safe), hashlib.sha256(given.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{path.stem}-{mark}{path.suffix}"


def _cut(name: str) -> str:
    return name.encode()[:LONGEST_NAME].decode("utf-8", "ignore")
