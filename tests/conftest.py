"""What every test shares.

The network is off, but for this machine itself; and whatever a bot sends to a playground, Telegram
would take and show, unless the test is marked `invalid`.
"""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from bot.chat.saying import words
from bot.playground import World

# How long something takes is for benchmarks to say: a busy machine fails no test.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("suite", UNHURRIED)
settings.register_profile(
    "long", max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no process works alone in the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Connecting anywhere but to loopback fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise OSError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    return


@pytest.fixture(autouse=True)
def said_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that no locale has, or that lacks a value, fails the test."""
    monkeypatch.setattr(words, "STRICT", True)


@pytest.fixture(autouse=True)
def valid_messages(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[None]:
    """A call past Telegram's limits, in any playground of the test, fails it."""
    worlds: list[World] = []
    begin = World.__init__

    def noted(self: World, *arguments: Any, **named: Any) -> None:
        begin(self, *arguments, **named)
        worlds.append(self)

    monkeypatch.setattr(World, "__init__", noted)
    yield
    if request.node.get_closest_marker("invalid") is None:
        assert [str(each) for world in worlds for each in world.violations] == []


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
