"""What a run of the indexer did, source by source."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from index.errors import FootnoteError, LibraryError, ModelError
from index.types import Document

log = logging.getLogger(__name__)


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

    def leave(self, id: str) -> None:
        """That article stays as it is."""
        self.unchanged += 1
        self.ids.append(id)

    def note_hidden(self, document: Document) -> None:
        if document.hidden:
            self.hidden[document.source] = document.hidden


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
