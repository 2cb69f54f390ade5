"""Copies of SQLite databases that are in use, and putting them back.

in use ─ copy ─→ a file, whole or not at all
                  └ restore ─ aside: migrated, checked, compared with a new library's schema
                                      └→ the library's place, while nobody uses it
"""

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from index.database import FILE, Database, Use, refuse_newer, sync, translated
from index.errors import LibraryDamaged

_ASIDE: Final = ".restoring-"
_NUMBERED: Final = ("versions", "stored_passages", "generations", "editions")
"""Tables whose ids are never given twice, not even after an older copy is put back."""
_OF_AN_EDITION: Final = re.compile(r"(words|trigrams|bigrams)_\d+(_(data|idx|docsize|config))?")
_SPACES_AND_QUOTES: Final = re.compile(r"[\s\"'`]+")


def copy(database: sqlite3.Connection, path: Path) -> None:
    """A consistent copy, while others read and write. Whole, or `path` as it was."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with translated(aside), closing(sqlite3.connect(aside)) as target:
            database.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        sync(aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """While nobody else uses the library in a folder. Raises LibraryBusy."""
    use = Use(folder, alone=True)
    try:
        yield
    finally:
        use.end()


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A folder for what will take its place in this one; gone at the end, or with the next."""
    for left in folder.glob(f"{_ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def put_in_place(new: Path, path: Path) -> None:
    """Let a database take another's place. A kill leaves one of them, whole."""
    sync(new)
    _drop_log(path)
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def prepare(backup: Path, aside: Path, folder: Path) -> None:
    """Make the library of a backup, aside, the one that will serve in a folder.

    Raises LibraryNewer, LibraryDamaged.
    """
    with translated(backup):
        refuse_newer(backup)
        _prepare(backup, aside, folder)


def _prepare(backup: Path, aside: Path, folder: Path) -> None:
    source = sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(aside / FILE)) as target:
        if not source.execute("SELECT 1 FROM sqlite_master WHERE name = 'versions'").fetchone():
            raise LibraryDamaged("it holds no articles")
        source.backup(target)
    with closing(Database(aside)) as migrated, closing(_fresh(aside)) as fresh:
        verify(migrated.db, fresh.db)
        # Its generations were built from another life of this library.
        migrated.db.execute("DELETE FROM generations")
        _go_on_counting(migrated.db, folder / FILE)
        migrated.db.execute("PRAGMA journal_mode = DELETE")


def _fresh(aside: Path) -> Database:
    return Database(aside / "fresh")


def verify(db: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Raises LibraryDamaged unless a database is sound, and has what a new one has and no more: a
    strange trigger or view would be run by whoever uses it."""
    (quick,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if quick != "ok":
        raise LibraryDamaged(f"SQLite finds damage: {quick}")
    if _schema(db) != _schema(new):
        raise LibraryDamaged("it isn't a database of Footnote's")


def _schema(db: sqlite3.Connection) -> dict[str, str]:
    """The tables, indexes, triggers and views by name, and what the views say; without the index of
    words, which each edition has. SQLite's versions differ in how they write the rest."""
    rows = db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {
        f"{kind} {name}": _SPACES_AND_QUOTES.sub("", sql) if kind == "view" else ""
        for kind, name, sql in rows
        if not _OF_AN_EDITION.fullmatch(name)
    }


def _go_on_counting(db: sqlite3.Connection, before: Path) -> None:
    """Give no id again that the library before gave: answers may still name them."""
    if not before.is_file():
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(before)) as old:
        given = dict(old.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        for name in _NUMBERED:
            if name in given:
                db.execute(
                    "INSERT INTO sqlite_sequence SELECT ?, 0 WHERE NOT EXISTS "
                    "(SELECT 1 FROM sqlite_sequence WHERE name = ?)",
                    (name, name),
                )
                db.execute(
                    "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
                    (given[name], name),
                )


def _drop_log(path: Path) -> None:
    """Bring what the log beside a database holds into its file, so that no log is left.

    A log of the old one would be replayed into the new one; and until the new one stands in its
    place, the old one must stay whole.
    """
    if path.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            old.execute("PRAGMA journal_mode = DELETE")
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
