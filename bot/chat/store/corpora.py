"""Which corpora a chat reads, where an admin has said so, and which channel a group discusses.

A chat that isn't in the table reads what the configuration says; a channel's discussion group, what
its channel does.
"""

import json
import sqlite3
from dataclasses import dataclass
from typing import Final

from index.types import Corpora

STEP: Final = (
    """
    CREATE TABLE corpora (
        bot INTEGER NOT NULL,
        chat INTEGER NOT NULL,
        names TEXT NOT NULL,      -- JSON; the first is what is added to
        PRIMARY KEY (bot, chat)
    )
    """,
    """
    CREATE TABLE discussions (
        bot INTEGER NOT NULL,
        chat INTEGER NOT NULL,        -- the group
        channel INTEGER NOT NULL,
        is_private INTEGER NOT NULL,  -- whether it has been: then it has a corpus of its own
        PRIMARY KEY (bot, chat)
    )
    """,
    # an answer names all that it was asked of
    "ALTER TABLE answers RENAME COLUMN corpus TO corpora",
    "UPDATE answers SET corpora = json_array(corpora)",
    # what an admin took back isn't said, whatever else the same question is asked of
    "DROP INDEX retractions_by_question",
    "DROP INDEX retractions_by_alone",
    "ALTER TABLE retractions DROP COLUMN corpus",
    "CREATE INDEX retractions_by_question ON retractions (question)",
    "CREATE INDEX retractions_by_alone ON retractions (alone)",
)
"""The step of the store's schema that made them, and lets answers come from several corpora."""


@dataclass(frozen=True, slots=True)
class Discussed:
    """A channel whose posts a group discusses."""

    channel: int
    is_private: bool


class Assignments:
    """The tables, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int) -> None:
        self._db = db
        self._bot = bot

    def assign(self, chat: int, names: Corpora) -> None:
        """This chat reads these from now on."""
        self._db.execute(
            "INSERT OR REPLACE INTO corpora VALUES (?, ?, ?)", (self._bot, chat, json.dumps(names))
        )

    def drop(self, chat: int) -> None:
        """Nothing is said about this chat any more."""
        self._db.execute("DELETE FROM corpora WHERE bot = ? AND chat = ?", (self._bot, chat))

    def all(self) -> dict[int, Corpora]:
        """By chat, what was said."""
        rows = self._db.execute("SELECT chat, names FROM corpora WHERE bot = ?", (self._bot,))
        return {chat: tuple(json.loads(names)) for chat, names in rows}

    def discuss(self, chat: int, what: Discussed) -> None:
        """This group discusses the posts of this channel, and of no other."""
        self._db.execute(
            "INSERT OR REPLACE INTO discussions VALUES (?, ?, ?, ?)",
            (self._bot, chat, what.channel, what.is_private),
        )

    def part(self, chat: int) -> None:
        """This group discusses none."""
        self._db.execute("DELETE FROM discussions WHERE bot = ? AND chat = ?", (self._bot, chat))

    def discussed(self) -> dict[int, Discussed]:
        """By group."""
        rows = self._db.execute(
            "SELECT chat, channel, is_private FROM discussions WHERE bot = ?", (self._bot,)
        )
        return {chat: Discussed(channel, bool(is_private)) for chat, channel, is_private in rows}

    def move(self, old: int, new: int) -> None:
        """A group has become another chat; what is said about that one already stays."""
        for table in ("corpora", "discussions"):
            self._db.execute(
                f"UPDATE OR IGNORE {table} SET chat = ? WHERE bot = ? AND chat = ?",
                (new, self._bot, old),
            )
