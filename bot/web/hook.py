"""Where Telegram posts its updates. 200 means that the update is on disk.

    secret ─→ body ─→ JSON ─→ put ─→ 200
      403    408 413   400    503

Telegram posts again what wasn't answered with 2xx (https://core.telegram.org/bots/api#setwebhook).
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final, NoReturn

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

log = logging.getLogger(__name__)

Put = Callable[[Sequence[Any]], Awaitable[None]]

HEADER: Final = b"x-telegram-bot-api-secret-token"
MOST_BYTES: Final = 1 << 20
"""Of an update. Telegram's are a few kilobytes."""
MOST_DIGITS: Final = 20
BODY_S: Final = 10.0
"""For the body to come in."""
PUT_S: Final = 20.0
"""For the disk to take it; after that Telegram had better post again."""
CLOSE_S: Final = 5.0
LARGEST_ID: Final = 2**63 - 1
"""The inbox numbers updates as SQLite does."""
MOST_LAYERS: Final = 100
"""Of objects and lists within one another. Many more can be read here, but not by all who follow:
how deep JSON may go depends on how deep the reader's own calls are."""


class Refused(Exception):
    """The post is answered with this status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status}")
        self.status = status


class NotAnUpdate(Exception):
    """Says why, without a word of what was posted."""


class Hook:
    """Takes updates in while it is open; otherwise, and when they can't be kept, answers 503."""

    def __init__(self, path: str, secret: str) -> None:
        self.route = Route(path, self._post, methods=["POST"])
        self._secret = secret.encode()
        self._put: Put | None = None
        self._putting: set[asyncio.Future[None]] = set()

    def open(self, put: Put) -> None:
        """`put` returns when the updates are on disk, and raises when they can't be kept."""
        self._put = put

    async def close(self) -> None:
        """Take nothing more in; what was being put has been put, unless the disk is very slow."""
        self._put = None
        if self._putting:
            await asyncio.wait(self._putting, timeout=CLOSE_S)

    async def _post(self, request: Request) -> Response:
        try:
            self._admit(request)
            await self._keep(_update(await _body(request)))
        except Refused as refused:
            # What is left of the body would have to be read before the next request.
            return Response(status_code=refused.status, headers={"Connection": "close"})
        return Response()

    def _admit(self, request: Request) -> None:
        """Before a byte of the body is read."""
        given = [value for name, value in request.scope["headers"] if name == HEADER]
        if len(given) != 1 or not hmac.compare_digest(given[0], self._secret):
            log.debug("a post without the secret is refused")
            raise Refused(403)
        if self._put is None:
            raise Refused(503)

    async def _keep(self, update: dict[str, Any]) -> None:
        if self._put is None:
            raise Refused(503)
        putting = asyncio.ensure_future(self._put([update]))
        self._putting.add(putting)
        putting.add_done_callback(self._ended)
        # Never cancelled: once it is on disk, an update must also come to its turn.
        await asyncio.wait({putting}, timeout=PUT_S)
        if not putting.done():
            log.error("the inbox takes too long; Telegram will post the update again")
        if not putting.done() or putting.cancelled() or putting.exception() is not None:
            raise Refused(503)

    def _ended(self, putting: "asyncio.Future[None]") -> None:
        self._putting.discard(putting)
        if not putting.cancelled() and (error := putting.exception()) is not None:
            text = " ".join(f"{type(error).__name__}: {error}".split())
            log.error("an update can't be kept, Telegram will post it again: %s", text)


async def _body(request: Request) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and (len(declared) > MOST_DIGITS or int(declared) > MOST_BYTES):
        raise Refused(413)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise Refused(413)
    except TimeoutError:
        raise Refused(408) from None
    except ClientDisconnect:
        raise Refused(400) from None
    return bytes(body)


def _update(body: bytes) -> dict[str, Any]:
    try:
        return parsed(body)
    except NotAnUpdate as error:
        log.warning("what was posted with the right secret isn't an update: %s", error)
        raise Refused(400) from None


def parsed(body: bytes) -> dict[str, Any]:
    """An update. Raises NotAnUpdate."""
    try:
        update = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except RecursionError:
        raise NotAnUpdate("it is nested too deep") from None
    except ValueError:
        raise NotAnUpdate("it isn't JSON in UTF-8") from None
    if not isinstance(update, dict):
        raise NotAnUpdate("it isn't an object")
    id = update.get("update_id")
    if not isinstance(id, int) or isinstance(id, bool) or not 0 <= id <= LARGEST_ID:
        raise NotAnUpdate("it has no update_id")
    if _is_deep(update):
        raise NotAnUpdate("it is nested too deep")
    return update


def _no_number(name: str) -> NoReturn:
    raise NotAnUpdate(f"{name} is no JSON")


def _is_deep(value: Any) -> bool:
    layer: list[Any] = [value]
    for _ in range(MOST_LAYERS):
        layer = [inner for each in layer for inner in _within(each)]
        if not layer:
            return False
    return True


def _within(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
