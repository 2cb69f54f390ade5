"""A store of a folder of its own, whose clock the tests set."""

from pathlib import Path

import pytest

from bot.chat.store.store import Store
from tests.fakes import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return Store(tmp_path, 42, clock)
