"""Which article a file became that an admin handed over: a table beside that of the updates.

Telegram knows a file by one id wherever it goes (`file_unique_id`): whoever forwards it, or asks in
reply to it, means that article.
"""

import sqlite3
from typing import Final

STEP: Final = (
    """
    CREATE TABLE files (
        bot INTEGER NOT NULL,
        file TEXT NOT NULL,     -- its file_unique_id
        article TEXT NOT NULL,
        PRIMARY KEY (bot, file)
    )
    """,
)
"""The step of the store's schema that made it."""


class Files:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int) -> None:
        self._db = db
        self._bot = bot

    def keep(self, file: str, article: str) -> None:
        """The file is this article now, whatever it was before."""
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (self._bot, file, article)
        )

    def article(self, file: str) -> str:
        """The id of the article that it became, "" if it became none."""
        row = self._db.execute(
            "SELECT article FROM files WHERE bot = ? AND file = ?", (self._bot, file)
        ).fetchone()
        return str(row[0]) if row else ""
