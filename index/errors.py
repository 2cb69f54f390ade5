"""What can go wrong in the index, each with its remedy.

FootnoteError
├── SourceError                 one source can't be taken in; the others go on
│   ├── SourceMissing
│   ├── SourceEmpty
│   ├── SourceNotText
│   ├── SourceTooLarge
│   ├── SourceTooCostly
│   ├── SourceDamaged
│   ├── SourceEncrypted
│   ├── SourceScanned
│   ├── SourceUnsupported
│   ├── SourceUnreachable
│   └── SourceForbidden
├── ModelError                  the embedding model can't be used
│   ├── ModelMissing
│   └── WeightsChanged
├── LibraryError                the library can't be used as it stands
│   ├── LibraryNewer
│   ├── LibraryDamaged
│   ├── LibraryBusy
│   ├── LibraryFull
│   ├── Cancelled                whoever asked for the work wants it no more
│   └── ModelMismatch
├── NotInLibrary                an article that isn't there
│   └── NoCorpus
└── DenseError                  a Chroma generation can't be built or opened (never fatal:
                                the exact scan serves meanwhile)
"""

from typing import ClassVar


class FootnoteError(Exception):
    """A failure someone can act on: `str(error)` is one line, what happened and what to do."""

    exit_status: ClassVar[int] = 1
    """Of a command that ends with it: 1 the work failed, 2 wrong usage or configuration."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}; {remedy}" if remedy else problem)


class SourceError(FootnoteError):
    """One source can't be taken in."""


class SourceMissing(SourceError):
    """Nothing is at that path, or at that link any more."""


class SourceEmpty(SourceError):
    """There is no text in it."""


class SourceNotText(SourceError):
    """Its bytes aren't text."""


class SourceTooLarge(SourceError):
    """It is larger than `library.max_file_mb`."""


class SourceTooCostly(SourceError):
    """Reading it takes more time or memory than it may."""


class SourceDamaged(SourceError):
    """It isn't a sound file of its kind, or is made to do harm."""


class SourceEncrypted(SourceError):
    """It opens with a password or a licence only."""


class SourceScanned(SourceError):
    """Its pages are pictures, or their letters can't be told."""


class SourceUnsupported(SourceError):
    """No loader reads this kind of source."""


class SourceUnreachable(SourceError):
    """A link that can't be fetched, now or ever; its server may ask to wait `wait_s` seconds."""

    def __init__(self, problem: str, remedy: str = "", wait_s: float = 0.0) -> None:
        self.wait_s = wait_s
        super().__init__(problem, remedy)


class SourceForbidden(SourceError):
    """A link to where links mustn't lead: an address that isn't public, an odd port."""


class ModelError(FootnoteError):
    """The embedding model can't be used."""


class ModelMissing(ModelError):
    """The model isn't on this machine."""

    exit_status = 2


class WeightsChanged(ModelError):
    """The weights aren't the ones pinned in the source."""


class LibraryError(FootnoteError):
    """The library can't be used as it stands."""


class LibraryNewer(LibraryError):
    """A newer version of Footnote wrote it."""


class LibraryDamaged(LibraryError):
    """SQLite can't read it."""


class LibraryBusy(LibraryError):
    """Another bot owns this data directory, or another writer holds the library too long."""


class Cancelled(LibraryError):
    """Whoever asked for the work wants it no more; what was done stays done."""


class LibraryFull(LibraryError):
    """The disk is full; nothing of the failed write was kept."""


class ModelMismatch(LibraryError):
    """Another embedding model made the vectors."""


class NotInLibrary(FootnoteError):
    """An article that isn't there."""


class NoCorpus(NotInLibrary):
    """Corpora of which none has an article."""


class DenseError(FootnoteError):
    """A Chroma generation can't be built or opened."""
