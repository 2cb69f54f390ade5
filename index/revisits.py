"""A link fetched again: an article that says something new gets another version, a list brings what
it didn't list before.

A page that turns into another altogether, or into its site's front page, is looked at again before
it is believed (`doubt`).
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from index.doubt import is_another, is_front
from index.errors import NotInLibrary, SourceError, SourceMissing, SourceUnsupported
from index.indexer import Indexer, fetch_of
from index.loaders import Listing, finish
from index.loaders.validators import NONE, Validators
from index.report import Report, failing_alone
from index.schedule import Visit
from index.types import Document
from index.worklist import Wanted

DOUBTS: Final = 3
"""How often what has fewer isn't believed."""

Pause = Callable[[str], None]
"""Waits for the turn of a link's host."""


class Revisits:
    """By an indexer of their own. One at a time."""

    def __init__(self, indexer: Indexer) -> None:
        self._indexer = indexer
        self._library = indexer.library

    def fetch(self, visit: Visit, pause: Pause) -> tuple[Report, Validators]:
        """What came of it, and the validators of a list. What `pause` raises stops it.

        Raises SourceError, LibraryError, ModelError.
        """
        report = Report()
        self._library.check_model(self._indexer.embedder.fingerprint)
        with self._indexer.intake:
            pause(visit.source)
            if visit.is_list:
                return report, self._list(visit, report, pause)
            with suppress(NotInLibrary):  # it was removed in the meantime
                self._article(visit, report)
        return report, NONE

    def _article(self, visit: Visit, report: Report) -> None:
        known = self._library.find(visit.source, visit.corpus)
        raw = self._indexer.opened(visit.source, known) if known else None
        if known is None or raw is None:
            return
        before = self._library.document(known.article_id)
        if is_front(raw.url) and not is_front(before.url or visit.source):
            raise SourceMissing(f"{visit.source} leads to its site's front page", "check the link")
        found = self._indexer.intake.parse(raw)
        if not isinstance(found, Document):
            raise SourceUnsupported(f"{visit.source} is no article any more", "check the link")
        if visit.failures < DOUBTS and is_another(before.text, found.text):
            raise SourceError(f"{visit.source} says something else altogether", "look at it")
        taken = (finish(found), known, fetch_of(raw), visit.corpus, report)
        self._indexer.take_in(*taken, only_again=True)

    def _list(self, visit: Visit, report: Report, pause: Pause) -> Validators:
        """None are kept where something it lists failed: it is asked for anew then."""
        intake, source, corpus = self._indexer.intake, visit.source, visit.corpus
        raw = intake.open(source, visit.validators)
        if raw is None:
            return visit.validators
        found = intake.parse(raw)
        if not isinstance(found, Listing):
            raise SourceUnsupported(f"{source} is no list of articles any more", "check the link")
        brought = self._indexer.visits.brought(source, corpus)
        work = self._indexer.worklist([source])
        work.add(found, Wanted(source, source))
        new = (each for each in work if each.source != source and each.source not in brought)
        for wanted in new:
            pause(wanted.source)
            with failing_alone(wanted.source, report):
                self._indexer.index_one(wanted, corpus, report, work)
        if visit.every_h is not None:
            self._indexer.visits.pace([each.source for each in work], corpus, visit.every_h)
        return NONE if report.failed else raw.validators
