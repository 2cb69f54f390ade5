"""The library: SQLite, the truth about articles, their versions, passages and vectors.

    articles ─< versions            what an article says now, and what it said
             └< passages ─ vectors  of the current version; searched by `lexical` and `dense`
    settings                        revision, embedding model
    generations                     sealed Chroma directories

Every change is one transaction and raises `revision` by one, so that whoever keeps something
derived in memory knows when to look again.
"""

import hashlib
import json
import math
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index import lexical
from index.database import Database, now, translated
from index.errors import LibraryBusy, LibraryDamaged, ModelMismatch, NotInLibrary
from index.splitter import Piece
from index.types import DEFAULT_CORPUS, Article, Document, Passage, Vectors


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of articles."""

    id: str
    title: str
    source: str
    corpus: str
    passages: int
    published: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be put in: `hashes[i]` and `vectors[i]` belong to `pieces[i]`."""

    document: Document
    content_hash: str
    pieces: Sequence[Piece]
    hashes: Sequence[bytes]
    vectors: Vectors
    corpus: str = DEFAULT_CORPUS


class Library(Database):
    """A library in a data directory; created if absent."""

    # Settings

    @property
    def revision(self) -> int:
        """Grows with every change, whoever made it."""
        return int(self.setting("revision") or 0)

    def newest(self, before: float = math.inf) -> int:
        """The version that was added last, of any article, before that Unix time; 0 if none."""
        with translated(self.path):
            row = self.db.execute(
                "SELECT max(id) FROM versions WHERE CAST(strftime('%s', fetched_at) AS INT) < ?",
                (before,),
            ).fetchone()
        return int(row[0] or 0)

    def setting(self, key: str) -> str | None:
        with translated(self.path):
            row = self.db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, key: str, value: str) -> None:
        with self.writing() as db:
            _set(db, key, value)

    def check_model(self, fingerprint: str) -> None:
        """Raises ModelMismatch if another embedding model made the vectors."""
        made_by = self.setting("embedding")
        if made_by and made_by != fingerprint and self.count():
            raise ModelMismatch(
                f"the library's vectors were made by {made_by}, and {fingerprint} is configured",
                "rebuild them with: footnote reindex (or set embedding.model back)",
            )

    # Reading

    def count(self, corpus: str | None = None) -> int:
        """How many passages there are."""
        scope, values = ("WHERE corpus = ?", (corpus,)) if corpus else ("", ())
        with translated(self.path):
            row = self.db.execute(f"SELECT count(*) FROM passages {scope}", values).fetchone()
        return int(row[0])

    def articles(self, corpus: str | None = None) -> list[Entry]:
        """The articles, by title."""
        scope, values = ("WHERE a.corpus = ?", (corpus,)) if corpus else ("", ())
        with self.reading() as db:
            rows = db.execute(
                f"""SELECT a.id, v.title, a.source, a.corpus,
                           (SELECT count(*) FROM passages p WHERE p.article_id = a.id),
                           v.published, v.language, v.url
                    FROM articles a JOIN versions v ON v.id = a.version
                    {scope} ORDER BY v.title, a.id""",
                values,
            ).fetchall()
        return [Entry(*row) for row in rows]

    def corpora(self) -> list[str]:
        with translated(self.path):
            rows = self.db.execute("SELECT DISTINCT corpus FROM articles ORDER BY corpus")
            return [corpus for (corpus,) in rows]

    def rarity(self, words: Sequence[str]) -> list[float]:
        """The inverse document frequency of each folded word, 0 or more."""
        with translated(self.path):
            return lexical.rarity(self.db, words)

    def languages(self, corpus: str | None = None, article: str | None = None) -> tuple[str, ...]:
        """The languages of a corpus's articles, or of one of them, that of most articles first."""
        scopes = {"a.corpus = ?": corpus, "a.id = ?": article}
        chosen = {scope: value for scope, value in scopes.items() if value is not None}
        where = " AND ".join(["v.language <> ''", *chosen])
        with translated(self.path):
            rows = self.db.execute(
                f"""SELECT v.language FROM articles a JOIN versions v ON v.id = a.version
                    WHERE {where} GROUP BY v.language ORDER BY count(*) DESC, v.language""",
                tuple(chosen.values()),
            )
            return tuple(language for (language,) in rows)

    def article(self, id: str) -> Article:
        """Raises NotInLibrary."""
        return next(iter(self.get_articles([id]).values()), None) or _missing(id)

    def get_articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """The current versions of those that are there, by id."""
        wanted = sorted(set(ids))
        marks = ",".join("?" * len(wanted))
        with self.reading() as db:
            rows = db.execute(
                f"""SELECT a.id, a.source, v.title, v.text, v.language, v.published, v.fetched_at,
                           v.content_hash, v.author, v.url, a.corpus, v.id
                    FROM articles a JOIN versions v ON v.id = a.version WHERE a.id IN ({marks})""",
                wanted,
            ).fetchall()
        return {row[0]: Article(*row) for row in rows}

    def version(self, id: str, version: int) -> Article | None:
        """An article as it stood then; None once the article is removed."""
        with self.reading() as db:
            row = db.execute(
                """SELECT a.id, a.source, v.title, v.text, v.language, v.published, v.fetched_at,
                          v.content_hash, v.author, v.url, a.corpus, v.id
                   FROM articles a JOIN versions v ON v.article_id = a.id
                   WHERE a.id = ? AND v.id = ?""",
                (id, version),
            ).fetchone()
        return Article(*row) if row else None

    def headings(self, version: int) -> tuple[tuple[int, str], ...]:
        """`(offset, heading)` pairs of a version's sections, ascending; none once it is removed."""
        with translated(self.path):
            row = self.db.execute(
                "SELECT headings FROM versions WHERE id = ?", (version,)
            ).fetchone()
        return _headings(row[0]) if row else ()

    def document(self, id: str) -> Document:
        """What the loader read for the current version. Raises NotInLibrary."""
        with self.reading() as db:
            row = db.execute(
                """SELECT a.source, v.title, v.text, v.author, v.published, v.url, v.language,
                          v.headings, v.questions
                   FROM articles a JOIN versions v ON v.id = a.version WHERE a.id = ?""",
                (id,),
            ).fetchone()
        if row is None:
            _missing(id)
        return Document(
            source=row[0],
            title=row[1],
            text=row[2],
            author=row[3],
            published=row[4],
            url=row[5],
            language=row[6],
            headings=_headings(row[7]),
            questions=tuple(json.loads(row[8])),
        )

    def find(self, source: str, corpus: str) -> tuple[str, str] | None:
        """`(article id, content hash)` of a source, if it is there."""
        with translated(self.path):
            row = self.db.execute(
                """SELECT a.id, v.content_hash FROM articles a JOIN versions v ON v.id = a.version
                   WHERE a.corpus = ? AND a.source = ?""",
                (corpus, source),
            ).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))

    def questions(self, article_id: str) -> list[str]:
        """The questions that come with an article."""
        with translated(self.path):
            row = self.db.execute(
                "SELECT questions FROM versions JOIN articles ON version = versions.id "
                "WHERE articles.id = ?",
                (article_id,),
            ).fetchone()
        return [] if row is None else list(json.loads(row[0]))

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Passages by id; those that are gone are left out."""
        wanted = list(ids)
        marks = ",".join("?" * len(wanted))
        with translated(self.path):
            rows = self.db.execute(
                f"""SELECT id, article_id, text, start, "end", heading, ordinal, version
                    FROM passages WHERE id IN ({marks})""",
                wanted,
            )
            return {row[0]: Passage(*row) for row in rows}

    def passages_of(self, article_id: str) -> list[Passage]:
        """An article's passages, in order."""
        with translated(self.path):
            rows = self.db.execute(
                """SELECT id, article_id, text, start, "end", heading, ordinal, version
                   FROM passages WHERE article_id = ? ORDER BY ordinal""",
                (article_id,),
            )
            return [Passage(*row) for row in rows]

    def passage_ids(self, corpus: str, article: str | None = None) -> list[int]:
        """Ids in a corpus, or in one article of it, ascending."""
        scope = "AND article_id = ?" if article else ""
        with translated(self.path):
            rows = self.db.execute(
                f"SELECT id FROM passages WHERE corpus = ? {scope} ORDER BY id",
                (corpus, *([article] if article else [])),
            )
            return [id for (id,) in rows]

    def passage_languages(self, ids: Sequence[int]) -> dict[int, str]:
        """The language of each passage's article."""
        marks = ",".join("?" * len(ids))
        with translated(self.path):
            rows = self.db.execute(
                f"""SELECT p.id, v.language FROM passages p JOIN versions v ON v.id = p.version
                    WHERE p.id IN ({marks})""",
                list(ids),
            )
            return dict(rows.fetchall())

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """`(len(ids), dim)` float32, in the order given. Raises LibraryDamaged if one lacks."""
        found: dict[int, bytes] = {}
        with translated(self.path):
            for at in range(0, len(ids), 500):
                some = ids[at : at + 500]
                marks = ",".join("?" * len(some))
                found |= dict(
                    self.db.execute(
                        f"SELECT passage_id, vector FROM vectors WHERE passage_id IN ({marks})",
                        list(some),
                    )
                )
        if len(found) != len(set(ids)):
            raise LibraryDamaged("passages lack their vectors", "rebuild: footnote reindex")
        rows = [np.frombuffer(found[id], np.float32) for id in ids]
        return np.stack(rows) if rows else np.zeros((0, 0), np.float32)

    def known_vectors(self, hashes: Iterable[bytes]) -> dict[bytes, bytes]:
        """Vectors already made for texts with these embed hashes."""
        known: dict[bytes, bytes] = {}
        with translated(self.path):
            for each in hashes:
                row = self.db.execute(
                    "SELECT vector FROM passages JOIN vectors ON passage_id = id "
                    "WHERE embed_hash = ? LIMIT 1",
                    (each,),
                ).fetchone()
                if row:
                    known[each] = row[0]
        return known

    # Writing

    def put(self, prepared: Prepared, fingerprint: str) -> str:
        """Add an article, or replace what it says, in one transaction; its id.

        Raises ModelMismatch if another model made the library's vectors in the meantime.
        """
        with self.writing() as db:
            self.check_model(fingerprint)
            _set(db, "embedding", fingerprint)
            return _put(db, prepared)

    def rebuild(self, articles: Iterable[Prepared], fingerprint: str) -> None:
        """Replace every article's passages and vectors, maybe by another model's, in one go.

        Raises LibraryBusy if articles came or went while they were being prepared.
        """
        with self.writing() as db:
            before = {id for (id,) in db.execute("SELECT id FROM articles")}
            _set(db, "embedding", fingerprint)
            db.execute("DELETE FROM generations")
            done = {_put(db, prepared) for prepared in articles}
            if done != before:
                raise LibraryBusy("the library changed while it was being rebuilt", "repeat")

    def remove(self, id: str) -> Article:
        """Take an article out, with all its versions. Raises NotInLibrary."""
        with self.writing() as db:
            article = self.article(id)
            _remove_passages(db, id)
            db.execute("DELETE FROM articles WHERE id = ?", (id,))
        return article

    # Generations

    def generation(self) -> tuple[str, str] | None:
        """`(folder, fingerprint)` of the newest sealed generation."""
        with translated(self.path):
            row = self.db.execute(
                "SELECT folder, fingerprint FROM generations ORDER BY id DESC LIMIT 1"
            ).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))

    def set_generation(self, folder: str, fingerprint: str, passages: int) -> None:
        """Make a sealed generation the one that serves."""
        with self.writing() as db:
            db.execute("DELETE FROM generations")
            db.execute(
                "INSERT INTO generations (folder, fingerprint, passages, sealed_at) "
                "VALUES (?, ?, ?, ?)",
                (folder, fingerprint, passages, now()),
            )


