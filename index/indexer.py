"""The write path: open → skip if unchanged → parse → split → embed → one transaction."""

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

import numpy as np

from index import loaders
from index.doubt import is_another, is_front
from index.editions import Shape
from index.errors import (
    FootnoteError,
    LibraryError,
    ModelError,
    NotInLibrary,
    SourceError,
    SourceUnsupported,
)
from index.fetches import Fetch, Known
from index.library import Library, Stored
from index.loaders import READING, Intake, Listing, Raw, is_link
from index.putting import Prepared, article_id
from index.rebuild import Rebuild
from index.splitter import Piece, split
from index.steps import Progress, Rounds, Step, silent
from index.types import DEFAULT_CORPUS, Document, Embedder, Vectors
from index.visits import Visits
from index.worklist import Wanted, Worklist

log = logging.getLogger(__name__)

DEFAULT_PASSAGE_TOKENS: Final = 200
DEFAULT_MAX_LISTED: Final = 200
EMBEDDED_AT_ONCE: Final = 256  # passages
EMBEDDED: Final = 0.9
"""The share of making a library anew that is over once all is embedded: the rest is to read its
sources again, most of which say what they said."""


@dataclass(slots=True)
class Report:
    """What a run did. `passages` counts those of the added and updated articles.

    `hidden` has those in which hidden characters were replaced: how many of each kind, by source.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    passages: int = 0
    seconds: float = 0.0
    ids: list[str] = field(default_factory=list)
    hidden: dict[str, Counter[str]] = field(default_factory=dict)


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
        self._passage_tokens = passage_tokens
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
        self.library.describe(self.shape)
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
            self.library.describe(self.shape)
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
        self.library.describe(self.shape)
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
            _note_unchanged(known, report)
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
            _note_unchanged(known, report)
            return
        pieces = self.pieces(document)
        prepared = self._prepared(document, digest, corpus, pieces, fetch, progress)
        if only_again and not self.library.put_again(prepared, self.embedder.fingerprint):
            return
        if not only_again:
            self.library.put(prepared, self.embedder.fingerprint)
        report.ids.append(article_id(document.source, corpus))
        report.passages += len(prepared.pieces)
        _note_hidden(document, report)
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
            _note_hidden(document, report)
        return self._prepared(document, digest, corpus, self.pieces(document), fetch)

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

    @property
    def shape(self) -> Shape:
        """What it makes an edition by."""
        return Shape(self.embedder.fingerprint, self.embedder.reference, self._passage_tokens)

    def prepared(self, stored: Stored) -> Prepared:
        """A version, split and embedded anew, as this indexer would have it."""
        pieces = self._pieces(stored.document, self._passage_tokens)
        return self._prepared(stored.document, stored.content_hash, stored.corpus, pieces)

    def pieces(self, document: Document) -> list[Piece]:
        """The passages that an article becomes: as long as those are that it comes among."""
        serving = self.library.edition.shape.passage_tokens
        return self._pieces(document, serving or self._passage_tokens)

    def _pieces(self, document: Document, size: int) -> list[Piece]:
        return split(document.text, document.headings, self.embedder.count_tokens, size=size)

    def _prepared(
        self,
        document: Document,
        digest: str,
        corpus: str,
        pieces: Sequence[Piece],
        fetch: Fetch | None = None,
        progress: Progress = silent,
    ) -> Prepared:
        texts = [embedded_text(document.title, piece) for piece in pieces]
        hashes = [hashlib.sha256(text.encode()).digest()[:16] for text in texts]
        vectors = self._vectors(
            texts, hashes, lambda done: progress(Step(done, len(texts), document.source))
        )
        return Prepared(document, digest, pieces, hashes, vectors, corpus, fetch)

    def _vectors(
        self, texts: Sequence[str], hashes: Sequence[bytes], on_made: Callable[[int], None]
    ) -> Vectors:
        """Embed what the library hasn't embedded yet; a kill costs a batch."""
        vectors = np.zeros((len(texts), self.embedder.dimension), np.float32)
        known = self.library.known_vectors(hashes, self.embedder.fingerprint)
        for row, each in enumerate(hashes):
            if each in known:
                vectors[row] = np.frombuffer(known[each], np.float32)
        missing = [row for row, each in enumerate(hashes) if each not in known]
        for at in range(0, len(missing), EMBEDDED_AT_ONCE):
            on_made(len(texts) - len(missing) + at)
            rows = missing[at : at + EMBEDDED_AT_ONCE]
            vectors[rows] = self.embedder.encode([texts[row] for row in rows])
            if len(missing) > EMBEDDED_AT_ONCE:
                made = {hashes[row]: vectors[row].tobytes() for row in rows}
                self.library.keep_vectors(made, self.embedder.fingerprint)
        return vectors


def embedded_text(title: str, piece: Piece) -> str:
    """What stands for a passage in the vector space: its title and heading give it context."""
    context = title if piece.heading in ("", title) else f"{title}: {piece.heading}"
    return f"{context}\n{piece.text.strip()}"


def content_hash(document: Document) -> str:
    """SHA-256 of all that a loader read."""
    fields = [
        document.title,
        document.text,
        document.author,
        document.published,
        document.url,
        document.language,
        repr(document.headings),
        repr(document.questions),
    ]
    if document.pages:  # articles without pages keep the hash they had before there were any
        fields.append(repr(document.pages))
    return hashlib.sha256("\0".join(fields).encode()).hexdigest()


def fetch_of(raw: Raw) -> Fetch:
    return Fetch(raw.digest, READING, raw.validators)


def _note_unchanged(known: Known, report: Report) -> None:
    report.unchanged += 1
    report.ids.append(known.article_id)


def _note_hidden(document: Document, report: Report) -> None:
    if document.hidden:
        report.hidden[document.source] = document.hidden


@contextmanager
def failing_alone(source: str, report: Report) -> Iterator[None]:
    """Notes a source's failure in the report; lets pass what no other source would escape."""
    try:
        yield
    except (LibraryError, ModelError):
        raise
    except FootnoteError as error:
        report.failed.append((source, str(error)))
    except Exception:
        log.exception("%s can't be taken in", source)
        report.failed.append((source, f"{source} can't be read; see the log"))
