"""A generation: a Chroma directory, built from the stored vectors, verified, sealed, and then read.

    build ─→ every passage in it, a sample found by itself ─→ seal ─→ open ─→ search, check

Embedded Chroma is neither kill-safe nor process-safe: only the process that owns the data directory
opens one, a child of it builds it, and it is never written to after it is sealed.
"""

import hashlib
import json
import os
import random
import shutil
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import numpy as np

from index.editions import Edition
from index.errors import DenseError
from index.library import Library
from index.scan import Scored
from index.types import Vectors

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
    """Builder process: `python -m index.chroma DATA FOLDER [EDITION]`, the serving one by default;
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
