"""The only place that opens a URL: it reads pages of the public network, and nothing else.

    link ─ http(s), no password, port 80 or 443 ─ resolved once ─ every address public?
         ─ connected to the very address that was looked at ─ TLS for the name
         ─ streamed: bytes, unpacked bytes and seconds capped
         ─ a redirect is a link again, five times at most

Proxies and certificates that the environment names aren't used: the address has to be ours to see.
"""

import ssl
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from time import monotonic, time
from typing import Final

import httpcore
import httpx

from index.errors import (
    SourceEmpty,
    SourceError,
    SourceForbidden,
    SourceMissing,
    SourceTooLarge,
    SourceUnreachable,
    SourceUnsupported,
)
from index.loaders.network import Guarded, Resolve, resolve
from index.loaders.validators import NONE, Validators

AGENT: Final = "Footnote (a self-hosted bot; it reads what its admin adds)"
PORTS: Final = (80, 443)
MOST_REDIRECTS: Final = 5
MEGABYTE: Final = 1_000_000
LONGEST: Final = 1000  # characters of a validator that are kept
_VALIDATORS: Final = ("etag", "last-modified")
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_ACCEPTED: Final = b"text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a link led to: `url` is where its redirects ended, `type` the media type it claims."""

    url: str
    data: bytes
    type: str = ""
    validators: Validators = NONE


@cache
def trusted_certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches links. `trusted` are hosts, "name:port", that may be of a private network: a link to
    one leads there, and so does what it redirects to, but nothing that comes from elsewhere.

    `seconds` are for one link, its redirects included. The rest are the seams to the outside.
    """

    max_bytes: int = 20 * MEGABYTE
    trusted: frozenset[str] = frozenset()
    seconds: float = 30.0
    resolve: Resolve = resolve
    network: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    certificates: Callable[[], ssl.SSLContext] = trusted_certificates

    def fetch(self, link: str, known: Validators | None = None) -> Fetched | None:
        """What a link leads to; None if it hasn't changed since `known`. Raises SourceError."""
        url = _parsed(link)
        deadline, is_inside = monotonic() + self.seconds, True
        for _ in range(MOST_REDIRECTS + 1):
            is_inside = self._check(url, is_inside=is_inside)
            found = self._once(url, known or NONE, deadline)
            if not isinstance(found, httpx.URL):
                return found
            url = found
        raise SourceUnreachable(
            f"{link} redirects more than {MOST_REDIRECTS} times", "name the page it should lead to"
        )

    def _check(self, url: httpx.URL, *, is_inside: bool) -> bool:
        """Whether it is one of the trusted hosts. Raises SourceForbidden unless it may be opened:
        `is_inside` if only they have led there."""
        place = _place(url)
        is_trusted = place in self.trusted
        if is_trusted and not is_inside:
            raise SourceForbidden(
                f"a page of the web leads to {place}, which is yours", "name the page there itself"
            )
        if _port(url) not in PORTS and not is_trusted:
            raise SourceForbidden(
                f"{url} is on port {_port(url)}; links may lead to ports 80 and 443 only",
                f'to allow this one, add "{place}" to library.trusted_hosts',
            )
        return is_inside and is_trusted

    def _once(
        self, url: httpx.URL, known: Validators, deadline: float
    ) -> Fetched | httpx.URL | None:
        """One request: what it brought, where it redirects to, or None if nothing changed."""
        network = Guarded(self.network, self.resolve, self.trusted, deadline)
        with (
            _translated(url, self.seconds),
            httpcore.ConnectionPool(self.certificates(), network_backend=network) as pool,
            pool.stream("GET", _core(url), headers=_headers(url, known)) as response,
        ):
            answer = _decoded(response.headers)
            if response.status in _REDIRECTS and "location" in answer:
                return _joined(url, answer["location"])
            if response.status == 304 and known != NONE:
                return None
            _refuse(url, response.status, answer.get("retry-after", ""))
            chunks = _capped(url, response.iter_stream(), answer, self.max_bytes)
            data = b"".join(chunks)
        if not data:
            raise SourceEmpty(f"{url} is empty", "check that it is the right link")
        validators = Validators(*(answer.get(each, "")[:LONGEST] for each in _VALIDATORS))
        return Fetched(str(url), data, answer.get("content-type", ""), validators)


def normalised(link: str) -> str:
    """The one form of a link, which names its article: without fragment. Raises SourceError."""
    return str(_parsed(link))


def place(link: str) -> str:
    """Its host and port, "name:port", as `trusted` ones are written. Raises SourceError."""
    return _place(_parsed(link))


