"""/healthz: the process lives. /readyz: it can answer questions, or what is missing for that."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

log = logging.getLogger(__name__)

LOOK_S: Final = 5.0
"""What doesn't hold within that time doesn't hold."""
FRESH_S: Final = 1.0
"""Who asks again so soon is told the same: each look costs a commit."""
UNKEPT: Final = {"Cache-Control": "no-store"}


class Check:
    """Something that has to hold; `missing` says in plain words that it doesn't.

    Looked at once at a time, by all who ask meanwhile. To raise is not to hold.
    """

    def __init__(self, missing: str, holds: Callable[[], Awaitable[bool]]) -> None:
        self.missing = missing
        self._holds = holds
        self._looking: asyncio.Task[bool] | None = None
        self._looked = 0.0

    async def passes(self) -> bool:
        looking = self._looking
        if looking is None or (looking.done() and time.monotonic() - self._looked > FRESH_S):
            looking = self._looking = asyncio.create_task(self._look())
        await asyncio.wait({looking}, timeout=LOOK_S)
        return looking.done() and not looking.cancelled() and looking.result()

    async def _look(self) -> bool:
        try:
            return await self._holds()
        except Exception as error:
            log.debug("%s: %s", self.missing, error)
            return False
        finally:
            self._looked = time.monotonic()


class Health:
    """What passes and what doesn't, each time it changes, is a line in the log too."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = checks
        self._said: list[str] | None = None
        self.routes = [Route("/healthz", self._lives), Route("/readyz", self._is_ready)]

    async def _lives(self, request: Request) -> Response:
        return PlainTextResponse("ok\n", headers=UNKEPT)

    async def _is_ready(self, request: Request) -> Response:
        passed = await asyncio.gather(*(each.passes() for each in self._checks))
        pairs = zip(self._checks, passed, strict=True)
        missing = [check.missing for check, holds in pairs if not holds]
        self._say(missing)
        lines = "".join(f"{each}\n" for each in missing or ["ready"])
        return PlainTextResponse(lines, 503 if missing else 200, UNKEPT)

    def _say(self, missing: list[str]) -> None:
        if missing != self._said:
            self._said = missing
            log.info("not ready: %s", "; ".join(missing)) if missing else log.info("ready")
