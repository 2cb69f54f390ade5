"""A connection that nobody holds open for nothing.

uvicorn waits for ever for the head of a request, and when too many connections are open it turns
away everybody. Here a head must come in time, and of too many connections the one gives way whose
time for that ends first: who keeps hundreds open and silent can't shut out one that asks.
"""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S: Final = 10.0
"""From the beginning of a connection to the end of its first request's head."""
IDLE_S: Final = 75
"""From an answer to the end of the next head; longer than Telegram and proxies keep one."""
MOST: Final = 250
"""Connections open at once; Telegram needs at most MOST_POSTS of them."""


class Connection(H11Protocol):
    """Limits the waiting for a head; the application limits what comes after it."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._deadline = self.loop.call_later(HEAD_S, transport.abort)
        if len(self.connections) > MOST:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Whether a request is being answered, or one is waited for."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._disarm()
        elif self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(IDLE_S, self.transport.abort)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _make_room(self) -> None:
        silent: list[Any] = [
            each for each in self.connections if getattr(each, "_deadline", None) is not None
        ]
        first = min(silent, key=lambda each: float(each._deadline.when()))
        first.transport.abort()
