"""The exact scan: every vector compared. It finds what a generation lacks, or all without one."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from index.types import Vectors

Scored = tuple[int, float]
"""`(passage id, cosine)`."""


class ExactScan:
    """Every vector compared: exact, and quick enough up to some 100,000 passages."""

    def __init__(self, ids: Sequence[int], vectors: Vectors) -> None:
        self.ids = np.asarray(ids, np.int64)
        self.vectors = vectors

    def search(self, vector: Vectors, limit: int) -> list[Scored]:
        """`(passage id, cosine)` pairs, best first; `vector` is `(dim,)`, normalised."""
        if not len(self.ids):
            return []
        cosines = self.vectors @ vector
        best = _top(cosines, limit)
        return [(int(self.ids[row]), float(cosines[row])) for row in best]

    def only(self, ids: Sequence[int], read: Callable[[Sequence[int]], Vectors]) -> "ExactScan":
        """Over these; vectors that aren't in memory are read."""
        rows = {int(id): row for row, id in enumerate(self.ids)}
        fresh = [id for id in ids if id not in rows]
        if not fresh:
            kept = [rows[id] for id in ids]
            return ExactScan(ids, self.vectors[kept] if ids else self.vectors[:0])
        new = read(fresh)
        vectors = np.empty((len(ids), new.shape[1]), np.float32)
        is_fresh = np.isin(np.asarray(ids), np.asarray(fresh))
        vectors[is_fresh] = new
        if len(fresh) < len(ids):
            vectors[~is_fresh] = self.vectors[[rows[id] for id in ids if id in rows]]
        return ExactScan(ids, vectors)


def _top(scores: npt.NDArray[np.float32], limit: int) -> npt.NDArray[np.intp]:
    rows = np.arange(len(scores))
    if limit < len(scores):
        rows = np.argpartition(-scores, limit)[:limit]
    return rows[np.lexsort((rows, -scores[rows]))]
