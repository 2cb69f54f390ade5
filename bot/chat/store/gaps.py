"""What the articles lack, as admins were shown it: three tables beside the answers.

gaps       the messages that show a gap: who replies to one with an article fills it
settled    the answers that are part of no gap any more
dismissed  those that admins don't want to see, unless somebody else asks the same later
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

STEP: Final = (
    """
    CREATE TABLE gaps (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        bot INTEGER NOT NULL,
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,
        answers TEXT NOT NULL,  -- JSON: the ids of those that it is made of, the newest first
        shown REAL NOT NULL,    -- Unix time
        UNIQUE (bot, chat, message)
    )
    """,
    """
    CREATE TABLE settled (
        answer TEXT PRIMARY KEY,
        made REAL NOT NULL      -- Unix time
    )
    """,
)
"""The step of the store's schema that made the first two."""

DISMISSED_STEP: Final = (
    """
    CREATE TABLE dismissed (
        answer TEXT PRIMARY KEY,
        made REAL NOT NULL      -- Unix time
    )
    """,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A gap that a message shows; `answers` are ids, the newest first."""

    id: int
    answers: Sequence[str]


class Gaps:
    """The tables, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def show(self, chat: int, message: int, answers: Sequence[str]) -> None:
        """This message shows the gap that these answers make."""
        self._db.execute(
            "INSERT OR REPLACE INTO gaps (bot, chat, message, answers, shown) "
            "VALUES (?, ?, ?, ?, ?)",
            (self._bot, chat, message, json.dumps(answers), self._clock()),
        )

    def shown(self, chat: int, message: int) -> Shown | None:
        """The gap that a message shows."""
        row = self._db.execute(
            "SELECT id, answers FROM gaps WHERE bot = ? AND chat = ? AND message = ?",
            (self._bot, chat, message),
        ).fetchone()
        return Shown(int(row[0]), tuple(json.loads(row[1]))) if row else None

    def answers(self, id: int) -> Sequence[str]:
        """What makes a gap that was shown, the newest first; nothing once that is forgotten."""
        row = self._db.execute(
            "SELECT answers FROM gaps WHERE bot = ? AND id = ?", (self._bot, id)
        ).fetchone()
        return tuple(json.loads(row[0])) if row else ()

    def settle(self, answers: Iterable[str]) -> None:
        """The articles answer by now what these didn't."""
        now = self._clock()
        self._db.executemany(
            "INSERT OR IGNORE INTO settled VALUES (?, ?)", [(each, now) for each in answers]
        )

    def settled(self) -> frozenset[str]:
        return frozenset(id for (id,) in self._db.execute("SELECT answer FROM settled"))

    def dismiss(self, answers: Iterable[str]) -> None:
        """Nobody wants to see what these lack."""
        now = self._clock()
        self._db.executemany(
            "INSERT OR IGNORE INTO dismissed VALUES (?, ?)", [(each, now) for each in answers]
        )

    def bring_back(self, answers: Iterable[str]) -> None:
        """As if they hadn't been dismissed."""
        self._db.executemany(
            "DELETE FROM dismissed WHERE answer = ?", [(each,) for each in answers]
        )

    def dismissed(self) -> frozenset[str]:
        return frozenset(id for (id,) in self._db.execute("SELECT answer FROM dismissed"))

    def forget(self, person: int) -> None:
        """What was shown in their private chat, which has their id."""
        self._db.execute("DELETE FROM gaps WHERE chat = ?", (person,))

    def prune(self, since: float) -> None:
        """Forget what was shown before that Unix time, and what is out of sight and forgotten."""
        self._db.execute("DELETE FROM gaps WHERE shown < ?", (since,))
        for table in ("settled", "dismissed"):
            self._db.execute(
                f"DELETE FROM {table} WHERE NOT EXISTS "
                "(SELECT 1 FROM answers WHERE id = answer AND question <> '')"
            )
