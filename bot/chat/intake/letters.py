"""`/failed`: what couldn't be answered, for admins, who may have it tried again.

/failed              lists them, the oldest first
/failed again        tries all of them again
/failed again 17 18  tries these
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from telegram import Message
from telegram.ext import ContextTypes

from bot.chat.delivery import outbox
from bot.chat.intake import dispatcher
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.managing import journal
from bot.chat.managing.gate import admins_only, author
from bot.chat.room import room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.updates import Stored

SHOWN: Final = 20
LONGEST_WORDS: Final = 60

PROBLEMS: Final[Mapping[str, Callable[[Words], str]]] = {
    dispatcher.UNPARSED: lambda words: words.say("problem-unparsed"),
    dispatcher.REFUSED: lambda words: words.say("problem-refused"),
    dispatcher.FAILED: lambda words: words.say("problem-failed"),
    dispatcher.TRIED: lambda words: words.say("problem-tried", count=dispatcher.MOST_TRIES),
    dispatcher.CUT_OFF: lambda words: words.say("problem-cut-off", count=dispatcher.MOST_CUT_OFF),
}


@admins_only
async def failed(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    inbox, words = dispatcher_of(context).inbox, words_of(message.from_user)
    letters = await inbox.failed()
    args = context.args or []
    if args[:1] == ["again"]:
        again = chosen(letters, args[1:])
        count = await inbox.replay(again)
        if count:
            named = " ".join(str(each.id) for each in again)
            await journal.record(room_of(context), author(message), "failed again", named)
        unknown = words.say("failed-unknown" if letters else "failed-none")
        text = words.say("failed-again", count=count) if count else unknown
        await outbox.reply(message, join([Block(text)]))
        return
    # a group's members have no business with what others asked in private
    is_private = message.chat.type == message.chat.PRIVATE
    await outbox.reply(message, join(listed(letters, words, with_words=is_private)))


def chosen(letters: Sequence[Stored], ids: Sequence[str]) -> list[Stored]:
    """Those whose ids are named, or all."""
    return [each for each in letters if not ids or str(each.id) in ids]


def listed(letters: Sequence[Stored], words: Words, *, with_words: bool) -> list[Block]:
    if not letters:
        return [Block(words.say("failed-none"))]
    rows = [row(each, words, with_words=with_words) for each in letters[:SHOWN]]
    if len(letters) > SHOWN:
        rows.append(words.say("failed-more", count=len(letters) - SHOWN))
    again = "/failed again"
    return [
        Block(words.say("failed-count", count=len(letters))),
        Block("\n".join(f"• {each}" for each in rows)),
        Block(words.say("failed-how", all=again, some=f"{again} {letters[0].id}")),
    ]


def row(letter: Stored, words: Words, *, with_words: bool) -> str:
    """ "17, 23 Nov 16:01 UTC: it failed 5 times; the log says how (“When did…”)" """
    when = f"{words.moment(datetime.fromtimestamp(letter.received, UTC))} UTC"
    known = PROBLEMS.get(letter.problem)
    problem = known(words) if known else letter.problem
    told = shortened(said(letter), LONGEST_WORDS) if with_words else ""
    if not told:
        return words.say("failed-row", id=str(letter.id), when=when, problem=problem)
    return words.say("failed-row-words", id=str(letter.id), when=when, problem=problem, words=told)


def said(letter: Stored) -> str:
    """What its reader wrote, as one line; nothing where that can't be made out."""
    message: Any = json.loads(letter.raw).get("message")
    text = message.get("text") or message.get("caption") if isinstance(message, dict) else ""
    return " ".join(text.split()) if isinstance(text, str) else ""