def _parsed(link: str) -> httpx.URL:
    try:
        url = httpx.URL(link)
        url = url.copy_with(fragment=None, raw_path=url.raw_path)
        str(url).encode("ascii")
        _ = url.host  # which decodes it
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError) as error:
        raise SourceUnsupported(
            f"{link.partition('?')[0]!r} isn't a link", "check how it is written"
        ) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise SourceUnsupported(f"{link} isn't a link to the web", "name one with https://")
    if url.userinfo:
        raise SourceForbidden(
            f"the link to {url.host} holds a name or password", "leave it out, up to the @"
        )
    return url


def _joined(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return _parsed(str(url.join(location)))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SourceUnreachable(
            f"{url} redirects to what isn't a link", "name the page it should lead to"
        ) from error


def _port(url: httpx.URL) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def _place(url: httpx.URL) -> str:
    return f"{url.raw_host.decode('ascii')}:{_port(url)}"


def _core(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _headers(url: httpx.URL, known: Validators) -> list[tuple[bytes, bytes]]:
    conditions = {b"If-None-Match": known.etag, b"If-Modified-Since": known.modified}
    return [
        (b"Host", url.netloc),
        (b"User-Agent", AGENT.encode()),
        (b"Accept", _ACCEPTED),
        (b"Accept-Encoding", b"gzip"),
        (b"Connection", b"close"),
        *((name, value.encode("latin-1")) for name, value in conditions.items() if value),
    ]


def _decoded(headers: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}


def _refuse(url: httpx.URL, status: int, retry_after: str) -> None:
    """Raises SourceError unless the answer is the page."""
    if status == 200:
        return
    if status in (404, 410):
        raise SourceMissing(f"there is nothing at {url} ({status})", "check the link")
    if status in (401, 402, 403, 407, 451):
        remedy = "save the page and add its file"
        raise SourceUnreachable(f"{url} isn't open to everyone ({status})", remedy)
    problem, remedy = f"{url} can't be had now ({status})", "try again later"
    raise SourceUnreachable(problem, remedy, wait_s(retry_after, time()))


def wait_s(retry_after: str, now: float) -> float:
    """The seconds that a Retry-After asks for, by their number or by a date; 0 for none (RFC 9110,
    10.2.3)."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError):
        return 0.0


def _capped(
    url: httpx.URL, chunks: Iterable[bytes], answer: Mapping[str, str], most: int
) -> Iterator[bytes]:
    """The body, unpacked; neither it nor what comes over the wire is larger than `most`."""
    coming = answer.get("content-length", "0")
    if coming.isascii() and coming.isdigit() and int(coming[:19]) > most:
        raise _too_large(url, most)
    encoding = answer.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        yield from _counted(url, chunks, most)
    elif encoding in ("gzip", "x-gzip"):
        yield from _unpacked(url, _counted(url, chunks, most), most)
    else:
        raise SourceUnreachable(
            f"{url} comes packed in a way nobody asked for", "save the page and add its file"
        )


def _counted(url: httpx.URL, chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    got = 0
    for chunk in chunks:
        got += len(chunk)
        if got > most:
            raise _too_large(url, most)
        yield chunk


def _unpacked(url: httpx.URL, chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    unpacker, left = zlib.decompressobj(zlib.MAX_WBITS | 16), most
    for chunk in chunks:
        try:
            unpacked = unpacker.decompress(chunk, left + 1)
        except zlib.error as error:
            raise SourceUnreachable(f"{url} comes damaged", "try again later") from error
        left -= len(unpacked)
        if left < 0:
            raise _too_large(url, most)
        yield unpacked


def _too_large(url: httpx.URL, most: int) -> SourceTooLarge:
    return SourceTooLarge(
        f"{url} is larger than {most / MEGABYTE:.0f} MB", "raise library.max_file_mb"
    )


@contextmanager
def _translated(url: httpx.URL, seconds: float) -> Iterator[None]:
    """The network's errors as ours."""
    try:
        yield
    except SourceError:
        raise
    except httpcore.TimeoutException as error:
        raise SourceUnreachable(
            f"{url} takes longer than {seconds:.0f} s", "try again later"
        ) from error
    except httpcore.ConnectError as error:
        why = "its certificate isn't good" if _is_untrusted(error) else "it doesn't answer"
        raise SourceUnreachable(f"{url} can't be reached: {why}", "check the link") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise SourceUnreachable(f"{url} breaks off", "try again later") from error


def _is_untrusted(error: BaseException) -> bool:
    causes = (error, error.__cause__, error.__context__)
    return any(isinstance(each, ssl.SSLError) for each in causes)
