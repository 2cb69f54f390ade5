"""kill -9 amid the work, six times: each question has one final answer, in order in its chat.

`make torture` is the same, longer.
"""

from pathlib import Path

import pytest

from tests.catalogue import prepare
from tests.torture.library.run import Run
from tests.torture.report import problems, table
from tests.torture.run import torture

pytestmark = pytest.mark.long

KILLS = 6


async def test_six_kills_lose_no_question(data: Path, tmp_path: Path) -> None:
    known = prepare(tmp_path, data)
    outcome = await torture(data, known, KILLS, seed=1, faults=False)
    print(table(outcome))
    assert outcome.is_clean, "\n".join([*problems(outcome), (data / "log").read_text()])
    assert outcome.kills.total() == KILLS
    assert outcome.verdict.questions > KILLS


async def test_kills_amid_work_on_the_library_lose_nothing_of_it(tmp_path: Path) -> None:
    outcome = await Run(tmp_path / "torture", seed=1, facts=40).torture(4, print)
    print(outcome.table())
    assert outcome.wrong == []
    assert outcome.kills.total() >= 4
    assert outcome.acknowledged
