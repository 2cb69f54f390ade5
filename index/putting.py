"""What changes, row by row, when an article is put into the library. The caller has a transaction.

    stored_articles ─< versions                    an article that says something new gets another
                     └< stored_passages ─ vectors  of the current version, in an edition
                            └ words, trigrams, bigrams, by `lexical`

Passages that say what they said keep their rows, ids and vectors: an article put in again changes
nothing, and a sentence changed changes one passage.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from index import lexical
from index.database import now
from index.fetches import Fetch
from index.splitter import Piece
from index.types import DEFAULT_CORPUS, Document, Vectors


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be put in: `hashes[i]` and `vectors[i]` belong to `pieces[i]`.

    `fetch` is how its source was, None if it wasn't read this time.
    """

    document: Document
    content_hash: str
    pieces: Sequence[Piece]
    hashes: Sequence[bytes]
    vectors: Vectors
    corpus: str = DEFAULT_CORPUS
    fetch: Fetch | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article's passages go: an edition, and there into the trash or in sight."""

    edition: int
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A stored passage; `bare` if its vector is lost."""

    entry: lexical.Entry
    embed_hash: bytes
    where: tuple[int, int, int, int]  # version, ordinal, start, end
    bare: bool


def article_id(source: str, corpus: str = DEFAULT_CORPUS) -> str:
    """An article is its source, in its corpus."""
    key = source if corpus == DEFAULT_CORPUS else f"{corpus}\0{source}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def put(db: sqlite3.Connection, prepared: Prepared, editions: Sequence[int]) -> str:
    """Add an article, or replace what it says, out of the trash too; its id.

    Its passages go into the first of the `editions`; in none does it stay in the trash.
    """
    id = article_id(prepared.document.source, prepared.corpus)
    version = _version(db, id, prepared)
    for edition in editions:
        shelve(db, id, Place(edition))
    arrange(db, id, version, prepared, Place(editions[0]))
    return id


def shelve(db: sqlite3.Connection, id: str, place: Place) -> None:
    """Bring an article's passages in an edition into the trash, or in sight."""
    rows = db.execute(
        """SELECT id, title, heading, text FROM stored_passages
           WHERE article_id = ? AND edition = ? AND trashed <> ?""",
        (id, place.edition, place.trashed),
    )
    moved = [lexical.Entry(*row) for row in rows]
    change = lexical.remove if place.trashed else lexical.add
    change(db, moved, place.edition)
    if moved:
        db.execute(
            "UPDATE stored_passages SET trashed = ? WHERE article_id = ? AND edition = ?",
            (place.trashed, id, place.edition),
        )


def arrange(
    db: sqlite3.Connection, id: str, version: int, prepared: Prepared, place: Place
) -> None:
    """Make an article's passages in an edition those of this version."""
    shelve(db, id, place)
    title = prepared.document.title
    old = _rows(db, id, place.edition)
    for piece, embed_hash, vector in zip(
        prepared.pieces, prepared.hashes, prepared.vectors, strict=True
    ):
        said = (title, piece.heading, piece.text, embed_hash)
        where = (version, piece.ordinal, piece.start, piece.end)
        row = old[said].pop(0) if old.get(said) else None
        if row is None:
            _add(db, id, prepared, said, where, vector.tobytes(), place)
        else:
            _keep(db, row, where, vector.tobytes())
    _remove(db, [row for rows in old.values() for row in rows], place)


def _rows(
    db: sqlite3.Connection, id: str, edition: int
) -> dict[tuple[str, str, str, bytes], list[_Row]]:
    """An article's passages in an edition, in order, by what they say."""
    found = db.execute(
        """SELECT id, title, heading, text, embed_hash, version, ordinal, start, "end",
                  passage_id IS NULL
           FROM stored_passages LEFT JOIN vectors ON passage_id = id
           WHERE article_id = ? AND edition = ? ORDER BY ordinal""",
        (id, edition),
    )
    rows: dict[tuple[str, str, str, bytes], list[_Row]] = {}
    for number, title, heading, text, embed_hash, *where, bare in found:
        row = _Row(lexical.Entry(number, title, heading, text), embed_hash, (*where,), bool(bare))
        rows.setdefault((title, heading, text, embed_hash), []).append(row)
    return rows


def _keep(
    db: sqlite3.Connection, row: _Row, where: tuple[int, int, int, int], vector: bytes
) -> None:
    if row.where != where:
        db.execute(
            'UPDATE stored_passages SET version = ?, ordinal = ?, start = ?, "end" = ? '
            "WHERE id = ?",
            (*where, row.entry.id),
        )
    if row.bare:
        _insert(db, "vectors", {"passage_id": row.entry.id, "vector": vector})


def _add(
    db: sqlite3.Connection,
    id: str,
    prepared: Prepared,
    said: tuple[str, str, str, bytes],
    where: tuple[int, int, int, int],
    vector: bytes,
    place: Place,
) -> None:
    title, heading, text, embed_hash = said
    version, ordinal, start, end = where
    row = {
        "article_id": id,
        "version": version,
        "corpus": prepared.corpus,
        "ordinal": ordinal,
        "start": start,
        "end": end,
        "heading": heading,
        "title": title,
        "text": text,
        "embed_hash": embed_hash,
        "trashed": place.trashed,
        "edition": place.edition,
    }
    passage = _insert(db, "stored_passages", row)
    _insert(db, "vectors", {"passage_id": passage, "vector": vector})
    if not place.trashed:
        lexical.add(db, [lexical.Entry(passage, title, heading, text)], place.edition)


def _remove(db: sqlite3.Connection, rows: Iterable[_Row], place: Place) -> None:
    for row in rows:
        if not place.trashed:
            lexical.remove(db, [row.entry], place.edition)
        db.execute("DELETE FROM stored_passages WHERE id = ?", (row.entry.id,))


def _version(db: sqlite3.Connection, id: str, prepared: Prepared) -> int:
    """The version that says this: the current one if nothing changed, or else a new one. What
    comes back from the trash is always new: it wasn't there."""
    document = prepared.document
    row = db.execute(
        "SELECT v.id, v.content_hash FROM articles a JOIN versions v ON v.id = a.version "
        "WHERE a.id = ?",
        (id,),
    ).fetchone()
    if row and row[1] == prepared.content_hash:
        return int(row[0])
    db.execute(
        "INSERT OR IGNORE INTO stored_articles (id, corpus, source, version, added_at) "
        "VALUES (?, ?, ?, 0, ?)",
        (id, prepared.corpus, document.source, now()),
    )
    version = _insert(
        db,
        "versions",
        {
            "article_id": id,
            "title": document.title,
            "text": document.text,
            "author": document.author,
            "published": document.published,
            "url": document.url,
            "language": document.language,
            "fetched_at": now(),
            "content_hash": prepared.content_hash,
            "headings": json.dumps(document.headings),
            "questions": json.dumps(document.questions),
            "pages": json.dumps(document.pages),
        },
    )
    db.execute(
        "UPDATE stored_articles SET version = ?, removed_at = NULL WHERE id = ?", (version, id)
    )
    return version


def _insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> int:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    return int(cursor.lastrowid or 0)
