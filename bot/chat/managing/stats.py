"""`/stats [days]`: how questions fared, in words and as a picture, to an admin in private."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from telegram import Message
from telegram.ext import ContextTypes

from bot.chat.delivery import attaching, outbox
from bot.chat.managing import days
from bot.chat.managing.chart import bars, draw
from bot.chat.managing.entries import pages
from bot.chat.managing.figures import Figures, percent
from bot.chat.managing.gate import admins_only
from bot.chat.managing.private import privately
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words, words_of

DAYS: Final = 30
TOP: Final = 5
LONGEST_TITLE: Final = 80


@admins_only
@privately
async def stats(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    count = days.given(context.args or [], DAYS)
    if count is None:
        how = words.say("how-to-stats", example=f"/stats {DAYS}", limit=days.MOST)
        await outbox.reply(message, join([Block(how)]))
        return
    figures = await _figures(room, count)
    if not figures.questions:
        await outbox.reply(message, join([Block(words.say("stats-nothing"))]))
        return
    ids = [id for id, _ in figures.cited.most_common(TOP)]
    titles = await room.answering(_titles, room, ids)
    shown = bars(figures.days)
    is_daily = len(shown) == len(figures.days)
    caption = words.say("stats-chart-days" if is_daily else "stats-chart-weeks")
    await outbox.reply(message, join([told(figures, titles, words)]))
    await attaching.picture(message, await room.answering(draw, shown), caption)


async def _figures(room: Room, count: int) -> Figures:
    last = datetime.now(UTC).date()
    figures = Figures(days.began(last, count), last)
    async for page in pages(room, days.at(figures.first)):
        figures.add(page)
    return figures


def _titles(room: Room, ids: list[str]) -> Mapping[str, str]:
    return {id: each.title for id, each in room.services.library.get_articles(ids).items()}


def told(figures: Figures, titles: Mapping[str, str], words: Words) -> Block:
    """A line for each figure; the articles cited most by their titles, those that are left."""
    first, last = (words.day(each.isoformat()) for each in (figures.first, figures.last))
    share = words.number(percent(figures.answered, figures.questions))
    lines = [
        words.say("stats-days", first=first, last=last),
        words.say("stats-questions", count=words.number(figures.questions)),
        words.say("stats-answered", count=words.number(figures.answered), share=share),
        words.say("stats-declined", count=words.number(figures.declined)),
        words.say("stats-people", count=words.number(len(figures.people))),
        words.say("stats-votes", up=words.number(figures.up), down=words.number(figures.down)),
    ]
    if figures.took_ms:
        times = {"half": _seconds(figures.median_s, words), "most": _seconds(figures.slow_s, words)}
        lines.append(words.say("stats-took", **times))
    top = [(titles[id], count) for id, count in figures.cited.most_common(TOP) if id in titles]
    if top:
        lines.append(words.say("stats-cited"))
    lines += [
        f"{words.number(place)}. {shortened(title, LONGEST_TITLE)} ({words.number(count)})"
        for place, (title, count) in enumerate(top, 1)
    ]
    return Block("\n".join(lines))


def _seconds(value: float, words: Words) -> str:
    return words.number(round(value, 2 if value < 10 else 0))
