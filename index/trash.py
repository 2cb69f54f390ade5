"""Articles taken out of the library, whole, for a day in which they can be put back.

    remove ─→ in the trash ─ within a day ─→ put back: the same article, versions and passages
                           └ after it ─→ deleted ─→ swept: its text stands in no file any more

The caller has a transaction, except for `sweep`, which makes its own.
"""

import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index import editions, lexical
from index.database import translated, write_setting
from index.errors import NotInLibrary
from index.putting import Place, shelve
from index.types import DEFAULT_CORPUS

if TYPE_CHECKING:
    from index.library import Library

KEPT_S: Final = 24 * 3600.0
"""How long a removal can be undone."""
UPLOADS: Final = "uploads"
"""The folder, beside the library, of files given to it alone: they go with their article."""
OUTDATED: Final = "generation.outdated"
"""Setting: the newest generation that shall be replaced, for what was deleted is in it."""
UNSWEPT: Final = "trash.unswept"
"""Setting: there may be traces of what was deleted."""
MERGED_AT_ONCE: Final = 500
"""Pages of the lexical index in one step of merging: some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Trashed:
    """An article in the trash; `removed_at` is Unix time."""

    id: str
    title: str
    source: str
    corpus: str
    passages: int
    removed_at: float

    @property
    def until(self) -> float:
        """Unix time to which it can be put back."""
        return self.removed_at + KEPT_S


def uploads(folder: Path, corpus: str) -> Path:
    """Where the files are that were given to a corpus: of two by one name, each is its own."""
    home = folder.resolve() / UPLOADS
    if corpus == DEFAULT_CORPUS:
        return home
    return home / hashlib.sha256(corpus.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def put_in(db: sqlite3.Connection, id: str, now: float) -> Trashed:
    """Put an article that is there into the trash."""
    for edition in editions.living(db):
        shelve(db, id, Place(edition, trashed=True))
    db.execute("UPDATE stored_articles SET removed_at = ? WHERE id = ?", (now, id))
    (trashed,) = _select(db, "a.id = ?", id)
    return trashed


def take_out(db: sqlite3.Connection, id: str, now: float) -> None:
    """Put an article back as it was. Raises NotInLibrary if it isn't in the trash any more."""
    if not _select(db, "a.id = ? AND a.removed_at > ?", id, now - KEPT_S):
        raise NotInLibrary(
            f"there is no article {id} in the trash", "footnote remove --undo lists those there are"
        )
    db.execute("UPDATE stored_articles SET removed_at = NULL WHERE id = ?", (id,))
    for edition in editions.living(db):
        shelve(db, id, Place(edition))


def listed(db: sqlite3.Connection, now: float) -> list[Trashed]:
    """What can be put back, the latest first."""
    return _select(db, "a.removed_at > ?", now - KEPT_S)


def due(db: sqlite3.Connection, now: float) -> list[Trashed]:
    """What can't be put back any more."""
    return _select(db, "a.removed_at <= ?", now - KEPT_S)


def delete(db: sqlite3.Connection, now: float, folder: Path) -> list[Trashed]:
    """Delete what is due, with the files in `folder` that were uploaded for it; what that was."""
    gone = due(db, now)
    for each in gone:
        db.execute("DELETE FROM stored_articles WHERE id = ?", (each.id,))
        is_shared = db.execute("SELECT 1 FROM stored_articles WHERE source = ?", (each.source,))
        homes = (uploads(folder, each.corpus), folder.resolve() / UPLOADS)
        if Path(each.source).parent in homes and not is_shared.fetchone():
            Path(each.source).unlink(missing_ok=True)
    if gone:
        leave_traces(db)
    return gone


def leave_traces(db: sqlite3.Connection) -> None:
    """Something was deleted that still stands in free pages, in words, in a generation: have it
    swept."""
    db.execute("DELETE FROM spare_vectors")
    write_setting(db, UNSWEPT, "1")
    outdate(db)


def outdate(db: sqlite3.Connection) -> None:
    """Have the generation there is replaced."""
    (newest,) = db.execute("SELECT coalesce(max(id), 0) FROM generations").fetchone()
    write_setting(db, OUTDATED, str(newest))


def sweep(library: "Library") -> None:
    """Make sure that the text of what was deleted stands neither in the file nor in its log.

    Deleting leaves words in the segments of the lexical index until they are merged, text in
    free pages until the file is rewritten, and old pages in the log until it is emptied. Nothing
    happens where nothing was deleted.
    """
    with translated(library.path):
        db = library.db
        if not db.execute("SELECT 1 FROM settings WHERE key = ?", (UNSWEPT,)).fetchone():
            return
        library.tidy()
        for _ in lexical.merge(db, MERGED_AT_ONCE):
            pass
        db.execute("VACUUM")
        (is_busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not is_busy:
            db.execute("DELETE FROM settings WHERE key = ?", (UNSWEPT,))


def _select(db: sqlite3.Connection, where: str, *values: object) -> list[Trashed]:
    rows = db.execute(
        f"""SELECT a.id, v.title, a.source, a.corpus,
                   (SELECT count(*) FROM stored_passages p WHERE p.article_id = a.id AND p.edition
                       = (SELECT CAST(value AS INT) FROM settings WHERE key = 'edition')),
                   a.removed_at
            FROM stored_articles a JOIN versions v ON v.id = a.version
            WHERE a.removed_at IS NOT NULL AND {where} ORDER BY a.removed_at DESC, a.id""",
        values,
    )
    return [Trashed(*row) for row in rows]
