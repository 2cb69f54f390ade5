"""The article page: an article as it was cited, with the quote marked in it.

    GET /a/<answer>/<number> ─→ what that footnote rests on ─→ HTML
          404: no such footnote   410: its article was removed   503: nothing can be looked up yet

Ids of answers are 64 random bits, which nobody guesses: who has the link may read. So that the
link goes no further than its readers take it, no page is told where they come from, and nothing
is indexed.
"""

import asyncio
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.web import markup
from bot.web.evidence import Removed, Shelf
from bot.web.markup import Words

log = logging.getLogger(__name__)

HEADERS: Final = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src '{markup.STYLE_HASH}'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Vary": "Accept-Language",
}
KEPT: Final = "private, max-age=60"
"""An article may be removed at any time."""
UNKEPT: Final = "no-store"
MOST_LANGUAGES: Final = 20

_ANSWER: Final = re.compile(r"[0-9a-f]{16}", re.ASCII)
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)


class ArticlePage:
    """Shows what it can look up, while it is open."""

    def __init__(self, words_for: Callable[[str | None], Words]) -> None:
        self.routes = [
            Route("/a/{answer}/{number}", self._show),
            Route("/a/{rest:path}", self._unknown),
        ]
        self._words_for = words_for
        self._shelf: Shelf | None = None

    @contextmanager
    def opened(self, shelf: Shelf) -> Iterator[None]:
        """Within the block there is something to show."""
        self._shelf = shelf
        try:
            yield
        finally:
            self._shelf = None

    async def _show(self, request: Request) -> Response:
        answer, number = request.path_params["answer"], request.path_params["number"]
        if not _ANSWER.fullmatch(answer) or not _NUMBER.fullmatch(number):
            return await self._unknown(request)
        words = self._words(request)
        if self._shelf is None:
            return _page(markup.notice(words.say("busy"), words), 503)
        try:
            evidence = await self._shelf.evidence(answer, int(number))
        except Removed:
            return _page(markup.notice(words.say("evidence-gone"), words), 410)
        except Exception as error:
            log.error("an article page can't be shown: %s: %s", type(error).__name__, error)
            return _page(markup.notice(words.say("sorry"), words), 503)
        if evidence is None:
            return await self._unknown(request)
        html = await asyncio.to_thread(markup.article, evidence, int(number), words)
        return _page(html, 200)

    async def _unknown(self, request: Request) -> Response:
        words = self._words(request)
        return _page(markup.notice(words.say("page-unknown"), words), 404)

    def _words(self, request: Request) -> Words:
        """Those of the first language asked for that there are any of."""
        for code in preferred(request.headers.get("accept-language", "")):
            words = self._words_for(code)
            if words.language == code.partition("-")[0].lower():
                return words
        return self._words_for(None)


def _page(html: str, status: int) -> Response:
    kept = {"Cache-Control": KEPT if status == 200 else UNKEPT}
    return HTMLResponse(html.encode("utf-8", "replace"), status, HEADERS | kept)


def preferred(header: str) -> list[str]:
    """The languages of an Accept-Language header (RFC 9110, 12.5.4), the dearest first."""
    weighed = []
    for each in header.split(",")[:MOST_LANGUAGES]:
        code, _, weight = each.partition(";")
        found = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", weight)
        weighed.append((float(found[1]) if found else 1.0, code.strip()))
    return [code for weight, code in sorted(weighed, key=lambda each: -each[0]) if weight]
