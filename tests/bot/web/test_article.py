"""GET /a/<answer>/<number>: who has the link reads, and nobody else gets anything out of it."""

import hashlib
import re
from base64 import b64encode
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.chat.saying.words import ENGLISH, words_for
from bot.web.article import ArticlePage, preferred
from bot.web.site import site
from tests.bot.web.shelves import ANSWER, Shelf, evidence

PATH = f"/a/{ANSWER}/1"


@pytest.fixture
def pages() -> ArticlePage:
    return ArticlePage(words_for)


@pytest.fixture
async def reader(pages: ArticlePage) -> AsyncIterator[httpx.AsyncClient]:
    """Looks at two footnotes of an answer; the second one's article is removed."""
    shelf = Shelf({(ANSWER, 1): evidence("It rose. [Nobody was hurt.]"), (ANSWER, 2): None})
    transport = httpx.ASGITransport(site(pages.routes))
    with pages.opened(shelf):
        async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as client:
            yield client


async def test_a_page_shows_what_the_footnote_rests_on(reader: httpx.AsyncClient) -> None:
    answer = await reader.get(PATH)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<mark id="quote" tabindex="-1">Nobody was hurt.</mark>' in answer.text


@pytest.mark.parametrize("path", [PATH, f"/a/{ANSWER}/2", f"/a/{ANSWER}/3", "/a/x"])
async def test_no_page_runs_anything_or_tells_where_its_reader_comes_from(
    reader: httpx.AsyncClient, path: str
) -> None:
    answer = await reader.get(path)
    headers = answer.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex"
    assert headers["vary"] == "Accept-Language"
    assert headers["cache-control"] in ("private, max-age=60", "no-store")
    (style,) = re.findall("<style>(.*?)</style>", answer.text, re.DOTALL)
    hashed = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = headers["content-security-policy"]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{hashed}'; ")
    assert "script" not in policy


@pytest.mark.parametrize(
    "path",
    [
        *(f"/a/{ANSWER}/{number}" for number in ("3", "0", "01", "-1", "1000", "²", "1/", "")),
        *("/a/", "/a/x", f"/a/{ANSWER}", f"/a/{ANSWER.upper()}/1", f"/a/{'f' * 16}/1"),
        *("/a/../healthz", "/a/%00/1"),
    ],
)
async def test_what_leads_nowhere_says_so(reader: httpx.AsyncClient, path: str) -> None:
    answer = await reader.get(path)
    assert answer.status_code == 404
    if path != "/a/../healthz":
        assert "There is nothing here." in answer.text


async def test_a_removed_article_is_gone_and_says_so(reader: httpx.AsyncClient) -> None:
    answer = await reader.get(f"/a/{ANSWER}/2")
    assert (answer.status_code, answer.headers["cache-control"]) == (410, "no-store")
    assert "That article was removed" in answer.text


async def test_it_can_be_looked_at_and_nothing_else(reader: httpx.AsyncClient) -> None:
    answer = await reader.head(PATH)
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 1000
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert (await reader.request(method, PATH)).status_code == 405


async def test_before_anything_can_be_looked_up_it_asks_for_patience(
    reader: httpx.AsyncClient, pages: ArticlePage, caplog: pytest.LogCaptureFixture
) -> None:
    transport = httpx.ASGITransport(site(ArticlePage(words_for).routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as early:
        answer = await early.get(PATH)
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    assert ENGLISH.say("busy").split(";")[1] in answer.text

    class Broken(Shelf):
        async def evidence(self, answer: str, number: int) -> None:
            raise OSError("the disk is gone")

    with pages.opened(Broken({})):
        answer = await reader.get(PATH)
    assert answer.status_code == 503
    assert "something went wrong on my side" in answer.text
    assert "the disk is gone" in caplog.text
    assert "the disk is gone" not in answer.text


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de", "de"),
        ("DE-at,de;q=0.9", "de"),
        ("zh, fa;q=0.5, de;q=0.7", "de"),
        ("en-GB, de", "en"),
        ("pt-BR", "pt"),
        ("de;q=0, ar;q=0.1", "ar"),
        ("zh", "en"),
        ("*", "en"),
        ("", "en"),
        ("de;q=much, ;;;,,", "de"),
        (",".join(["xx"] * 500) + ",de", "en"),
    ],
)
async def test_it_speaks_a_language_its_reader_asked_for(
    reader: httpx.AsyncClient, header: str, language: str
) -> None:
    answer = await reader.get(PATH, headers={"Accept-Language": header})
    assert f'<html lang="{language}"' in answer.text
    assert words_for(language).say("page-quoted", marker="[1]") in answer.text


def test_languages_are_taken_by_their_weight() -> None:
    assert preferred("a;q=0.1, b, c;q=0.5, d;q=0") == ["b", "c", "a"]
