"""`/gaps`: what the articles lack, to an admin in private, and how it is filled.

/gaps ─→ the gaps, the largest first ─ a number is tapped ─→ one of them, in a message of its own
                                                             │       └ Dismiss ⇄ Undo
                  those who asked are answered ←─ an article ┘ as a reply to that (`filling`)

A dismissed one comes back whole once somebody else asks the same.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from telegram import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    Update,
)
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox, sending
from bot.chat.granting import answer_now, read_by
from bot.chat.managing import missed
from bot.chat.managing.entries import pages
from bot.chat.managing.gate import admins_only
from bot.chat.managing.missed import Gap
from bot.chat.managing.private import privately
from bot.chat.manners.access import is_admin
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.answers import Kept
from bot.chat.store.gaps import Shown
from bot.chat.store.ledger import Entry
from bot.chat.store.store import Store
from index.types import Corpora

GAP: Final = "g"
DISMISS, UNDO = "d", "u"
PAGE: Final = 8
SHOWN: Final = 10
LONGEST: Final = 200
"""Characters shown of a question."""
SLICE: Final = 32
"""Questions embedded at once: readers don't wait for more."""


@admins_only
@privately
async def gaps(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    part, buttons = await _page(room_of(context), 0, words_of(message.from_user))
    await outbox.reply(message, [part], buttons)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`g:p:<page>` turns a page, `g:o:<answer>` opens the gap that an answer is part of; `g:d` and
    `g:u` dismiss the one that the message shows, and undo that."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    shown, (kind, what, *_) = query.message, taps.arguments(query)
    is_theirs = isinstance(shown, Message) and shown.chat.id == query.from_user.id
    if not isinstance(shown, Message) or not is_theirs or not taps.is_its_own(query):
        await taps.acknowledge(query)
    elif not is_admin(update, room):
        await taps.acknowledge(query, words_of(query.from_user).say("admins-only"), is_alert=True)
    elif kind == "o":
        await _open(update, shown, what, room)
    elif kind in (DISMISS, UNDO):
        await _turn(kind, shown, query, room)
    else:
        await taps.acknowledge(query)
        part, buttons = await _page(room, int(what), words_of(query.from_user))
        client = sending.client_of(shown)
        await sending.edit(client, shown.chat_id, shown.message_id, part, buttons)


async def _open(update: Update, shown: Message, answer: str, room: Room) -> None:
    """Show one; unless the articles answer it by now."""
    query = update.callback_query
    if query is None:
        return
    words = words_of(query.from_user)
    gap = await _unfilled(answer, room)
    if gap is None:
        hidden = await room.store.do(lambda store: store.gaps.dismissed())
        said = words.say("gap-dismissed" if answer in hidden else "gap-filled")
        await taps.acknowledge(query, said, is_alert=True)
        return
    await taps.acknowledge(query)
    await outbox.reply(shown, join(told(gap, words)), _button(words.say("button-dismiss"), DISMISS))
    places = outbox.current().messages

    def show(store: Store) -> None:
        for chat, message in places:
            store.gaps.show(chat, message, gap.answers)

    await room.store.do(show)


async def _turn(kind: str, shown: Message, query: CallbackQuery, room: Room) -> None:
    """Dismiss the gap that a message shows, or undo that."""
    words, chat, id = words_of(query.from_user), shown.chat_id, shown.message_id
    gap = await room.store.do(lambda store: store.gaps.shown(chat, id))
    if gap is None:
        await taps.acknowledge(query, words.say("gap-filled"), is_alert=True)
        return
    await taps.acknowledge(query)
    is_dismissed, by, update = kind == DISMISS, query.from_user.id, outbox.current().update
    what = "dismiss" if is_dismissed else "undo"

    def turn(store: Store) -> None:
        (store.gaps.dismiss if is_dismissed else store.gaps.bring_back)(gap.answers)
        store.acts.record(by, "gaps", f"{what} {gap.answers[0]}", update)

    await room.store.do(turn)
    part, buttons = await _turned(gap, room, words, is_dismissed=is_dismissed)
    await sending.edit(sending.client_of(shown), chat, id, part, buttons)


async def _turned(
    gap: Shown, room: Room, words: Words, *, is_dismissed: bool
) -> tuple[Part, InlineKeyboardMarkup | None]:
    """What its message says now."""
    if is_dismissed:
        kept = await room.store.do(lambda store: store.answers.get(gap.answers[0]))
        question = shortened(kept.alone or kept.question, LONGEST) if kept else ""
        block = Block().styled(MessageEntity.BOLD, question).plain("\n" if question else "")
        (part,) = join([block.plain(words.say("gap-dismissed"))])
        return part, _button(words.say("button-undo"), UNDO)
    found = [each for each in await gathered(room) if not set(gap.answers).isdisjoint(each.answers)]
    if not found:
        return Part(words.say("gap-filled")), None
    part, *_ = join(told(found[0], words))
    return part, _button(words.say("button-dismiss"), DISMISS)


async def gathered(room: Room) -> list[Gap]:
    """All gaps there are, the largest first."""
    settled = await room.store.do(lambda store: store.gaps.settled())
    dismissed = await room.store.do(lambda store: store.gaps.dismissed())
    entries: list[Entry] = []
    async for page in pages(room):
        entries += missed.missed(page, settled)
    asked = missed.wordings(entries)
    services, meanings, texts = room.services, room.meanings, missed.questions(asked)
    async with meanings.lock:
        embedder = await room.answering(lambda: services.wired.embedder)
        languages = await room.answering(services.library.languages)
        new = meanings.missing(texts, embedder)
        for at in range(0, len(new), SLICE):
            await room.answering(meanings.learn, new[at : at + SLICE], embedder, languages)
        return await room.answering(missed.gathered, asked, meanings.alike, dismissed)


async def _of(answer: str, room: Room) -> Gap | None:
    """The gap that an answer is part of."""
    return next((each for each in await gathered(room) if answer in each.answers), None)


async def _unfilled(answer: str, room: Room) -> Gap | None:
    """The same without what the articles answer by now, which is settled; None if that is all."""
    gap = await _of(answer, room)
    if gap is None or not (settled := await _settled(gap, room)):
        return gap
    left = [each for each in gap.answers if each not in settled]
    return await _of(left[0], room) if left else None


async def _settled(gap: Gap, room: Room) -> list[str]:
    """The answers that are settled now, for the articles answer what was asked. Of what was asked
    where the same corpora are read, the newest tells."""

    def found(store: Store) -> list[Kept]:
        return [each for id in gap.answers if (each := store.answers.get(id)) is not None]

    groups: dict[Corpora, list[Kept]] = {}
    for each in await room.store.do(found):
        groups.setdefault(read_by(each, room), []).append(each)
    answered = [group for group in groups.values() if await _is_answered(group[0], room)]
    ids = [each.id for group in answered for each in group]
    await room.store.do(lambda store: store.gaps.settle(ids))
    return ids


async def _is_answered(kept: Kept, room: Room) -> bool:
    seen = 0
    if kept.outcome != "declined":
        seen = await room.answering(room.services.library.newest, kept.asked)
    return await answer_now(kept, seen, room, room.answering) is not None


async def _page(room: Room, page: int, words: Words) -> tuple[Part, InlineKeyboardMarkup | None]:
    found = await gathered(room)
    if not found:
        return Part(words.say("gaps-none")), None
    page = min(page, (len(found) - 1) // PAGE)
    first, shown = page * PAGE + 1, found[page * PAGE : (page + 1) * PAGE]
    (part,) = join([listed(shown, first, len(found), words)])
    return part, _buttons(shown, first, len(found), words)


def listed(gaps: Sequence[Gap], first: int, count: int, words: Words) -> Block:
    block = Block().styled(MessageEntity.BOLD, words.say("gaps-head", count=count))
    for number, gap in enumerate(gaps, first):
        block.plain(f"\n{words.number(number)}. {shortened(gap.question, LONGEST)}")
        block.plain(f"\n{_counted(gap, words)}")
    return block.plain(f"\n\n{words.say('gaps-open')}")


def told(gap: Gap, words: Words) -> list[Block]:
    """One gap: its question, how often it was asked, other wordings, and how it is filled."""
    head = Block().styled(MessageEntity.BOLD, shortened(gap.question, LONGEST))
    head.plain(f"\n{_counted(gap, words)}")
    others = [each for each in gap.wordings if each != gap.question][:SHOWN]
    rows = "\n".join(f"• {shortened(each, LONGEST)}" for each in others)
    return [head, *([Block(rows)] if rows else []), Block(words.say("gap-how"))]


def _counted(gap: Gap, words: Words) -> str:
    day = words.day(datetime.fromtimestamp(gap.last, UTC).date().isoformat())
    return words.say(
        "gap-counts", times=words.number(gap.times), people=words.number(gap.people), last=day
    )


def _button(text: str, what: str) -> InlineKeyboardMarkup:
    """One below a gap, about the gap that its message shows."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=f"{GAP}:{what}")]])


def _buttons(gaps: Sequence[Gap], first: int, count: int, words: Words) -> InlineKeyboardMarkup:
    """A number for each, by its newest answer, and the ways to the other pages."""
    numbers = [
        InlineKeyboardButton(str(number), callback_data=f"{GAP}:o:{gap.answers[0]}")
        for number, gap in enumerate(gaps, first)
    ]
    page = (first - 1) // PAGE
    turns = [(words.say("button-back"), page - 1)] * (first > 1)
    turns += [(words.say("button-next"), page + 1)] * (first + len(gaps) <= count)
    row = [InlineKeyboardButton(name, callback_data=f"{GAP}:p:{to}") for name, to in turns]
    return InlineKeyboardMarkup([numbers, *([row] if row else [])])
