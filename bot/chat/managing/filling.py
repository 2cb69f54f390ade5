"""A gap is filled: an admin replies to it with an article, and those who asked are answered.

a file or a link, as a reply to a gap ─→ `adding`, as ever ─ it is in the library ─→ which of the
    gap's questions do the articles answer now? ─→ those are settled, and told: wishes, `granting`

Nothing is done for what isn't added. Those who asked are told as whoever taps "Tell me when it is
answered" is, once; in a group by a reply to what they asked. A wish made so ends after a day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from telegram import Message

from bot.chat.granting import answer_now, read_by
from bot.chat.manners.access import is_welcome
from bot.chat.room import Room
from bot.chat.saying.parts import Block
from bot.chat.saying.words import Words
from bot.chat.store.answers import Kept
from bot.chat.store.store import Store

MOST: Final = 100
"""Questions of a gap that are asked anew, the newest ones; the others count as not answered."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What has become of a gap: `answered` are the answers whose questions the articles answer now,
    each with the newest version that its reader can know; `left` counts the others, `people` those
    who are told. `was_closed` where nothing of it was open before."""

    gap: int
    answered: Mapping[str, int] = field(default_factory=dict)
    left: int = 0
    people: int = 0
    was_closed: bool = False


async def meant(message: Message, room: Room) -> int:
    """The gap that a message in private replies to, 0 if it is none."""
    above = message.reply_to_message
    if above is None or message.chat.type != message.chat.PRIVATE:
        return 0
    chat, id = message.chat_id, above.message_id
    gap = await room.store.do(lambda store: store.gaps.shown(chat, id))
    return gap.id if gap is not None else 0


async def filled(gap: int, seen: int, room: Room) -> Filled | None:
    """What articles newer than that version make of a gap; None once it is forgotten which it was.
    Raises FootnoteError."""
    ids = await room.store.do(lambda store: store.gaps.answers(gap))
    if not ids:
        return None
    unsettled, kept = await room.store.do(lambda store: _open(store, ids))
    answered = await _answered(kept, seen, room)
    blocked = room.barred.people
    askers = await room.store.do(lambda store: told_of(store, answered, blocked))
    people = sum([await is_welcome(each.chat, room) for each in askers])
    return Filled(gap, answered, len(kept) - len(answered), people, was_closed=not unsettled)


def _open(store: Store, answers: Sequence[str]) -> tuple[int, list[Kept]]:
    """How many of these still make a gap, and those of them whose questions aren't forgotten."""
    settled = store.gaps.settled()
    found = [store.answers.get(id) for id in answers if id not in settled]
    return len(found), [each for each in found if each is not None and each.question]


async def _answered(kept: Sequence[Kept], seen: int, room: Room) -> dict[str, int]:
    """Those whose questions what is newer answers now; the same question is asked once."""
    known: dict[tuple[object, ...], bool] = {}
    found: dict[str, int] = {}
    for each in kept:
        newest = await _known_to(each, seen, room)
        key = (each.alone, read_by(each, room), each.article, newest)
        if key not in known and len(known) < MOST:
            known[key] = await answer_now(each, newest, room, room.indexing) is not None
        if known.get(key):
            found[each.id] = newest
    return found


async def _known_to(kept: Kept, seen: int, room: Room) -> int:
    """The newest version that its reader can know: who was answered knows all there was then."""
    if kept.outcome == "declined":
        return seen
    return max(seen, await room.indexing(room.services.library.newest, kept.asked))


def settle(store: Store, filled: Filled, blocked: frozenset[int], admin: int, update: int) -> None:
    """The gap is as filled as that, by what this update of an admin's brought: those who asked are
    to be told."""
    gone = store.gaps.settled()
    new = {id: seen for id, seen in filled.answered.items() if id not in gone}
    for kept in told_of(store, new, blocked):
        store.wishes.make(kept, filled.gap, list(new), new[kept.id])
    store.gaps.settle(new)
    store.acts.record(admin, "gaps", f"fill {filled.people}", update)


def told_of(store: Store, answers: Iterable[str], blocked: frozenset[int]) -> Sequence[Kept]:
    """Of these answers, the newest first, the one by which each of those who asked is told."""
    asked: dict[int, Kept] = {}
    for id in answers:
        kept = store.answers.get(id)
        if kept is not None and kept.person not in blocked and may_be_told(store, kept):
            asked.setdefault(kept.person, kept)
    return list(asked.values())


def may_be_told(store: Store, kept: Kept) -> bool:
    """Whether it is known who asked, and where; in a group, by which message: that is known for
    two days, and the answer is a reply to it.
    """
    if not kept.question or not kept.person:
        return False
    return kept.chat > 0 or (kept.chat < 0 and store.deliveries.question(kept.id) is not None)


def said(filled: Filled, words: Words) -> list[Block]:
    """What has become of the gap, for the admin who filled it."""
    if filled.was_closed:
        return [Block(words.say("gap-filled"))]
    if not filled.answered:
        return [Block(words.say("gap-still-open" if filled.left else "gap-untold"))]
    closed = words.say("gap-closed-partly" if filled.left else "gap-closed")
    told = words.say("gap-told", count=filled.people) if filled.people else words.say("gap-untold")
    return [Block(f"{closed} {told}")]
