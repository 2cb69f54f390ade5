"""What changes, row by row, when an article is put into the library. The caller has a transaction.

stored_articles ─< versions                    an article that says something new gets another
                 ├< stored_passages ─ vectors  of the current version
                 │      └ words, trigrams, bigrams, by `lexical`
                 └─ fetches                    how its source was when it was read
"""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index import fetches, lexical
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


def article_id(source: str, corpus: str = DEFAULT_CORPUS) -> str:
    """An article is its source, in its corpus."""
    key = source if corpus == DEFAULT_CORPUS else f"{corpus}\0{source}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def remove_passages(db: sqlite3.Connection, article_id: str) -> None:
    """Take an article's passages out for good."""
    lexical.remove(db, entries(db, article_id))
    db.execute("DELETE FROM stored_passages WHERE article_id = ?", (article_id,))


def entries(db: sqlite3.Connection, article_id: str) -> list[lexical.Entry]:
    """What is searched of an article's passages: nothing while it is in the trash."""
    rows = db.execute(
        "SELECT id, title, heading, text FROM passages WHERE article_id = ?", (article_id,)
    )
    return [lexical.Entry(*row) for row in rows]


def put(db: sqlite3.Connection, prepared: Prepared) -> str:
    """Add an article, or replace what it says, out of the trash too; its id."""
    id = article_id(prepared.document.source, prepared.corpus)
    remove_passages(db, id)
    _add_passages(db, id, _version(db, id, prepared), prepared)
    if prepared.fetch is not None:
        fetches.note(db, id, prepared.fetch)
    return id


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


def _add_passages(db: sqlite3.Connection, id: str, version: int, prepared: Prepared) -> None:
    title = prepared.document.title
    for piece, embed_hash, vector in zip(
        prepared.pieces, prepared.hashes, prepared.vectors, strict=True
    ):
        row = {
            "article_id": id,
            "version": version,
            "corpus": prepared.corpus,
            "ordinal": piece.ordinal,
            "start": piece.start,
            "end": piece.end,
            "heading": piece.heading,
            "title": title,
            "text": piece.text,
            "embed_hash": embed_hash,
        }
        passage = _insert(db, "stored_passages", row)
        lexical.add(db, [lexical.Entry(passage, title, piece.heading, piece.text)])
        _insert(db, "vectors", {"passage_id": passage, "vector": vector.tobytes()})


def _insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> int:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    return int(cursor.lastrowid or 0)
