"""What the chat page has to be told, numbered, so that a page that lost touch can catch up."""

import secrets
from collections import deque
from collections.abc import Mapping
from typing import Any

from .bell import Bell

KEPT = 2_000


class Changes:
    def __init__(self) -> None:
        # Ids of one run mean nothing to the next: a page left open over a restart starts anew.
        self.run = secrets.token_hex(4)
        self.bell = Bell()
        self.last = 0
        self._log: deque[tuple[int, Mapping[str, Any]]] = deque(maxlen=KEPT)

    def add(self, kind: str, **body: Any) -> None:
        self.last += 1
        self._log.append((self.last, {"kind": kind, **body}))
        self.bell.ring()

    @property
    def mark(self) -> str:
        """Where a page that has seen everything stands."""
        return f"{self.run}-{self.last}"

    def since(self, mark: str) -> list[tuple[str, Mapping[str, Any]]] | None:
        """What came after `mark`, or None when that is no longer known."""
        run, _, number = mark.partition("-")
        if run != self.run or not number.isascii() or not number.isdigit():
            return None
        seen = int(number)
        oldest = self._log[0][0] if self._log else self.last + 1
        if seen > self.last or seen < oldest - 1:
            return None
        return [(f"{self.run}-{at}", body) for at, body in self._log if at > seen]
