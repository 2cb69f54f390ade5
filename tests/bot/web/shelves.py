"""A shelf made by hand, and an article to stand on it."""

from collections.abc import Mapping

from bot.web.evidence import Evidence, Removed
from index.types import Span
from tests.bot.articles import article

ANSWER = "0123456789abcdef"


class Shelf:
    """Answers' footnotes by (answer, number); None stands for a removed article."""

    def __init__(self, evidence: Mapping[tuple[str, int], Evidence | None]) -> None:
        self._evidence = evidence

    async def evidence(self, answer: str, number: int) -> Evidence | None:
        found = self._evidence.get((answer, number))
        if found is None and (answer, number) in self._evidence:
            raise Removed
        return found


def evidence(marked: str, *others: str, **facts: str) -> Evidence:
    """The quote stands between brackets; further ones are named by their words."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in others]
    return Evidence(article(text, **facts), Span(start, end), spans)
