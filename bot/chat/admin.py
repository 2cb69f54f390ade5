"""What admins do from the chat: add a file, read everything anew."""

import asyncio
import hashlib
import logging
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Final
from uuid import uuid4

from telegram import Document, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.chat import asking
from bot.chat.delivery import outbox
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.manners.access import is_admin
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.words import Id, Words, words_of
from index import loaders
from index.errors import FootnoteError
from index.indexer import Report, Step
from index.trash import UPLOADS

log = logging.getLogger(__name__)

LARGEST_DOWNLOAD: Final = 20 * 2**20  # https://core.telegram.org/bots/api#getfile
LONGEST_NAME: Final = 200  # bytes; file systems hold 255
PROGRESS_EVERY_S: Final = 3.0
_UNSAFE: Final = re.compile(r"[^\w.() -]+")

KINDS: Final = {
    "control character": Id("hidden-control"),
    "zero-width character": Id("hidden-zero-width"),
    "direction override": Id("hidden-override"),
    "tag character": Id("hidden-tag"),
}
"""What of `index.loaders.decoding.HIDDEN` was found, in an admin's language."""

Act = Callable[[Message, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def admins_only(act: Act) -> Callable[..., Coroutine[Any, Any, None]]:
    """A handler that does this for admins, however long it takes, and refuses everyone else."""

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if message := await _by_admin(update, context):
            dispatcher_of(context).later(update, act(message, context))

    return handler


def at_once(act: Act) -> Callable[..., Coroutine[Any, Any, None]]:
    """The same for what is quickly done: it is, before the chat goes on."""

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if message := await _by_admin(update, context):
            await act(message, context)

    return handler


def author(message: Message) -> int:
    """The id of the admin who wrote it."""
    return message.from_user.id if message.from_user is not None else 0


async def _by_admin(update: Update, context: ContextTypes.DEFAULT_TYPE) -> Message | None:
    """The message, if it is an admin's; anybody else is refused."""
    message = update.effective_message
    if message is not None and not is_admin(update, room_of(context)):
        refusal = words_of(update.effective_user).say("admins-only")
        await outbox.reply(message, join([Block(refusal)]))
        return None
    return message


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


@admins_only
async def reindex(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Read, split and embed every article anew, reporting progress in one message."""
    room, words = room_of(context), words_of(message.from_user)
    if room.writing.locked():
        await outbox.reply(message, join([Block(words.say("library-busy"))]))
        return
    await outbox.reply(message, join([Block(words.say("reindexing"))]))
    progress = Progress(message, words)
    work = partial(room.services.rebuilder.run, progress=progress)
    done = await _done(room, work, words)
    await progress.finish(done if isinstance(done, str) else _reindexed(done, words))


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
        done = await _done(room, partial(_index, room, aside), words)
        text = done if isinstance(done, str) else _added(done, words, name)
        if isinstance(done, Report):
            await _remember(document, done, room)
    except (TelegramError, OSError) as error:
        log.error("a file couldn't be fetched: %s", error)
        text = words.say("sorry")
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


async def _remember(document: Document, report: Report, room: Room) -> None:
    """The file is that article: who replies to it, wherever it is sent on to, asks about that."""
    if report.ids:
        id = report.ids[0]
        await room.store.do(lambda store: store.files.keep(document.file_unique_id, id))


async def _done(room: Room, work: Callable[[], Report], words: Words) -> Report | str:
    """Do admin's work, one at a time; what came of it, or why nothing did."""
    async with room.writing:
        try:
            return await room.indexing(work)
        except FootnoteError as error:
            log.error("the library wasn't changed: %s", error)
            problem = f"{error.problem[:1].upper()}{error.problem[1:]}. {error.remedy}".strip()
            return words.say("not-done", problem=problem)


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
    done = words.say(how, name=name, count=report.passages)
    return "\n".join([done, *(_replaced(each, words) for each in report.hidden.values())])


def _replaced(found: Counter[str], words: Words) -> str:
    """ "Replaced 14 hidden characters: 12 tag characters and 2 direction overrides." """
    kinds = [words.say(KINDS[kind], count=count) for kind, count in found.most_common()]
    return words.say("hidden-replaced", count=found.total(), kinds=words.listed(kinds))


def _reindexed(report: Report, words: Words) -> str:
    return words.say(
        "reindexed",
        articles=len(report.ids),
        passages=report.passages,
        seconds=round(report.seconds),
        changed=report.updated,
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

    def __init__(self, to: Message, words: Words) -> None:
        self._to = to
        self._reply = outbox.current()
        self._words = words
        self._loop = asyncio.get_running_loop()
        self._last = monotonic()
        self._edit: Future[None] | None = None

    def __call__(self, step: Step) -> None:
        if monotonic() - self._last < PROGRESS_EVERY_S or (self._edit and not self._edit.done()):
            return
        self._last = monotonic()
        name = Path(step.source).name
        text = self._words.say("reindexing-at", done=step.done, total=step.total, name=name)
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
