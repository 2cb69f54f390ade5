"""Questions an article can answer, to show a newcomer what to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Final

from index.catalogue import Entry
from index.language import script
from index.library import Library
from index.phrases import LOOKED_AT, has_cases, phrases
from index.types import Article, Corpora

_MARKS: Final = {"ARABIC": "؟", "CJK": "？", "HIRAGANA": "？", "KATAKANA": "？"}
PER_ARTICLE: Final = 3
MOST: Final = 8
"""Questions of one article that there may be."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question; `number` tells it from the others of its article.

    `is_made` if it was made of what the article speaks of, and may be one that it doesn't answer.
    """

    article_id: str
    number: int
    text: str
    is_made: bool = False


def examples(
    library: Library, corpora: Corpora, limit: int = PER_ARTICLE, *, article: str = ""
) -> list[Example]:
    """Questions of one article, or of the first articles of corpora in turn."""
    entries = [each for each in library.articles(corpora) if not article or each.id == article]
    each = [list(_of(library, entry)) for entry in entries[: max(limit, 1)]]
    in_turn = chain.from_iterable(zip_longest(*each))
    return list(islice((example for example in in_turn if example), limit))


def _of(library: Library, entry: Entry) -> Iterator[Example]:
    """The questions an article brings along, or else about what it speaks of."""
    brought = library.questions(entry.id)
    texts = brought or _made(library.article(entry.id), library)
    for number, text in enumerate(texts[:MOST]):
        yield Example(entry.id, number, text, is_made=not brought)


def _made(article: Article, library: Library) -> list[str]:
    """A phrase alone asks in any language."""
    headings = [each for _, each in library.headings(article.version) if each != article.title]
    about = phrases(article.text, headings)
    if article.language in ("", "en") and has_cases(article.text[:LOOKED_AT]):
        return [f"What does it say about {each}?" for each in about]
    return [f"{each}{_mark(each)}" for each in about]


def _mark(text: str) -> str:
    """The mark of a question in its script."""
    return _MARKS.get(script(text), "?") if text[-1] not in "?؟？" else ""
