"""Cosine search over the library's vectors. The library is the truth; Chroma is derived from it.

    DenseIndex ┬ Generation   a sealed Chroma directory, built aside from the stored vectors
               ├ delta        exact scan over passages younger than the generation
               └ tombstones   passages of the generation that are gone from the library

Without a generation the delta is everything, and the exact scan serves. Embedded Chroma is
neither kill-safe nor process-safe: only the process that owns the data directory opens one, and
a generation is never written to after it is sealed.
"""

import hashlib
import json
import logging
import os
import random
import shutil
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np

from index.editions import Edition
from index.errors import DenseError
from index.library import Library
from index.scan import ExactScan, Scored
from index.types import ALONE, Corpora, Vectors

log = logging.getLogger(__name__)

SEAL: Final = "sealed.json"
BATCH: Final = 1000
SELF_QUERIES: Final = 50
MISSED: Final = 0.04  # of them at most
HNSW: Final = {
    "space": "cosine",
    "ef_construction": 200,
    "ef_search": 100,
    "max_neighbors": 32,
    # Its graph is never written out: the log is replayed on opening, which survives kills.
    "sync_threshold": 10**9,
    "batch_size": BATCH,
}


@dataclass(frozen=True, slots=True)
class _View:
    """A corpus at one revision of the library."""

    revision: int
    generation: "Generation | None"
    delta: ExactScan
    gone: frozenset[int]


class DenseIndex:
    """Finds the nearest passages of corpora or of an article. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._generation: Generation | None = None
        self._next: Generation | None = None
        self._views: dict[str, _View] = {}
        self._lock = threading.Lock()

    def search(
        self, vector: Vectors, limit: int, *, corpora: Corpora = ALONE, article: str | None = None
    ) -> list[Scored]:
        """`(passage id, cosine)` pairs, best first, of what the library holds this instant.

        Each corpus is searched by itself: nothing but what these hold is ever looked at.
        """
        every = [self._search(vector, limit, each, article) for each in dict.fromkeys(corpora)]
        return every[0] if len(every) == 1 else _best(chain.from_iterable(every), limit)

    def _search(
        self, vector: Vectors, limit: int, corpus: str, article: str | None = None
    ) -> list[Scored]:
        if article:
            ids = self._library.passage_ids(corpus, article)
            return ExactScan(ids, self._library.vectors(ids)).search(vector, limit)
        view = self._view(corpus)
        found = view.delta.search(vector, limit)
        if view.generation is not None:
            try:
                with view.generation.in_use():
                    old = view.generation.search(corpus, vector, limit, view.gone)
            except DenseError as error:
                log.warning("the exact scan serves: %s", error)
                self._forget(view.generation)
                return self._search(vector, limit, corpus)
            found = _best([*found, *old], limit)
        return found

    def adopt(self, generation: "Generation | None") -> "Generation | None":
        """Search this generation from now on; the one before is handed back."""
        with self._lock:
            before, self._generation = self._generation, generation
            self._next = None
            self._views = {}
        return before

    def expect(self, generation: "Generation | None") -> None:
        """Search this generation from the instant on in which its edition serves."""
        with self._lock:
            self._next = generation

    def _forget(self, broken: "Generation") -> None:
        with self._lock:
            self._generation = None if self._generation is broken else self._generation
            self._next = None if self._next is broken else self._next
            self._views = {}

    @property
    def size(self) -> int | None:
        """Passages in the generation that is searched; None if the exact scan serves alone."""
        generation = self._generation
        return generation.size if generation is not None else None

    def lag(self) -> int:
        """Passages that the generation lacks or has too many."""
        views = [self._view(corpus) for corpus in self._library.corpora()]
        return sum(len(view.delta.ids) + len(view.gone) for view in views)

    def _view(self, corpus: str) -> _View:
        revision = self._library.revision
        view = self._views.get(corpus)
        if view is None or view.revision != revision:
            with self._lock:
                view = self._views.get(corpus)
                if view is None or view.revision != revision:
                    view = self._looked_again(corpus, view)
                    self._views[corpus] = view
        return view

    def _looked_again(self, corpus: str, before: _View | None) -> _View:
        """The corpus as it is now; vectors already in memory aren't read again."""
        with self._library.reading():
            revision = self._library.revision
            generation = self._of(self._library.edition.id)
            live = self._library.passage_ids(corpus)
            sealed = generation.ids(corpus) if generation else frozenset()
            young = [id for id in live if id not in sealed]
            scan = before.delta if before else ExactScan((), np.zeros((0, 0), np.float32))
            delta = scan.only(young, self._library.vectors)
        return _View(revision, generation, delta, sealed - frozenset(live))

    def _of(self, edition: int) -> "Generation | None":
        """The generation of an edition, if there is one."""
        known = (self._generation, self._next)
        return next((each for each in known if each and each.edition == edition), None)


