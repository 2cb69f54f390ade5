"""How each article's source was when it was last read, so that what is unchanged costs nothing."""

import sqlite3
from dataclasses import dataclass

from index.database import now
from index.loaders.validators import Validators


@dataclass(frozen=True, slots=True)
class Fetch:
    """`digest` is of the bytes (`Raw.digest`), `reading` how they were read (`loaders.READING`)."""

    digest: bytes
    reading: int
    validators: Validators


@dataclass(frozen=True, slots=True)
class Known:
    """What the library holds of a source: its article, and how it was when it was last read."""

    article_id: str
    content_hash: str
    fetch: Fetch | None


def known(db: sqlite3.Connection, source: str, corpus: str) -> Known | None:
    """What is held of a source, if it is there. None is of one whose name isn't text."""
    if any("\ud800" <= char <= "\udfff" for char in source):  # names of files may be any bytes
        return None
    row = db.execute(
        """SELECT a.id, v.content_hash, f.digest, f.reading, f.etag, f.modified
           FROM articles a JOIN versions v ON v.id = a.version
                           LEFT JOIN fetches f ON f.article_id = a.id
           WHERE a.corpus = ? AND a.source = ?""",
        (corpus, source),
    ).fetchone()
    if row is None:
        return None
    id, content_hash, digest, reading, *validators = row
    fetch = None if digest is None else Fetch(digest, reading, Validators(*validators))
    return Known(id, content_hash, fetch)


def note(db: sqlite3.Connection, article_id: str, fetch: Fetch) -> None:
    validators = fetch.validators
    db.execute(
        "INSERT OR REPLACE INTO fetches VALUES (?, ?, ?, ?, ?, ?)",
        (
            *(article_id, fetch.digest, fetch.reading),
            *(validators.etag, validators.modified, now()),
        ),
    )
