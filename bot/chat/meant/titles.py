"""Articles by words of their titles. Pure."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from index.lexical import fold


class Titled(Protocol):
    @property
    def title(self) -> str: ...


T = TypeVar("T", bound=Titled)


def found(articles: Sequence[T], words: str) -> list[T]:
    """Those whose titles hold all these words, or beginnings or pieces of them: the title that is
    just these first, then those with all of them in a row, as the articles came otherwise."""
    wanted = fold(words).split()
    if not wanted:
        return []
    phrase = " ".join(wanted)
    ranked = [(_rank(fold(each.title), wanted, phrase), each) for each in articles]
    return [each for rank, each in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT]


_NOT = 3


def _rank(title: str, wanted: Sequence[str], phrase: str) -> int:
    if not all(each in title for each in wanted):
        return _NOT
    return 0 if title == phrase else 1 if phrase in title else 2
