"""Only Telegram is listened to, 200 means that it was kept, and nothing that comes breaks it."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.intake.inbox import lane_of, stored
from bot.logs import Redacting
from bot.web import hook as hooks
from bot.web.hook import LARGEST_ID, MOST_BYTES, MOST_LAYERS, Hook, NotAnUpdate, parsed
from bot.web.site import site
from tests.bot.web.conftest import NAME, PATH, PROOF, SECRET, Taker

UPDATE = {"update_id": 7, "message": {"text": "Who?"}}


async def test_an_update_is_taken(telegram: httpx.AsyncClient, taker: Taker) -> None:
    answer = await telegram.post(PATH, json=UPDATE, headers=PROOF)
    assert (answer.status_code, answer.content) == (200, b"")
    assert taker.taken == [UPDATE]


async def test_nothing_is_said_before_it_is_kept(telegram: httpx.AsyncClient, hook: Hook) -> None:
    began, kept = asyncio.Event(), asyncio.Event()

    async def put(updates: Any) -> None:
        began.set()
        await kept.wait()

    hook.open(put)
    post = asyncio.create_task(telegram.post(PATH, json=UPDATE, headers=PROOF))
    await began.wait()
    await asyncio.sleep(0.01)
    assert not post.done()
    kept.set()
    assert (await post).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(NAME, "")],
        [(NAME, SECRET[:-1])],
        [(NAME, SECRET + "0")],
        [(NAME, SECRET.upper())],
        [(NAME, "ä" * 64)],
        [(NAME, b"\xff\x00".hex())],
        [(NAME, b"\xff" * 64)],
        [(NAME, "wrong"), (NAME, SECRET)],
        [(NAME, SECRET), (NAME, SECRET)],
        [(NAME, f"{SECRET}, {SECRET}")],
        [("Authorization", SECRET)],
    ],
)
async def test_without_the_secret_nothing_is_even_read(
    telegram: httpx.AsyncClient, taker: Taker, headers: Any
) -> None:
    async def body() -> AsyncIterator[bytes]:
        raise AssertionError("it was read")
        yield b""

    encoded = [(name, each.encode() if isinstance(each, str) else each) for name, each in headers]
    answer = await telegram.post(PATH, content=body(), headers=encoded)
    assert (answer.status_code, answer.content) == (403, b"")
    assert answer.headers["connection"] == "close"
    assert taker.taken == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
async def test_only_posts_are_taken(telegram: httpx.AsyncClient, taker: Taker, method: str) -> None:
    answer = await telegram.request(method, PATH, headers=PROOF, content=json.dumps(UPDATE))
    assert answer.status_code == 405
    assert taker.taken == []


@pytest.mark.parametrize(
    "path", ["/", PATH + "/", PATH + "/x", "/telegram", "/TELEGRAM/HOOK", "//telegram/hook"]
)
async def test_other_paths_lead_nowhere(
    telegram: httpx.AsyncClient, taker: Taker, path: str
) -> None:
    answer = await telegram.post(path, json=UPDATE, headers=PROOF)
    assert answer.status_code == 404
    assert "location" not in answer.headers
    assert taker.taken == []


def padded(size: int) -> bytes:
    """An update of that many bytes."""
    return json.dumps(UPDATE).encode().ljust(size)


async def test_a_body_may_be_a_megabyte(telegram: httpx.AsyncClient, taker: Taker) -> None:
    answer = await telegram.post(PATH, content=padded(MOST_BYTES), headers=PROOF)
    assert answer.status_code == 200
    answer = await telegram.post(PATH, content=padded(MOST_BYTES + 1), headers=PROOF)
    assert (answer.status_code, answer.content) == (413, b"")
    assert len(taker.taken) == 1


@pytest.mark.parametrize("length", ["1048577", "9" * 19, "9" * 5000])
async def test_what_says_that_it_is_too_large_is_not_read(
    telegram: httpx.AsyncClient, length: str
) -> None:
    headers = {**PROOF, "Content-Length": length}
    assert (await telegram.post(PATH, content=b"{}", headers=headers)).status_code == 413


async def test_what_does_not_say_is_counted(hook: Hook, taker: Taker) -> None:
    """Through ASGI itself: the client would gather the body first."""
    read = 0

    async def receive() -> dict[str, Any]:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": bytes(1 << 16), "more_body": True}

    assert await posted(hook, receive) == 413
    assert read == MOST_BYTES // (1 << 16) + 1
    assert taker.taken == []


async def test_a_body_has_to_come_in_time(
    hook: Hook, taker: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "BODY_S", 0.02)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.005)
        return {"type": "http.request", "body": b" ", "more_body": True}

    assert await posted(hook, receive) == 408
    assert taker.taken == []


async def test_who_hangs_up_has_posted_nothing(hook: Hook, taker: Taker) -> None:
    came: list[dict[str, Any]] = [
        {"type": "http.request", "body": padded(100), "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> dict[str, Any]:
        return came.pop(0)

    assert await posted(hook, receive) == 400
    assert taker.taken == []


async def posted(
    hook: Hook, receive: Any, headers: Any = (), proof: bytes = SECRET.encode()
) -> int:
    """The status of a post whose body is what `receive` gives."""
    statuses: list[int] = []

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope = {
        "type": "http",
        "method": "POST",
        "path": PATH,
        "query_string": b"",
        "headers": [(NAME.lower().encode(), proof), *headers],
    }
    await site([hook.route])(scope, receive, send)
    (status,) = statuses
    return status


GARBAGE = {
    "nothing": b"",
    "words": b"hello, secretive words",
    "half": b'{"update_id": 7',
    "two": b'{"update_id": 7} {"update_id": 8}',
    "list": b'[{"update_id": 7}]',
    "number": b"7",
    "null": b"null",
    "no id": b'{"message": {"text": "secretive words"}}',
    "a text as id": b'{"update_id": "7"}',
    "a truth as id": b'{"update_id": true}',
    "half an id": b'{"update_id": 7.5}',
    "a negative id": b'{"update_id": -1}',
    "a large id": b'{"update_id": 9223372036854775808}',
    "a huge id": b'{"update_id": ' + b"9" * 5000 + b"}",
    "a huge number": b'{"update_id": 7, "x": ' + b"9" * 5000 + b"}",
    "no number": b'{"update_id": 7, "x": NaN}',
    "no end": b'{"update_id": 7, "x": -Infinity}',
    "not UTF-8": b'{"update_id": 7, "x": "\xff"}',
    "UTF-16": '{"update_id": 7}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"update_id": 7}',
    "a zero byte": b'{"update_id": 7}\x00',
    "deep lists": b'{"update_id": 7, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"update_id": 7, "x": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}",
    "deep and unfinished": b"[" * 1_000_000,
    "one layer too many": b'{"update_id": 7, "x": '
    + b"[" * MOST_LAYERS
    + b"]" * MOST_LAYERS
    + b"}",
}


@pytest.mark.parametrize("body", GARBAGE.values(), ids=GARBAGE)
async def test_what_is_no_update_is_refused_in_one_line_that_does_not_repeat_it(
    telegram: httpx.AsyncClient, taker: Taker, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    answer = await telegram.post(PATH, content=body, headers=PROOF)
    assert (answer.status_code, answer.content) == (400, b"")
    assert taker.taken == []
    (record,) = caplog.records
    assert record.exc_info is None
    assert "isn't an update" in record.getMessage()
    assert "secretive" not in record.getMessage()
    assert len(record.getMessage()) < 120


STRANGE = {
    "empty": b'{"update_id": 0}',
    "the largest id": b'{"update_id": 9223372036854775807}',
    "an id twice": b'{"update_id": 1, "update_id": 2}',
    "half a character": b'{"update_id": 1, "message": {"text": "\\ud800"}}',
    "a zero character": b'{"update_id": 1, "message": {"text": "\\u0000"}}',
    "an endless number": b'{"update_id": 1, "message": {"chat": {"id": 1e999}}}',
    "a large chat": b'{"update_id": 1, "message": {"chat": {"id": ' + b"9" * 4000 + b"}}}",
    "other shapes": b'{"update_id": 1, "message": {"chat": [1], "from": 3, "message": null}}',
    "deep": b'{"update_id": 1, "x": ' + b"[" * 98 + b"]" * 98 + b"}",
}


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_what_is_taken_the_inbox_can_keep_and_read_again(body: bytes) -> None:
    kept = stored(parsed(body))
    assert kept is not None
    assert kept.raw.isascii()
    assert hash(lane_of(kept)) is not None


async def test_what_cannot_be_kept_is_taken_when_it_comes_again(
    telegram: httpx.AsyncClient, taker: Taker, caplog: pytest.LogCaptureFixture
) -> None:
    token = "1234567890:TEST-token_of-the-local-bot-api-000"
    taker.failures += [RuntimeError(f"no\nway to https://api.example/bot{token}/x"), OSError(28)]
    for _ in (1, 2):
        answer = await telegram.post(PATH, json=UPDATE, headers=PROOF)
        assert (answer.status_code, answer.content) == (503, b"")
    assert (await telegram.post(PATH, json=UPDATE, headers=PROOF)).status_code == 200
    assert taker.taken == [UPDATE]
    lines = [Redacting((token,)).format(each) for each in caplog.records]
    assert len(lines) == 2
    assert all("\n" not in each and token not in each for each in lines)


async def test_a_slow_disk_is_not_waited_for_but_what_it_keeps_is_kept(
    telegram: httpx.AsyncClient, hook: Hook, taker: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "PUT_S", 0.01)
    kept = asyncio.Event()

    async def put(updates: Any) -> None:
        await kept.wait()
        await taker.put(updates)

    hook.open(put)
    assert (await telegram.post(PATH, json=UPDATE, headers=PROOF)).status_code == 503
    kept.set()
    await hook.close()
    assert taker.taken == [UPDATE]


async def test_when_it_is_closed_nothing_more_is_put(
    telegram: httpx.AsyncClient, hook: Hook, taker: Taker
) -> None:
    began, going_on = asyncio.Event(), asyncio.Event()

    async def put(updates: Any) -> None:
        began.set()
        await going_on.wait()
        await taker.put(updates)

    hook.open(put)
    post = asyncio.create_task(telegram.post(PATH, json=UPDATE, headers=PROOF))
    await began.wait()
    closing = asyncio.create_task(hook.close())
    await asyncio.sleep(0)
    assert (await telegram.post(PATH, json=UPDATE, headers=PROOF)).status_code == 503
    assert not closing.done()
    going_on.set()
    await closing
    assert taker.taken == [UPDATE]
    assert (await post).status_code == 200


async def test_a_body_that_comes_in_after_the_close_is_not_put(hook: Hook, taker: Taker) -> None:
    async def receive() -> dict[str, Any]:
        await hook.close()
        return {"type": "http.request", "body": padded(100), "more_body": False}

    assert await posted(hook, receive) == 503
    assert taker.taken == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
UPDATES = st.fixed_dictionaries(
    {"update_id": st.integers() | JSON},
    optional={"message": JSON, "callback_query": st.fixed_dictionaries({"message": JSON})},
)
BODIES = st.binary() | (UPDATES | JSON).map(lambda each: json.dumps(each).encode())
HEADERS = st.lists(
    st.tuples(
        st.sampled_from([b"content-length", b"content-type", b"transfer-encoding", b"host"]),
        st.binary(max_size=30),
    ),
    max_size=4,
)


@given(st.lists(BODIES, min_size=1, max_size=3), HEADERS)
@settings(deadline=None)
def test_whatever_is_posted_has_one_answer_and_what_is_put_is_an_update(
    chunks: list[bytes], headers: list[tuple[bytes, bytes]]
) -> None:
    taker, left = Taker(), list(chunks)
    hook = Hook(PATH, SECRET)
    hook.open(taker.put)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    status = asyncio.run(posted(hook, receive, headers))
    assert status in {200, 400, 413}
    assert len(taker.taken) == (status == 200)
    for each in taker.taken:
        kept = stored(each)
        assert kept is not None
        assert 0 <= kept.id <= LARGEST_ID
        assert hash(lane_of(kept)) is not None


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_nothing_but_the_secret_opens(proof: bytes) -> None:
    async def receive() -> dict[str, Any]:
        raise AssertionError("it was read")

    hook = Hook(PATH, SECRET)
    hook.open(Taker().put)
    assert asyncio.run(posted(hook, receive, proof=proof)) == 403


@pytest.mark.parametrize("body", [b"[", b"{}", b"\xff"])
def test_why_it_is_no_update_is_said(body: bytes) -> None:
    with pytest.raises(NotAnUpdate):
        parsed(body)


def test_posts_without_the_secret_do_not_fill_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def receive() -> dict[str, Any]:
        raise AssertionError("it was read")

    with caplog.at_level(logging.INFO):
        asyncio.run(posted(Hook(PATH, SECRET), receive, proof=b"wrong"))
    assert caplog.records == []
