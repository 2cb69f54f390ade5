"""Channels' posts that were seen, and what each points to: a table beside that of the updates.

A comment that answers another comment names its thread and no more: the post above is known by
having been seen. It stands in two places, its channel and the group where it is discussed; who sees
it changed in one knows it of both.
"""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.chat.meant.references import References

KEPT_S: Final = 365 * 24 * 3600.0
"""A post that nobody has seen for so long gets no comments either."""

STEP: Final = (
    """
    CREATE TABLE posts (
        bot INTEGER NOT NULL,
        chat INTEGER NOT NULL,     -- where it stands: the channel, or its discussion group
        message INTEGER NOT NULL,  -- its id there
        channel INTEGER NOT NULL,
        post INTEGER NOT NULL,     -- its id in the channel; 0 where that isn't known
        points TEXT NOT NULL,      -- JSON: [pages, file, posts, articles]
        changed REAL NOT NULL,     -- Unix time of what it says
        taken REAL NOT NULL,       -- that of what the library was given of it; 0 if nothing
        seen REAL NOT NULL,
        PRIMARY KEY (bot, chat, message)
    )
    """,
    "CREATE INDEX posts_by_post ON posts (bot, channel, post)",
    "CREATE INDEX posts_by_age ON posts (seen)",
)
"""The step of the store's schema that made it."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A post as it was seen: at `message` of `chat`. `changed` is Unix time."""

    chat: int
    message: int
    channel: int
    post: int
    references: References
    changed: float


class Posts:
    """The table, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def see(self, seen: Sighting) -> float | None:
        """Write it down; the time of what the library was given of it, 0 if nothing was.

        None, and nothing is written, if it is known to say something newer.
        """
        known, taken = self._known(seen)
        if known > seen.changed:
            return None
        row = (seen.chat, seen.message, seen.channel, seen.post)
        says = (_json(seen.references), seen.changed, taken, self._clock())
        self._db.execute(
            "INSERT OR REPLACE INTO posts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._bot, *row, *says),
        )
        self._db.execute(
            "UPDATE posts SET points = ?, changed = ?, taken = ?, seen = ? "
            "WHERE bot = ? AND channel = ? AND post = ? AND post > 0",
            (*says, self._bot, seen.channel, seen.post),
        )
        return taken

    def take(self, seen: Sighting) -> None:
        """The library has been given what it says."""
        self._db.execute(
            "UPDATE posts SET taken = max(taken, ?) WHERE bot = ? AND channel = ? AND post = ?",
            (seen.changed, self._bot, seen.channel, seen.post),
        )

    def above(self, chat: int, thread: int) -> References | None:
        """What the post points to that this thread of comments is about."""
        return self._one("chat = ? AND message = ?", chat, thread)

    def of(self, channel: int, post: int) -> References | None:
        """What a post of a channel points to."""
        return self._one("channel = ? AND post = ? AND post > 0", channel, post)

    def prune(self) -> None:
        self._db.execute("DELETE FROM posts WHERE seen < ?", (self._clock() - KEPT_S,))

    def _known(self, seen: Sighting) -> tuple[float, float]:
        """The times of what it is known to say, and of what was taken of it; 0 where unknown."""
        changed, taken = self._db.execute(
            "SELECT max(changed), max(taken) FROM posts WHERE bot = ? AND "
            "(chat = ? AND message = ? OR channel = ? AND post = ? AND post > 0)",
            (self._bot, seen.chat, seen.message, seen.channel, seen.post),
        ).fetchone()
        return changed or 0.0, taken or 0.0

    def _one(self, where: str, *values: int) -> References | None:
        row = self._db.execute(
            f"SELECT points FROM posts WHERE bot = ? AND {where} LIMIT 1", (self._bot, *values)
        ).fetchone()
        if row is None:
            return None
        pages, file, posts, articles = json.loads(row[0])
        return References(tuple(pages), file, tuple(posts), tuple(articles))


def _json(points: References) -> str:
    return json.dumps([points.pages, points.file, points.posts, points.articles])
