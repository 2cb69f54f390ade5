"""Which quotes of answers given their articles don't say any more: three tables beside the answers.

amendments  the footnotes concerned, told or yet to be told
amended     how far the library has been looked through
quiet       who doesn't want to be told
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

STEP: Final = (
    """
    CREATE TABLE amendments (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        bot INTEGER NOT NULL,
        answer TEXT NOT NULL,
        number INTEGER NOT NULL,  -- of the footnote
        made REAL NOT NULL,       -- Unix time
        told INTEGER NOT NULL,    -- whether that is done
        UNIQUE (bot, answer, number)
    )
    """,
    "CREATE INDEX amendments_due ON amendments (bot, told) WHERE told = 0",
    "CREATE TABLE amended (bot INTEGER PRIMARY KEY, version INTEGER NOT NULL)",
    "CREATE TABLE quiet (bot INTEGER NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (bot, person))",
)
"""The step of the store's schema that made them."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A footnote of an answer, whose quote isn't said any more."""

    id: int
    answer: str
    number: int


class Amendments:
    """The tables, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def seen(self) -> int | None:
        """The version up to which all articles have been looked at; None before the first look."""
        row = self._db.execute("SELECT version FROM amended WHERE bot = ?", (self._bot,)).fetchone()
        return row[0] if row else None

    def see(self, version: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO amended VALUES (?, ?)", (self._bot, version))

    def make(self, footnotes: Iterable[tuple[str, int]]) -> None:
        """These, (answer, number) each, aren't said any more; nothing happens to those known."""
        self._db.executemany(
            "INSERT OR IGNORE INTO amendments (bot, answer, number, made, told) "
            "VALUES (?, ?, ?, ?, 0)",
            [(self._bot, *each, self._clock()) for each in footnotes],
        )

    def due(self) -> list[Amendment]:
        """Those to be told yet, the oldest first."""
        rows = self._db.execute(
            "SELECT id, answer, number FROM amendments WHERE bot = ? AND told = 0 ORDER BY id",
            (self._bot,),
        )
        return [Amendment(*row) for row in rows]

    def of(self, answer: str) -> tuple[float, list[int]]:
        """When it was noticed first, Unix time, and which of the answer's footnotes they are."""
        rows = self._db.execute(
            "SELECT made, number FROM amendments WHERE bot = ? AND answer = ? ORDER BY number",
            (self._bot, answer),
        ).fetchall()
        return min((made for made, _ in rows), default=0.0), [number for _, number in rows]

    def end(self, told: Iterable[Amendment]) -> None:
        """Nothing more is to be told of them."""
        self._db.executemany(
            "UPDATE amendments SET told = 1 WHERE id = ?", [(each.id,) for each in told]
        )

    def drop(self, some: Iterable[Amendment]) -> None:
        """Their articles say it again."""
        self._db.executemany("DELETE FROM amendments WHERE id = ?", [(each.id,) for each in some])

    def hush(self, person: int, *, is_quiet: bool) -> None:
        """Whether somebody wants to be told nothing of the kind."""
        if is_quiet:
            self._db.execute("INSERT OR IGNORE INTO quiet VALUES (?, ?)", (self._bot, person))
        else:
            self.forget(person)

    def is_quiet(self, person: int) -> bool:
        found = self._db.execute(
            "SELECT 1 FROM quiet WHERE bot = ? AND person = ?", (self._bot, person)
        )
        return found.fetchone() is not None

    def forget(self, person: int) -> None:
        """What somebody wanted."""
        self._db.execute("DELETE FROM quiet WHERE bot = ? AND person = ?", (self._bot, person))

    def prune(self, since: float) -> None:
        """Answers from before that aren't looked at any more, and who has no others has nothing to
        be told."""
        self._db.execute("DELETE FROM amendments WHERE made < ?", (since,))
        self._db.execute(
            "DELETE FROM quiet WHERE NOT EXISTS (SELECT 1 FROM answers "
            "WHERE answers.bot = quiet.bot AND answers.person = quiet.person)"
        )