def _best(found: Iterable[Scored], limit: int) -> list[Scored]:
    return sorted(found, key=lambda each: (-each[1], each[0]))[:limit]


class Generation:
    """A sealed Chroma directory, open for searching. Raises DenseError."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        seal = read_seal(folder)
        if seal["fingerprint"] != fingerprint:
            raise DenseError(f"{folder.name} was built for {seal['fingerprint']}")
        self.folder = folder
        self.edition: int = seal["edition"]
        self._users = 0
        self._lock = threading.Lock()
        self._client = _client(folder)
        self._collections: dict[str, Any] = {}
        self._ids: dict[str, frozenset[int]] = {}
        with _translated(folder):
            for number, corpus in enumerate(seal["corpora"]):
                collection = self._client.get_collection(_name(number), embedding_function=None)
                ids = frozenset(int(id) for id in collection.get(include=[])["ids"])
                if len(ids) != seal["corpora"][corpus]:
                    raise DenseError(f"{folder.name} holds {len(ids)} passages of {corpus}")
                if _digest(ids) != seal["digests"].get(corpus, _digest(ids)):
                    raise DenseError(f"{folder.name} holds other passages than it was sealed with")
                self._collections[corpus] = collection
                self._ids[corpus] = ids
        self._files = _files(folder)

    @property
    def size(self) -> int:
        """How many passages it holds."""
        return sum(len(ids) for ids in self._ids.values())

    def ids(self, corpus: str) -> frozenset[int]:
        return self._ids.get(corpus, frozenset())

    def search(
        self, corpus: str, vector: Vectors, limit: int, gone: frozenset[int]
    ) -> list[Scored]:
        """`(passage id, cosine)` pairs, best first, without those that are `gone`."""
        held = len(self.ids(corpus))
        wanted = min(held, limit + min(len(gone), limit))
        while wanted:
            found = [each for each in self._query(corpus, vector, wanted) if each[0] not in gone]
            if len(found) >= limit or wanted == held:
                return found[:limit]
            wanted = min(held, wanted * 4)
        return []

    def check(self, library: Library) -> None:
        """Raises DenseError unless its files are as they were opened, it holds the ids it was
        sealed with, and a sample of what the library holds is found by its own vector."""
        if not self.is_whole:
            raise DenseError(f"the files of {self.folder.name} were changed")
        for corpus, collection in self._collections.items():
            with _translated(self.folder):
                ids = frozenset(int(id) for id in collection.get(include=[])["ids"])
            if ids != self._ids[corpus]:
                raise DenseError(f"{self.folder.name} holds other passages than before")
            live = sorted(ids & frozenset(library.edition_ids(self.edition).get(corpus, ())))
            _ask_itself(collection, random.sample(live, min(SELF_QUERIES, len(live))), library)

    @property
    def is_whole(self) -> bool:
        """Whether its files are as they were opened: nothing writes to them any more."""
        return _files(self.folder) == self._files

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """While a search goes on."""
        with self._lock:
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1

    @property
    def is_used(self) -> bool:
        return self._users > 0

    def close(self) -> None:
        self._collections.clear()
        self._client.close()

    def _query(self, corpus: str, vector: Vectors, limit: int) -> list[Scored]:
        with _translated(self.folder):
            found = self._collections[corpus].query(
                query_embeddings=vector[np.newaxis], n_results=limit, include=["distances"]
            )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(int(id), 1.0 - float(distance)) for id, distance in pairs]


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """Chroma's errors, of many kinds, as DenseError."""
    try:
        yield
    except DenseError:
        raise
    except Exception as error:
        raise DenseError(f"{folder.name} can't be searched ({error})") from error


