"""The library: SQLite, the truth about articles, their versions, passages and vectors.

    articles ─< versions            what an article says now, and what it said, while it is cited
             ├< passages ─ vectors  of the current version; searched by `lexical` and `dense`
             └─ fetches             how its source was when it was last read
    settings                        revision, and which edition serves
    editions                        by which model, and how long, passages are
    generations                     sealed Chroma directories

What is in the trash is in neither `articles` nor `passages`, nor are the passages of an edition
that doesn't serve: these are views of the tables `stored_articles` and `stored_passages`.

It is read by `passages` and `catalogue`, and changed here. Every change is one transaction and
raises `revision` by one, so that whoever keeps something derived in memory knows when to look
again.
"""

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path

from index import copies, editions, fetches, putting, trash, versions
from index.catalogue import Catalogue
from index.database import now, translated, write_setting
from index.editions import Edition, Shape
from index.errors import LibraryBusy, ModelMismatch
from index.fetches import Fetch
from index.putting import Prepared
from index.trash import Trashed
from index.types import Article
from index.versions import Cited, Version


class Library(Catalogue):
    """A library in a data directory; created if absent."""

    # Settings

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

    # Articles

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

    def note_fetch(self, article_id: str, fetch: Fetch) -> None:
        """Keep how an article's source was, where its bytes changed but nothing that they say."""
        with self.writing(seen=False) as db:
            fetches.note(db, article_id, fetch)

    def keep_vectors(self, vectors: Mapping[bytes, bytes], fingerprint: str) -> None:
        """Keep vectors that are made, by the hash of their text, until their article is put in."""
        with self.writing(seen=False) as db:
            db.executemany(
                "INSERT OR IGNORE INTO spare_vectors VALUES (?, ?, ?)",
                [(fingerprint, embed_hash, vector) for embed_hash, vector in vectors.items()],
            )

    def forget_spare_vectors(self) -> None:
        """All is put in: what was kept aside is of no use."""
        with self.writing(seen=False) as db:
            db.execute("DELETE FROM spare_vectors")

    def copy_to(self, path: Path) -> None:
        """A consistent copy, while others read and write. Whole, or `path` as it was."""
        copies.copy(self.db, path)

    # Editions

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

    # Removing

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

    def prune(self, cited: Cited, now: float | None = None) -> list[Version]:
        """Once a day, delete what articles said before, but for what was replaced within a day and
        for what `cited` names, when it is asked; which versions that were. `now` is Unix time."""
        gone = versions.prune(self, cited, time.time() if now is None else now)
        trash.sweep(self)
        return gone

    # Generations

    def want_generation(self) -> None:
        """Have the generation there is replaced by a new one."""
        with self.writing(seen=False) as db:
            trash.outdate(db)

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
