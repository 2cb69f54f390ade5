"""The bot's own port: plain HTTP, for a reverse proxy and for whoever watches over the bot."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.connection import IDLE_S, Connection
from bot.web.server import Server, listen, port_taken


def site(routes: Sequence[Route]) -> ASGIApp:
    app = Starlette(routes=routes)
    # A redirection would repeat the Host header of whoever asks.
    app.router.redirect_slashes = False

    async def quiet(scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(asyncio.CancelledError):  # cut off by a stop; uvicorn would log where
            await app(scope, receive, send)

    return quiet


@asynccontextmanager
async def served(routes: Sequence[Route], host: str, port: int) -> AsyncIterator[None]:
    """Serve until the block ends. Raises PortTaken."""
    try:
        listener = listen(host, port)
    except OSError as error:
        raise port_taken(error, host, port) from error
    server = Server(_config(site(routes)))
    await server.start(listener)
    try:
        yield
    finally:
        await server.stop()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",  # below that are lines that anybody can have written, at any rate
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=IDLE_S,
    )
