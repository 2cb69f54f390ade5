"""What an admin is asked before it is done, and what can be undone: a table.

ask ─→ an opaque id, which the buttons hold ─→ tapped: is it this admin, in this chat?
"""

import json
import secrets
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

STEP: Final = (
    """
    CREATE TABLE orders (
        id TEXT PRIMARY KEY,      -- opaque
        bot INTEGER NOT NULL,
        admin INTEGER NOT NULL,   -- who was asked
        chat INTEGER NOT NULL,    -- where
        articles TEXT NOT NULL,   -- JSON: the ids of those that it is about
        made REAL NOT NULL        -- Unix time
    )
    """,
)
"""The step of the store's schema that made it."""

ANSWER_STEP: Final = (
    # the answer that it is about, if it is about one
    "ALTER TABLE orders ADD COLUMN answer TEXT NOT NULL DEFAULT ''",
)
"""The step that lets admins undo what they did to an answer."""

KEPT_S: Final = 48 * 3600.0
"""Longer than anything can be undone."""


@dataclass(frozen=True, slots=True)
class Order:
    id: str
    admin: int
    chat: int
    articles: Sequence[str]
    answer: str = ""


class Orders:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def make(self, admin: int, chat: int, articles: Sequence[str], answer: str = "") -> Order:
        order = Order(secrets.token_hex(8), admin, chat, tuple(articles), answer)
        about = (json.dumps(order.articles), self._clock(), answer)
        self._db.execute(
            "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?)",
            (order.id, self._bot, admin, chat, *about),
        )
        return order

    def get(self, id: str) -> Order | None:
        row = self._db.execute(
            "SELECT id, admin, chat, articles, answer FROM orders WHERE bot = ? AND id = ?",
            (self._bot, id),
        ).fetchone()
        if row is None:
            return None
        id, admin, chat, articles, answer = row
        return Order(id, admin, chat, tuple(json.loads(articles)), answer)

    def prune(self) -> None:
        """Forget those that are of no use any more."""
        self._db.execute("DELETE FROM orders WHERE made < ?", (self._clock() - KEPT_S,))
