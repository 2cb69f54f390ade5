"""Which messages of ours an update has led to: a table beside that of the updates.

A message is written down as soon as Telegram has said its id: from then on it is edited, never sent
again, whoever ends the process. It is known by its number within its update, from 0 on.
"""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

STEP: Final = (
    """
    CREATE TABLE deliveries (
        bot INTEGER NOT NULL,
        update_id INTEGER NOT NULL,
        number INTEGER NOT NULL,     -- of the message within the update's reply
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,    -- its id in that chat
        question INTEGER NOT NULL,   -- the id of the message it answers
        words TEXT NOT NULL,         -- a digest of what that said
        delivered INTEGER NOT NULL,  -- whether it says all that it is to say
        PRIMARY KEY (bot, update_id, number)
    )
    """,
    "CREATE INDEX deliveries_by_question ON deliveries (bot, chat, question)",
    "CREATE INDEX deliveries_by_message ON deliveries (bot, chat, message)",
)
"""The step of the store's schema that made it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A message of ours. `chat` is where it stands, `question` the id of what it answers there."""

    chat: int
    message: int
    question: int
    words: str


Places = Mapping[int, Place]
"""An update's messages, by their number."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The messages that answer an edited question; `is_same` if it says what they answer."""

    places: Places
    is_same: bool


class Deliveries:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int) -> None:
        self._db = db
        self._bot = bot

    def of(self, update: int) -> Places:
        """What this update has led to so far."""
        rows = self._db.execute(
            "SELECT number, chat, message, question, words FROM deliveries "
            "WHERE bot = ? AND update_id = ? ORDER BY number",
            (self._bot, update),
        )
        return {number: Place(*place) for number, *place in rows}

    def place(self, update: int, number: int, place: Place) -> None:
        """It was sent. One of that number that was sent before is gone."""
        row = (place.chat, place.message, place.question, place.words)
        self._db.execute(
            "INSERT OR REPLACE INTO deliveries VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
            (self._bot, update, number, *row),
        )

    def remove(self, update: int, numbers: Sequence[int]) -> None:
        """They were deleted."""
        self._db.executemany(
            "DELETE FROM deliveries WHERE bot = ? AND update_id = ? AND number = ?",
            [(self._bot, update, each) for each in numbers],
        )

    def forget(self, update: int) -> None:
        """Whatever it led to, nothing more is done about it."""
        self._db.execute(
            "DELETE FROM deliveries WHERE bot = ? AND update_id = ?", (self._bot, update)
        )

    def forget_person(self, person: int) -> None:
        """What went to their private chat, which has their id, and answered them elsewhere."""
        self._db.execute(
            "DELETE FROM deliveries WHERE chat = ? OR (bot, update_id) IN "
            "(SELECT bot, update_id FROM answers WHERE person = ?)",
            (person, person),
        )

    def delivered(self, update: int) -> None:
        """They say all that they are to say."""
        self._db.execute(
            "UPDATE deliveries SET delivered = 1 WHERE bot = ? AND update_id = ?",
            (self._bot, update),
        )

    def adopt(self, update: int, chat: int, question: int, words: str) -> Adopted:
        """What answers a question that says something else now, as this update's messages.

        It may have been answered twice, from one article and then from all.
        """
        rows = self._db.execute(
            "SELECT rowid FROM deliveries WHERE bot = ? AND chat = ? AND question = ? "
            "AND words <> ? AND update_id <> ? ORDER BY update_id, number",
            (self._bot, chat, question, words, update),
        ).fetchall()
        self._db.executemany(
            "UPDATE deliveries SET update_id = ?, number = ?, words = ?, delivered = 0 "
            "WHERE rowid = ?",
            [(update, number, words, rowid) for number, (rowid,) in enumerate(rows)],
        )
        places = self.of(update)
        return Adopted(places, is_same=not places and self._has("question", chat, question))

    def holds(self, chat: int, message: int) -> bool:
        """Whether this message of ours is written down: it isn't a stray."""
        return self._has("message", chat, message)

    def question(self, answer: str) -> int | None:
        """The message that a kept answer answers, by its id, as long as that is known."""
        row = self._db.execute(
            "SELECT question FROM deliveries JOIN answer_messages USING (bot, chat, message) "
            "WHERE bot = ? AND answer = ? ORDER BY number LIMIT 1",
            (self._bot, answer),
        ).fetchone()
        return int(row[0]) if row else None

    def prune(self) -> None:
        """Forget those of updates that are forgotten. What the bot says by itself has no update,
        and a negative number: a message that isn't whole yet is to be filled."""
        self._db.execute(
            "DELETE FROM deliveries WHERE (update_id >= 0 OR delivered) AND NOT EXISTS "
            "(SELECT 1 FROM updates "
            "WHERE updates.bot = deliveries.bot AND updates.id = deliveries.update_id)"
        )

    def _has(self, column: str, chat: int, id: int) -> bool:
        sql = f"SELECT 1 FROM deliveries WHERE bot = ? AND chat = ? AND {column} = ? LIMIT 1"
        return self._db.execute(sql, (self._bot, chat, id)).fetchone() is not None


def digest(words: str) -> str:
    """Tells whether a question still says the same, without keeping it."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
