"""What a run has to take in: sources that were named, and what lists among them name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from index.loaders import Listing

MOST_LISTS: Final = 50
"""Sitemaps of an index of sitemaps that are opened."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source, and by which of those that were named it came in.

    It may be a list with so many `levels` of lists below it: sitemaps come in an index.
    """

    source: str
    named: str
    levels: int = 2


class Worklist:
    """Sources in order, each once. It may grow while it is worked on."""

    def __init__(self, sources: Iterable[str], most: int) -> None:
        """`most` is how many articles a named source may bring in by its lists."""
        self._most = most
        self._brought: Counter[str] = Counter()
        self._wanted = {source: Wanted(source, source) for source in sources}

    def __iter__(self) -> Iterator[Wanted]:
        at = 0
        while at < len(self._wanted):
            some = list(self._wanted.values())[at:]
            at += len(some)
            yield from some

    def __len__(self) -> int:
        return len(self._wanted)

    def add(self, listing: Listing, by: Wanted) -> int:
        """Take in what a list names; how many of its entries had to be left out."""
        most = MOST_LISTS if listing.of_lists else self._most - self._brought[by.named]
        chosen = listing.links[:most]
        levels = by.levels - 1 if listing.of_lists else 0
        for link in chosen:
            self._wanted.setdefault(link, Wanted(link, by.named, levels))
        if not listing.of_lists:
            self._brought[by.named] += len(chosen)
        return len(listing.links) - len(chosen)
