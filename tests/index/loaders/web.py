"""A small web on this machine: names that resolve as a test says, all leading to one server."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpcore

from index.loaders.fetch import Fetcher

CERTIFICATE = Path(__file__).with_name("a.example.pem")
"""Of a.example, signed by itself, with its key: for this machine's tests only."""
PUBLIC = "93.184.215.14"


@dataclass(frozen=True, slots=True)
class Page:
    """What the server says at a path. `every_s` is a pause before each of its chunks."""

    body: bytes = b""
    status: str = "200 OK"
    headers: Mapping[str, str] = field(default_factory=dict)
    every_s: float = 0.0
    chunk: int = 65_536


Pages = Mapping[str, Page]


class Web:
    """Serves pages by path, whatever their host.

    `asked` keeps each request as it came, `connected` each address that was to be reached;
    `unreachable` are addresses that don't answer.
    """

    def __init__(self, pages: Pages, *, secure: bool = False) -> None:
        self.pages = dict(pages)
        self.asked: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.unreachable: set[str] = set()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if secure else None
        if self._context:
            self._context.load_cert_chain(CERTIFICATE)
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)  # wakes who waits to accept
        self._socket.close()

    def fetcher(
        self, addresses: Mapping[str, Sequence[str]] | None = None, **given: Any
    ) -> Fetcher:
        """One that finds every name at a public address, or at those of a test."""
        known = dict(addresses or {})

        def resolve(host: str, port: int) -> Sequence[str]:
            return known.get(host, [PUBLIC])

        return Fetcher(**{"resolve": resolve, "network": _Rerouted(self), "seconds": 5.0, **given})

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                request = b""
                while b"\r\n\r\n" not in request:
                    request += connection.recv(65_536) or b"\r\n\r\n"
                self.asked.append(request.decode("latin-1"))
                for piece in self._said(request.split()[1].decode()):
                    connection.sendall(piece)
        except OSError:
            return

    def _said(self, path: str) -> Iterator[bytes]:
        page = self.pages.get(path, Page(b"Not here.", "404 Not Found"))
        headers = {"Content-Length": str(len(page.body)), "Connection": "close", **page.headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
        yield f"HTTP/1.1 {page.status}\r\n{lines}\r\n".encode("latin-1")
        for at in range(0, len(page.body), page.chunk):
            time.sleep(page.every_s)
            yield page.body[at : at + page.chunk]


class _Rerouted(httpcore.NetworkBackend):
    """Leads every connection to the server, and notes where it was meant to go."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> httpcore.NetworkStream:
        self._web.connected.append((host, port))
        if host in self._web.unreachable:
            raise httpcore.ConnectError(f"no route to {host}")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self._web.port, timeout)


@contextmanager
def serving(pages: Pages, *, secure: bool = False) -> Iterator[Web]:
    web = Web(pages, secure=secure)
    try:
        yield web
    finally:
        web.close()
