"""Questions an article can answer, to show a newcomer what to ask."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Final

from index.library import Entry, Library
from index.sentences import split_sentences
from index.types import Corpora

_NAME: Final = re.compile(r"(?<=[a-z,] )((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){1,3})")
PER_ARTICLE: Final = 3
MOST: Final = 8
"""Questions of one article that there may be."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question; `number` tells it from the others of its article."""

    article_id: str
    number: int
    text: str


def examples(
    library: Library, corpora: Corpora, limit: int = PER_ARTICLE, *, article: str = ""
) -> list[Example]:
    """Questions of one article, or of the first articles of corpora in turn."""
    entries = [each for each in library.articles(corpora) if not article or each.id == article]
    each = [list(_of(library, entry)) for entry in entries[: max(limit, 1)]]
    in_turn = chain.from_iterable(zip_longest(*each))
    return list(islice((example for example in in_turn if example), limit))


def _of(library: Library, entry: Entry) -> Iterator[Example]:
    """The questions an article brings along, or ones about the names it holds most often."""
    brought = library.questions(entry.id)
    texts = brought or [
        f"What does it say about {name}?" for name in _names(library.article(entry.id).text)
    ]
    for number, text in enumerate(texts[:MOST]):
        yield Example(entry.id, number, text)


def _names(text: str) -> list[str]:
    """Names of two words or more inside sentences, the most frequent first."""
    sentences = (span.of(text) for span in split_sentences(text, 0, min(len(text), 20_000)))
    found = Counter(name for sentence in sentences for name in _NAME.findall(sentence))
    return [name for name, _ in found.most_common(MOST)]
