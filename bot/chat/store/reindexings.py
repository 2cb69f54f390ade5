"""What admins have ordered to be reindexed: a table. What was accepted outlives any kill.

accepted: wanted ─ done ─→ done     kept for a day: another try of its update orders nothing anew
            └ cancelled ─→ done     the next start doesn't take it up again, and says so
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from bot.chat.store.answers import new_id
from bot.chat.store.updates import HOUR_S

STEP: Final = (
    """
    CREATE TABLE reindexings (
        id TEXT NOT NULL PRIMARY KEY,  -- opaque
        bot INTEGER NOT NULL,
        update_id INTEGER NOT NULL,    -- which ordered it
        admin INTEGER NOT NULL,
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,      -- ours, which tells how it goes; 0 until it is sent
        articles TEXT NOT NULL,        -- JSON: their ids; all if none is named
        language TEXT NOT NULL,        -- the admin's
        state TEXT NOT NULL,           -- wanted, cancelled, done
        made REAL NOT NULL,            -- Unix time
        UNIQUE (bot, update_id)
    )
    """,
)
"""The step of the store's schema that made it."""

WANTED, CANCELLED, DONE = "wanted", "cancelled", "done"
KEPT_S: Final = 24 * HOUR_S


@dataclass(frozen=True, slots=True)
class Reindexing:
    """`message` is 0 until it is sent; no `articles` are all; `id` is "" until it is accepted."""

    update: int
    admin: int
    chat: int
    message: int
    articles: Sequence[str]
    language: str
    id: str = ""
    state: str = WANTED


_COLUMNS: Final = "update_id, admin, chat, message, articles, language, id, state"


class Reindexings:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def of(self, update: int) -> Reindexing | None:
        """What an earlier try of this update has ordered."""
        return next(iter(self._select("update_id = ?", update)), None)

    def accept(self, order: Reindexing) -> Reindexing | None:
        """The order as it is kept; None while another isn't done."""
        if self.open():
            return None
        accepted = replace(order, id=new_id(), state=WANTED)
        row = {**asdict(accepted), "articles": json.dumps([*order.articles])}
        row |= {"bot": self._bot, "made": self._clock()}
        row["update_id"] = row.pop("update")
        names, marks = ", ".join(row), ", ".join("?" for _ in row)
        self._db.execute(f"INSERT INTO reindexings ({names}) VALUES ({marks})", tuple(row.values()))
        return accepted

    def show(self, id: str, message: int) -> None:
        """How it goes is told by this message."""
        self._set(id, "message = ?", message)

    def open(self) -> list[Reindexing]:
        """Those that aren't done, cancelled ones too, in the order they came."""
        return self._select("state <> 'done'")

    def get(self, id: str) -> Reindexing | None:
        return next(iter(self._select("id = ?", id)), None)

    def cancel(self, id: str) -> bool:
        """It isn't wanted any more; False if there is nothing to cancel."""
        return self._set(id, "state = 'cancelled'", states=(WANTED,))

    def done(self, id: str) -> None:
        self._set(id, "state = 'done'")

    def drop(self, id: str) -> None:
        """It couldn't be told, and so wasn't accepted: its update is tried again."""
        self._db.execute("DELETE FROM reindexings WHERE bot = ? AND id = ?", (self._bot, id))

    def forget(self, person: int) -> None:
        """That an admin ordered it; what they want is done."""
        self._db.execute("DELETE FROM reindexings WHERE admin = ? AND state = 'done'", (person,))

    def prune(self) -> None:
        """Forget what was done long ago, and what was ordered where nobody could be told of it."""
        self._db.execute(
            "DELETE FROM reindexings WHERE (state = 'done' OR message = 0) AND made < ?",
            (self._clock() - KEPT_S,),
        )

    def _set(self, id: str, change: str, *values: int, states: Sequence[str] = ()) -> bool:
        among = states or (WANTED, CANCELLED)
        marks = ", ".join("?" for _ in among)
        return bool(
            self._db.execute(
                f"UPDATE reindexings SET {change} WHERE bot = ? AND id = ? AND state IN ({marks})",
                (*values, self._bot, id, *among),
            ).rowcount
        )

    def _select(self, where: str, *values: int | str) -> list[Reindexing]:
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM reindexings WHERE bot = ? AND {where} ORDER BY rowid",
            (self._bot, *values),
        )
        return [
            Reindexing(update, admin, chat, message, tuple(json.loads(articles)), *rest)
            for update, admin, chat, message, articles, *rest in rows
        ]
