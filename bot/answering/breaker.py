"""A circuit breaker: what keeps failing is left alone for a while.

closed ─ `failures` in a row ─→ open ─ `pause_s` later ─→ half open: one try
  ↑                              ↑                          │
  └────────── it succeeds ───────┼──────────────────────────┤
                                 └───────── it fails ───────┘
(Nygard, "Release It!", 2007, chapter 5)
"""

import threading
import time
from collections.abc import Callable
from typing import Final

FAILURES: Final = 3
PAUSE_S: Final = 30.0


class Breaker:
    """Safe to share between threads. `clock` gives seconds that never go back."""

    def __init__(
        self,
        failures: int = FAILURES,
        pause_s: float = PAUSE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allowed, self._pause_s, self._clock = failures, pause_s, clock
        self._failed = 0
        self._open_until = 0.0
        self._probing = False
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether it has failed too often of late."""
        with self._lock:
            return self._failed >= self._allowed

    def enter(self) -> bool:
        """Whether a try may be made; each that may must end in one of the three below."""
        with self._lock:
            if self._failed < self._allowed:
                return True
            if self._probing or self._clock() < self._open_until:
                return False
            self._probing = True
            return True

    def succeeded(self) -> None:
        with self._lock:
            self._failed, self._probing = 0, False

    def failed(self) -> None:
        with self._lock:
            self._failed, self._probing = self._failed + 1, False
            if self._failed >= self._allowed:
                self._open_until = self._clock() + self._pause_s

    def left(self) -> None:
        """The try was given up by who made it: that says nothing."""
        with self._lock:
            self._probing = False
