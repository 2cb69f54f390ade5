"""The write path: open → skip if unchanged → parse → split → embed → one transaction."""

import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Final

from index import loaders
from index.doubt import is_another, is_front
from index.errors import NotInLibrary, SourceError, SourceUnsupported
from index.fetches import Fetch, Known
from index.library import Library
from index.loaders import READING, Intake, Listing, Raw, is_link
from index.preparing import Preparer, content_hash
from index.putting import Prepared, article_id
from index.rebuild import Rebuild
from index.report import Report, failing_alone
from index.steps import Progress, Rounds, Step, silent
from index.types import DEFAULT_CORPUS, Document, Embedder
from index.visits import Visits
from index.worklist import Wanted, Worklist

log = logging.getLogger(__name__)

DEFAULT_PASSAGE_TOKENS: Final = 200
DEFAULT_MAX_LISTED: Final = 200
EMBEDDED: Final = 0.9
"""The share of making a library anew that is over once all is embedded: the rest is to read its
sources again, most of which say what they said."""


class Indexer:
    """Puts articles into a library. One source that fails never stops the others."""

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        *,
        passage_tokens: int = DEFAULT_PASSAGE_TOKENS,
        max_listed: int = DEFAULT_MAX_LISTED,
        intake: Intake | None = None,
    ) -> None:
        """`max_listed` is how many articles of a feed or sitemap are taken in."""
        self.library = library
        self.embedder = embedder
        self.preparer = Preparer(library, embedder, passage_tokens)
        self._max_listed = max_listed
        self.intake = intake or Intake()
        self.visits = Visits(library)

    def index(
        self,
        sources: Sequence[str],
        *,
        corpus: str = DEFAULT_CORPUS,
        every_h: float | None = None,
        progress: Progress = silent,
    ) -> Report:
        """Add or update files, folders and links; of a feed or sitemap, the articles it lists.

        `every_h` is how many hours the links among them stay unfetched, 0 for ever; None leaves
        that as it is.
        Raises LibraryError or ModelError, which no further source could escape.
        """
        report, started = Report(), monotonic()
        work = self.worklist(self._expanded(sources, report))
        self._work_off(work, corpus, report, progress)
        if every_h is not None:
            self.visits.pace([each.source for each in work], corpus, every_h)
        report.seconds = monotonic() - started
        return report

    def index_listed(
        self,
        links: Sequence[str],
        by: str,
        *,
        corpus: str = DEFAULT_CORPUS,
        progress: Progress = silent,
    ) -> Report:
        """Add or update the articles that a list named, which is itself not opened again.

        Raises LibraryError or ModelError.
        """
        report, started = Report(), monotonic()
        work = self.worklist(())
        work.add(Listing(tuple(links)), Wanted(by, by))
        self._work_off(work, corpus, report, progress)
        if is_link(by):
            self.visits.follow(by, corpus)
        report.seconds = monotonic() - started
        return report

    def _work_off(self, work: Worklist, corpus: str, report: Report, progress: Progress) -> None:
        self.library.check_model(self.embedder.fingerprint)
        self.library.describe(self.preparer.shape)
        with self.intake:
            for done, wanted in enumerate(work):
                progress(Step(done, len(work), wanted.source))
                with failing_alone(wanted.source, report):
                    self.index_one(wanted, corpus, report, work)

    def reindex(self, ids: Sequence[str] = (), *, progress: Progress = silent) -> Report:
        """Read, split and embed articles anew, all if none is named.

        An article whose source is gone is rebuilt from the text the library holds. All of them is
        also the way to another embedding model or length of passages, and out of damage: readers
        find in the old edition until the new one is whole. What `progress` raises stops it, and
        what is done stays done.
        Raises NotInLibrary, ModelMismatch (only some were named), LibraryBusy, LibraryDamaged.
        """
        for id in ids:
            self.library.article(id)
        report, started = Report(), monotonic()
        rebuild = Rebuild(self)
        is_new_edition = not ids and rebuild.is_needed()
        if is_new_edition:
            rounds = Rounds(progress)
            rebuild.run(rounds.part(0.0, EMBEDDED))
            progress = rounds.part(EMBEDDED, 1.0)
        self.library.check_model(self.embedder.fingerprint)
        entries = {entry.id: entry for entry in self.library.articles()}
        chosen = list(ids) or list(entries)
        with self.intake:
            for done, id in enumerate(chosen):
                progress(Step(done, len(chosen), entries[id].source))
                self._put_again(id, entries[id].corpus, report)
        if not ids:
            self.library.describe(self.preparer.shape)
            self.library.forget_spare_vectors()
        if not ids and not is_new_edition:
            self.library.want_generation()
        report.seconds = monotonic() - started
        return report

    def _expanded(self, sources: Sequence[str], report: Report) -> list[str]:
        found: dict[str, None] = {}
        for source in sources:
            with failing_alone(source, report):
                found.update(dict.fromkeys(loaders.expand(source)))
        return list(found)

    def add(
        self,
        document: Document,
        *,
        corpus: str = DEFAULT_CORPUS,
        fetch: Fetch | None = None,
        progress: Progress = silent,
    ) -> Report:
        """Add or update what was read already: a channel's post, or what an admin has looked at.

        `progress` is told of passages. Raises LibraryError or ModelError.
        """
        self.library.check_model(self.embedder.fingerprint)
        self.library.describe(self.preparer.shape)
        report, started = Report(), monotonic()
        with failing_alone(document.source, report):
            known = self.library.find(document.source, corpus)
            harmless = loaders.finish(loaders.made_harmless(document))
            self.take_in(harmless, known, fetch, corpus, report, progress=progress)
        report.seconds = monotonic() - started
        return report

    def worklist(self, sources: Iterable[str]) -> Worklist:
        return Worklist(sources, self._max_listed)

    def index_one(self, wanted: Wanted, corpus: str, report: Report, work: Worklist) -> None:
        """Take in one source of a run; what it lists, if it is a list, is put on the worklist.

        Raises SourceError, LibraryError, ModelError.
        """
        self._open_one(wanted, corpus, report, work)
        if not wanted.levels and is_link(wanted.named):
            self.visits.bring(wanted.source, corpus, wanted.named)

    def _open_one(self, wanted: Wanted, corpus: str, report: Report, work: Worklist) -> None:
        known = self.library.find(wanted.source, corpus)
        raw = self.opened(wanted.source, known)
        if raw is None:
            assert known is not None
            report.leave(known.article_id)
            return
        found = self.intake.parse(raw)
        if isinstance(found, Listing):
            self._note_listed(found, wanted, work)
            if is_link(wanted.source) and wanted.source == wanted.named:
                self.visits.follow(wanted.source, corpus)
        else:
            self.take_in(loaders.finish(found), known, fetch_of(raw), corpus, report)

    def take_in(
        self,
        document: Document,
        known: Known | None,
        fetch: Fetch | None,
        corpus: str,
        report: Report,
        *,
        only_again: bool = False,
        progress: Progress = silent,
    ) -> None:
        """Put in a document that a source has; `only_again` if its article is still there.

        Raises LibraryError, ModelError.
        """
        digest = content_hash(document)
        if known and known.content_hash == digest:
            if fetch is not None:
                self.library.note_fetch(known.article_id, fetch)
            report.leave(known.article_id)
            return
        prepared = self.preparer.prepared(document, digest, corpus, fetch, progress)
        if only_again and not self.library.put_again(prepared, self.embedder.fingerprint):
            return
        if not only_again:
            self.library.put(prepared, self.embedder.fingerprint)
        report.ids.append(article_id(document.source, corpus))
        report.passages += len(prepared.pieces)
        report.note_hidden(document)
        if known:
            report.updated += 1
        else:
            report.added += 1

    def opened(self, source: str, known: Known | None) -> Raw | None:
        """A source's bytes; None if they are those that were read the last time.

        Raises SourceError.
        """
        last = known.fetch if known and known.fetch and known.fetch.reading == READING else None
        raw = self.intake.open(source, last.validators if last else None)
        return None if raw and last and raw.digest == last.digest else raw

    def _note_listed(self, listing: Listing, wanted: Wanted, work: Worklist) -> None:
        if not wanted.levels:
            raise SourceUnsupported(f"{wanted.source} is a list within a list", "name it itself")
        left = work.add(listing, wanted)
        if left:
            log.warning(
                "%s lists %d more than are taken in; library.max_listed allows for more",
                *(wanted.source, left),
            )

    def _put_again(self, id: str, corpus: str, report: Report) -> None:
        """Unless it was removed in the meantime."""
        with suppress(NotInLibrary):
            prepared = self._prepared_again(id, corpus, report)
            if self.library.put_again(prepared, self.embedder.fingerprint):
                report.passages += len(prepared.pieces)
                report.ids.append(id)

    def _prepared_again(self, id: str, corpus: str, report: Report) -> Prepared:
        stored, fetch = self.library.document(id), None
        try:
            document, fetch = self._read_again(stored, corpus)
        except SourceError as error:
            log.info("%s is rebuilt from the library: %s", stored.source, error)
            document = stored
        digest = content_hash(document)
        if digest == content_hash(stored):
            report.unchanged += 1
        else:
            report.updated += 1
            report.note_hidden(document)
        return self.preparer.prepared(document, digest, corpus, fetch)

    def _read_again(self, stored: Document, corpus: str) -> tuple[Document, Fetch]:
        """Raises SourceError: of a page, too, that is another than it was."""
        source = stored.source
        known = self.library.find(source, corpus)
        if is_link(source) and not (known and known.fetch):
            raise SourceUnsupported(f"{source} wasn't read from its link", "add it anew")
        raw = self.intake.open(source)
        found = self.intake.parse(raw) if raw else None
        if raw is None or not isinstance(found, Document):
            raise SourceUnsupported(f"{source} is no article any more", "index what it lists")
        is_moved = is_front(raw.url) and not is_front(stored.url or source)
        if is_link(source) and (is_moved or is_another(stored.text, found.text)):
            raise SourceError(f"{source} says something else altogether", "look at it")
        return loaders.finish(found), fetch_of(raw)


def fetch_of(raw: Raw) -> Fetch:
    return Fetch(raw.digest, READING, raw.validators)
