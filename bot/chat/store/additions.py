"""What admins were shown and asked whether to add: a table. What it says waits on disk, `aside`.

offered ─ confirm ─→ wanted ─ done ─→ done     once, however often it is tapped
   │  └←──────────────┘ again                  the library couldn't be written
   └ cancel, a day ─→ gone
"""

import sqlite3
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from typing import Final

from bot.chat.store.answers import new_id
from bot.chat.store.updates import HOUR_S

STEP: Final = (
    """
    CREATE TABLE additions (
        id TEXT NOT NULL PRIMARY KEY,
        update_id INTEGER NOT NULL,  -- which asked for it
        admin INTEGER NOT NULL,
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,    -- where it was confirmed; 0 until then
        corpus TEXT NOT NULL,
        language TEXT NOT NULL,      -- the admin's
        file TEXT NOT NULL,          -- its file_unique_id, or ''
        bot INTEGER NOT NULL,
        state TEXT NOT NULL,         -- offered, wanted, done
        made REAL NOT NULL,          -- Unix time
        UNIQUE (bot, update_id)
    )
    """,
)
"""The step of the store's schema that made it."""

GAP_STEP: Final = (
    # the gap that it fills, 0 if none, and the newest version of any article when it was offered
    "ALTER TABLE additions ADD COLUMN gap INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE additions ADD COLUMN seen INTEGER NOT NULL DEFAULT 0",
)
"""The step that lets admins fill gaps."""

OFFERED, WANTED, DONE = "offered", "wanted", "done"
KEPT_S: Final = 24 * HOUR_S
"""How long an offer stands."""


@dataclass(frozen=True, slots=True)
class Addition:
    """`file` is a `file_unique_id` or ""; `message` where its preview stands, 0 where unknown.

    `gap` is the one that it fills, 0 if none; `seen` the newest version of any article that there
    was before.
    """

    id: str
    update: int
    admin: int
    chat: int
    message: int
    corpus: str
    language: str
    file: str = ""
    gap: int = 0
    seen: int = 0


_COLUMNS: Final = "id, update_id, admin, chat, message, corpus, language, file, gap, seen"


class Additions:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def id_for(self, update: int) -> str:
        """The id of what this update offers: the same one however often it is tried."""
        row = self._db.execute(
            "SELECT id FROM additions WHERE bot = ? AND update_id = ?", (self._bot, update)
        ).fetchone()
        return str(row[0]) if row else new_id()

    def offer(self, addition: Addition) -> None:
        """Write it down, unless it is there already."""
        marks = ", ".join("?" * (len(fields(addition)) + 3))
        self._db.execute(
            f"INSERT OR IGNORE INTO additions ({_COLUMNS}, bot, state, made) VALUES ({marks})",
            (*astuple(addition), self._bot, OFFERED, self._clock()),
        )

    def get(self, id: str) -> tuple[Addition, str] | None:
        """It and its state; None where it isn't, or has expired."""
        row = self._db.execute(
            f"SELECT {_COLUMNS}, state FROM additions WHERE bot = ? AND id = ? "
            "AND (made >= ? OR state = 'wanted')",
            (self._bot, id, self._clock() - KEPT_S),
        ).fetchone()
        return (Addition(*row[:-1]), row[-1]) if row else None

    def confirm(self, id: str, message: int) -> bool:
        """It is wanted, and told of in that message; False if it isn't offered any more."""
        done = self._db.execute(
            "UPDATE additions SET state = 'wanted', message = ? "
            "WHERE bot = ? AND id = ? AND state = 'offered'",
            (message, self._bot, id),
        )
        return bool(done.rowcount)

    def cancel(self, id: str) -> bool:
        """It isn't wanted; False if it isn't offered any more."""
        done = self._db.execute(
            "DELETE FROM additions WHERE bot = ? AND id = ? AND state = 'offered'", (self._bot, id)
        )
        return bool(done.rowcount)

    def wanted(self) -> list[Addition]:
        """Those that were confirmed and aren't done, in the order they were asked for."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM additions WHERE bot = ? AND state = 'wanted' ORDER BY made",
            (self._bot,),
        )
        return [Addition(*row) for row in rows]

    def done(self, id: str) -> None:
        self._turn(id, DONE)

    def again(self, id: str) -> None:
        """It couldn't be done now: it is offered once more."""
        self._turn(id, OFFERED)

    def _turn(self, id: str, state: str) -> None:
        self._db.execute(
            "UPDATE additions SET state = ?, made = ? WHERE bot = ? AND id = ?",
            (state, self._clock(), self._bot, id),
        )

    def waiting(self) -> set[str]:
        """The ids of those that aren't done, of every bot whose data this is."""
        rows = self._db.execute("SELECT id FROM additions WHERE state <> 'done'")
        return {id for (id,) in rows}

    def forget(self, person: int) -> None:
        """What that admin was offered; what they want is done."""
        self._db.execute("DELETE FROM additions WHERE admin = ? AND state <> 'wanted'", (person,))

    def prune(self) -> None:
        """Forget what nobody wanted within a day."""
        self._db.execute(
            "DELETE FROM additions WHERE state <> 'wanted' AND made < ?", (self._clock() - KEPT_S,)
        )
