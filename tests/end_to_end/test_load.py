"""The load run's parts work, on a few chats. Its figures depend on the machine: `make load`."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.config import Config
from bot.services import Services
from tests.catalogue import Known, answers, distinct, questions
from tests.load import flood, throughput
from tests.load.budgets import budgets
from tests.load.figures import Figure

pytestmark = pytest.mark.long

FAULTS = ("lost", "duplicated", "out of order", "wrong", "violations")


@pytest.fixture(scope="module")
def known(indexed: Path) -> list[Known]:
    services = Services(Config(), indexed)
    found = distinct(answers(services, questions()[:6]))
    services.close()
    return found


def counted(figures: Sequence[Figure], name: str) -> float:
    (found,) = (each.value for each in figures if each.name == name)
    return found


def assert_no_faults(figures: Sequence[Figure], name: str) -> None:
    assert [counted(figures, f"{name}: {each}") for each in FAULTS] == [0] * len(FAULTS)


async def test_throughput(indexed: Path, tmp_path: Path, known: list[Known]) -> None:
    scale = throughput.Scale(chats=2, each=2, burst=2, bare=2)
    figures, bare = await throughput.throughput(indexed, tmp_path / "data", known, scale)
    assert bare > 0
    assert counted(figures, "throughput, ratio to the bare answerer's") > 0
    assert counted(figures, "chats: messages sent or edited") >= 1
    assert counted(figures, "burst: question to answer, p50") > 0
    assert_no_faults(figures, "throughput")


async def test_budgets(indexed: Path, tmp_path: Path, known: list[Known]) -> None:
    figures = await budgets(indexed, tmp_path / "data", known, chats=2, burst=2, bare=1.0)
    assert counted(figures, "budgets, private chats, longest") > 0
    assert counted(figures, "budgets, the group, longest") > 0
    assert_no_faults(figures, "budgets")


async def test_a_flood(indexed: Path, tmp_path: Path, known: list[Known]) -> None:
    scale = flood.Scale(2, pause_s=1.0, period_s=2.0, messages=40, flood_s=0.1, waiting=20)
    figures = await flood.flood(indexed, tmp_path, known, scale)
    assert counted(figures, "others: questions") == 4
    assert counted(figures, "flood: turned away") > 0
    assert counted(figures, "flood: told so") == 1
    assert counted(figures, "flood: unaccounted for") <= 1
    for each in ("quiet before", "flood", "quiet after"):
        assert_no_faults(figures, each)
