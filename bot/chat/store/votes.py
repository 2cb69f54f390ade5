"""Who found which answer helpful: a table beside that of the answers.

tap ───→ one vote for each person and answer ←─── react
why ─→   by button: it stands until it is changed or taken back by one
         by reaction: it comes, changes and goes with that, where no button was tapped
"""

import sqlite3
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from bot.chat.store.updates import KEPT_S

UP: Final = 1
DOWN: Final = -1
NONE: Final = 0

STEP: Final = (
    """
    CREATE TABLE votes (
        answer TEXT NOT NULL,        -- its opaque id
        person INTEGER NOT NULL,
        value INTEGER NOT NULL CHECK (value IN (-1, 0, 1)),  -- 0 once it was taken back
        reason TEXT NOT NULL,        -- why it is -1, as the button names it; '' if nobody said
        way TEXT NOT NULL CHECK (way IN ('button', 'reaction')),
        update_id INTEGER NOT NULL,  -- what changed it last
        changed REAL NOT NULL,       -- Unix time
        PRIMARY KEY (answer, person)
    )
    """,
    "CREATE INDEX votes_by_person ON votes (person)",
)
"""The step of the store's schema that made it."""


class Heard(Enum):
    """What a tap on a vote has come to."""

    NOTED = auto()
    CHANGED = auto()
    TAKEN_BACK = auto()


class Votes:
    """The table. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._db = db
        self._clock = clock

    def tap(self, answer: str, person: int, value: int, update: int) -> Heard:
        """Their vote is this; if it was already, by button, it is taken back.

        An update that is worked on again changes nothing: it would take back its own vote.
        """
        before, way, last = self._of(answer, person)
        if last == update:
            return Heard.NOTED if before else Heard.TAKEN_BACK
        if before == value and way == "button":
            self._put(answer, person, NONE, "", "button", update)
            return Heard.TAKEN_BACK
        self._put(answer, person, value, "", "button", update)
        return Heard.CHANGED if before == -value else Heard.NOTED

    def why(self, answer: str, person: int, reason: str, update: int) -> None:
        """It didn't help them, for this reason."""
        self._put(answer, person, DOWN, reason, "button", update)

    def react(self, answer: str, person: int, value: int, update: int) -> None:
        """A reaction of theirs says this now, `NONE` if nothing; what they tapped outweighs it."""
        before, way, _ = self._of(answer, person)
        if way == "button" and before != NONE:
            return
        self._put(answer, person, value, "", "reaction", update)

    def awaits(self, answer: str) -> bool:
        """Whether someone who tapped that it didn't help has yet to say why."""
        found = self._db.execute(
            "SELECT 1 FROM votes WHERE answer = ? AND value = -1 AND way = 'button' "
            "AND reason = '' LIMIT 1",
            (answer,),
        )
        return found.fetchone() is not None

    def forget(self, person: int) -> None:
        self._db.execute("DELETE FROM votes WHERE person = ?", (person,))

    def prune(self, since: float) -> None:
        """Forget those from before `since`, and those that were taken back once no update can come
        again.
        """
        self._db.execute(
            "DELETE FROM votes WHERE changed < ? OR value = 0 AND changed < ?",
            (since, self._clock() - KEPT_S),
        )

    def _of(self, answer: str, person: int) -> tuple[int, str, int]:
        """(value, way, update) of their vote."""
        row = self._db.execute(
            "SELECT value, way, update_id FROM votes WHERE answer = ? AND person = ?",
            (answer, person),
        ).fetchone()
        return row or (NONE, "", -1)

    def _put(
        self, answer: str, person: int, value: int, reason: str, way: str, update: int
    ) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO votes VALUES (?, ?, ?, ?, ?, ?, ?)",
            (answer, person, value, reason, way, update, self._clock()),
        )
