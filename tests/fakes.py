"""Stand-ins for what is slow: they keep the real ones' promises, and can be looked into."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.lexical import fold
from index.preparing import content_hash, embedded_text
from index.putting import Prepared
from index.reader import Reading
from index.splitter import split
from index.types import DEFAULT_CORPUS, Document, Vectors

DIMENSION = 64
PASSAGE_WORDS = 12

_WORD = re.compile(r"[^\W_]+")


class FakeEmbedder:
    """A bag of folded words, each hashed to a direction: texts that share words are near.

    A word is a word piece. `encoded` lists every text it was given, in order.
    """

    def __init__(self, fingerprint: str = "fake@1", languages: Collection[str] = ("en",)) -> None:
        self.fingerprint = fingerprint
        self.reference = fingerprint.partition("@")[0]
        self.dimension = DIMENSION
        self.encoded: list[str] = []
        self._languages = frozenset(languages)

    def knows(self, language: str) -> bool:
        return language in self._languages

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return np.stack([self._vector(each) for each in texts]) if texts else _none()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return count_words(texts)

    def _vector(self, text: str) -> Vectors:
        words = _WORD.findall(fold(text)) or [""]
        total = np.sum([_direction(self.fingerprint, word) for word in words], axis=0)
        return np.asarray(total / np.linalg.norm(total), np.float32)


class FakeReader:
    """Finds the words it was told to find, and doubts everything else. A word is a word piece.

    `texts` lists every text it read, in order.
    """

    def __init__(self, answer: str) -> None:
        self.texts: list[str] = []
        self._answer = answer

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        self.texts += texts
        return [self._reading(text) for text in texts]

    def _reading(self, text: str) -> Reading:
        spans = np.array([match.span() for match in _WORD.finditer(text)], np.intp).reshape(-1, 2)
        at = text.find(self._answer) if self._answer else -1
        starts = np.where(spans[:, 0] == at, 6.0, -6.0).astype(np.float32)
        ends = np.where(spans[:, 1] == at + len(self._answer), 6.0, -6.0).astype(np.float32)
        return Reading(spans, starts, ends, 4.0 if at >= 0 else -4.0)


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(_WORD.findall(text)) for text in texts]


def document(source: str, text: str, *, title: str = "", language: str = "en") -> Document:
    return Document(source=source, title=title or Path(source).stem, text=text, language=language)


def prepared(
    document: Document,
    embedder: FakeEmbedder,
    *,
    corpus: str = DEFAULT_CORPUS,
    size: int = PASSAGE_WORDS,
) -> Prepared:
    """A document ready for `Library.put`, as the indexer would make it."""
    pieces = split(document.text, document.headings, embedder.count_tokens, size=size)
    texts = [embedded_text(document.title, piece) for piece in pieces]
    hashes = [hashlib.sha256(text.encode()).digest()[:16] for text in texts]
    vectors = embedder.encode(texts)
    return Prepared(document, content_hash(document), pieces, hashes, vectors, corpus)


def _direction(fingerprint: str, word: str) -> Vectors:
    seed = hashlib.sha256(f"{fingerprint}\0{word}".encode()).digest()
    generator = np.random.default_rng(int.from_bytes(seed[:8], "little"))
    return generator.standard_normal(DIMENSION).astype(np.float32)


def _none() -> Vectors:
    return np.zeros((0, DIMENSION), np.float32)


@dataclass(slots=True)
class Clock:
    """Says what time it is until it is set to another."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now
