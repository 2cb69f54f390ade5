"""What a library holds besides passages: articles, what they said before, and editions of them."""

import json
import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from index import editions, fetches, lexical, trash
from index.database import translated
from index.editions import Edition, Shape
from index.errors import NotInLibrary
from index.fetches import Known
from index.passages import Passages
from index.trash import Trashed
from index.types import Article, Corpora, Document


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


class Catalogue(Passages):
    """Reads the library in a data directory, and changes nothing."""

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

    def unstaged(self, edition: Edition) -> list[tuple[str, int]]:
        """`(article id, version)` of those that an edition in the making lacks."""
        with translated(self.path):
            return editions.unstaged(self.db, edition.id)

    def made_by(self) -> Shape | None:
        """What the vectors are made by, those in the trash too; None if there are none."""
        with self.reading():
            return self.edition.shape if self._has_vectors() else None

    def generation(self) -> tuple[str, str] | None:
        """`(folder, fingerprint)` of the newest sealed generation."""
        with translated(self.path):
            row = self.db.execute(
                "SELECT folder, fingerprint FROM generations ORDER BY id DESC LIMIT 1"
            ).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))

    def wants_generation(self) -> bool:
        """Whether the generation there is shall be replaced."""
        outdated = int(self.setting(trash.OUTDATED) or 0)
        with translated(self.path):
            row = self.db.execute("SELECT max(id) FROM generations").fetchone()
        return row[0] is not None and row[0] <= outdated

    # Articles

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

    def trash(self) -> list[Trashed]:
        """What can be put back, the latest first."""
        with translated(self.path):
            return trash.listed(self.db, time.time())


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
