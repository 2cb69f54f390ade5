"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>.

request → `read_args` → journal ( faults ( `METHODS` or `get_updates` ) ) → response, where the
HTTP status equals the error_code. What a fault does to the wire is done here too.
"""

import asyncio
import json
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from .args import Args, Upload
from .errors import OTHER_POLLER, WEBHOOK_ACTIVE, ApiError, conflict, invalid, refused
from .faults import Lost, Page, Reset, Silence
from .journal import Call
from .limits import violations
from .methods import METHODS
from .world import World

MAX_POLL_SECONDS = 50
MAX_FIELDS = 1_000
HANG_UP_SECONDS = 0.05  # how often a silent call looks whether somebody still waits
NAMES = {name.lower(): name for name in [*METHODS, "getUpdates"]}


class BotApi:
    """`reset` cuts the connection of a request; a BotApi without a server has none to cut."""

    def __init__(self, world: World, reset: Callable[[Request], None] | None = None) -> None:
        self._world = world
        self._reset = reset
        self.closing = False

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self._serve, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self._download),
        ]

    def close(self) -> None:
        """Ends open long polls, each with an empty list, and what waits for the bot to hang up."""
        self.closing = True
        self._world.updates.bell.ring()

    async def _serve(self, request: Request) -> Response:
        named = request.path_params["method"]
        call = Call(NAMES.get(named.lower(), named), {}, self._world.clock())
        try:
            with self._journalled(call):
                self._check_token(request.path_params["token"])
                if named.lower() not in NAMES:
                    raise refused(404, "method not found")
                args = await read_args(request)
                call.params = args.for_journal()
                result = await self._do(call, args)
        except ApiError as error:
            return _failure(error)
        except Lost as lost:
            return await self._lose(request, lost.wrong)
        except ClientDisconnect:  # the bot was killed amid its call
            return Response()
        return _json({"ok": True, "result": result})

    async def call(self, method: str, args: Args) -> Any:
        """One call, answered or refused (ApiError), and journalled either way."""
        call = Call(method, args.for_journal(), self._world.clock())
        with self._journalled(call):
            return await self._do(call, args)

    @contextmanager
    def _journalled(self, call: Call) -> Iterator[None]:
        began = time.monotonic()
        try:
            yield
        except ApiError as error:
            call.error = error
            raise
        finally:
            call.seconds = time.monotonic() - began
            self._world.calls.add(call)
            self._world.violations += violations(call)
            self._world.changes.bell.ring()

    async def _do(self, call: Call, args: Args) -> Any:
        """The call's effect and the fault it meets, in the fault's order."""
        fault = self._world.faults.meet(call)
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if not fault.after:
                fault.strike(call)
        if call.method == "getUpdates":
            call.result = await self._get_updates(args)
        else:
            call.result = METHODS[call.method](self._world, args)
        if fault is not None and fault.after:
            fault.strike(call)
        return call.result

    async def _lose(self, request: Request, wrong: Page | Reset | Silence) -> Response:
        """What comes over the wire in place of an answer."""
        if isinstance(wrong, Page):
            return Response(wrong.html, wrong.status, media_type="text/html")
        if self._reset is None:
            raise RuntimeError(f"{wrong} needs a connection: start the playground")
        while isinstance(wrong, Silence) and not self.closing:
            if await request.is_disconnected():
                break
            await self._world.updates.bell.wait(HANG_UP_SECONDS)
        self._reset(request)
        return Response()

    def _check_token(self, token: str) -> None:
        if not secrets.compare_digest(token.encode(), self._world.token.encode()):
            raise refused(401, "invalid token specified")

    async def _get_updates(self, args: Args) -> list[dict[str, Any]]:
        updates = self._world.updates
        if self._world.webhook.url:
            raise conflict(WEBHOOK_ACTIVE)
        updates.allow(args.nested("allowed_updates"))
        offset = args.integer("offset")
        limit = args.integer("limit", 100, low=1, high=100)
        turn = updates.claim("getUpdates")
        deadline = time.monotonic() + args.integer("timeout", 0, low=0, high=MAX_POLL_SECONDS)
        while not (batch := updates.take(offset, limit)):
            if self.closing or not await updates.bell.wait(deadline - time.monotonic()):
                break
            if updates.turn != turn:
                raise conflict(_ended_by(updates.turned_by))
        return [update.to_json() for update in batch]

    async def _download(self, request: Request) -> Response:
        try:
            self._check_token(request.path_params["token"])
        except ApiError as error:
            return _failure(error)
        file = self._world.files.at(request.path_params["path"])
        if file is None:
            return _failure(ApiError(404, "Not Found"))
        return Response(file.content, media_type="application/octet-stream")


def _ended_by(method: str) -> str:
    return OTHER_POLLER if method == "getUpdates" else f"terminated by {method} request"


async def read_args(request: Request) -> Args:
    """From the query and the body: urlencoded, multipart or JSON; a body may be empty."""
    values = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _multipart(request, values)
    body = await request.body()
    if kind == "application/json" and body:
        values |= _from_json(body)
    elif kind in ("", "application/x-www-form-urlencoded") and body:
        values |= _from_form(body)
    return Args(values)


async def _multipart(request: Request, values: dict[str, str]) -> Args:
    files: dict[str, Upload] = {}
    try:
        form = request.form(max_files=20, max_fields=MAX_FIELDS)
        async with form as parts:
            for name, part in parts.multi_items():
                if isinstance(part, UploadFile):
                    files[name] = Upload(part.filename or name, await part.read())
                else:
                    values[name] = part
    except HTTPException as error:
        raise invalid(f"can't parse multipart body: {error.detail}") from None
    return Args(values, files)


def _from_form(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("latin-1"),
            keep_blank_values=True,
            errors="surrogateescape",
            max_num_fields=MAX_FIELDS,
        )
    except ValueError:
        raise invalid("can't parse the request body") from None
    return dict(pairs)


def _from_json(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise invalid("can't parse JSON encoded web parameters") from None
    if not isinstance(values, Mapping):
        raise invalid("can't parse JSON encoded web parameters")
    return {
        str(name): value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
        if value is not None
    }


def _json(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(json.dumps(body), status, headers, media_type="application/json")


def _failure(error: ApiError) -> Response:
    headers = {}
    if "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return _json(error.to_json(), error.code, headers)
