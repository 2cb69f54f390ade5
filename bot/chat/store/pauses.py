"""Where the bot is paused, and was, by whom: a table."""

import sqlite3
from collections.abc import Callable
from typing import Final

STEP: Final = (
    """
    CREATE TABLE pauses (
        bot INTEGER NOT NULL,
        chat INTEGER NOT NULL,
        begun REAL NOT NULL,        -- Unix time
        begun_by INTEGER NOT NULL,  -- an admin
        told INTEGER,               -- the update whose reader was told of it
        ended REAL,                 -- NULL as long as it lasts
        ended_by INTEGER
    )
    """,
    "CREATE UNIQUE INDEX pauses_open ON pauses (bot, chat) WHERE ended IS NULL",
)
"""The step of the store's schema that made it."""


class Pauses:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def chats(self) -> frozenset[int]:
        """Where it is paused."""
        rows = self._db.execute(
            "SELECT chat FROM pauses WHERE bot = ? AND ended IS NULL", (self._bot,)
        )
        return frozenset(chat for (chat,) in rows)

    def begin(self, chat: int, by: int) -> bool:
        """False if it is paused there already."""
        return self._changed(
            "INSERT OR IGNORE INTO pauses (bot, chat, begun, begun_by) VALUES (?, ?, ?, ?)",
            *(self._bot, chat, self._clock(), by),
        )

    def end(self, chat: int, by: int) -> bool:
        """False if it isn't paused there."""
        return self._changed(
            "UPDATE pauses SET ended = ?, ended_by = ? "
            "WHERE bot = ? AND chat = ? AND ended IS NULL",
            *(self._clock(), by, self._bot, chat),
        )

    def tell(self, chat: int, update: int) -> bool:
        """Whether it is this update's reader who is told: the first who asks during a pause."""
        return self._changed(
            "UPDATE pauses SET told = ? WHERE bot = ? AND chat = ? AND ended IS NULL "
            "AND (told IS NULL OR told = ?)",
            *(update, self._bot, chat, update),
        )

    def moved(self, old: int, new: int) -> None:
        """A group has become another chat, which is paused as it was."""
        self._db.execute(
            "UPDATE OR REPLACE pauses SET chat = ? WHERE bot = ? AND chat = ? AND ended IS NULL",
            (new, self._bot, old),
        )

    def _changed(self, statement: str, *values: float) -> bool:
        return bool(self._db.execute(statement, values).rowcount)
