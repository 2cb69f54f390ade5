"""The site on a real socket: taken ports, stops, signals, and bytes that are no HTTP."""

import asyncio
import json
import signal
from typing import Any

import httpx
import pytest

from bot.web import connection, hook, server
from bot.web.server import PortTaken, listen
from bot.web.site import served
from tests.bot.web.conftest import NAME, PATH, PROOF, SECRET, Hook, Taker, free_port

UPDATE = {"update_id": 7}
HEAD = f"POST {PATH} HTTP/1.1\r\nHost: bot\r\n"
PROVEN = f"{HEAD}{NAME}: {SECRET}\r\n"


async def said(port: int, sent: str | bytes, more: bytes = b"") -> bytes:
    """All that comes back before the connection is closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent if isinstance(sent, bytes) else sent.encode())
    writer.write(more)
    try:
        return await asyncio.wait_for(reader.read(), 10)
    except ConnectionError:
        return b""
    finally:
        writer.close()


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


async def test_an_update_arrives(port: int, taker: Taker) -> None:
    async with httpx.AsyncClient(trust_env=False) as telegram:
        url = f"http://127.0.0.1:{port}{PATH}"
        for id in range(3):
            answer = await telegram.post(url, json={"update_id": id}, headers=PROOF)
            assert answer.status_code == 200
            assert {"server", "date"}.isdisjoint(answer.headers)
    assert [each["update_id"] for each in taker.taken] == [0, 1, 2]


async def test_a_body_in_chunks_arrives(port: int, taker: Taker) -> None:
    body = json.dumps(UPDATE).encode()
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in body) + b"0\r\n\r\n"
    head = f"{PROVEN}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    assert status(await said(port, head, chunks)) == 200
    assert taker.taken == [UPDATE]


async def test_chunks_without_end_are_cut_off(port: int, taker: Taker) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{PROVEN}Transfer-Encoding: chunked\r\n\r\n".encode())
    with pytest.raises(ConnectionError):
        await sent_for_ever(writer, b"10000\r\n" + bytes(1 << 16) + b"\r\n")
    assert taker.taken == []


async def sent_for_ever(writer: asyncio.StreamWriter, part: bytes) -> None:
    for _ in range(1000):
        writer.write(part)
        await writer.drain()


def proven_to(target: str) -> bytes:
    return proven(UPDATE).replace(f" {PATH} ".encode(), f" {target} ".encode())


def proven(update: Any) -> bytes:
    """The bytes of a post of Telegram's."""
    body = json.dumps(update)
    return f"{PROVEN}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


BAD_HTTP = {
    "no HTTP": b"hello\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
    "a huge header": f"{PROVEN}X: {'x' * 100_000}\r\n\r\n".encode(),
    "many headers": (PROVEN + "X: x\r\n" * 20_000 + "\r\n").encode(),
    "a line break in a header": f"{HEAD}{NAME}: {SECRET}\r\n\n x: y\x00\r\n\r\n".encode(),
    "a zero byte in a header": f"{HEAD}{NAME}: {SECRET}\x00\r\n\r\n".encode(),
    "two lengths": f"{PROVEN}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}".encode(),
    "a negative length": f"{PROVEN}Content-Length: -1\r\n\r\n{{}}".encode(),
    "no length": f"{PROVEN}Content-Length: many\r\n\r\n{{}}".encode(),
    "a chunk that is none": f"{PROVEN}Transfer-Encoding: chunked\r\n\r\nxyz\r\n".encode(),
    "another encoding": f"{PROVEN}Transfer-Encoding: gzip\r\n\r\nxyz\r\n".encode(),
    "no host": f"POST {PATH} HTTP/1.1\r\n{NAME}: {SECRET}\r\n\r\n".encode(),
    "an absolute address": proven_to("http://bot.example" + PATH),
    "an authority": b"CONNECT bot:443 HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n",
    "a star": b"OPTIONS * HTTP/1.1\r\nHost: bot\r\nConnection: close\r\n\r\n",
    "bytes in the path": b"POST /\xff\xfe HTTP/1.1\r\nHost: bot\r\n\r\n",
    "quoted bytes in the path": proven_to("/%ff%00%0d%0aX:%20y"),
    "dots in the path": proven_to("/healthz/.." + PATH),
    "a method of one's own": proven_to(PATH).replace(b"POST", b"p\xc3\xb6st"),
    "the wrong secret": f"{HEAD}{NAME}: {SECRET[:-1]}\r\nContent-Length: 99\r\n\r\n".encode(),
    "too large": f"{PROVEN}Content-Length: 99999999\r\n\r\n".encode(),
}


@pytest.mark.parametrize("sent", BAD_HTTP.values(), ids=BAD_HTTP)
async def test_what_is_no_post_of_telegrams_is_refused_and_hung_up_on(
    port: int, taker: Taker, caplog: pytest.LogCaptureFixture, sent: bytes
) -> None:
    answer = await said(port, sent)
    assert not answer or 400 <= status(answer) < 500 or status(answer) == 501
    assert taker.taken == []
    assert [each for each in caplog.records if each.levelname != "WARNING"] == []
    assert "Traceback" not in caplog.text
    assert status(await said(port, proven(UPDATE))) == 200


