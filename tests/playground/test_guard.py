"""Other web sites, other hosts and endless bodies stay out."""

import asyncio
import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.playground import READER, Playground, World
from bot.playground.guard import MAX_BODY

from .conftest import ORIGIN, TOKEN


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("[::1]:{port}", 200),
        ("LOCALHOST:{port}", 200),
        ("127.0.0.1", 403),
        ("127.0.0.1:1", 403),
        ("evil.example:{port}", 403),
        ("localhost.evil.example:{port}", 403),
        ("evil@127.0.0.1:{port}", 403),
        ("127.0.0.1:{port}/x", 403),
        ("[::1", 403),
        ("", 403),
    ],
)
async def test_only_our_own_host_names(http: httpx.AsyncClient, host: str, status: int) -> None:
    headers = {"Host": host.format(port=8000)}
    for path in ("/", f"/bot{TOKEN}/getMe", "/api/state", "/static/app.js"):
        assert (await http.get(path, headers=headers)).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Origin": "https://127.0.0.1"}, 403),
    ],
)
async def test_no_posts_from_elsewhere(
    http: httpx.AsyncClient, world: World, headers: dict[str, str], status: int
) -> None:
    body = {"chat": READER, "user": READER, "text": "hi"}
    assert (await http.post("api/say", json=body, headers=headers)).status_code == status
    reply = await http.post(f"/bot{TOKEN}/getMe", headers=headers)
    assert reply.status_code == status
    assert len(world.messages(READER)) == (1 if status == 200 else 0)


async def test_our_own_origin_may(http: httpx.AsyncClient) -> None:
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}
    body = {"chat": READER, "user": READER, "text": "hi"}
    assert (await http.post("api/say", json=body, headers=headers)).status_code == 200
    # Forms can send no JSON, and JSON from elsewhere needs a permission nobody gives.
    form = await http.post("api/say", content="{}", headers={"Content-Type": "text/plain"})
    assert form.status_code == 415


async def test_a_link_from_elsewhere_opens_the_page(http: httpx.AsyncClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    headers["Sec-Fetch-Dest"] = "document"
    assert (await http.get("", headers=headers)).status_code == 200
    assert (await http.get("", headers={**headers, "Sec-Fetch-Dest": "iframe"})).status_code == 403


async def test_strict_headers(http: httpx.AsyncClient) -> None:
    for path in ("", "/static/app.js", "/api/state", f"/bot{TOKEN}/getMe"):
        headers = (await http.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


async def test_bodies_end_somewhere(wire: httpx.AsyncClient) -> None:
    declared = await wire.post(f"/bot{TOKEN}/getMe", content=bytes(MAX_BODY + 1))
    assert declared.status_code == 413
    assert declared.json()["description"] == "Request Entity Too Large"

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MAX_BODY // 65_536 + 2):
            yield bytes(65_536)

    streamed = await wire.post(f"/bot{TOKEN}/getMe", content=endless())
    assert streamed.status_code == 413


async def test_loopback_only_and_one_owner_a_port(playground: Playground) -> None:
    with pytest.raises(ValueError, match="loopback"):
        Playground(token=TOKEN, host="0.0.0.0")
    port = int(playground.url.rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        await Playground(token=TOKEN, port=port).start()


async def test_a_start_after_a_stop_finds_the_port_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for _ in range(2):
        playground = Playground(token=TOKEN, port=port)
        await playground.start()
        assert playground.url == f"http://127.0.0.1:{port}/"
        await playground.stop()
        await playground.stop()


async def test_stopping_ends_an_open_stream(playground: Playground) -> None:
    url = f"{playground.url}api/changes"
    async with httpx.AsyncClient(trust_env=False) as client, client.stream("GET", url) as response:
        assert (await anext(response.aiter_lines())).startswith("id:")
        began = asyncio.get_running_loop().time()
        await playground.stop()
        assert asyncio.get_running_loop().time() - began < 2
