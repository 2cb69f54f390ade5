"""`/status`: how the bot is, at a glance, to admins in private.

Footnote 0.1.0, since 25 Nov 22:30 UTC
what needs an admin, or that nothing does
library ─ search ─ questions ─ models ─ disk and backups, a paragraph each
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from telegram import Message, MessageEntity
from telegram.ext import ContextTypes

from bot.chat.delivery import outbox
from bot.chat.managing import condition
from bot.chat.managing.condition import Desk, Disk, Shelves
from bot.chat.managing.gate import at_once
from bot.chat.managing.private import privately
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import Words, words_of

KILOBYTE: Final = 1000
LITTLE_SPACE: Final = 500_000_000
"""Bytes free below which an admin should know."""
NAMED_CORPORA: Final = 10


@at_once
@privately
async def status(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    shelves = await room.glancing(condition.shelves, room.services)
    disk = await room.glancing(condition.disk, room.services.data)
    desk = await condition.desk(room)
    is_away = await room.glancing(lambda: room.services.is_model_away)
    needs = list(attention(shelves, desk, disk, words, is_away=is_away))
    paragraphs = [
        needs or [words.say("status-well")],
        list(_library(shelves, words)),
        list(_search(shelves, words, is_reindexing=bool(room.under_way))),
        [words.say("status-waiting", count=desk.waiting)],
        list(_models(room, desk, words)),
        list(_keeping(shelves, desk, disk, words)),
    ]
    since = words.say("status-since", version=condition.release(), when=_moment(room.began, words))
    head = Block().styled(MessageEntity.BOLD, since)
    await outbox.reply(message, join([head, *(Block("\n".join(each)) for each in paragraphs)]))


def attention(
    shelves: Shelves, desk: Desk, disk: Disk, words: Words, *, is_away: bool
) -> Iterator[str]:
    """What an admin should look into."""
    if desk.failed:
        yield words.say("status-failed", count=desk.failed)
    if is_away:
        yield words.say("status-model-away")
    if disk.free < LITTLE_SPACE:
        yield words.say("status-little-space", size=size(disk.free, words))
    if not shelves.articles:
        yield words.say("no-articles")


def _library(shelves: Shelves, words: Words) -> Iterator[str]:
    yield words.say("status-articles", count=shelves.articles)
    yield words.say("status-passages", count=shelves.passages)
    if len(shelves.corpora) > 1:
        named = list(shelves.corpora.items())[:NAMED_CORPORA]
        shown = words.listed([f"{name} ({words.number(count)})" for name, count in named])
        yield words.say("status-corpora", names=shown)
    if shelves.trashed:
        yield words.say("status-trashed", count=shelves.trashed)


def _search(shelves: Shelves, words: Words, *, is_reindexing: bool) -> Iterator[str]:
    if shelves.searched is None and shelves.passages:
        yield words.say("status-index-none")
    elif shelves.lag:
        yield words.say("status-index-behind", count=shelves.lag)
    else:
        yield words.say("status-index-whole")
    if shelves.remade is not None:
        total = max(shelves.remade, shelves.articles + shelves.trashed)
        yield words.say("status-remade", done=shelves.remade, total=total)
    if is_reindexing:
        yield words.say("status-reindexing")


def _models(room: Room, desk: Desk, words: Words) -> Iterator[str]:
    answer = room.config.answer
    yield words.say("status-embedding", name=room.config.embedding.model)
    if not answer.model:
        yield words.say("status-no-model")
        return
    yield words.say("status-model", name=answer.model)
    used = words.number(desk.tokens)
    if answer.tokens_per_day:
        most = words.number(answer.tokens_per_day)
        yield words.say("status-tokens-of", used=used, most=most)
    elif desk.tokens:
        yield words.say("status-tokens", used=used)


def _keeping(shelves: Shelves, desk: Desk, disk: Disk, words: Words) -> Iterator[str]:
    used, free = size(disk.used, words), size(disk.free, words)
    yield words.say("status-disk", used=used, free=free)
    if shelves.checked:
        yield words.say("status-checked", when=_at(shelves.checked, words))
    if desk.backed_up:
        yield words.say("status-backed-up", when=_at(desk.backed_up, words))
    else:
        yield words.say("status-no-backup")


def size(count: int, words: Words) -> str:
    """ "4.1 MB" """
    value, unit = count / KILOBYTE, "kB"
    for larger in ("MB", "GB", "TB"):
        if value < KILOBYTE:
            break
        value, unit = value / KILOBYTE, larger
    return f"{words.number(round(value, 1) if value < 10 else round(value))}\u00a0{unit}"


def _at(when: float, words: Words) -> str:
    return _moment(datetime.fromtimestamp(when, UTC), words)


def _moment(when: datetime, words: Words) -> str:
    return f"{words.moment(when)} UTC"
