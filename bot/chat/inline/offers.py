"""What people type inline, and what they were offered for it lately. In memory alone.

Every pause in somebody's typing is a query. What is offered for it is forgotten, but for the last
few and for some minutes: they type the same again, and what they choose has to be known then.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from telegram import InlineQueryResultArticle

from bot.chat.store.answers import Kept

PEOPLE: Final = 200
"""People remembered; the one who has been silent longest is forgotten first."""
QUERIES: Final = 4
"""Of each."""
KEPT_S: Final = 600.0

K = TypeVar("K")
V = TypeVar("V")

Key = tuple[str, str]
"""A language, and what was typed."""


Basis = tuple[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown for a query.

    `line` stands above the results and leads to the private chat; "" is none. `answers` are what
    results that are answers will be kept as, by their ids. It holds while `basis` is what it is:
    the library's revision, and what admins took back.
    """

    results: Sequence[InlineQueryResultArticle] = ()
    line: str = ""
    answers: Mapping[str, Kept] = field(default_factory=dict)
    next_offset: str = ""
    basis: Basis | None = None


class Offers:
    """Changed on the event loop; `is_latest` may be asked from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._latest: OrderedDict[int, str] = OrderedDict()
        self._sheets: OrderedDict[int, OrderedDict[Key, Sheet]] = OrderedDict()
        self._offered: OrderedDict[int, float] = OrderedDict()
        """When each was last offered something, in that order."""

    def typed(self, person: int, query: str) -> None:
        """This query, by its id, is what they see now: earlier ones are of no use to them."""
        _put(self._latest, person, query, PEOPLE)

    def is_latest(self, person: int, query: str) -> bool:
        return self._latest.get(person, query) == query

    def keep(self, person: int, key: Key, sheet: Sheet) -> None:
        own = self._sheets.get(person, OrderedDict())
        _put(own, key, sheet, QUERIES)
        _put(self._sheets, person, own, PEOPLE)
        _put(self._offered, person, self._clock(), PEOPLE)

    def recall(self, person: int, key: Key) -> Sheet:
        """What was offered for the same before; an empty sheet if that is forgotten."""
        self._expire()
        own = self._sheets.get(person)
        return own.get(key, Sheet()) if own else Sheet()

    def find(self, id: str) -> Kept | None:
        """The answer that a result stands for, to whomever it was offered."""
        self._expire()
        every = (sheet for own in self._sheets.values() for sheet in own.values())
        return next((sheet.answers[id] for sheet in every if id in sheet.answers), None)

    def forget(self, person: int) -> None:
        """Nothing of theirs is left."""
        for each in (self._latest, self._sheets, self._offered):
            each.pop(person, None)

    def _expire(self) -> None:
        """Forget whoever has typed nothing for a while."""
        since = self._clock() - KEPT_S
        for person in [person for person, at in self._offered.items() if at < since]:
            self.forget(person)


def _put(kept: "OrderedDict[K, V]", key: K, value: V, most: int) -> None:
    """Last in the order; the first gives way."""
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
