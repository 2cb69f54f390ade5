"""A library, a fake embedder and an indexer of small passages; the real embedder once a session."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from index import model
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


def small_model(folder: Path, weights: bytes = b"weights", card: str = "") -> Path:
    """What `find_model` looks at, without a model in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.safetensors").write_bytes(weights)
    if card:
        (folder / "README.md").write_text(card)
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "footnote"


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> Path:
    """A default model of seven bytes, pinned as the real one is."""
    folder = small_model(tmp_path / "model")
    sha256 = model.file_sha256(folder / "model.safetensors")
    smaller = replace(model.PACKAGED[model.DEFAULT_MODEL], sha256=sha256, weights=model.WEIGHTS)
    monkeypatch.setitem(model.PACKAGED, model.DEFAULT_MODEL, smaller)
    monkeypatch.setattr(model.Packaged, "folder", lambda self, name: folder)
    return folder
