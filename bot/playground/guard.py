"""Keeps other web sites, and too much of anything, away from the playground.

A page anywhere may send requests to loopback; the name it did so by (Host, against DNS
rebinding) and where it came from (Origin, Sec-Fetch-Site) give it away.
"""

import json
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import ApiError
from .rules import MAX_UPLOAD
from .webhook import is_loopback

MAX_BODY = MAX_UPLOAD + 64 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class TooLarge(Exception):
    """More body arrived than anything here accepts."""


async def too_large(request: Request, error: Exception) -> Response:
    return _refuse(413, "Request Entity Too Large")


class Guard:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        port = scope["server"][1]
        if not _is_ours(headers.get("host", ""), port):
            return await _refuse(403, "Forbidden: unknown host")(scope, receive, send)
        if not _same_site(scope, headers, port):
            return await _refuse(403, "Forbidden: cross-site request")(scope, receive, send)
        await self._bounded(scope, receive, send, headers)

    async def _bounded(self, scope: Scope, receive: Receive, send: Send, headers: Headers) -> None:
        declared = headers.get("content-length", "0")
        if declared.isdigit() and int(declared) > MAX_BODY:
            return await _refuse(413, "Request Entity Too Large")(scope, receive, send)
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MAX_BODY:
                raise TooLarge
            return message

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                for name, value in HEADERS.items():
                    MutableHeaders(scope=message).setdefault(name, value)
            await send(message)

        await self._app(scope, counted, with_headers)


def _refuse(code: int, description: str) -> Response:
    body = json.dumps(ApiError(code, description).to_json())
    return Response(body, code, media_type="application/json")


def _is_ours(authority: str, port: int) -> bool:
    """True for a loopback name or address with the port that is listened on."""
    try:
        parts = urlsplit(f"//{authority}")
        named, host = parts.port or 80, parts.hostname or ""
    except ValueError:
        return False
    plain = "@" not in authority and not parts.path and not parts.query
    return plain and named == port and is_loopback(host)


def _same_site(scope: Scope, headers: Headers, port: int) -> bool:
    origin = headers.get("origin")
    if origin is not None:
        scheme, _, authority = origin.partition("://")
        return scheme == "http" and _is_ours(authority, port) and authority == headers["host"]
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return True
    # Following a link to the page itself is no request forgery.
    return (
        scope["method"] == "GET"
        and scope["path"] == "/"
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )
