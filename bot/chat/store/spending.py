"""The tokens of language models that were used: a table, by day and person.

It counts for all bots of a data directory together: one purse pays for them.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

STEP: Final = (
    """
    CREATE TABLE spending (
        day INTEGER NOT NULL,     -- days since 1970-01-01, UTC
        person INTEGER NOT NULL,  -- who asked; 0 for nobody in particular, and the forgotten
        tokens INTEGER NOT NULL,
        PRIMARY KEY (day, person)
    )
    """,
)
"""The step of the store's schema that made it."""

DAY_S: Final = 86_400
KEPT_DAYS: Final = 40


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens used today: by all, and by one person of them."""

    day: int
    person: int


class Spending:
    """The table. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._db = db
        self._clock = clock

    @property
    def today(self) -> int:
        return int(self._clock() // DAY_S)

    def by(self, person: int) -> Spent:
        """What was used today; 0 is no person, and has used nothing."""
        row = self._db.execute(
            "SELECT coalesce(sum(tokens), 0), "
            "coalesce(sum(tokens) FILTER (WHERE person = ? AND person <> 0), 0) "
            "FROM spending WHERE day = ?",
            (person, self.today),
        ).fetchone()
        return Spent(*row)

    def add(self, person: int, tokens: int) -> int:
        """They were used just now; how many it are today, by all."""
        self._db.execute(
            "INSERT INTO spending VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET tokens = tokens + excluded.tokens",
            (self.today, person, tokens),
        )
        return self.by(person).day

    def forget(self, person: int) -> None:
        """Nobody shall know what they used; what all used stays as it is."""
        if person == 0:
            return
        self._db.execute(
            "INSERT INTO spending SELECT day, 0, tokens FROM spending WHERE person = ? "
            "ON CONFLICT DO UPDATE SET tokens = tokens + excluded.tokens",
            (person,),
        )
        self._db.execute("DELETE FROM spending WHERE person = ?", (person,))

    def prune(self, since: float) -> None:
        """Forget the days before `since`, and those that no bound looks at any more."""
        oldest = max(int(since // DAY_S) - 1, self.today - KEPT_DAYS)
        self._db.execute("DELETE FROM spending WHERE day <= ?", (oldest,))
