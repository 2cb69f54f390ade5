"""Connections that a stranger's link may have: to public addresses, and until a deadline.

host ─ resolved once ─ every address public? ─ connected to the very address that was looked at
"""

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from time import monotonic
from typing import Any, Final

import httpcore

from index.errors import SourceForbidden, SourceUnreachable
from index.loaders.public import is_public

Resolve = Callable[[str, int], Sequence[str]]

CONNECT_S: Final = 10.0
"""Seconds for one address of a host; then the next is tried."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Guarded(httpcore.NetworkBackend):
    """A network that leads to public addresses only, and to `trusted` ones ("name:port").

    `deadline` is a time of `monotonic`.
    """

    def __init__(
        self,
        network: httpcore.NetworkBackend,
        resolve: Resolve,
        trusted: Collection[str],
        deadline: float,
    ) -> None:
        self._network = network
        self._resolve = resolve
        self._trusted = trusted
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._addresses(host, port):
            try:
                stream = self._network.connect_tcp(
                    address, port, min(CONNECT_S, _left(self._deadline))
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self._deadline)
        raise failed

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host, every one of which is public. Raises SourceError."""
        try:
            found = _within(_left(self._deadline), lambda: self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise SourceUnreachable(
                f"{host} isn't known to the network", "check the link and the connection"
            ) from error
        if f"{host}:{port}" not in self._trusted and not all(map(is_public, found)):
            raise SourceForbidden(
                f"{host} isn't on the public network, and links mustn't lead elsewhere",
                f'if it is yours, add "{host}:{port}" to library.trusted_hosts',
            )
        return found


class _Timed(httpcore.NetworkStream):
    """A connection that ends at a deadline, however slowly its other end drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    """Seconds to a deadline, more than none. Raises httpcore.ReadTimeout once it has passed."""
    if (left := deadline - monotonic()) <= 0:
        raise httpcore.ReadTimeout("out of time")
    return left


def _within(seconds: float, call: Callable[[], Sequence[str]]) -> Sequence[str]:
    """What a call gives or raises in that time; the system's resolver knows no time limit."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def calling() -> None:
        try:
            answers.put(call())
        except Exception as error:
            answers.put(error)

    threading.Thread(target=calling, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise httpcore.ConnectTimeout("the resolver is silent") from None
    if isinstance(answer, Exception):
        raise answer
    return answer
