"""What a footnote rests on, and where that is looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.types import Article, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Offsets are code points of `article.text`, which is what the article said when it was cited.

    `others` are the quotes that the answer's other footnotes take from the same text; `headings`
    the offsets at which a section's heading stands. `site` names where the article is from, and
    `original` is the address of its page, or "".
    """

    article: Article
    quote: Span
    others: Sequence[Span] = ()
    headings: Sequence[int] = ()
    site: str = ""
    original: str = ""


class Removed(Exception):
    """The article isn't there any more."""


class Shelf(Protocol):
    async def evidence(self, answer: str, number: int) -> Evidence | None:
        """What footnote `number` of an answer rests on; None if there is none. Raises Removed."""
