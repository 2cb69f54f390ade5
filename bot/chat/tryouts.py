"""Questions that are offered for a tap: only those that their article answers.

brought along by it ─────────────────────────────→ offered to newcomers
made of what it speaks of ─ asked of it ─ answered ─→ offered too, and so to whoever added it
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import Final

from bot.services import Services
from bot.types import Question
from index.errors import NotInLibrary
from index.examples import MOST, Example, examples
from index.types import Corpora

WANTED: Final = 3
"""Questions that are offered at once, and articles they are about."""
TRIED: Final = 6
"""Questions asked before a newcomer is greeted: a second each."""


class Tryouts:
    """What newcomers are offered, by what they read; found anew once the library has changed.

    Synchronous; safe to share between threads.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._known: dict[Corpora, tuple[int, list[Example]]] = {}

    def offered(self, corpora: Corpora) -> list[Example]:
        library = self._services.library
        revision = library.revision
        known = self._known.get(corpora)
        if known is None or known[0] != revision:
            first = library.articles(corpora)[:WANTED]
            some = islice(_in_turn(self._services, corpora, [each.id for each in first]), TRIED)
            known = revision, _kept(self._services, corpora, some, vouched=True)
            self._known = {**self._known, corpora: known}
        return known[1]


def answered(services: Services, corpora: Corpora, ids: Sequence[str]) -> list[Example]:
    """Questions about these articles that they answer."""
    return _kept(services, corpora, _in_turn(services, corpora, ids[:WANTED]), vouched=False)


def _in_turn(services: Services, corpora: Corpora, ids: Sequence[str]) -> Iterator[Example]:
    """Questions about each article in turn."""
    each = [examples(services.library, corpora, MOST, article=id) for id in ids]
    return filter(None, chain.from_iterable(zip_longest(*each)))


def _kept(
    services: Services, corpora: Corpora, some: Iterable[Example], *, vouched: bool
) -> list[Example]:
    """As many as are wanted, no two alike; `vouched` if the author's word is enough."""
    found: dict[str, Example] = {}
    for each in some:
        if len(found) == WANTED:
            break
        is_sure = vouched and not each.is_made
        if each.text not in found and (is_sure or _is_answered(services, each, corpora)):
            found[each.text] = each
    return [*found.values()]


def _is_answered(services: Services, example: Example, corpora: Corpora) -> bool:
    """Whether that article answers it, whatever others say, by more than a heading."""
    try:
        answer = services.quoter.answer(Question(example.text, corpora, example.article_id))
    except NotInLibrary:  # it was removed meanwhile
        return False
    return any(len(each.quote.text) > len(example.text) for each in answer.citations)
