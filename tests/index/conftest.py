"""A library, a fake embedder and an indexer of small passages; the real embedder once a session."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from index.indexer import Indexer
from index.library import Library
from index.types import Embedder
from tests.fakes import PASSAGE_WORDS, FakeEmbedder

settings.register_profile(
    "footnote",
    deadline=None,
    max_examples=80,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("footnote")

Write = Callable[[str, str | bytes], str]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def indexer(library: Library, embedder: FakeEmbedder) -> Indexer:
    return Indexer(library, embedder, passage_tokens=PASSAGE_WORDS)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file below `articles/` and gives its path."""

    def writing(name: str, content: str | bytes) -> str:
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return writing


@pytest.fixture(scope="session")
def minilm() -> Embedder:
    """The real embedder, exported first where this installation hasn't yet."""
    from index.embedder import open_embedder

    return open_embedder()
