"""What articles said before: kept while somebody may be shown it, and then deleted without a trace.

replaced ─ a day ─→ cited? ─ yes ─→ kept; asked again the next day
                      └ no ─→ deleted ─→ swept, as what was in the trash

An answer that is being made rests on what stood there seconds ago: the day is ample. Who cites what
the library doesn't know; it is told by whoever lets it prune.
"""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Final

from index import trash
from index.database import translated

if TYPE_CHECKING:
    from index.library import Library

KEPT_S: Final = 24 * 3600.0
"""How long a version is kept once it has been replaced, whoever cites it; and how long it is, at
least, from one pruning to the next, for each rewrites the file."""
PRUNED: Final = "versions.pruned"
"""Setting: when that was done last, Unix time."""
DELETED_AT_ONCE: Final = 100

Version = tuple[str, int]
"""(article id, version)"""

Cited = Callable[[], Collection[Version]]
"""Asked for all that is to be kept."""


def prune(library: "Library", cited: Cited, now: float) -> list[Version]:
    """Delete those replaced a day ago that aren't cited, to the last trace; which that were."""
    last = float(library.setting(PRUNED) or 0)
    if last <= now < last + KEPT_S:
        return []
    library.tidy()
    with translated(library.path):
        old = replaced(library.db, now - KEPT_S)
    kept = cited() if old else ()
    gone = [each for each in old if each not in kept]
    for at in range(0, len(gone), DELETED_AT_ONCE):
        with library.writing(seen=False) as db:
            delete(db, gone[at : at + DELETED_AT_ONCE])
    library.set_setting(PRUNED, str(now))
    return gone


def replaced(db: sqlite3.Connection, before: float) -> list[Version]:
    """Those replaced before that Unix time, the oldest first. What an edition still has passages
    of, which lacks the newer one yet, isn't among them."""
    rows = db.execute(
        """SELECT article_id, id FROM versions AS old
           WHERE id <> (SELECT version FROM stored_articles WHERE id = article_id)
             AND NOT EXISTS (SELECT 1 FROM stored_passages WHERE version = old.id)
             AND (SELECT CAST(strftime('%s', min(fetched_at)) AS INT) FROM versions AS newer
                  WHERE newer.article_id = old.article_id AND newer.id > old.id) < ?
           ORDER BY id""",
        (before,),
    )
    return rows.fetchall()


def delete(db: sqlite3.Connection, some: Sequence[Version]) -> None:
    """The caller has a transaction."""
    db.executemany("DELETE FROM versions WHERE article_id = ? AND id = ?", some)
    trash.leave_traces(db)
