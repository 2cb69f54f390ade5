"""An article made ready for the library: hashed, split, embedded.

document ─ content_hash ─ pieces ─ vectors, those that are known already and those to be made
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from index.catalogue import Stored
from index.editions import Shape
from index.fetches import Fetch
from index.library import Library
from index.putting import Prepared
from index.splitter import Piece, split
from index.steps import Progress, Step, silent
from index.types import Document, Embedder, Vectors

EMBEDDED_AT_ONCE: Final = 256  # passages


class Preparer:
    """Splits and embeds by one model and one length of passages."""

    def __init__(self, library: Library, embedder: Embedder, passage_tokens: int) -> None:
        self._library = library
        self._embedder = embedder
        self._passage_tokens = passage_tokens

    @property
    def shape(self) -> Shape:
        """What it makes an edition by."""
        return Shape(self._embedder.fingerprint, self._embedder.reference, self._passage_tokens)

    def prepared(
        self,
        document: Document,
        digest: str,
        corpus: str,
        fetch: Fetch | None = None,
        progress: Progress = silent,
    ) -> Prepared:
        """What a source has now, of which `digest` is the hash; `progress` is told of passages."""
        return self._made(document, digest, corpus, self.pieces(document), fetch, progress)

    def again(self, stored: Stored) -> Prepared:
        """A version, split and embedded anew as this is configured."""
        pieces = self._split(stored.document, self._passage_tokens)
        return self._made(stored.document, stored.content_hash, stored.corpus, pieces)

    def pieces(self, document: Document) -> list[Piece]:
        """The passages that an article becomes: as long as those are that it comes among."""
        serving = self._library.edition.shape.passage_tokens
        return self._split(document, serving or self._passage_tokens)

    def _split(self, document: Document, size: int) -> list[Piece]:
        return split(document.text, document.headings, self._embedder.count_tokens, size=size)

    def _made(
        self,
        document: Document,
        digest: str,
        corpus: str,
        pieces: Sequence[Piece],
        fetch: Fetch | None = None,
        progress: Progress = silent,
    ) -> Prepared:
        texts = [embedded_text(document.title, piece) for piece in pieces]
        hashes = [hashlib.sha256(text.encode()).digest()[:16] for text in texts]
        vectors = self._vectors(
            texts, hashes, lambda done: progress(Step(done, len(texts), document.source))
        )
        return Prepared(document, digest, pieces, hashes, vectors, corpus, fetch)

    def _vectors(
        self, texts: Sequence[str], hashes: Sequence[bytes], on_made: Callable[[int], None]
    ) -> Vectors:
        """Embed what the library hasn't embedded yet; a kill costs a batch."""
        vectors = np.zeros((len(texts), self._embedder.dimension), np.float32)
        known = self._library.known_vectors(hashes, self._embedder.fingerprint)
        for row, each in enumerate(hashes):
            if each in known:
                vectors[row] = np.frombuffer(known[each], np.float32)
        missing = [row for row, each in enumerate(hashes) if each not in known]
        for at in range(0, len(missing), EMBEDDED_AT_ONCE):
            on_made(len(texts) - len(missing) + at)
            rows = missing[at : at + EMBEDDED_AT_ONCE]
            vectors[rows] = self._embedder.encode([texts[row] for row in rows])
            if len(missing) > EMBEDDED_AT_ONCE:
                made = {hashes[row]: vectors[row].tobytes() for row in rows}
                self._library.keep_vectors(made, self._embedder.fingerprint)
        return vectors


def content_hash(document: Document) -> str:
    """SHA-256 of all that a loader read."""
    fields = [
        document.title,
        document.text,
        document.author,
        document.published,
        document.url,
        document.language,
        repr(document.headings),
        repr(document.questions),
    ]
    if document.pages:  # articles without pages keep the hash they had before there were any
        fields.append(repr(document.pages))
    return hashlib.sha256("\0".join(fields).encode()).hexdigest()


def embedded_text(title: str, piece: Piece) -> str:
    """What stands for a passage in the vector space: its title and heading give it context."""
    context = title if piece.heading in ("", title) else f"{title}: {piece.heading}"
    return f"{context}\n{piece.text.strip()}"
