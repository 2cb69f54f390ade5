"""Links that are fetched again, in two tables of the library.

visits  how each went when it was fetched last; a list's (a feed, a sitemap), or an article's
listed  what the lists have brought: what was removed since isn't brought again

A list that is followed no more is remembered for a day, in which that can be undone.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from index.database import Database
from index.loaders.validators import NONE, Validators
from index.schedule import Visit

KEPT_S: Final = 24 * 3600.0
"""How long it can be undone that a list is left."""


class Visits:
    """The tables; every change is a transaction that readers don't notice. Raises LibraryError."""

    def __init__(self, library: Database) -> None:
        self._library = library

    def all(self) -> list[Visit]:
        """Every link there is: of articles that were read from theirs, and of lists."""
        with self._library.reading() as db:
            return [*_articles(db), *_lists(db)]

    def note(self, visit: Visit) -> None:
        """Write down how it went; nothing where its article isn't there any more, or the list isn't
        followed."""
        with self._library.writing(seen=False) as db:
            if not visit.is_list or any(_is_same(each, visit) for each in _lists(db)):
                _note(db, visit)

    def tell(self, broken: Iterable[Visit]) -> None:
        """Admins know of their problems."""
        with self._library.writing(seen=False) as db:
            db.executemany(
                "UPDATE visits SET is_told = 1 WHERE corpus = ? AND source = ? AND failures > 0",
                [(each.corpus, each.source) for each in broken],
            )

    def pace(self, sources: Iterable[str], corpus: str, every_h: float | None) -> None:
        """Fetch these after so many hours from now on, 0 for never, None for those of all; those
        that aren't links, or aren't there, are passed by."""
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

    def unfollow(self, source: str, corpus: str | None = None) -> bool:
        """Fetch a list no more, for whatever corpus if none is named; False if it isn't one."""
        with self._library.writing(seen=False) as db:
            _forget(db, time.time() - KEPT_S)
            done = db.execute(
                "UPDATE visits SET ended = ? WHERE article_id IS NULL AND ended IS NULL "
                "AND source = ? AND corpus = coalesce(?, corpus)",
                (time.time(), source, corpus),
            )
            return bool(done.rowcount)

    def left(self) -> list[Visit]:
        """The lists that can be followed again as they were."""
        with self._library.reading() as db:
            return list(_lists(db, left_since=time.time() - KEPT_S))

    def resume(self, source: str, corpus: str) -> bool:
        """Follow a list again; False if its day is over, or it is followed."""
        with self._library.writing(seen=False) as db:
            done = db.execute(
                "UPDATE visits SET ended = NULL WHERE source = ? AND corpus = ? AND ended >= ?",
                (source, corpus, time.time() - KEPT_S),
            )
            return bool(done.rowcount)

    def tidy(self) -> None:
        """Forget the lists whose day is over."""
        with self._library.writing(seen=False) as db:
            _forget(db, time.time() - KEPT_S)

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
                  v.since, v.at, v.failures, v.not_before, v.problem, v.is_gone, v.is_told
           FROM articles a JOIN fetches f ON f.article_id = a.id
                           LEFT JOIN visits v ON v.article_id = a.id
           WHERE a.source LIKE 'http://%' OR a.source LIKE 'https://%'"""
    )
    for source, corpus, fetched, every_h, since, at, *how in rows:
        if at is None or at < fetched:
            yield Visit(source, corpus, False, fetched, every_h=every_h)
        else:
            yield Visit(source, corpus, False, at, *_how(*how), every_h, since=since)


def _lists(db: sqlite3.Connection, left_since: float | None = None) -> Iterator[Visit]:
    """Those that are followed, or those that were left since that Unix time."""
    rows = db.execute(
        """SELECT source, corpus, at, etag, modified, every_h, since, failures, not_before, problem,
                  is_gone, is_told FROM visits WHERE article_id IS NULL
                  AND iif(?1 IS NULL, ended IS NULL, ended >= ?1)""",
        (left_since,),
    )
    for source, corpus, at, etag, modified, every_h, since, *how in rows:
        kept = Validators(etag, modified)
        yield Visit(source, corpus, True, at, *_how(*how), every_h, kept, since)


def _how(
    failures: int, not_before: float, problem: str, is_gone: int, is_told: int
) -> tuple[int, float, str, bool, bool]:
    return failures, not_before, problem, bool(is_gone), bool(is_told)


def _is_same(one: Visit, other: Visit) -> bool:
    return (one.source, one.corpus) == (other.source, other.corpus)


def _forget(db: sqlite3.Connection, before: float) -> None:
    """Lists that were left before that Unix time, and what they brought."""
    db.execute(
        "DELETE FROM listed WHERE (corpus, list) IN "
        "(SELECT corpus, source FROM visits WHERE ended < ?)",
        (before,),
    )
    db.execute("DELETE FROM visits WHERE ended < ?", (before,))


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
        "INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
        (
            *(visit.corpus, visit.source, article, visit.at, visit.failures, visit.not_before),
            *(visit.problem, visit.is_gone, visit.is_told, visit.every_h),
            *(visit.validators.etag, visit.validators.modified, visit.since),
        ),
    )
