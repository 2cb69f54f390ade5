"""Whom admins have blocked, and when and by whom: a table.

Not only persons: a chat that speaks as itself (an anonymous admin's group, a channel) has an id
too, a negative one.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

STEP: Final = (
    """
    CREATE TABLE blocklist (
        bot INTEGER NOT NULL,
        person INTEGER NOT NULL,
        name TEXT NOT NULL,         -- for admins to know them by; '' unknown, or unblocked
        begun REAL NOT NULL,        -- Unix time
        begun_by INTEGER NOT NULL,  -- an admin
        ended REAL,                 -- NULL as long as it lasts
        ended_by INTEGER
    )
    """,
    "CREATE UNIQUE INDEX blocklist_open ON blocklist (bot, person) WHERE ended IS NULL",
)
"""The step of the store's schema that made it."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """`since` is Unix time."""

    person: int
    name: str
    since: float


class Blocklist:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def all(self) -> list[Blocked]:
        """Who is blocked, the latest first."""
        rows = self._db.execute(
            "SELECT person, name, begun FROM blocklist WHERE bot = ? AND ended IS NULL "
            "ORDER BY rowid DESC",
            (self._bot,),
        )
        return [Blocked(*row) for row in rows]

    def block(self, person: int, name: str, by: int) -> bool:
        """False if they are blocked already."""
        return self._changed(
            "INSERT OR IGNORE INTO blocklist (bot, person, name, begun, begun_by) "
            "VALUES (?, ?, ?, ?, ?)",
            *(self._bot, person, name, self._clock(), by),
        )

    def unblock(self, person: int, by: int) -> bool:
        """False if they aren't blocked."""
        return self._changed(
            "UPDATE blocklist SET ended = ?, ended_by = ?, name = '' "
            "WHERE bot = ? AND person = ? AND ended IS NULL",
            *(self._clock(), by, self._bot, person),
        )

    def forget(self, person: int) -> None:
        """Keep their id alone, and only as long as they are blocked."""
        values = self._bot, person
        self._changed("UPDATE blocklist SET name = '' WHERE bot = ? AND person = ?", *values)
        self._changed(
            "DELETE FROM blocklist WHERE bot = ? AND person = ? AND ended IS NOT NULL", *values
        )

    def prune(self, since: float) -> None:
        """Forget blocks that ended before that Unix time."""
        self._changed("DELETE FROM blocklist WHERE ended < ?", since)

    def _changed(self, statement: str, *values: float | str) -> bool:
        return bool(self._db.execute(statement, values).rowcount)
