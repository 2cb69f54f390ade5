"""SQLite under the library: connections, transactions, migrations, checks.

Connections are one a thread, in WAL mode with synchronous=FULL: readers never wait, and what was
committed survives a kill and a power cut. SQLite's errors leave as ours, each with its remedy.
"""

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from index import lexical
from index.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryNewer,
    NotInLibrary,
)
from index.migrations import MIGRATIONS

BUSY_TIMEOUT_S: Final = 20.0
FILE: Final = "library.sqlite3"
IN_USE: Final = "library.lock"


class Database:
    """The database in a data directory; created if absent.

    Raises LibraryNewer, LibraryDamaged, LibraryBusy or LibraryFull, on opening and on use.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        make_folder(folder)
        with translated(self.path):
            refuse_newer(self.path)
        self._use = Use(folder)
        try:
            with translated(self.path):
                self._migrate()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        while self._connections:
            self._connections.pop().close()
        self._local = threading.local()
        self._use.end()

    @property
    def db(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "db", None)
        if connection is None:
            connection = _connect(self.path)
            self._local.db = connection
            self._connections.append(connection)
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One unchanging view of the library."""
        with translated(self.path):
            if self.db.in_transaction:
                yield self.db
                return
            self.db.execute("BEGIN")
            try:
                yield self.db
            finally:
                self.db.rollback()

    @contextmanager
    def writing(self, *, seen: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or, whatever happens, none.

        `seen` tells whether readers have anything to notice; if nothing is written, they haven't.
        """
        with translated(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                before = self.db.total_changes
                yield self.db
                if seen and self.db.total_changes > before:
                    self.db.execute("UPDATE settings SET value = value + 1 WHERE key = 'revision'")
                self.db.commit()
            except BaseException:
                if self.db.in_transaction:
                    self.db.rollback()
                raise

    def _migrate(self) -> None:
        (done,) = self.db.execute("PRAGMA user_version").fetchone()
        if done == len(MIGRATIONS):
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            (done,) = self.db.execute("PRAGMA user_version").fetchone()
            for name, script in MIGRATIONS[done:]:
                for statement in _statements(script):
                    self.db.execute(statement)
                self.db.execute("INSERT INTO settings VALUES (?, ?)", (f"migration.{name}", now()))
            self.db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
            self.db.commit()
        except BaseException:
            self.db.rollback()
            raise

    def check(self) -> list[str]:
        """What is wrong with the library, a line each; nothing if it is sound."""
        return [*self.damage(), *self.gaps()]

    def damage(self) -> list[str]:
        """What is wrong with the file."""
        with self.reading() as db:
            (quick,) = db.execute("PRAGMA quick_check(1)").fetchone()
        return [] if quick == "ok" else [f"SQLite finds damage: {quick}"]

    def gaps(self) -> list[str]:
        """What is missing of that which can be derived from the texts anew."""
        with self.reading() as db:
            (orphans,) = db.execute(
                "SELECT count(*) FROM passages LEFT JOIN vectors ON passage_id = id "
                "WHERE passage_id IS NULL"
            ).fetchone()
            indexed = lexical.size(db)
            (passages,) = db.execute("SELECT count(*) FROM passages").fetchone()
        with self.writing(seen=False) as db:
            is_sound = lexical.is_sound(db)
        wrong = [f"{orphans} passages lack their vectors"] if orphans else []
        wrong += [f"{indexed} of {passages} passages are searchable"] if indexed != passages else []
        return wrong if is_sound else [*wrong, "the index of words is damaged"]


class Use:
    """A mark that this process uses the library in a folder: `restore` waits for none to.

    Raises LibraryBusy: whoever wants it `alone` while others use it, and the others meanwhile.
    """

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        self._descriptor = os.open(folder / IN_USE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
            fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
        except OSError:
            self.end()
            raise LibraryBusy(
                f"another process uses the library in {folder}", "wait for it to end and repeat"
            ) from None

    def end(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def make_folder(folder: Path) -> None:
    """Make a data directory if it is absent. Raises LibraryError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"{folder} can't be made ({error.strerror})", "name another directory with --data"
        ) from error


def write_setting(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))


def now() -> str:
    """This instant, ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def refuse_newer(path: Path) -> None:
    """Raises LibraryNewer, having touched nothing."""
    if not path.exists() or path.stat().st_size == 0:
        return
    # The bare file first: to read the log beside it, SQLite writes to its shared memory (-shm).
    version = _version(path, "immutable=1")
    if version <= len(MIGRATIONS) and path.with_name(path.name + "-wal").exists():
        version = _version(path, "mode=ro")
    if version > len(MIGRATIONS):
        raise LibraryNewer(
            f"{path} was written by a newer Footnote (its schema is {version}, "
            f"this one knows {len(MIGRATIONS)})",
            "upgrade Footnote; nothing was changed",
        )


def _version(path: Path, how: str) -> int:
    """The schema's number. SQLite alone may read the file: whoever else closes it takes away the
    locks that this process has on it (https://sqlite.org/howtocorrupt.html, section 2.2)."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, each with what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise LibraryFull(
                f"the disk of {path.parent} is full", "make room and repeat; nothing was lost"
            ) from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise LibraryBusy(
                f"another process has been writing {path} for {BUSY_TIMEOUT_S:.0f} s",
                "wait for it to finish and repeat",
            ) from error
        raise LibraryError(
            f"{path} can't be used ({error})", "check the path, its permissions and its disk"
        ) from error
    except UnicodeEncodeError as error:  # half a surrogate pair, from the command line or JSON
        raise NotInLibrary(
            f"{error.object!r} isn't text, so no library holds it", "check how it is written"
        ) from error
    except sqlite3.DatabaseError as error:
        raise LibraryDamaged(
            f"{path} isn't a sound library ({error})",
            "restore a copy with: footnote restore FILE",
        ) from error