def article_id(source: str, corpus: str = DEFAULT_CORPUS) -> str:
    """An article is its source, in its corpus."""
    key = source if corpus == DEFAULT_CORPUS else f"{corpus}\0{source}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _missing(id: str) -> Article:
    raise NotInLibrary(f"there is no article {id}", "footnote articles lists them")


def _headings(stored: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(at), str(heading)) for at, heading in json.loads(stored))


def _set(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))


def _remove_passages(db: sqlite3.Connection, article_id: str) -> None:
    rows = db.execute(
        "SELECT id, title, heading, text FROM passages WHERE article_id = ?", (article_id,)
    ).fetchall()
    lexical.remove(db, (lexical.Entry(*row) for row in rows))
    db.execute("DELETE FROM passages WHERE article_id = ?", (article_id,))


def _put(db: sqlite3.Connection, prepared: Prepared) -> str:
    id = article_id(prepared.document.source, prepared.corpus)
    _remove_passages(db, id)
    _add_passages(db, id, _version(db, id, prepared), prepared)
    return id


def _version(db: sqlite3.Connection, id: str, prepared: Prepared) -> int:
    """The version that says this: the current one if nothing changed, or else a new one."""
    document = prepared.document
    row = db.execute(
        "SELECT v.id, v.content_hash FROM articles a JOIN versions v ON v.id = a.version "
        "WHERE a.id = ?",
        (id,),
    ).fetchone()
    if row and row[1] == prepared.content_hash:
        return int(row[0])
    db.execute(
        "INSERT OR IGNORE INTO articles VALUES (?, ?, ?, 0, ?)",
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
        },
    )
    db.execute("UPDATE articles SET version = ? WHERE id = ?", (version, id))
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
        passage = _insert(db, "passages", row)
        lexical.add(db, [lexical.Entry(passage, title, piece.heading, piece.text)])
        _insert(db, "vectors", {"passage_id": passage, "vector": vector.tobytes()})


def _insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> int:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
    return int(cursor.lastrowid or 0)
