"""The library made anew aside, while the old one goes on answering.

begin the next edition ─→ each article, from the text the library holds ─→ flip ─→ drop the old
             ↑                  split, embed, commit                       │
             └── a kill: what is committed stays, the rest goes on later   ├ by the running bot,
                                                                           │ with a generation
                                                                           └ or by us, without
"""

import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from index.editions import Edition
from index.errors import LibraryBusy, LibraryDamaged
from index.library import Library
from index.ownership import REBUILDING, Ownership
from index.steps import Progress, Step

if TYPE_CHECKING:
    from index.indexer import Indexer

log = logging.getLogger(__name__)

PATIENCE_S: Final = 600.0
"""How long the running bot is given to build a generation of the next edition and flip."""
LOOK_EVERY_S: Final = 0.2


class Rebuild:
    """Makes the edition that an indexer is configured for, and lets it serve."""

    def __init__(self, indexer: "Indexer") -> None:
        self._indexer = indexer
        self._library: Library = indexer.library
        self._folder = self._library.path.parent

    def is_needed(self) -> bool:
        """Whether the model, the length of passages or damage asks for it. Raises LibraryDamaged
        if the damage is to more than what can be derived."""
        damage = self._library.damage()
        if damage:
            raise LibraryDamaged("; ".join(damage), "restore a copy with: footnote restore FILE")
        differs = self._library.edition.shape.differs(self._indexer.preparer.shape)
        return differs or bool(self._library.gaps())

    def run(self, told: Progress) -> None:
        """Raises LibraryBusy if another process is at it. What `told` raises stops it, and what is
        done stays done."""
        with Ownership(self._folder, REBUILDING):
            edition = self._library.begin(self._indexer.preparer.shape)
            while not self._flipped(edition):
                self._stage(edition, told)
            log.info("edition %d serves", edition.id)
            self._library.tidy()

    def _stage(self, edition: Edition, told: Progress) -> None:
        lacking, total = self._library.unstaged(edition), self._library.size()
        for done, (id, version) in enumerate(lacking, total - len(lacking)):
            stored = self._library.stored(id, version)
            if stored is not None:
                told(Step(done, total, stored.document.source))
                self._library.stage(edition, id, version, self._indexer.preparer.again(stored))

    def _flipped(self, edition: Edition) -> bool:
        """Let it serve; False if it lacks an article."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if self._library.edition == edition:
                return True
            if self._library.unstaged(edition):
                return False
            with suppress(LibraryBusy), Ownership(self._folder):
                return self._library.flip(edition)
            time.sleep(LOOK_EVERY_S)
        return self._library.flip(edition)
