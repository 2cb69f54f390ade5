"""What a source would become in the library, found out without changing it.

link, file ─ read ─┬ an article ─ weigh ─→ Preview: new, newer, unchanged; what it is much like
channel's post ────┘
                   └ a list ─────────────→ Listed: the articles that it brings in
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index import loaders
from index.addresses import Addresses, address
from index.errors import SourceError
from index.fetches import Fetch
from index.indexer import Indexer, fetch_of
from index.likeness import Alike, alike, likeness, runs
from index.loaders import Intake, Listing, is_link
from index.preparing import content_hash
from index.types import Article, Document
from index.worklist import Wanted, Worklist

log = logging.getLogger(__name__)

Standing = Literal["new", "newer", "unchanged"]
"""To the article of the same source: there is none, it says something else, it says the same."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article as it was read; `fetch` is how its source was, None for what has none."""

    document: Document
    fetch: Fetch | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """The links that a feed or sitemap brings in, in its order; `is_cut` if there are more."""

    source: str
    links: tuple[str, ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """An article as it would be: `before` is what its source says in the library now, `kept` the
    share of that (0 to 1) which stays."""

    document: Document
    standing: Standing
    passages: int
    before: Article | None = None
    kept: float = 0.0
    alike: Sequence[Alike] = ()


def read(source: str, indexer: Indexer) -> Read | Listed:
    """What a file or a link holds now. Raises SourceError."""
    (source,) = loaders.expand(source)
    with indexer.intake as intake:
        raw = intake.open(source)
        assert raw is not None
        found = intake.parse(raw)
        if isinstance(found, Listing):
            return _listed(found, source, intake, indexer.worklist(()))
    return Read(loaders.finish(found), fetch_of(raw))


def _listed(listing: Listing, source: str, intake: Intake, work: Worklist) -> Listed:
    """The articles of a list, and of the lists it names until there is no room for more."""
    links, is_full = [], False
    is_cut = work.add(listing, Wanted(source, source)) > 0
    for wanted in work:
        below = _opened(wanted, intake) if wanted.levels and not is_full else None
        if below is not None:
            is_full = work.add(below, wanted) > 0
        elif wanted.levels == 0 or not is_full:
            links.append(wanted.source)
    return Listed(source, tuple(links), is_cut or is_full)


def _opened(wanted: Wanted, intake: Intake) -> Listing | None:
    """A list that a list names; None if it is an article, or can't be read: the report tells."""
    try:
        raw = intake.open(wanted.source)
        found = intake.parse(raw) if raw else None
    except SourceError as error:
        log.info("%s isn't looked into: %s", wanted.source, error)
        return None
    return found if isinstance(found, Listing) else None


def at_home(document: Document, corpus: str, addresses: Addresses) -> Document:
    """The document under the source that the library knows it by, where a link only looks other."""
    if not is_link(document.source):
        return document
    known = addresses.find([document.source], (corpus,))
    if known is None or address(known.source) != address(document.source):
        return document
    return replace(document, source=known.source)


def weigh(document: Document, corpus: str, indexer: Indexer) -> Preview:
    """What an article would become in a corpus."""
    library, pieces = indexer.library, indexer.preparer.pieces(document)
    known = library.find(document.source, corpus)
    if known is None:
        likes = alike(library, document.text, corpus)
        return Preview(document, "new", len(pieces), alike=likes)
    before = library.article(known.article_id)
    if known.content_hash == content_hash(document):
        return Preview(document, "unchanged", len(pieces), before, 1.0)
    kept = likeness(runs(document.text), runs(before.text)).of_known
    likes = alike(library, document.text, corpus, but=before.id)
    return Preview(document, "newer", len(pieces), before, kept, likes)
