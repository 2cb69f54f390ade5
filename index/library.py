"""The library: SQLite, the truth about articles, their versions, passages and vectors.

    articles ─< versions            what an article says now, and what it said
             ├< passages ─ vectors  of the current version; searched by `lexical` and `dense`
             └─ fetches             how its source was when it was last read
    settings                        revision, embedding model
    generations                     sealed Chroma directories

What is in the trash is in neither `articles` nor `passages`: these are views of the tables
`stored_articles` and `stored_passages`.

Every change is one transaction and raises `revision` by one, so that whoever keeps something
derived in memory knows when to look again.
"""

import json
import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from index import fetches, lexical, putting, trash
from index.database import Database, now, translated, write_setting
from index.errors import LibraryBusy, LibraryDamaged, ModelMismatch, NotInLibrary
from index.fetches import Fetch, Known
from index.putting import Prepared
from index.trash import Trashed
from index.types import Article, Document, Passage, Vectors


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
class Shelved:
    """What an article is known by; `url` is the page a reader can open, or ""."""

    id: str
    corpus: str
    source: str
    url: str
    title: str


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
            write_setting(db, key, value)

    def check_model(self, fingerprint: str) -> None:
        """Raises ModelMismatch if another embedding model made the vectors."""
        made_by = self.setting("embedding")
        if made_by and made_by != fingerprint and self._has_vectors():
            raise ModelMismatch(
                f"the library's vectors were made by {made_by}, and {fingerprint} is configured",
                "rebuild them with: footnote reindex (or set embedding.model back)",
            )

    def _has_vectors(self) -> bool:
        """In the trash too."""
        with translated(self.path):
            return self.db.execute("SELECT 1 FROM vectors LIMIT 1").fetchone() is not None

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

    def shelved(self) -> list[Shelved]:
        """What every article is known by, the newest first."""
        with translated(self.path):
            rows = self.db.execute(
                """SELECT a.id, a.corpus, a.source, v.url, v.title
                   FROM articles a JOIN versions v ON v.id = a.version
                   ORDER BY a.added_at DESC, a.id"""
            ).fetchall()
        return [Shelved(*row) for row in rows]

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
                           v.content_hash, v.author, v.url, a.corpus, v.id, v.pages
                    FROM articles a JOIN versions v ON v.id = a.version WHERE a.id IN ({marks})""",
                wanted,
            ).fetchall()
        return {row[0]: _article(row) for row in rows}

    def version(self, id: str, version: int) -> Article | None:
        """An article as it stood then; None while it is removed."""
        with self.reading() as db:
            row = db.execute(
                """SELECT a.id, a.source, v.title, v.text, v.language, v.published, v.fetched_at,
                          v.content_hash, v.author, v.url, a.corpus, v.id, v.pages
                   FROM articles a JOIN versions v ON v.article_id = a.id
                   WHERE a.id = ? AND v.id = ?""",
                (id, version),
            ).fetchone()
        return _article(row) if row else None

    def headings(self, version: int) -> tuple[tuple[int, str], ...]:
        """`(offset, heading)` pairs of a version's sections, ascending; none while removed."""
        with translated(self.path):
            row = self.db.execute(
                """SELECT headings FROM versions v JOIN articles a ON a.id = v.article_id
                   WHERE v.id = ?""",
                (version,),
            ).fetchone()
        return _marks(row[0]) if row else ()

    def document(self, id: str) -> Document:
        """What the loader read for the current version. Raises NotInLibrary."""
        with self.reading() as db:
            row = db.execute(
                """SELECT a.source, v.title, v.text, v.author, v.published, v.url, v.language,
                          v.headings, v.questions, v.pages
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
            headings=_marks(row[7]),
            questions=tuple(json.loads(row[8])),
            pages=_marks(row[9]),
        )

    def find(self, source: str, corpus: str) -> Known | None:
        """What is held of a source, if it is there."""
        with self.reading() as db:
            return fetches.known(db, source, corpus)

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
        """Vectors already made for texts with these embed hashes, in the trash too."""
        known: dict[bytes, bytes] = {}
        with translated(self.path):
            for each in hashes:
                row = self.db.execute(
                    "SELECT vector FROM stored_passages JOIN vectors ON passage_id = id "
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
            write_setting(db, "embedding", fingerprint)
            return putting.put(db, prepared)

    def note_fetch(self, article_id: str, fetch: Fetch) -> None:
        """Keep how an article's source was, where its bytes changed but nothing that they say."""
        with self.writing() as db:
            fetches.note(db, article_id, fetch)

    def rebuild(self, articles: Iterable[Prepared], fingerprint: str) -> None:
        """Replace every article's passages and vectors, maybe by another model's, in one go.

        Raises LibraryBusy if articles came or went while they were being prepared.
        """
        with self.writing() as db:
            if self.setting("embedding") != fingerprint and self.trash():
                raise ModelMismatch(
                    "articles in the trash have vectors of the model before",
                    "put them back (footnote remove --undo ID) or wait until they are deleted",
                )
            before = {id for (id,) in db.execute("SELECT id FROM articles")}
            write_setting(db, "embedding", fingerprint)
            db.execute("DELETE FROM generations")
            done = {putting.put(db, prepared) for prepared in articles}
            if done != before:
                raise LibraryBusy("the library changed while it was being rebuilt", "repeat")

    # The trash

    def remove(self, id: str) -> Trashed:
        """Put an article into the trash, out of every search and list. Raises NotInLibrary."""
        with self.writing() as db:
            self.article(id)
            return trash.put_in(db, id, time.time())

    def put_back(self, id: str) -> Article:
        """Take an article out of the trash, as it was. Raises NotInLibrary once its day is over."""
        with self.writing() as db:
            trash.take_out(db, id, time.time())
            return self.article(id)

    def trash(self) -> list[Trashed]:
        """What can be put back, the latest first."""
        with translated(self.path):
            return trash.listed(self.db, time.time())

    def purge(self, now: float | None = None) -> list[Trashed]:
        """Delete what has been in the trash for a day, to the last trace; what that was.

        `now` is Unix time. What a kill or a busy reader leaves of the traces goes with the next.
        """
        now = time.time() if now is None else now
        with translated(self.path):
            due = trash.due(self.db, now)
        if due:
            with self.writing() as db:
                due = trash.delete(db, now, self.path.parent)
        trash.sweep(self)
        return due

    # Generations

    def generation(self) -> tuple[str, str] | None:
        """`(folder, fingerprint)` of the newest sealed generation."""
        with translated(self.path):
            row = self.db.execute(
                "SELECT folder, fingerprint FROM generations ORDER BY id DESC LIMIT 1"
            ).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))

    def wants_generation(self) -> bool:
        """Whether what was deleted may still be in the generation."""
        outdated = int(self.setting(trash.OUTDATED) or 0)
        with translated(self.path):
            row = self.db.execute("SELECT max(id) FROM generations").fetchone()
        return row[0] is not None and row[0] <= outdated

    def set_generation(self, folder: str, fingerprint: str, passages: int) -> None:
        """Make a sealed generation the one that serves."""
        with self.writing() as db:
            db.execute("DELETE FROM generations")
            db.execute(
                "INSERT INTO generations (folder, fingerprint, passages, sealed_at) "
                "VALUES (?, ?, ?, ?)",
                (folder, fingerprint, passages, now()),
            )


def _missing(id: str) -> Article:
    raise NotInLibrary(f"there is no article {id}", "footnote articles lists them")


def _article(row: Sequence[Any]) -> Article:
    *plain, pages = row
    return replace(Article(*plain), pages=_marks(pages))


def _marks(stored: str) -> tuple[tuple[int, str], ...]:
    """Headings or pages, as they are stored."""
    return tuple((int(at), str(name)) for at, name in json.loads(stored))
