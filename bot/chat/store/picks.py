"""The one article that a private chat asks, where its reader has picked one: a table of its own."""

import sqlite3
from collections.abc import Callable
from typing import Final

STEP: Final = (
    """
    CREATE TABLE picks (
        bot INTEGER NOT NULL,
        chat INTEGER NOT NULL,
        article TEXT NOT NULL,
        picked REAL NOT NULL,  -- Unix time
        PRIMARY KEY (bot, chat)
    )
    """,
)
"""The step of the store's schema that made it."""


class Picks:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def pick(self, chat: int, article: str) -> None:
        """Ask this one from now on."""
        self._db.execute(
            "INSERT OR REPLACE INTO picks VALUES (?, ?, ?, ?)",
            (self._bot, chat, article, self._clock()),
        )

    def of(self, chat: int) -> str:
        """The id of the article that it asks, "" where it asks all."""
        row = self._db.execute(
            "SELECT article FROM picks WHERE bot = ? AND chat = ?", (self._bot, chat)
        ).fetchone()
        return str(row[0]) if row else ""

    def drop(self, chat: int) -> bool:
        """Ask all articles again; False if it did."""
        done = self._db.execute("DELETE FROM picks WHERE bot = ? AND chat = ?", (self._bot, chat))
        return bool(done.rowcount)

    def prune(self, since: float) -> None:
        """Forget those that were picked before this Unix time."""
        self._db.execute("DELETE FROM picks WHERE picked < ?", (since,))
