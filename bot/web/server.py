"""uvicorn inside the caller's event loop."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Iterator
from typing import Final

import uvicorn

from index.errors import FootnoteError

DRAIN_S: Final = 2.0
"""What requests under way get at a stop, before their connections are cut."""
STOP_S: Final = 3.0
"""What they get after that."""
BACKLOG: Final = 128


class PortTaken(FootnoteError):
    """Another program listens there, or we may not."""


class Server(uvicorn.Server):
    """Signals belong to the process that embeds it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._ready = asyncio.Event()
        self._stopping = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    async def start(self, listener: socket.socket) -> None:
        """Accepts connections when it returns."""
        self._serving = asyncio.create_task(self.serve(sockets=[listener]))
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait([ready, self._serving], return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._serving.done():
            await self._serving

    async def stop(self) -> None:
        """Accept no more, and end what is under way; within DRAIN_S and STOP_S."""
        if self._serving is None:
            return
        self._stopping.set()
        await asyncio.wait([self._serving], timeout=DRAIN_S)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        _, late = await asyncio.wait([self._serving], timeout=STOP_S)
        left = [*late, *self.server_state.tasks]
        for task in left:
            task.cancel()
        await asyncio.gather(self._serving, *left, return_exceptions=True)
        self._serving = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready.set()

    async def main_loop(self) -> None:
        # The original wakes ten times a second to see whether it should go on.
        await self._stopping.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 is any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # asyncio does so only where the protocol is named; else an answer waits 40 ms for an ACK.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def port_taken(error: OSError, host: str, port: int) -> PortTaken:
    """Why the configured address can't be listened on."""
    if error.errno == errno.EADDRINUSE:
        return PortTaken(f"port {port} is taken", "set web.port to another")
    return PortTaken(
        f"{host} port {port} can't be listened on ({error.strerror})", "check web.host and web.port"
    )
