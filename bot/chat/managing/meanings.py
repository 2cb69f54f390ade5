"""What questions mean, as vectors, so that none is embedded twice. In memory, by digests alone."""

import asyncio
import hashlib
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from index import clusters
from index.clusters import Matrix
from index.language import detect
from index.types import Embedder


class Meanings:
    """Of one model's; another's begin anew. One task at a time uses it, under its `lock`."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self._of = ""
        self._floor = 0.0
        self._known: dict[str, tuple[npt.NDArray[np.float32], bool]] = {}

    def missing(self, texts: Sequence[str], embedder: Embedder) -> list[str]:
        """Those that have to be learned; all others are dropped."""
        if self._of != embedder.fingerprint:
            self._known = {}
        kept = {_digest(each) for each in texts}
        self._known = {name: each for name, each in self._known.items() if name in kept}
        return [each for each in texts if _digest(each) not in self._known]

    def learn(self, texts: Sequence[str], embedder: Embedder, languages: Collection[str]) -> None:
        """Embed them; `languages` are the articles', of which questions most likely are."""
        if self._of != embedder.fingerprint:
            self._of, self._floor = embedder.fingerprint, clusters.floor(embedder)
        for text, vector in zip(texts, embedder.encode(texts), strict=True):
            self._known[_digest(text)] = vector, embedder.knows(detect(text, languages))

    def alike(self, texts: Sequence[str]) -> Matrix:
        """`(n, n)`, as `clusters.alike`; all of them were learned, and there is one at least."""
        found = [self._known[_digest(each)] for each in texts]
        vectors = np.stack([vector for vector, _ in found])
        return clusters.alike(texts, vectors, [known for _, known in found], self._floor)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
