"""What the bot is in each chat, and what it has said there unasked: a table.

added ─→ member ⇄ administrator ─→ left | kicked ─→ added again …
           └─→ moved_to: a group that became a supergroup, another chat with another id

Ids that something was stored under stay good: `now` finds the chat that they have become.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MEMBER: Final = "member"
IN: Final = frozenset({MEMBER, "administrator"})
"""As what the bot is in a chat. What else it may be: https://core.telegram.org/bots/api#chatmember.
"""
NOBODY: Final = 0
"""The update that greeted a chat whose members had been greeted under its old id."""
LONGEST_CHAIN: Final = 8

STEP: Final = (
    """
    CREATE TABLE chats (
        bot INTEGER NOT NULL,
        id INTEGER NOT NULL,
        type TEXT NOT NULL,      -- private, group, supergroup, channel
        title TEXT NOT NULL,     -- '' of a private chat: people's names aren't kept
        status TEXT NOT NULL,    -- what the bot is there: member, administrator, left, kicked
        greeted INTEGER,         -- the update that was greeted, since the bot came in
        refused INTEGER,         -- the update that was told that the chat isn't invited
        moved_to INTEGER,        -- the supergroup that it has become
        changed REAL NOT NULL,   -- Unix time
        PRIMARY KEY (bot, id)
    )
    """,
    "CREATE INDEX chats_by_successor ON chats (bot, moved_to) WHERE moved_to IS NOT NULL",
)
"""The step of the store's schema that made it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the bot is in a chat."""

    id: int
    type: str
    title: str
    status: str

    @property
    def is_in(self) -> bool:
        return self.status in IN


class Chats:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def of(self, chat: int) -> Standing | None:
        """None of a chat it has heard nothing of."""
        row = self._db.execute(
            "SELECT id, type, title, status FROM chats WHERE bot = ? AND id = ?",
            (self._bot, chat),
        ).fetchone()
        return Standing(*row) if row else None

    def follow(self, now: Standing, at: float) -> None:
        """That is what it is there since then, unless something later is known."""
        self._db.execute(
            "INSERT INTO chats (bot, id, type, title, status, changed) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (bot, id) DO UPDATE SET type = excluded.type, title = excluded.title, "
            "status = excluded.status, changed = excluded.changed, "
            "greeted = CASE WHEN ? THEN greeted END WHERE excluded.changed >= chats.changed",
            (self._bot, now.id, now.type, now.title, now.status, at, now.is_in),
        )

    def greet(self, chat: int, update: int) -> bool:
        """Whether this update is the one to greet a chat: once while the bot is in."""
        self._db.execute(
            "UPDATE chats SET greeted = ? WHERE bot = ? AND id = ? AND greeted IS NULL "
            "AND status IN ('member', 'administrator')",
            (update, self._bot, chat),
        )
        return self._is("greeted", chat, update)

    def refuse(self, chat: Standing, update: int) -> bool:
        """Whether this update is the one to be told that its chat isn't invited: once and for all.

        A chat that nothing was heard of before stands so.
        """
        self._db.execute(
            "INSERT INTO chats (bot, id, type, title, status, refused, changed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (bot, id) DO UPDATE SET refused = coalesce(refused, excluded.refused)",
            (self._bot, chat.id, chat.type, chat.title, chat.status, update, self._clock()),
        )
        return self._is("refused", chat.id, update)

    def move(self, old: int, new: int, title: str) -> None:
        """A group has become a supergroup, which needs no greeting of its own."""
        for chat, kind in ((old, "group"), (new, "supergroup")):
            self._db.execute(
                "INSERT OR IGNORE INTO chats (bot, id, type, title, status, changed) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (self._bot, chat, kind, title, MEMBER, self._clock()),
            )
        self._db.execute(
            "UPDATE chats SET greeted = coalesce(greeted, ?), refused = coalesce(refused, "
            "(SELECT refused FROM chats old WHERE old.bot = chats.bot AND old.id = ?)) "
            "WHERE bot = ? AND id = ?",
            (NOBODY, old, self._bot, new),
        )
        self._db.execute(
            "UPDATE chats SET moved_to = ?, status = 'left' WHERE bot = ? AND id = ?",
            (new, self._bot, old),
        )

    def forget(self, person: int) -> None:
        """Their private chat, which has their id."""
        self._db.execute("DELETE FROM chats WHERE id = ?", (person,))

    def prune(self, since: float) -> None:
        """Forget the private chats of which nothing was heard since."""
        self._db.execute("DELETE FROM chats WHERE id > 0 AND changed < ?", (since,))

    def now(self, chat: int) -> int:
        """The id that a chat has by now: its own, unless it has moved."""
        return self._chain("id", "moved_to", chat)[-1]

    def all_of(self, chat: int) -> list[int]:
        """The ids that a chat has had, the latest first: its own, and those it moved from."""
        return self._chain("moved_to", "id", chat)

    def _chain(self, column: str, to: str, chat: int) -> list[int]:
        chain = [chat]
        while len(chain) < LONGEST_CHAIN:
            row = self._db.execute(
                f"SELECT {to} FROM chats WHERE bot = ? AND {column} = ? AND moved_to IS NOT NULL",
                (self._bot, chain[-1]),
            ).fetchone()
            if row is None or row[0] in chain:
                break
            chain.append(row[0])
        return chain

    def _is(self, column: str, chat: int, update: int) -> bool:
        row = self._db.execute(
            f"SELECT 1 FROM chats WHERE bot = ? AND id = ? AND {column} = ?",
            (self._bot, chat, update),
        ).fetchone()
        return row is not None
