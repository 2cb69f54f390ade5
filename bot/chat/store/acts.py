"""What admins did, when, and what that was about: a table.

People and articles stand here by their ids alone: a name or a title would outlive its owner's wish.
"""

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

log = logging.getLogger(__name__)

STEP: Final = (
    """
    CREATE TABLE acts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        bot INTEGER NOT NULL,
        who INTEGER NOT NULL,      -- an admin
        what TEXT NOT NULL,        -- a command, without the slash
        about TEXT NOT NULL,       -- the id of an article, a chat, a person; '' nothing
        "when" REAL NOT NULL,      -- Unix time
        update_id INTEGER          -- what led to it; NULL nothing that Telegram told
    )
    """,
    "CREATE UNIQUE INDEX acts_by_update ON acts (bot, update_id, what, about)",
    'CREATE INDEX acts_by_time ON acts ("when")',
)
"""The step of the store's schema that made it."""


@dataclass(frozen=True, slots=True)
class Done:
    """`when` is Unix time."""

    who: int
    what: str
    about: str
    when: float


class Acts:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def record(self, who: int, what: str, about: str, update: int = 0) -> None:
        """The same act of one update is one; 0 is none. The log tells of it too."""
        made = self._db.execute(
            'INSERT OR IGNORE INTO acts (bot, who, what, about, "when", update_id) '
            "VALUES (?, ?, ?, ?, ?, ?)",
            (self._bot, who, what, about, self._clock(), update or None),
        )
        if made.rowcount:
            log.info("admin %d: %s", who, f"{what} {about}".rstrip())

    def latest(self, count: int, skipped: int = 0) -> list[Done]:
        """The latest first."""
        rows = self._db.execute(
            'SELECT who, what, about, "when" FROM acts WHERE bot = ? '
            "ORDER BY id DESC LIMIT ? OFFSET ?",
            (self._bot, count, skipped),
        )
        return [Done(*row) for row in rows]

    def last(self, what: str) -> float:
        """When that was done last, by whichever admin: Unix time, 0 if never."""
        row = self._db.execute(
            'SELECT coalesce(max("when"), 0) FROM acts WHERE bot = ? AND what = ?',
            (self._bot, what),
        ).fetchone()
        return float(row[0])

    def forget(self, person: int) -> None:
        """That they were blocked or unblocked stays, and not whom that was."""
        self._db.execute(
            "UPDATE OR REPLACE acts SET about = '' WHERE about = ? AND who <> ?",
            (str(person), person),
        )

    def prune(self, since: float) -> None:
        """Forget what was done before that Unix time: it names admins and whom they blocked."""
        self._db.execute('DELETE FROM acts WHERE "when" < ?', (since,))
