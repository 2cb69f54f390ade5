"""What admins do from the chat: add a file, read everything anew."""

import asyncio
import hashlib
import logging
import os
import re
import shutil
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from pathlib import Path
from time import monotonic
from typing import Any, Final
from uuid import uuid4

from telegram import Document, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.chat import outbox
from bot.chat.dispatcher import dispatcher_of
from bot.chat.handlers import is_admin
from bot.chat.notices import SORRY
from bot.chat.parts import Block, Part, join
from bot.chat.room import Room, room_of
from index import loaders
from index.errors import FootnoteError
from index.indexer import Report, Step
from index.loaders.decoding import described

log = logging.getLogger(__name__)

UPLOADS: Final = "uploads"
LARGEST_DOWNLOAD: Final = 20 * 2**20  # https://core.telegram.org/bots/api#getfile
LONGEST_NAME: Final = 200  # bytes; file systems hold 255
PROGRESS_EVERY_S: Final = 3.0
_UNSAFE: Final = re.compile(r"[^\w.() -]+")

NOT_ADMIN: Final = "Only an admin of this bot can do that."
HOW_TO_ADD: Final = (
    "Send me the article as a file (.txt, .md or .html), or reply to a file with /add."
)


Act = Callable[[Message, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def admins_only(act: Act) -> Callable[..., Coroutine[Any, Any, None]]:
    """A handler that does this for admins, however long it takes, and refuses everyone else."""

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        if is_admin(update, room_of(context)):
            dispatcher_of(context).later(update, act(message, context))
        else:
            await outbox.reply(message, join([Block(NOT_ADMIN)]))

    return handler


@admins_only
async def add(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/add` in reply to a file."""
    above = message.reply_to_message
    document = message.document or (above.document if above else None)
    if document is None:
        links = any(arg.startswith(("http://", "https://")) for arg in context.args or ())
        text = "I can't open links yet; save the page and send me its file." if links else ""
        await outbox.reply(message, join([Block(text or HOW_TO_ADD)]))
        return
    await _take_in(message, document, room_of(context))


async def file(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A file: taken in when an admin sends it in private, or anywhere with /add as caption."""
    message = update.effective_message
    if message is None:
        return
    word = (message.caption or " ").split()[:1]
    mine = ("/add", f"/add@{context.bot.username.lower()}")
    wanted = bool(word) and word[0].lower() in mine
    if wanted or message.chat.type == message.chat.PRIVATE:
        await add(update, context)


@admins_only
async def reindex(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Read, split and embed every article anew, reporting progress in one message."""
    room = room_of(context)
    if room.writing.locked():
        await outbox.reply(message, join([Block("I am still busy with the library; one moment.")]))
        return
    await outbox.reply(message, join([Block("Reindexing…")]))
    progress = Progress(message, "Reindexing")
    text = await _done(room, lambda: room.services.indexer.reindex(progress=progress), _reindexed)
    await progress.finish(text)


async def _take_in(message: Message, document: Document, room: Room) -> None:
    name = safe_name(document.file_name or "article.txt")
    problem = _refusal(name, document.file_size or 0, room)
    if problem:
        await outbox.reply(message, join([Block(problem)]))
        return
    await outbox.reply(message, join([Block(f"Reading {name}…")]))
    aside = room.services.data / UPLOADS / f".{uuid4().hex}" / name
    try:
        aside.parent.mkdir(parents=True)
        await (await document.get_file()).download_to_drive(aside)
        text = await _done(room, lambda: _index(room, aside), lambda report: _added(report, name))
    except (TelegramError, OSError) as error:
        log.error("a file couldn't be fetched: %s", error)
        text = SORRY
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)
    await outbox.reply(message, join([Block(text)]))


def _index(room: Room, aside: Path) -> Report:
    """Put a file that reads well in its place, and its article into the library."""
    report = Report()
    max_bytes = int(room.config.library.max_file_mb * loaders.MEGABYTE)
    try:
        loaders.load(str(aside), max_bytes=max_bytes)
    except FootnoteError as error:
        report.failed.append((aside.name, str(error).replace(str(aside), aside.name)))
        return report
    kept = room.services.data.resolve() / UPLOADS / aside.name
    os.replace(aside, kept)
    return room.services.indexer.index([str(kept)], corpus=room.corpus)


async def _done(room: Room, work: Callable[[], Report], told: Callable[[Report], str]) -> str:
    """Do admin's work, one at a time; what to tell of it."""
    async with room.writing:
        try:
            report = await room.indexing(work)
        except FootnoteError as error:
            log.error("the library wasn't changed: %s", error)
            return f"{error.problem[:1].upper()}{error.problem[1:]}. {error.remedy}".strip()
    return told(report)


def _refusal(name: str, size: int, room: Room) -> str:
    if Path(name).suffix.lower() not in loaders.LOADERS:
        return f"I can't read {name}. I take {', '.join(loaders.LOADERS)} files."
    limit = min(LARGEST_DOWNLOAD, room.config.library.max_file_mb * loaders.MEGABYTE)
    if size > limit:
        return f"{name} is too large: the limit is {limit / loaders.MEGABYTE:.0f} MB. Split it."
    return ""


def _added(report: Report, name: str) -> str:
    if report.failed:
        problem, _, remedy = report.failed[0][1].partition("; ")
        return f"{problem}. {remedy[:1].upper()}{remedy[1:]}."
    if report.unchanged:
        return f"{name} is here already, word for word."
    done = f"{'Updated' if report.updated else 'Added'}: {name}, {report.passages} passages."
    found = [f"Replaced {described(each)}." for each in report.hidden.values()]
    return "\n".join([done, *found])


def _reindexed(report: Report) -> str:
    return (
        f"Reindexed {len(report.ids)} articles, {report.passages} passages, "
        f"in {report.seconds:.0f} s; {report.updated} had changed."
    )


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


class Progress:
    """One message that tells how far the work is; called from the working thread."""

    def __init__(self, to: Message, what: str) -> None:
        self._to = to
        self._reply = outbox.current()
        self._what = what
        self._loop = asyncio.get_running_loop()
        self._last = monotonic()
        self._edit: Future[None] | None = None

    def __call__(self, step: Step) -> None:
        if monotonic() - self._last < PROGRESS_EVERY_S or (self._edit and not self._edit.done()):
            return
        self._last = monotonic()
        text = f"{self._what}… {step.done} of {step.total}: {Path(step.source).name}"
        self._edit = asyncio.run_coroutine_threadsafe(self._show(text), self._loop)

    async def finish(self, text: str) -> None:
        if self._edit is not None:
            await asyncio.wrap_future(self._edit)
        await self._reply.say(self._to, [Part(text)])

    async def _show(self, text: str) -> None:
        try:
            await self._reply.preview(self._to, Part(text))
        except TelegramError as error:  # progress isn't worth a failure
            log.debug("progress wasn't shown: %s", error)
