"""Who wants to be told when the articles answer what they didn't: a table beside the answers.

A wish hangs on a declined answer, by a person, and ends when it is granted, taken back or old. An
admin who fills a gap makes it for them.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.store.answers import Kept
from bot.chat.store.updates import HOUR_S

STEP: Final = (
    """
    CREATE TABLE wishes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        bot INTEGER NOT NULL,
        answer TEXT NOT NULL,      -- the declined one
        person INTEGER NOT NULL,
        name TEXT NOT NULL,        -- to address them by, in a group
        language TEXT NOT NULL,    -- of their Telegram, or ''
        seen INTEGER NOT NULL,     -- the newest version of any article that was read in vain
        made REAL NOT NULL,        -- Unix time
        UNIQUE (bot, answer, person)
    )
    """,
    "CREATE INDEX wishes_by_person ON wishes (bot, person)",
)
"""The step of the store's schema that made it."""

GAP_STEP: Final = ("ALTER TABLE wishes ADD COLUMN gap INTEGER NOT NULL DEFAULT 0",)
"""The step that lets admins wish for those who asked: the gap to be filled; 0 is a reader's own."""

KEPT_S: Final = 90 * 24 * HOUR_S
FILLED_S: Final = 24 * HOUR_S
"""The same of those that an admin made."""
MOST: Final = 20
"""Wishes of one person; the oldest gives way."""


@dataclass(frozen=True, slots=True)
class Wish:
    id: int
    answer: str
    person: int
    name: str
    language: str
    seen: int
    gap: int = 0


class Wishes:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def toggle(self, kept: Kept, person: int, name: str, language: str, seen: int) -> bool:
        """Make a wish, or take it back if there is one; whether there is one now."""
        if self._db.execute(
            "DELETE FROM wishes WHERE bot = ? AND answer = ? AND person = ?",
            (self._bot, kept.id, person),
        ).rowcount:
            return False
        self._db.execute(
            "INSERT INTO wishes (bot, answer, person, name, language, seen, made) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self._bot, kept.id, person, name, language, seen, self._clock()),
        )
        self._db.execute(
            "DELETE FROM wishes WHERE bot = ? AND person = ? AND id NOT IN "
            "(SELECT id FROM wishes WHERE bot = ? AND person = ? ORDER BY id DESC LIMIT ?)",
            (self._bot, person, self._bot, person, MOST),
        )
        return True

    def make(self, kept: Kept, gap: int, answers: Sequence[str], seen: int) -> bool:
        """Let whoever asked be told, without a name; False if they wait already for what answers
        one of these, which are the same question.
        """
        marks = ", ".join("?" * len(answers))
        if self._db.execute(
            f"SELECT 1 FROM wishes WHERE bot = ? AND person = ? AND answer IN ({marks})",
            (self._bot, kept.person, *answers),
        ).fetchone():
            return False
        self._db.execute(
            "INSERT INTO wishes (bot, answer, person, name, language, seen, made, gap) "
            "VALUES (?, ?, ?, '', ?, ?, ?, ?)",
            (self._bot, kept.id, kept.person, kept.language, seen, self._clock(), gap),
        )
        return True

    def open(self) -> list[list[Wish]]:
        """Those that aren't granted yet, the oldest first; of one answer together."""
        rows = self._db.execute(
            "SELECT id, answer, person, name, language, seen, gap FROM wishes "
            "WHERE bot = ? AND (gap = 0 OR made >= ?) ORDER BY id",
            (self._bot, self._clock() - FILLED_S),
        )
        groups: dict[str, list[Wish]] = {}
        for row in rows:
            wish = Wish(*row)
            groups.setdefault(wish.answer, []).append(wish)
        return list(groups.values())

    def see(self, answer: str, newest: int) -> None:
        """The articles up to this version don't answer it either."""
        self._db.execute(
            "UPDATE wishes SET seen = ? WHERE bot = ? AND answer = ?", (newest, self._bot, answer)
        )

    def end(self, answer: str) -> None:
        """They are granted, or can't be."""
        self._db.execute("DELETE FROM wishes WHERE bot = ? AND answer = ?", (self._bot, answer))

    def forget(self, person: int) -> int:
        """Take back all that a person wished; how many that were."""
        return self._db.execute(
            "DELETE FROM wishes WHERE bot = ? AND person = ?", (self._bot, person)
        ).rowcount

    def prune(self, since: float) -> None:
        """Forget those from before `since`, and those that nobody waits for any more."""
        oldest = max(since, self._clock() - KEPT_S)
        self._db.execute(
            "DELETE FROM wishes WHERE made < ? OR gap <> 0 AND made < ?",
            (oldest, self._clock() - FILLED_S),
        )
