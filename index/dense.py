"""Cosine search over the library's vectors. The library is the truth; Chroma is derived from it.

    DenseIndex ┬ Generation   a sealed Chroma directory, built aside from the stored vectors
               ├ delta        exact scan over passages younger than the generation
               └ tombstones   passages of the generation that are gone from the library

Without a generation the delta is everything, and the exact scan serves.
"""

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from index.chroma import Generation
from index.errors import DenseError
from index.library import Library
from index.scan import ExactScan, Scored
from index.types import ALONE, Corpora, Vectors

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _View:
    """A corpus at one revision of the library."""

    revision: int
    generation: Generation | None
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

    def adopt(self, generation: Generation | None) -> Generation | None:
        """Search this generation from now on; the one before is handed back."""
        with self._lock:
            before, self._generation = self._generation, generation
            self._next = None
            self._views = {}
        return before

    def expect(self, generation: Generation | None) -> None:
        """Search this generation from the instant on in which its edition serves."""
        with self._lock:
            self._next = generation

    def _forget(self, broken: Generation) -> None:
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

    def _of(self, edition: int) -> Generation | None:
        """The generation of an edition, if there is one."""
        known = (self._generation, self._next)
        return next((each for each in known if each and each.edition == edition), None)


def _best(found: Iterable[Scored], limit: int) -> list[Scored]:
    return sorted(found, key=lambda each: (-each[1], each[0]))[:limit]