def build(library: Library, folder: Path, edition: Edition | None = None) -> int:
    """Build and seal a generation of an edition, by default the serving one, from the stored
    vectors; how many passages it holds.

    Raises DenseError if what was built doesn't equal the library.
    """
    folder.mkdir(parents=True)
    client = _client(folder)
    with library.reading():
        edition = edition or library.edition
        corpora = library.edition_ids(edition.id)
        for number, ids in enumerate(corpora.values()):
            collection = client.create_collection(
                _name(number), embedding_function=None, configuration={"hnsw": HNSW}
            )
            _fill(collection, ids, library)
            _verify(collection, ids, library)
    client.close()
    seal = {
        "edition": edition.id,
        "fingerprint": edition.shape.fingerprint,
        "corpora": {corpus: len(ids) for corpus, ids in corpora.items()},
        "digests": {corpus: _digest(ids) for corpus, ids in corpora.items()},
    }
    _write_seal(folder, seal)
    return sum(len(ids) for ids in corpora.values())


def _fill(collection: Any, ids: Sequence[int], library: Library) -> None:
    for at in range(0, len(ids), BATCH):
        some = ids[at : at + BATCH]
        collection.add(ids=[str(id) for id in some], embeddings=library.vectors(some))


def _verify(collection: Any, ids: Sequence[int], library: Library) -> None:
    """Every id is there, and a sample of vectors is found by itself."""
    held = {int(id) for id in collection.get(include=[])["ids"]}
    if held != set(ids):
        raise DenseError(f"Chroma holds {len(held)} passages, the library {len(ids)}")
    _ask_itself(collection, ids[:: max(1, len(ids) // SELF_QUERIES)], library)


def _ask_itself(collection: Any, ids: Sequence[int], library: Library) -> None:
    """Vectors are found by their own queries, but for the few that a sound graph may miss."""
    lost = 0
    for vector in library.vectors(ids):
        found = collection.query(
            query_embeddings=vector[np.newaxis], n_results=1, include=["distances"]
        )
        lost += not found["ids"][0] or found["distances"][0][0] > 1e-4
    if lost > MISSED * len(ids):
        raise DenseError(f"{lost} of {len(ids)} vectors aren't found by their own queries")


def _digest(ids: Iterable[int]) -> str:
    """What a set of passages is known by in the seal."""
    return hashlib.sha256(repr(sorted(ids)).encode()).hexdigest()


def _files(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """The files of a generation, as far as tells whether anyone wrote to them."""
    found = {}
    for path in folder.rglob("*"):
        with suppress(OSError):
            stat = path.stat()
            found[path] = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
    return found


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    with _translated(folder):
        return chromadb.PersistentClient(
            str(folder), settings=Settings(anonymized_telemetry=False, allow_reset=False)
        )


def _name(number: int) -> str:
    # Chroma is narrower in its names than we are in ours; sealed.json maps them.
    return f"corpus-{number}"


def read_seal(folder: Path) -> dict[str, Any]:
    """What a generation was sealed with. Raises DenseError if it wasn't."""
    try:
        written = json.loads((folder / SEAL).read_text())
        seal: dict[str, Any] = {"edition": 1, "digests": {}, **written}
        str(seal["fingerprint"]), int(seal["edition"])
        dict(seal["corpora"]), dict(seal["digests"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DenseError(f"{folder.name} isn't sealed") from error
    return seal


def _write_seal(folder: Path, seal: dict[str, Any]) -> None:
    aside = folder / f".{SEAL}"
    with aside.open("w") as stream:
        json.dump(seal, stream)
        stream.flush()
        os.fsync(stream.fileno())
    aside.rename(folder / SEAL)


def main() -> int:
    """Builder process: `python -m index.dense DATA FOLDER [EDITION]`, the serving one by default;
    stops when its parent is gone."""
    data, folder = Path(sys.argv[1]), Path(sys.argv[2])
    threading.Thread(target=_stop_with_parent, args=(folder,), daemon=True).start()
    os.nice(10)
    os.environ["OMP_NUM_THREADS"] = "1"
    library = Library(data)
    try:
        wanted = [each for each in library.editions() if str(each.id) in sys.argv[3:]]
        print(build(library, folder, *wanted))
    except DenseError as error:
        shutil.rmtree(folder, ignore_errors=True)
        print(error, file=sys.stderr)
        return 1
    return 0


def _stop_with_parent(folder: Path) -> None:
    """The parent holds the other end of our standard input and never writes to it."""
    sys.stdin.read()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
