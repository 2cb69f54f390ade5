"""The updates Telegram has handed over, and how far each has come: a table in SQLite.

    put ─→ waiting ─→ done       kept without its text, so that it is known if it comes again
             │ ↑
             │ └── replay ─┐
             ├─→ failed ───┘     tried in vain, or not to be parsed: kept for the admins
             └─→ shed            too many were waiting: its reader was told

A file of its own beside the library's: SQLite lets one writer at a time into a file, and an update
must never wait for an article to be written before Telegram is told that it has arrived. WAL with
synchronous=FULL: what was committed survives a kill and a power cut.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.chat import deliveries
from bot.chat.deliveries import Deliveries
from index.database import make_folder
from index.errors import FootnoteError

FILE: Final = "inbox.sqlite3"
HOUR_S: Final = 3600.0
KEPT_S: Final = 48 * HOUR_S
"""Telegram keeps an update for 24 hours (https://core.telegram.org/bots/api#getting-updates)."""
FAILED_KEPT_S: Final = 30 * 24 * HOUR_S
BUSY_TIMEOUT_S: Final = 5.0
LARGEST_ID: Final = 2**63 - 1

SCHEMA: Final = (
    (
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
    ),
    deliveries.STEP,
)
"""The steps that led to the schema; they are appended, never changed."""


class InboxError(FootnoteError):
    """The inbox can't be used as it stands."""


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
    """The table, for one bot. Every change belongs to the transaction the caller has open.

    One thread uses it. Raises InboxError, on opening and at the end of a transaction.
    """

    def __init__(self, folder: Path, bot: int, clock: Callable[[], float] = time.time) -> None:
        self.path = folder / FILE
        self._bot = bot
        self._clock = clock
        make_folder(folder)
        with self._translated():
            self.db = _connect(self.path)
            self._migrate()
        self.deliveries = Deliveries(self.db, bot)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or, whatever happens, none; on disk when the block has ended."""
        with self._translated():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def put(self, updates: Sequence[Stored]) -> list[int]:
        """Keep those that aren't known yet, as waiting; their ids, in the order given."""
        now = self._clock()
        return [
            each.id
            for each in updates
            if self.db.execute(
                "INSERT OR IGNORE INTO updates VALUES (?, ?, ?, 'waiting', 0, 0, 0, '', ?, ?)",
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
        """It has had its effect, and what it led to says so. Twice changes nothing."""
        if self._set(id, "state = 'done', raw = '', problem = ''", ("waiting", "failed")):
            self.deliveries.delivered(id)

    def shed(self, id: int) -> None:
        self._set(id, "state = 'shed', raw = ''")

    def fail(self, id: int, problem: str) -> None:
        """Give it up until an admin has it replayed."""
        self.db.execute(
            "UPDATE updates SET state = 'failed', problem = ?, told = 0, changed = ? "
            "WHERE bot = ? AND id = ? AND state = 'waiting'",
            (problem, self._clock(), self._bot, id),
        )

    def tell(self, id: int) -> None:
        """Its reader knows that it failed."""
        self._set(id, "told = 1", ("failed",))

    def replay(self, id: int) -> bool:
        """Let a failed one wait again, as if it were new; False if it isn't there.

        What it is answered with then is a message of its own: nobody is told of an edit.
        """
        anew = "state = 'waiting', begun = 0, tries = 0, told = 0, problem = ''"
        if is_there := self._set(id, anew, ("failed",)):
            self.deliveries.forget(id)
        return is_there

    def waiting(self) -> list[Stored]:
        """What isn't done, in the order it came."""
        return self._in_state("waiting")

    def failed(self) -> list[Stored]:
        return self._in_state("failed")

    def counted(self) -> dict[str, int]:
        """How many are in each state, of every bot."""
        return dict(self.db.execute("SELECT state, count(*) FROM updates GROUP BY state"))

    def touch(self) -> None:
        """Write what stands there already: the transaction has something to commit."""
        self.db.execute(f"PRAGMA user_version = {len(SCHEMA)}")

    def prune(self) -> int:
        """Forget what can't come again, and what nobody replayed; how many that were.

        What waits for another bot (the playground is a new one each time) is as good as done.
        """
        now = self._clock()
        count = self.db.execute(
            "DELETE FROM updates WHERE changed < ? AND (state IN ('done', 'shed') OR bot <> ?) "
            "OR changed < ? AND state = 'failed'",
            (now - KEPT_S, self._bot, now - FAILED_KEPT_S),
        ).rowcount
        self.deliveries.prune()
        return count

    def close(self) -> None:
        self.db.close()

    def _set(self, id: int, change: str, states: Sequence[str] = ("waiting",)) -> bool:
        marks = ", ".join("?" for _ in states)
        return bool(
            self.db.execute(
                f"UPDATE updates SET {change}, changed = ? "
                f"WHERE bot = ? AND id = ? AND state IN ({marks})",
                (self._clock(), self._bot, id, *states),
            ).rowcount
        )

    def _in_state(self, state: str) -> list[Stored]:
        # rowids only grow while there are rows, so they are the order of arrival; Telegram's ids
        # start anew at random after a quiet week
        rows = self.db.execute(
            "SELECT id, raw, received, begun, tries, told, problem FROM updates "
            "WHERE bot = ? AND state = ? ORDER BY rowid",
            (self._bot, state),
        )
        return [Stored(*row) for row in rows]

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise InboxError(
                f"{self.path} can't be used ({error})",
                "check the folder, its permissions and the room on its disk; a damaged inbox can "
                "be moved away: only the questions that wait in it are lost",
            ) from error

    def _migrate(self) -> None:
        with self.transaction():
            (done,) = self.db.execute("PRAGMA user_version").fetchone()
            if done > len(SCHEMA):
                raise InboxError(f"{self.path} was written by a newer Footnote", "upgrade Footnote")
            for step in SCHEMA[done:]:
                for statement in step:
                    self.db.execute(statement)
            self.db.execute(f"PRAGMA user_version = {len(SCHEMA)}")


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    return db
