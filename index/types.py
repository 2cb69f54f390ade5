"""What flows through the index. Offsets are code points of `Article.text`, half-open."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

DEFAULT_CORPUS = "main"

Corpora = tuple[str, ...]
"""Names of corpora that are read together; where there is a choice, the first goes first."""

ALONE: Corpora = (DEFAULT_CORPUS,)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text, `0 <= start < end <= len(text)`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """What a loader read from one source, before the library knows it.

    `text` is the stored text, code point for code point; `published` an ISO date or "";
    `headings` maps the offset where a section starts to its heading, ascending, and `pages` that
    where a page starts to what is printed on it ("7", "iv"); `hidden` counts by kind the characters
    that were replaced for hiding text.
    """

    source: str
    title: str
    text: str
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    headings: tuple[tuple[int, str], ...] = ()
    questions: tuple[str, ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
    hidden: Counter[str] = field(default_factory=Counter, compare=False)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it stands in the library. It is its source: a path or a URL.

    `id` is opaque; `fetched_at` an ISO instant (UTC); `content_hash` the SHA-256 of what was
    loaded; `url` the page a reader can open, or ""; `pages` as in `Document`.
    """

    id: str
    source: str
    title: str
    text: str
    language: str
    published: str
    fetched_at: str
    content_hash: str
    author: str = ""
    url: str = ""
    corpus: str = DEFAULT_CORPUS
    version: int = 0
    pages: tuple[tuple[int, str], ...] = ()

    def page(self, offset: int) -> str:
        """What is printed on the page that an offset is on; "" where the source has no pages."""
        at = bisect_right(self.pages, offset, key=itemgetter(0)) - 1
        return self.pages[at][1] if at >= 0 else ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article that is retrieved: `article.text[start:end] == text`.

    `ordinal` counts from 0 within the article; `heading` is the section it starts in, or "".
    `version` is the article's that says so.
    """

    id: int
    article_id: str
    text: str
    start: int
    end: int
    heading: str
    ordinal: int
    version: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question. Ranks count from 1; None where that leg didn't find it."""

    passage: Passage
    score: float
    dense_rank: int | None = None
    lexical_rank: int | None = None


class Embedder(Protocol):
    """Text to vectors."""

    @property
    def fingerprint(self) -> str:
        """Names the model and its weights: equal fingerprints give comparable vectors."""

    @property
    def reference(self) -> str:
        """What `open_embedder` takes to open it again."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def knows(self, language: str) -> bool:
        """Whether the model was trained for this ISO 639-1 language."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """`(len(texts), dimension)` float32, rows L2-normalised, in the order given."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces in each text, without the model's own markers."""


def normalised(vectors: Vectors) -> Vectors:
    """`(n, dim)` float32, each row divided by its L2 norm."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)
