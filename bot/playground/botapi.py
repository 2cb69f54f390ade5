"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>.

request → `read_args` → `call` (journal) → `METHODS` or `get_updates` → response, where the HTTP
status equals the error_code. Faults for tests belong around `call`.
"""

import json
import secrets
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .args import Args, Upload
from .errors import OTHER_POLLER, WEBHOOK_ACTIVE, ApiError, bad_request, conflict, refused
from .journal import Call
from .methods import METHODS
from .world import World

MAX_POLL_SECONDS = 50
MAX_FIELDS = 1_000
NAMES = {name.lower(): name for name in [*METHODS, "getUpdates"]}


class BotApi:
    def __init__(self, world: World) -> None:
        self._world = world
        self.closing = False

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self._serve, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self._download),
        ]

    def close(self) -> None:
        """Ends open long polls, each with an empty list."""
        self.closing = True
        self._world.updates.bell.ring()

    async def _serve(self, request: Request) -> Response:
        try:
            self._check_token(request.path_params["token"])
            method = NAMES.get(request.path_params["method"].lower())
            if method is None:
                raise refused(404, "method not found")
            args = await read_args(request)
            result = await self.call(method, args)
        except ApiError as error:
            return _failure(error)
        return _json({"ok": True, "result": result})

    async def call(self, method: str, args: Args) -> Any:
        """One call, answered or refused (ApiError), and journalled either way."""
        call = Call(method, args.for_journal(), self._world.clock())
        began = time.monotonic()
        try:
            if method == "getUpdates":
                call.result = await self._get_updates(args)
            else:
                call.result = METHODS[method](self._world, args)
        except ApiError as error:
            call.error = error
            raise
        finally:
            call.seconds = time.monotonic() - began
            self._world.calls.add(call)
            self._world.changes.bell.ring()
        return call.result

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
        raise bad_request(f"can't parse multipart body: {error.detail}") from None
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
        raise bad_request("can't parse the request body") from None
    return dict(pairs)


def _from_json(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON encoded web parameters") from None
    if not isinstance(values, Mapping):
        raise bad_request("can't parse JSON encoded web parameters")
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