async def test_without_the_secret_no_body_is_asked_for(port: int) -> None:
    rest = "Expect: 100-continue\r\nContent-Length: 99\r\n\r\n"
    assert status(await said(port, HEAD + rest)) == 403


async def test_an_upgrade_is_not_made(port: int, taker: Taker) -> None:
    upgrade = "Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"
    assert status(await said(port, f"GET {PATH} HTTP/1.1\r\nHost: bot\r\n{upgrade}")) == 405


async def test_two_posts_at_once_on_one_connection_are_both_taken(port: int, taker: Taker) -> None:
    first = proven({"update_id": 1}).replace(b"Connection: close\r\n", b"")
    answer = await said(port, first, proven({"update_id": 2}))
    assert answer.count(b"HTTP/1.1 200 ") == 2
    assert [each["update_id"] for each in taker.taken] == [1, 2]


async def test_a_body_that_drips_is_cut_off(
    port: int, taker: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "BODY_S", 0.05)
    assert status(await said(port, f"{PROVEN}Content-Length: 99\r\n\r\n", b"{")) == 408
    assert taker.taken == []


async def test_a_head_has_to_come_in_time(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HEAD_S", 0.1)
    for silent in (b"", b"POST", HEAD.encode(), PROVEN.encode()):
        assert await said(port, silent) == b""


async def test_so_has_the_next_one_and_what_is_left_of_a_body(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "IDLE_S", 0.1)
    kept_open = proven(UPDATE).replace(b"Connection: close\r\n", b"")
    assert status(await said(port, kept_open, b"POST")) == 200
    unread = b"GET /telegram HTTP/1.1\r\nHost: bot\r\nContent-Length: 99\r\n\r\n"
    assert status(await said(port, unread, b"x")) == 404


async def test_a_post_under_way_is_not_cut_off_by_the_time_for_heads(
    port: int, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "HEAD_S", 0.02)

    async def put(updates: Any) -> None:
        await asyncio.sleep(0.1)

    hook.open(put)
    assert status(await said(port, proven(UPDATE))) == 200


async def test_many_silent_connections_do_not_shut_out_telegram(
    port: int, taker: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MOST", 20)
    url = f"http://127.0.0.1:{port}{PATH}"
    async with httpx.AsyncClient(trust_env=False) as telegram:
        assert (await telegram.post(url, json=UPDATE, headers=PROOF)).status_code == 200
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(60)]
        assert (await telegram.post(url, json=UPDATE, headers=PROOF)).status_code == 200
        assert status(await said(port, proven(UPDATE))) == 200
        ended = await asyncio.gather(*(hung_up(reader) for reader, _ in silent))
        assert ended.count(True) >= 40
        for _, writer in silent:
            writer.close()


async def hung_up(reader: asyncio.StreamReader) -> bool:
    try:
        async with asyncio.timeout(0.2):
            return await reader.read() == b""
    except ConnectionError:
        return True
    except TimeoutError:
        return False


async def test_a_taken_port_says_what_to_set() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} is taken; set web.port to another"):
            async with served([], "127.0.0.1", port):
                pass


async def test_an_address_that_is_not_ours_says_what_to_check() -> None:
    with pytest.raises(PortTaken, match=r"192\.0\.2\.1 port .* check web\.host and web\.port"):
        async with served([], "192.0.2.1", free_port()):
            pass


async def test_ipv6_is_listened_on() -> None:
    port = free_port()
    async with served([], "::1", port), httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(f"http://[::1]:{port}/")).status_code == 404


async def test_signals_stay_with_the_process() -> None:
    before = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    async with served([], "127.0.0.1", free_port()):
        assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == before


async def test_a_stop_lets_a_post_end_and_takes_no_other(hook: Hook, taker: Taker) -> None:
    port, began, kept = free_port(), asyncio.Event(), asyncio.Event()

    async def put(updates: Any) -> None:
        began.set()
        await kept.wait()
        await taker.put(updates)

    hook.open(put)
    async with served([hook.route], "127.0.0.1", port):
        post = asyncio.create_task(said(port, proven(UPDATE)))
        await began.wait()
        asyncio.get_running_loop().call_later(0.2, kept.set)
    assert status(await post) == 200
    assert taker.taken == [UPDATE]
    with pytest.raises(ConnectionError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_a_stop_cuts_off_who_keeps_it_waiting(
    hook: Hook, taker: Taker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(server, "DRAIN_S", 0.1)
    monkeypatch.setattr(server, "STOP_S", 0.3)
    port, began = free_port(), asyncio.Event()

    async def put(updates: Any) -> None:
        began.set()
        await asyncio.Event().wait()

    hook.open(put)
    async with served([hook.route], "127.0.0.1", port):
        cut = [
            asyncio.create_task(said(port, sent))
            for sent in (b"", b"POST", f"{PROVEN}Content-Length: 99\r\n\r\n".encode())
        ]
        cut.append(asyncio.create_task(said(port, proven(UPDATE))))
        await began.wait()
    assert await asyncio.gather(*cut) == [b""] * 4
    assert "Traceback" not in caplog.text
