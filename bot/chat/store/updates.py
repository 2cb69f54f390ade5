"""The updates Telegram has handed over, and how far each has come: a table in SQLite.

put ─→ waiting ─→ done       kept without its text, so that it is known if it comes again
         │ ↑
         │ └── replay ─┐
         ├─→ failed ───┘     tried in vain, or not to be parsed: kept for the admins
         └─→ shed            too many were waiting: its reader was told
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

HOUR_S: Final = 3600.0
KEPT_S: Final = 48 * HOUR_S
"""Telegram keeps an update for 24 hours (https://core.telegram.org/bots/api#getting-updates)."""
FAILED_KEPT_S: Final = 30 * 24 * HOUR_S
LARGEST_ID: Final = 2**63 - 1

STEP: Final = (
    """
    CREATE TABLE updates (
        bot INTEGER NOT NULL,
        id INTEGER NOT NULL,
        raw TEXT NOT NULL,       -- JSON as it came; '' once done
        state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'shed', 'failed')),
        begun INTEGER NOT NULL,  -- how often work on it began
        tries INTEGER NOT NULL,  -- how often that failed; a kill cut off the rest
        told INTEGER NOT NULL,   -- whether its reader knows that it failed
        problem TEXT NOT NULL,   -- why it failed, for admins
        received REAL NOT NULL,  -- Unix time
        changed REAL NOT NULL,
        PRIMARY KEY (bot, id)
    )
    """,
    "CREATE INDEX updates_open ON updates (state) WHERE state IN ('waiting', 'failed')",
    "CREATE INDEX updates_by_age ON updates (changed)",
)
"""The step of the store's schema that made it."""

FORGOTTEN_STEP: Final = (
    # whoever sent it asked to be forgotten while it waited: it is answered, and names nobody then
    "ALTER TABLE updates ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0",
)
"""The step that lets a question under way be forgotten too."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An update as it came. `received` is Unix time; `begun` and `tries` count as in the table."""

    id: int
    raw: str
    received: float = 0.0
    begun: int = 0
    tries: int = 0
    told: int = 0
    problem: str = ""

    @property
    def cut_off(self) -> int:
        """How often the process ended while it worked on this."""
        return self.begun - self.tries


class Updates:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def put(self, updates: Sequence[Stored]) -> list[int]:
        """Keep those that aren't known yet, as waiting; their ids, in the order given."""
        now = self._clock()
        return [
            each.id
            for each in updates
            if self._db.execute(
                "INSERT OR IGNORE INTO updates "
                "(bot, id, raw, state, begun, tries, told, problem, received, changed) "
                "VALUES (?, ?, ?, 'waiting', 0, 0, 0, '', ?, ?)",
                (self._bot, each.id, each.raw, now, now),
            ).rowcount
        ]

    def begin(self, id: int) -> None:
        """Work on it begins: if the process doesn't live to say how it went, this remains."""
        self._set(id, "begun = begun + 1")

    def put_back(self, id: int) -> None:
        """Work on it was broken off by us, through no fault of its own."""
        self._set(id, "begun = begun - 1")

    def tried(self, id: int) -> None:
        """Work on it failed."""
        self._set(id, "tries = tries + 1")

    def done(self, id: int) -> None:
        """It has had its effect. Saying so twice changes nothing."""
        self._set(id, "state = 'done', raw = '', problem = ''", ("waiting", "failed"))

    def shed(self, id: int) -> None:
        self._set(id, "state = 'shed', raw = ''")

    def fail(self, id: int, problem: str) -> None:
        """Give it up until an admin has it replayed."""
        self._db.execute(
            "UPDATE updates SET state = 'failed', problem = ?, told = 0, changed = ? "
            "WHERE bot = ? AND id = ? AND state = 'waiting'",
            (problem, self._clock(), self._bot, id),
        )

    def set_aside(self, problem: str) -> None:
        """Give up all that wait, whichever bot's, until an admin has them replayed; readers aren't
        told."""
        self._db.execute(
            "UPDATE updates SET state = 'failed', problem = ?, told = 1, changed = ? "
            "WHERE state = 'waiting'",
            (problem, self._clock()),
        )

    def tell(self, id: int) -> None:
        """Its reader knows that it failed."""
        self._set(id, "told = 1", ("failed",))

    def replay(self, id: int) -> bool:
        """Let a failed one wait again, as if it were new; False if it isn't there."""
        return self._set(
            id, "state = 'waiting', begun = 0, tries = 0, told = 0, problem = ''", ("failed",)
        )

    def forget(self, person: int) -> None:
        """Delete what they sent or are quoted in; what is still to be answered is marked."""
        rows = self._db.execute(
            "SELECT bot, id, raw, state FROM updates WHERE state IN ('waiting', 'failed')"
        ).fetchall()
        for bot, id, raw, state in rows:
            if not names(json.loads(raw), person):
                continue
            is_awaited = state == "waiting" and bot == self._bot
            change = "UPDATE updates SET forgotten = 1" if is_awaited else "DELETE FROM updates"
            self._db.execute(f"{change} WHERE bot = ? AND id = ?", (bot, id))

    def is_forgotten(self, id: int) -> bool:
        """Whether somebody it names asked to be forgotten since it came."""
        query = "SELECT 1 FROM updates WHERE bot = ? AND id = ? AND forgotten = 1"
        return self._db.execute(query, (self._bot, id)).fetchone() is not None

    def waiting(self) -> list[Stored]:
        """What isn't done, in the order it came."""
        return self._in_state("waiting")

    def failed(self) -> list[Stored]:
        return self._in_state("failed")

    def counted(self) -> dict[str, int]:
        """How many are in each state, of every bot."""
        return dict(self._db.execute("SELECT state, count(*) FROM updates GROUP BY state"))

    def prune(self, since: float) -> int:
        """Forget what can't come again, and what nobody replayed, none from before `since`; how
        many that were.

        What waits for another bot (the playground is a new one each time) is as good as done.
        """
        now = self._clock()
        return self._db.execute(
            "DELETE FROM updates WHERE changed < ? AND (state IN ('done', 'shed') OR bot <> ?) "
            "OR changed < ? AND state = 'failed'",
            (now - KEPT_S, self._bot, max(since, now - FAILED_KEPT_S)),
        ).rowcount

    def _set(self, id: int, change: str, states: Sequence[str] = ("waiting",)) -> bool:
        marks = ", ".join("?" for _ in states)
        return bool(
            self._db.execute(
                f"UPDATE updates SET {change}, changed = ? "
                f"WHERE bot = ? AND id = ? AND state IN ({marks})",
                (self._clock(), self._bot, id, *states),
            ).rowcount
        )

    def _in_state(self, state: str) -> list[Stored]:
        # rowids only grow while there are rows, so they are the order of arrival; Telegram's ids
        # start anew at random after a quiet week
        rows = self._db.execute(
            "SELECT id, raw, received, begun, tries, told, problem FROM updates "
            "WHERE bot = ? AND state = ? ORDER BY rowid",
            (self._bot, state),
        )
        return [Stored(*row) for row in rows]


def names(body: Any, id: int) -> bool:
    """Whether anything in it is the person or the chat of that id."""
    if isinstance(body, dict):
        return body.get("id") == id or any(names(each, id) for each in body.values())
    return isinstance(body, list) and any(names(each, id) for each in body)
