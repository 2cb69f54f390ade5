"""The library: SQLite, the truth about articles, their versions, passages and vectors.

    articles ─< versions            what an article says now, and what it said, while it is cited
             ├< passages ─ vectors  of the current version; searched by `lexical` and `dense`
             └─ fetches             how its source was when it was last read
    settings                        revision, and which edition serves
    editions                        by which model, and how long, passages are
    generations                     sealed Chroma directories

What is in the trash is in neither `articles` nor `passages`, nor are the passages of an edition
that doesn't serve: these are views of the tables `stored_articles` and `stored_passages`.

Every change is one transaction and raises `revision` by one, so that whoever keeps something
derived in memory knows when to look again.
"""

import json
import math
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from index import copies, editions, fetches, lexical, putting, trash, versions
from index.database import Database, now, translated, write_setting
from index.editions import Edition, Shape
from index.errors import LibraryBusy, LibraryDamaged, ModelMismatch, NotInLibrary
from index.fetches import Fetch, Known
from index.putting import Prepared
from index.trash import Trashed
from index.types import Article, Corpora, Document, Passage, Vectors
from index.versions import Cited, Version


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


@dataclass(frozen=True, slots=True)
class Stored:
    """A version as the library holds it."""

    document: Document
    content_hash: str
    corpus: str


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

    def changed(self, since: int) -> dict[str, int]:
        """The versions, by article, of those that are newer, where there was one before."""
        with translated(self.path):
            rows = self.db.execute(
                """SELECT id, version FROM articles WHERE version > ? AND EXISTS
                   (SELECT 1 FROM versions v WHERE v.article_id = articles.id
                                               AND v.id < articles.version)""",
                (since,),
            )
            return dict(rows.fetchall())

    def setting(self, key: str) -> str | None:
        with translated(self.path):
            row = self.db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, key: str, value: str) -> None:
        with self.writing(seen=False) as db:
            write_setting(db, key, value)

    def check_model(self, fingerprint: str) -> None:
        """Raises ModelMismatch if another embedding model made the vectors."""
        made_by = self.edition.shape.fingerprint
        if made_by and made_by != fingerprint and self._has_vectors():
            raise ModelMismatch(
                f"the library's vectors were made by {made_by}, and {fingerprint} is configured",
                "rebuild them with: footnote reindex (or set embedding.model back)",
            )

    def made_by(self) -> Shape | None:
        """What the vectors are made by, those in the trash too; None if there are none."""
        with self.reading():
            return self.edition.shape if self._has_vectors() else None

    def dimension(self) -> int:
        """Of the vectors that serve; 0 if there are none."""
        with self.reading() as db:
            row = db.execute(
                "SELECT length(vector) FROM passages JOIN vectors ON passage_id = id LIMIT 1"
            ).fetchone()
        return row[0] // np.dtype(np.float32).itemsize if row else 0

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

    def size(self) -> int:
        """How many articles are stored, those in the trash too."""
        with translated(self.path):
            (count,) = self.db.execute("SELECT count(*) FROM stored_articles").fetchone()
        return int(count)

    def articles(self, corpora: Corpora | None = None) -> list[Entry]:
        """The articles, by title; of these corpora, or all."""
        scope, values = (
            ("", ()) if corpora is None else (f"WHERE {lexical.among('a', corpora)}", corpora)
        )
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
        with self.reading() as db:
            return lexical.rarity(db, words)

    def languages(
        self, corpora: Corpora | None = None, article: str | None = None
    ) -> tuple[str, ...]:
        """The languages of the articles of these corpora, of all or of one article, that of most
        articles first."""
        inside, one = lexical.among("a", corpora or ()), (article,) if article else ()
        scopes = [inside] * (corpora is not None) + ["a.id = ?"] * len(one)
        where = " AND ".join(["v.language <> ''", *scopes])
        with translated(self.path):
            rows = self.db.execute(
                f"""SELECT v.language FROM articles a JOIN versions v ON v.id = a.version
                    WHERE {where} GROUP BY v.language ORDER BY count(*) DESC, v.language""",
                (*(corpora or ()), *one),
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

    def versions(self, id: str) -> int:
        """How many versions of an article there are; 0 while it is removed."""
        with translated(self.path):
            row = self.db.execute(
                """SELECT count(*) FROM versions v JOIN articles a ON a.id = v.article_id
                   WHERE a.id = ?""",
                (id,),
            ).fetchone()
        return int(row[0])

    def held(self) -> frozenset[tuple[str, int]]:
        """`(article, version)` of all that is stored, in the trash too."""
        with translated(self.path):
            return frozenset(self.db.execute("SELECT article_id, id FROM versions").fetchall())

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
        return _document(row)

    def stored(self, id: str, version: int) -> Stored | None:
        """What an article, be it in the trash, says in a version; None if it is gone."""
        with self.reading() as db:
            row = db.execute(
                """SELECT a.source, v.title, v.text, v.author, v.published, v.url, v.language,
                          v.headings, v.questions, v.pages, v.content_hash, a.corpus
                   FROM stored_articles a JOIN versions v ON v.article_id = a.id
                   WHERE a.id = ? AND v.id = ?""",
                (id, version),
            ).fetchone()
        return Stored(_document(row[:-2]), *row[-2:]) if row else None

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

    def edition_ids(self, edition: int) -> dict[str, list[int]]:
        """The passages of an edition, be it in the making: by corpus, ids ascending."""
        found: dict[str, list[int]] = {}
        with translated(self.path):
            rows = self.db.execute(
                """SELECT corpus, id FROM stored_passages WHERE edition = ? AND trashed = 0
                   ORDER BY corpus, id""",
                (edition,),
            )
            for corpus, id in rows:
                found.setdefault(corpus, []).append(id)
        return found

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
        if not ids:
            return np.zeros((0, 0), np.float32)
        rows = b"".join([found[id] for id in ids])
        return np.frombuffer(rows, np.float32).reshape(len(ids), -1)

    def known_vectors(self, hashes: Iterable[bytes], fingerprint: str) -> dict[bytes, bytes]:
        """Vectors that a model has made already of texts with these embed hashes, wherever."""
        known: dict[bytes, bytes] = {}
        with translated(self.path):
            for each in hashes:
                row = self.db.execute(
                    """SELECT vector FROM stored_passages p JOIN vectors ON passage_id = p.id
                       JOIN editions e ON e.id = p.edition
                       WHERE embed_hash = ?1 AND fingerprint = ?2
                       UNION ALL
                       SELECT vector FROM spare_vectors WHERE embed_hash = ?1 AND fingerprint = ?2
                       LIMIT 1""",
                    (each, fingerprint),
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
            if self.edition.shape.fingerprint != fingerprint:
                editions.describe(db, Shape(fingerprint))
            id = putting.put(db, prepared, editions.living(db))
        self._note(id, prepared)
        return id

    def note_fetch(self, article_id: str, fetch: Fetch) -> None:
        """Keep how an article's source was, where its bytes changed but nothing that they say."""
        with self.writing(seen=False) as db:
            fetches.note(db, article_id, fetch)

    def put_again(self, prepared: Prepared, fingerprint: str) -> bool:
        """Replace what an article says; False if it isn't there any more. Raises ModelMismatch."""
        with self.writing() as db:
            self.check_model(fingerprint)
            if not self.find(prepared.document.source, prepared.corpus):
                return False
            id = putting.put(db, prepared, editions.living(db))
        self._note(id, prepared)
        return True

    def _note(self, id: str, prepared: Prepared) -> None:
        if prepared.fetch is not None:
            self.note_fetch(id, prepared.fetch)

    def keep_vectors(self, vectors: Mapping[bytes, bytes], fingerprint: str) -> None:
        """Keep vectors that are made, by the hash of their text, until their article is put in."""
        with self.writing(seen=False) as db:
            db.executemany(
                "INSERT OR IGNORE INTO spare_vectors VALUES (?, ?, ?)",
                [(fingerprint, embed_hash, vector) for embed_hash, vector in vectors.items()],
            )

    def copy_to(self, path: Path) -> None:
        """A consistent copy, while others read and write. Whole, or `path` as it was."""
        copies.copy(self.db, path)

    # Editions

    @property
    def edition(self) -> Edition:
        """The one that serves."""
        with translated(self.path):
            return editions.serving(self.db)

    def editions(self) -> list[Edition]:
        """The one that serves, and the one that is being made if one is."""
        return [self.edition, *([self.upcoming] if self.upcoming else [])]

    @property
    def upcoming(self) -> Edition | None:
        """The one that is being made, if one is."""
        with translated(self.path):
            return editions.upcoming(self.db)

    def describe(self, shape: Shape) -> None:
        """Say what the serving edition is made by, where it is empty or that isn't known."""
        with self.writing(seen=False) as db:
            known = self.edition.shape
            if known != shape and (not self._has_vectors() or not known.differs(shape)):
                editions.describe(db, shape)

    def begin(self, shape: Shape) -> Edition:
        """The next edition, to be made: the one begun before, if it is of that shape."""
        with self.writing(seen=False) as db:
            return editions.begin(db, shape)

    def unstaged(self, edition: Edition) -> list[tuple[str, int]]:
        """`(article id, version)` of those that an edition in the making lacks."""
        with translated(self.path):
            return editions.unstaged(self.db, edition.id)

    def stage(self, edition: Edition, id: str, version: int, prepared: Prepared) -> bool:
        """Put an article into an edition in the making; False if it says something else by now.

        Raises LibraryBusy if that edition was given up in the meantime.
        """
        with self.writing(seen=False) as db:
            if editions.upcoming(db) != edition:
                raise LibraryBusy("another process rebuilds the library", "wait for it to finish")
            return editions.stage(db, edition.id, id, version, prepared)

    def flip(self, edition: Edition, generation: str = "", passages: int = 0) -> bool:
        """Let a whole edition serve; False if it isn't whole.

        `generation` is the folder of a sealed generation of it, if there is one.
        """
        with self.writing() as db:
            if editions.upcoming(db) != edition or not editions.flip(db, edition.id):
                return False
            if generation:
                _seal(db, generation, edition.shape.fingerprint, passages)
            return True

    def tidy(self) -> None:
        """Drop what belongs to no edition that serves or is being made, a little at a time."""
        is_more = True
        while is_more:
            with self.writing(seen=False) as db:
                is_more = editions.drop_some(db)

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

    def prune(self, cited: Cited, now: float | None = None) -> list[Version]:
        """Once a day, delete what articles said before, but for what was replaced within a day and
        for what `cited` names, when it is asked; which versions that were. `now` is Unix time."""
        gone = versions.prune(self, cited, time.time() if now is None else now)
        trash.sweep(self)
        return gone

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

    def forget_spare_vectors(self) -> None:
        """All is put in: what was kept aside is of no use."""
        with self.writing(seen=False) as db:
            db.execute("DELETE FROM spare_vectors")

    def want_generation(self) -> None:
        """Have the generation there is replaced by a new one."""
        with self.writing(seen=False) as db:
            trash.outdate(db)

    def wants_generation(self) -> bool:
        """Whether the generation there is shall be replaced."""
        outdated = int(self.setting(trash.OUTDATED) or 0)
        with translated(self.path):
            row = self.db.execute("SELECT max(id) FROM generations").fetchone()
        return row[0] is not None and row[0] <= outdated

    def set_generation(self, folder: str, fingerprint: str, passages: int) -> None:
        """Make a sealed generation the one that serves."""
        with self.writing(seen=False) as db:
            _seal(db, folder, fingerprint, passages)


def _seal(db: sqlite3.Connection, folder: str, fingerprint: str, passages: int) -> None:
    db.execute("DELETE FROM generations")
    db.execute(
        "INSERT INTO generations (folder, fingerprint, passages, sealed_at) VALUES (?, ?, ?, ?)",
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


def _document(row: Sequence[Any]) -> Document:
    source, title, text, author, published, url, language, headings, questions, pages = row
    return Document(
        source=source,
        title=title,
        text=text,
        author=author,
        published=published,
        url=url,
        language=language,
        headings=_marks(headings),
        questions=tuple(json.loads(questions)),
        pages=_marks(pages),
    )
