"""The door: a Bot API and a chat page on one loopback port, inside the caller's event loop."""

import asyncio
import socket
import struct
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Address
from starlette.requests import Request
from starlette.routing import Route

from bot.web.server import Server, listen

from .botapi import BotApi
from .guard import Guard, TooLarge, too_large
from .page import Page
from .webhook import Courier, is_loopback
from .world import World

KEEP_ALIVE_SECONDS = 75


class Playground:
    """A local Bot API and a chat page on one loopback port.

    `url` (after `start`) is the chat page; a bot's base URL is `url + "bot"`, its files are
    under `url + "file/bot"`. `app` is the same as an ASGI application, without webhooks. `more`
    are routes served beside it.
    """

    def __init__(
        self,
        *,
        token: str,
        host: str = "127.0.0.1",
        port: int = 0,
        username: str = "footnote_bot",
        name: str = "Footnote",
        admins: Sequence[int] = (),
        world: World | None = None,
        more: Sequence[Route] = (),
    ) -> None:
        if not is_loopback(host):
            raise ValueError(f"the playground listens on loopback only, not on {host}")
        self.world = world or World(token=token, username=username, name=name, admins=admins)
        self.url = ""
        self._host, self._port = host, port
        self._botapi, self._page = BotApi(self.world, self._reset), Page(self.world)
        routes = [*self._botapi.routes, *self._page.routes, *more]
        self.app = Guard(Starlette(routes=routes, exception_handlers={TooLarge: too_large}))
        self._server: _Server | None = None
        self._courier: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listens before it returns; OSError if the port is taken."""
        listener = listen(self._host, self._port)
        self._botapi.closing = self._page.closing = False
        self._port = listener.getsockname()[1]
        host = f"[{self._host}]" if ":" in self._host else self._host
        self.url = f"http://{host}:{self._port}/"
        self._server = _Server(
            uvicorn.Config(
                self.app,
                lifespan="off",
                log_config=None,
                log_level="warning",
                # Every Bot API path holds the token.
                access_log=False,
                server_header=False,
                date_header=False,
                # Longer than clients keep one: a request on a connection just closed would fail.
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
            )
        )
        await self._server.start(listener)
        self._courier = asyncio.create_task(Courier(self.world).run())

    async def stop(self) -> None:
        """Ends open polls and streams, then the server; bounded by a few seconds."""
        if self._server is None or self._courier is None:
            return
        self._botapi.close()
        self._page.close()
        self._courier.cancel()
        await self._server.stop()
        await asyncio.gather(self._courier, return_exceptions=True)
        self._server = None

    def _reset(self, request: Request) -> None:
        if self._server is None:
            raise RuntimeError("there is no connection to reset: start the playground")
        self._server.reset(request.client)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()


class _Server(Server):
    def reset(self, peer: Address | None) -> None:
        """Ends the connection from `peer` as a crash would: RST, and nothing of an answer."""
        for connection in list(self.server_state.connections):
            if connection.transport.get_extra_info("peername")[:2] == peer:
                connected = connection.transport.get_extra_info("socket")
                # Lingering for no time makes a close a reset (SO_LINGER in socket(7)).
                connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.transport.abort()
