"""The passages of a library and their vectors, as searching reads them."""

from collections.abc import Iterable, Sequence

import numpy as np

from index import lexical
from index.database import Database, translated
from index.errors import LibraryDamaged
from index.types import Passage, Vectors


class Passages(Database):
    """Reads those of the edition that serves, unless another is named."""

    def count(self, corpus: str | None = None) -> int:
        """How many passages there are."""
        scope, values = ("WHERE corpus = ?", (corpus,)) if corpus else ("", ())
        with translated(self.path):
            row = self.db.execute(f"SELECT count(*) FROM passages {scope}", values).fetchone()
        return int(row[0])

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

    def rarity(self, words: Sequence[str]) -> list[float]:
        """The inverse document frequency of each folded word, 0 or more."""
        with self.reading() as db:
            return lexical.rarity(db, words)

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
