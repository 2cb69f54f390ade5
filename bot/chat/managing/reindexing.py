"""`/reindex`: an admin has every article read, split and embedded anew."""

from functools import partial

from telegram import Message
from telegram.ext import ContextTypes

from bot.chat.delivery import outbox
from bot.chat.managing import journal
from bot.chat.managing.gate import admins_only, author
from bot.chat.managing.progress import Progress
from bot.chat.managing.working import done
from bot.chat.room import room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.words import Words, words_of
from index.indexer import Report


@admins_only
async def reindex(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Read, split and embed every article anew, reporting progress in one message."""
    room, words = room_of(context), words_of(message.from_user)
    if room.writing.locked():
        await outbox.reply(message, join([Block(words.say("library-busy"))]))
        return
    await journal.record(room, author(message), "reindex", "all")
    await outbox.reply(message, join([Block(words.say("reindexing"))]))
    progress = Progress(message, words)
    work = partial(room.services.rebuilder.run, progress=progress)
    came = await done(room, work, words)
    await progress.finish(came if isinstance(came, str) else _reindexed(came, words))


def _reindexed(report: Report, words: Words) -> str:
    return words.say(
        "reindexed",
        articles=len(report.ids),
        passages=report.passages,
        seconds=round(report.seconds),
        changed=report.updated,
    )
