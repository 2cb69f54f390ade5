"""Links that are fetched again, in two tables of the library.

visits  how each went when it was fetched last; a list's (a feed, a sitemap), or an article's
listed  what the lists have brought: what was removed since isn't brought again
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.database import Database
from index.loaders.validators import NONE, Validators
from index.schedule import Visit


class Visits:
    """The tables; every change is a transaction that readers don't notice. Raises LibraryError."""

    def __init__(self, library: Database) -> None:
        self._library = library

    def all(self) -> list[Visit]:
        """Every link there is: of articles that were read from theirs, and of lists."""
        with self._library.reading() as db:
            return [*_articles(db), *_lists(db)]

    def note(self, visit: Visit) -> None:
        """Write down how it went; nothing where its article isn't there any more."""
        with self._library.writing(seen=False) as db:
            _note(db, visit)

    def tell(self, broken: Iterable[Visit]) -> None:
        """Admins know of their problems."""
        with self._library.writing(seen=False) as db:
            db.executemany(
                "UPDATE visits SET is_told = 1 WHERE corpus = ? AND source = ? AND failures > 0",
                [(each.corpus, each.source) for each in broken],
            )

    def pace(self, sources: Iterable[str], corpus: str, every_h: float) -> None:
        """Fetch these after so many hours from now on, 0 for never; those that aren't links, or
        aren't there, are passed by."""
        wanted = {(each, corpus) for each in sources}
        with self._library.writing(seen=False) as db:
            for visit in [*_articles(db), *_lists(db)]:
                if (visit.source, visit.corpus) in wanted:
                    _note(db, replace(visit, every_h=every_h))

    def follow(self, source: str, corpus: str, validators: Validators = NONE) -> None:
        """A list was read."""
        with self._library.writing(seen=False) as db:
            known = [each for each in _lists(db) if (each.source, each.corpus) == (source, corpus)]
            visit = next(iter(known), Visit(source, corpus, True, 0.0))
            _note(db, visit.went_well(time.time(), validators))

    def unfollow(self, source: str) -> bool:
        """Fetch a list no more, for whatever corpus; False if it isn't one."""
        with self._library.writing(seen=False) as db:
            db.execute("DELETE FROM listed WHERE list = ?", (source,))
            done = db.execute(
                "DELETE FROM visits WHERE article_id IS NULL AND source = ?", (source,)
            )
            return bool(done.rowcount)

    def bring(self, source: str, corpus: str, by: str) -> None:
        """A list has brought that article."""
        with self._library.writing(seen=False) as db:
            db.execute("INSERT OR IGNORE INTO listed VALUES (?, ?, ?)", (corpus, by, source))

    def brought(self, by: str, corpus: str) -> set[str]:
        """All that a list has ever brought."""
        query = "SELECT source FROM listed WHERE corpus = ? AND list = ?"
        with self._library.reading() as db:
            return {source for (source,) in db.execute(query, (corpus, by))}


def _articles(db: sqlite3.Connection) -> Iterator[Visit]:
    """What was read from its link since, by an admin, is as if its last visit had gone well."""
    rows = db.execute(
        """SELECT a.source, a.corpus, CAST(strftime('%s', f.fetched_at) AS REAL), v.every_h,
                  v.at, v.failures, v.not_before, v.problem, v.is_gone, v.is_told
           FROM articles a JOIN fetches f ON f.article_id = a.id
                           LEFT JOIN visits v ON v.article_id = a.id
           WHERE a.source LIKE 'http://%' OR a.source LIKE 'https://%'"""
    )
    for source, corpus, fetched, every_h, at, *how in rows:
        if at is None or at < fetched:
            yield Visit(source, corpus, False, fetched, every_h=every_h)
        else:
            yield Visit(source, corpus, False, at, *_how(*how), every_h)


def _lists(db: sqlite3.Connection) -> Iterator[Visit]:
    rows = db.execute(
        """SELECT source, corpus, at, etag, modified, every_h, failures, not_before, problem,
                  is_gone, is_told FROM visits WHERE article_id IS NULL"""
    )
    for source, corpus, at, etag, modified, every_h, *how in rows:
        yield Visit(source, corpus, True, at, *_how(*how), every_h, Validators(etag, modified))


def _how(
    failures: int, not_before: float, problem: str, is_gone: int, is_told: int
) -> tuple[int, float, str, bool, bool]:
    return failures, not_before, problem, bool(is_gone), bool(is_told)


def _note(db: sqlite3.Connection, visit: Visit) -> None:
    article = None
    if not visit.is_list:
        row = db.execute(
            "SELECT id FROM articles WHERE corpus = ? AND source = ?", (visit.corpus, visit.source)
        ).fetchone()
        if row is None:
            return
        (article,) = row
    db.execute(
        "INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(visit.corpus, visit.source, article, visit.at, visit.failures, visit.not_before),
            *(visit.problem, visit.is_gone, visit.is_told, visit.every_h),
            *(visit.validators.etag, visit.validators.modified),
        ),
    )
