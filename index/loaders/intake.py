"""Takes sources in: their bytes from a file or a link, then what those say from a parser.

    open ─┬ a path: its bytes               ┐
          └ a link: fetch.py, and what kind ├→ Raw ─ parse ─┬ here: plain text, short Markdown
            it is by its bytes              ┘               └ in a child: everything else

Opening and parsing are apart so that what hasn't changed needn't be parsed.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlsplit

from index.errors import (
    SourceEmpty,
    SourceError,
    SourceMissing,
    SourceScanned,
    SourceTooLarge,
    SourceUnsupported,
)
from index.loaders import formats, kinds, ocr
from index.loaders.decoding import harmless
from index.loaders.listing import Listing
from index.loaders.validators import NONE, Validators
from index.loaders.worker import Limits, Worker
from index.types import Document

if TYPE_CHECKING:
    from index.loaders.fetch import Fetcher

MEGABYTE: Final = 1_000_000
DEFAULT_MAX_BYTES: Final = 20 * MEGABYTE
SHORT: Final = 32_000
"""Bytes of Markdown that are parsed within seconds, whatever they are."""
MOST_LINKS: Final = 20_000
"""Of a list, that are looked at: more than are ever taken in."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A source as it came: `kind` is an ending, `url` where a link led, or "" for a file."""

    source: str
    kind: str
    data: bytes
    url: str = ""
    validators: Validators = NONE

    @property
    def digest(self) -> bytes:
        """SHA-256 of the kind and the bytes: equal ones are read equally."""
        return hashlib.sha256(self.kind.encode() + b"\0" + self.data).digest()


class Intake:
    """Opens and parses sources, one after the other. Its child lives until it is closed."""

    def __init__(
        self,
        *,
        max_bytes: int = DEFAULT_MAX_BYTES,
        trusted_hosts: frozenset[str] = frozenset(),
        limits: Limits | None = None,
        fetcher: "Callable[[], Fetcher] | None" = None,
    ) -> None:
        self._max_bytes = max_bytes
        self._trusted = trusted_hosts
        self._fetcher = fetcher or self._default_fetcher
        self._worker = Worker(limits)

    def load(self, source: str) -> Document:
        """One article. Raises a SourceError that says what is wrong with it."""
        raw = self.open(source)
        found = self.parse(raw) if raw is not None else None
        if not isinstance(found, Document):
            raise SourceUnsupported(f"{source} is a list of articles", "index it by its link")
        return found

    def open(self, source: str, known: Validators | None = None) -> Raw | None:
        """A source's bytes; None if a link's haven't changed since `known`. Raises SourceError."""
        if is_link(source):
            return self._fetched(source, known)
        path = Path(source)
        if "\ufffd" in (name := harmless(source)) and name != source:
            raise SourceUnsupported(f"{name} has a name that isn't UTF-8", "rename it")
        kind = path.suffix.lower()
        if kind in kinds.LISTINGS:
            kind = kinds.LISTING
        elif kind not in formats.LOADERS:
            raise SourceUnsupported(
                f"{source} is of a kind Footnote can't read",
                f"convert it to one of {formats.endings()}",
            )
        return Raw(source, kind, _read(path, self._max_bytes))

    def parse(self, raw: Raw) -> Document | Listing:
        """What a source says. Raises SourceError."""
        if raw.kind in (".txt", ".text") or (
            raw.kind in (".md", ".markdown") and len(raw.data) <= SHORT
        ):
            found: Document | Listing = formats.parse(raw.source, raw.kind, raw.data)
        else:
            found = self._parsed_apart(raw)
        if isinstance(found, Listing):
            return self._followed(found, raw)
        return _placed(found, raw.url) if raw.url else found

    def _parsed_apart(self, raw: Raw) -> Document | Listing:
        try:
            return self._worker.read(raw.source, raw.kind, raw.data, self._max_bytes)
        except SourceScanned:
            readable = ocr.recognised(raw.source, raw.data) if ocr.is_installed() else None
            if readable is None:
                raise
        return self._worker.read(raw.source, raw.kind, readable, self._max_bytes)

    def close(self) -> None:
        """End the child; another is started if need be."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _fetched(self, link: str, known: Validators | None) -> Raw | None:
        found = self._fetcher().fetch(link, known)
        if found is None:
            return None
        data = kinds.unzipped(link, found.data, self._max_bytes)
        kind = kinds.kind_of(link, data, found.type)
        return Raw(link, kind, data, found.url, found.validators)

    def _followed(self, listing: Listing, raw: Raw) -> Listing:
        """The links of a list, each in its one form; a list of the web leads to no trusted host."""
        from index.loaders.fetch import normalised, place

        closed = self._trusted if raw.url and place(raw.url) not in self._trusted else frozenset()
        links: dict[str, None] = {}
        for link in listing.links[:MOST_LINKS]:
            try:
                if not closed or place(link) not in closed:
                    links[normalised(link)] = None
            except SourceError:  # said when it is to be opened
                links[link] = None
        if not links:
            raise SourceEmpty(f"{raw.source} lists no articles", "check that it is the right list")
        return replace(listing, links=tuple(links))

    def _default_fetcher(self) -> "Fetcher":
        from index.loaders.fetch import Fetcher

        return Fetcher(max_bytes=self._max_bytes, trusted=self._trusted)


def is_link(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _placed(document: Document, url: str) -> Document:
    """A fetched document, whose own word of where it stands is taken only within its site."""
    is_own = urlsplit(document.url).netloc == urlsplit(url).netloc
    return document if is_own else replace(document, url=url)


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise SourceTooLarge(
                f"{path} has {size / MEGABYTE:.0f} MB; the limit is {max_bytes / MEGABYTE:.0f} MB",
                "split it, or raise library.max_file_mb",
            )
        if not path.is_file():
            raise SourceUnsupported(f"{path} isn't a file", "name a file or a folder")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceMissing(f"{path} doesn't exist", "check the path") from error
    except OSError as error:
        raise SourceError(
            f"{path} can't be read ({error.strerror})", "check its permissions"
        ) from error
    if not data.strip():
        raise SourceEmpty(f"{path} is empty", "check that it is the right file")
    return data
