"""Links that let one chat in each, and the chats that they let in: a table.

made ─→ used by the first chat that opens it ─→ ended ⇄ let in again, for a day
  └──→ old, or ended before
"""

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.chat.store.updates import HOUR_S

DAYS: Final = 7
"""Days for which a link can be used."""
GOOD_S: Final = DAYS * 24 * HOUR_S
UNDO_S: Final = 24 * HOUR_S

STEP: Final = (
    """
    CREATE TABLE invites (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        bot INTEGER NOT NULL,
        digest TEXT NOT NULL UNIQUE,  -- of the secret in the link
        made REAL NOT NULL,           -- Unix time
        made_by INTEGER NOT NULL,     -- an admin
        chat INTEGER,                 -- which it let in; a person's own has their id
        name TEXT NOT NULL,           -- for admins to know it by; '' unknown
        used REAL,
        ended REAL,                   -- NULL as long as it lasts
        CHECK ((chat IS NULL) = (used IS NULL))
    )
    """,
)
"""The step of the store's schema that made it."""


@dataclass(frozen=True, slots=True)
class Invite:
    """`chat` is 0 and `name` "" until it is used; `since` is Unix time: made, or used."""

    id: int
    chat: int
    name: str
    since: float


class Invites:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def make(self, secret: str, by: int) -> None:
        self._changed(
            "INSERT INTO invites (bot, digest, made, made_by, name) VALUES (?, ?, ?, ?, '')",
            *(self._bot, digest(secret), self._clock(), by),
        )

    def use(self, secret: str, chat: int, name: str) -> bool:
        """Let a chat in. False if there is no such link, or it was used, by another chat, ended or
        is old.
        """
        now, mark = self._clock(), digest(secret)
        self._changed(
            "UPDATE invites SET chat = ?, name = ?, used = ? "
            "WHERE bot = ? AND digest = ? AND chat IS NULL AND ended IS NULL AND made >= ?",
            *(chat, name, now, self._bot, mark, now - GOOD_S),
        )
        row = self._db.execute(
            "SELECT 1 FROM invites WHERE bot = ? AND digest = ? AND chat = ? AND ended IS NULL",
            (self._bot, mark, chat),
        ).fetchone()
        return row is not None

    def admitted(self) -> frozenset[int]:
        """The chats that are let in."""
        rows = self._db.execute(
            "SELECT chat FROM invites WHERE bot = ? AND chat IS NOT NULL AND ended IS NULL",
            (self._bot,),
        )
        return frozenset(chat for (chat,) in rows)

    def all(self) -> list[Invite]:
        """The links that can be used, and the chats that are let in, the latest first."""
        rows = self._db.execute(
            "SELECT id, coalesce(chat, 0), name, coalesce(used, made) FROM invites "
            "WHERE bot = ? AND ended IS NULL AND (chat IS NOT NULL OR made >= ?) ORDER BY id DESC",
            (self._bot, self._clock() - GOOD_S),
        )
        return [Invite(*row) for row in rows]

    def get(self, id: int) -> Invite | None:
        """Ended or not."""
        row = self._db.execute(
            "SELECT id, coalesce(chat, 0), name, coalesce(used, made) FROM invites "
            "WHERE bot = ? AND id = ?",
            (self._bot, id),
        ).fetchone()
        return Invite(*row) if row else None

    def end(self, id: int) -> bool:
        """False if it has ended already."""
        return self._changed(
            "UPDATE invites SET ended = ? WHERE bot = ? AND id = ? AND ended IS NULL",
            *(self._clock(), self._bot, id),
        )

    def resume(self, id: int) -> bool:
        """As if it hadn't been ended; False if that was more than a day ago."""
        return self._changed(
            "UPDATE invites SET ended = NULL WHERE bot = ? AND id = ? AND ended >= ?",
            *(self._bot, id, self._clock() - UNDO_S),
        )

    def forget(self, person: int) -> None:
        """Keep their id alone, and only as long as they are let in."""
        self._changed("UPDATE invites SET name = '' WHERE chat = ?", person)
        self._changed("DELETE FROM invites WHERE chat = ? AND ended IS NOT NULL", person)

    def prune(self, since: float) -> None:
        """Forget links that nobody used, and what ended before that Unix time."""
        self._changed("DELETE FROM invites WHERE ended < ?", max(since, self._clock() - GOOD_S))
        self._changed("DELETE FROM invites WHERE chat IS NULL AND made < ?", self._clock() - GOOD_S)

    def _changed(self, statement: str, *values: float | str) -> bool:
        return bool(self._db.execute(statement, values).rowcount)


def digest(secret: str) -> str:
    """What is kept of a secret: it has 192 random bits, so that nobody finds it by trying."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
