"""Articles on a shelf: a library in memory, searched as the real one is, for fitting alone."""

import pickle
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import lexical
from index.retriever import DEFAULT_LIMIT, DEPTH, Fusion, fuse
from index.splitter import split
from index.types import Embedder, Hit, Passage, Vectors

PASSAGE_TOKENS = 240


@dataclass(frozen=True, slots=True)
class Text:
    """An article as fitting needs it."""

    id: str
    title: str
    text: str


class Kept:
    """An embedder that keeps what it encoded in a file: fitting encodes the same texts often."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder, self._path = embedder, path
        self.fingerprint, self.dimension = embedder.fingerprint, embedder.dimension
        self.reference = embedder.reference
        self._vectors: dict[str, Vectors] = {}
        if path.exists():
            with path.open("rb") as stream:  # our own file, from an earlier run
                self._vectors = pickle.load(stream)

    def knows(self, language: str) -> bool:
        return self._embedder.knows(language)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._embedder.count_tokens(texts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        missing = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        for at in range(0, len(missing), 512):
            some = missing[at : at + 512]
            vectors = self._embedder.encode(some).astype(np.float16)
            self._vectors |= dict(zip(some, vectors, strict=True))
        return np.stack([self._vectors[text] for text in texts]).astype(np.float32)

    def save(self) -> None:
        with self._path.open("wb") as stream:
            pickle.dump(self._vectors, stream)


class Shelf:
    """Finds passages of its articles for a question."""

    def __init__(self, articles: Sequence[Text], embedder: Embedder) -> None:
        self.titles: Mapping[str, str] = {article.id: article.title for article in articles}
        self._embedder = embedder
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE TABLE passages (id INTEGER PRIMARY KEY, corpus, article_id)")
        self._db.executescript("CREATE TABLE settings AS SELECT 'edition' AS key, 1 AS value")
        lexical.create(self._db, 1)
        self.passages = [
            Passage(0, article.id, piece.text, piece.start, piece.end, piece.heading, piece.ordinal)
            for article in articles
            for piece in split(article.text, (), embedder.count_tokens, size=PASSAGE_TOKENS)
        ]
        rows = [(id, "main", each.article_id) for id, each in enumerate(self.passages)]
        self._db.executemany("INSERT INTO passages VALUES (?, ?, ?)", rows)
        titled = [(self.titles[each.article_id], each.text) for each in self.passages]
        lexical.add(
            self._db,
            [lexical.Entry(id, title, "", text) for id, (title, text) in enumerate(titled)],
            edition=1,
        )
        self._vectors = embedder.encode([f"{title}. {text}" for title, text in titled])
        self._rarities: dict[str, float] = {}

    def rarity(self, words: Sequence[str]) -> list[float]:
        for word in words:
            if word not in self._rarities:
                (self._rarities[word],) = lexical.rarity(self._db, [word])
        return [self._rarities[word] for word in words]

    def search(self, question: str, limit: int = DEFAULT_LIMIT) -> list[Hit]:
        cosines = self._vectors @ self._embedder.encode([question])[0]
        dense = np.argsort(-cosines, kind="stable")[:DEPTH].tolist()
        words = [id for id, _ in lexical.search_words(self._db, question, DEPTH)]
        fusion = Fusion()
        ranked = fuse([(fusion.dense, dense), (fusion.words, words)], fusion.k)
        return [Hit(self.passages[id], score) for id, score in ranked[:limit]]
