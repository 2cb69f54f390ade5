"""Editions: all articles as one splitter cut them and one embedding model embedded them.

    the serving one   is searched; what is put in or removed changes it
    the next one      is made aside, an article at a time, seen by nobody
                      └ whole? ─→ flip: it serves, by one small transaction
    those before      are dropped, a little at a time

So another model or another length of passages is never half there, and a kill costs one article.
The caller has a transaction.
"""

import sqlite3
from dataclasses import dataclass
from typing import Final

from index import lexical
from index.database import write_setting
from index.putting import Place, Prepared, arrange

SERVING: Final = "edition"
"""Setting: the id of the edition that serves."""
DROPPED_AT_ONCE: Final = 200  # passages


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes an edition: the embedding model's fingerprint, what opens that model again, and
    how many word pieces a passage holds at most; "" and 0 where that isn't known."""

    fingerprint: str
    model: str = ""
    passage_tokens: int = 0

    def differs(self, other: "Shape") -> bool:
        """Whether going from one to the other changes passages or vectors."""
        cut = self.passage_tokens != other.passage_tokens
        known = bool(self.passage_tokens and other.passage_tokens)
        return self.fingerprint != other.fingerprint or (known and cut)


@dataclass(frozen=True, slots=True)
class Edition:
    id: int
    shape: Shape


def serving(db: sqlite3.Connection) -> Edition:
    (found,) = _select(db, "id = (SELECT CAST(value AS INT) FROM settings WHERE key = 'edition')")
    return found


def upcoming(db: sqlite3.Connection) -> Edition | None:
    """The edition that is being made, if one is."""
    found = _select(db, "id > (SELECT CAST(value AS INT) FROM settings WHERE key = 'edition')")
    return found[-1] if found else None


def living(db: sqlite3.Connection) -> list[int]:
    """The serving edition, and the next if there is one."""
    ahead = upcoming(db)
    return [serving(db).id, *([ahead.id] if ahead else [])]


def describe(db: sqlite3.Connection, shape: Shape) -> None:
    """Say what the serving edition is made by: what isn't known yet, or all while it is empty."""
    db.execute(
        """UPDATE editions SET fingerprint = ?, model = ?, passage_tokens = ? WHERE id = ?""",
        (shape.fingerprint, shape.model, shape.passage_tokens, serving(db).id),
    )


def begin(db: sqlite3.Connection, shape: Shape) -> Edition:
    """The next edition, of that shape: the one that was begun, or an empty one."""
    ahead = upcoming(db)
    if ahead is not None and ahead.shape == shape:
        return ahead
    give_up(db)
    id = db.execute(
        "INSERT INTO editions (fingerprint, model, passage_tokens) VALUES (?, ?, ?)",
        (shape.fingerprint, shape.model, shape.passage_tokens),
    ).lastrowid
    assert id is not None
    lexical.create(db, id)
    return Edition(id, shape)


def give_up(db: sqlite3.Connection) -> None:
    """Make no next edition."""
    ahead = upcoming(db)
    if ahead is not None:
        db.execute("DELETE FROM editions WHERE id = ?", (ahead.id,))


def unstaged(db: sqlite3.Connection, edition: int) -> list[tuple[str, int]]:
    """`(article id, version)` of those that the edition lacks, in the trash too, as they came:
    among equally good passages the older is found first."""
    rows = db.execute(
        """SELECT a.id, a.version FROM stored_articles a
           LEFT JOIN staged s ON s.article_id = a.id AND s.edition = ?
           WHERE s.version IS NULL OR s.version <> a.version ORDER BY a.version""",
        (edition,),
    )
    return rows.fetchall()


def stage(db: sqlite3.Connection, edition: int, id: str, version: int, prepared: Prepared) -> bool:
    """Put an article into an edition in the making; False if it says something else by now."""
    row = db.execute(
        "SELECT removed_at IS NOT NULL FROM stored_articles WHERE id = ? AND version = ?",
        (id, version),
    ).fetchone()
    if row is None:
        return False
    arrange(db, id, version, prepared, Place(edition, bool(row[0])))
    db.execute("INSERT OR REPLACE INTO staged VALUES (?, ?, ?)", (id, edition, version))
    return True


def flip(db: sqlite3.Connection, edition: int) -> bool:
    """Let an edition serve from now on; False if it lacks an article."""
    if unstaged(db, edition):
        return False
    write_setting(db, SERVING, str(edition))
    db.execute("DELETE FROM generations")
    return True


def drop_some(db: sqlite3.Connection) -> bool:
    """Drop some of what belongs to no living edition; whether there may be more."""
    marks = ",".join(map(str, living(db)))
    dropped = db.execute(
        f"""DELETE FROM stored_passages WHERE id IN
            (SELECT id FROM stored_passages WHERE edition NOT IN ({marks}) LIMIT ?)""",
        (DROPPED_AT_ONCE,),
    ).rowcount
    if dropped:
        return True
    db.execute(f"DELETE FROM editions WHERE id NOT IN ({marks})")
    for edition in lexical.editions(db) - set(living(db)):
        lexical.drop(db, edition)
        return True
    return False


def _select(db: sqlite3.Connection, where: str) -> list[Edition]:
    rows = db.execute(
        f"SELECT id, fingerprint, model, passage_tokens FROM editions WHERE {where} ORDER BY id"
    )
    return [Edition(id, Shape(*shape)) for id, *shape in rows]
