"""Who may ask a language model, and how much: as long as the day's tokens and the person's last.

spent so far ─ below the caps ─→ the model answers ─→ what it took is written down
             └ a cap is reached ─→ the articles are quoted, and a note says why

Questions that are under way at the same time see the same tokens left: each may go over by one
answer.
"""

from dataclasses import dataclass, replace

from bot.answering.answerer import OnClaim
from bot.answering.meter import Meter
from bot.chat.room import Room
from bot.chat.store.spending import Spent
from bot.types import Answer, Note, Question


@dataclass(frozen=True, slots=True)
class Caps:
    """Tokens of a UTC day, for all and for a person; 0 is no cap."""

    day: int
    person: int

    def reached(self, spent: Spent) -> Note:
        """What to tell whoever asks when that much was spent."""
        if self.day and spent.day >= self.day:
            return Note.DAY_SPENT
        if self.person and spent.person >= self.person:
            return Note.PERSON_SPENT
        return Note.NONE

    def crossed(self, day: int, tokens: int) -> bool:
        """Whether the day's cap was reached by these tokens, the last of the day so far."""
        return day - tokens < self.day <= day


async def answered(
    room: Room, question: Question, person: int, on_claim: OnClaim | None = None
) -> Answer:
    """The answer to what a person, 0 if nobody in particular, asks. Raises as `Answerer.answer`."""
    note = await _reached(room, person)
    if note:
        quoted = await room.answering(lambda: room.services.quoter.answer(question))
        return replace(quoted, note=note)
    meter = Meter()
    try:
        return await room.answering(
            lambda: room.services.answerer.answer(question, on_claim, meter)
        )
    finally:  # an error costs what was said until then, and so does a cut-off
        await _pay(room, person, meter.tokens)


async def _reached(room: Room, person: int) -> Note:
    caps = _caps(room)
    if not room.config.answer.model or not (caps.day or caps.person):
        return Note.NONE
    return caps.reached(await room.store.do(lambda store: store.spending.by(person)))


async def _pay(room: Room, person: int, tokens: int) -> None:
    """Write it down where that matters, and no person where theirs doesn't."""
    caps = _caps(room)
    if not tokens or not (caps.day or caps.person):
        return
    whose = person if caps.person else 0
    day = await room.store.do(lambda store: store.spending.add(whose, tokens))
    if caps.crossed(day, tokens):
        room.notices.spent()


def _caps(room: Room) -> Caps:
    chosen = room.config.answer
    return Caps(chosen.tokens_per_day, chosen.tokens_per_person)
