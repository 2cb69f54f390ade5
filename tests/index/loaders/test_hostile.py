"""Whatever a file is made to do, it ends in one clear line, soon, and the next one is read."""

import time
from collections.abc import Iterator

import pytest

from index.errors import SourceDamaged, SourceError, SourceTooCostly
from index.loaders import Intake
from index.loaders.worker import Limits, Worker
from index.types import Document
from tests.index.conftest import Write
from tests.index.loaders.hostile import HARMLESS, HOSTILE
from tests.index.loaders.making import docx, p

SOON_S = 30.0


@pytest.fixture(scope="module")
def intake() -> Iterator[Intake]:
    with Intake(limits=Limits(processor_s=10, seconds=SOON_S)) as opened:
        yield opened


def understood(intake: Intake, source: str) -> None:
    raw = intake.open(source)
    assert raw is not None
    intake.parse(raw)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_in_one_clear_line_and_the_next_file_is_read(
    intake: Intake, write: Write, name: str
) -> None:
    source, good = write(name, HOSTILE[name]()), write("good.docx", docx(p("It landed.")))
    started = time.monotonic()
    with pytest.raises(SourceError) as refused:
        understood(intake, source)
    assert time.monotonic() - started < SOON_S
    line = str(refused.value)
    assert name in line
    assert "; " in line
    assert "\n" not in line
    assert "root:" not in line
    assert intake.load(good).text == "It landed."


@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_no_harm_is_read(intake: Intake, write: Write, name: str) -> None:
    found = intake.load(write(name, HARMLESS[name]()))
    assert "Words." in found.text
    assert "root:" not in found.text
    assert "lollol" not in found.text


class TestLimits:
    """Of the child, where no parser's own come first."""

    def test_time_of_a_processor(self) -> None:
        with Worker(Limits(processor_s=0)) as worker:
            with pytest.raises(SourceTooCostly, match=r"a\.md takes too long to read; split it"):
                worker.read("a.md", ".md", b"![[" * 2_000_000, 10_000_000)
            assert isinstance(worker.read("b.md", ".md", b"Good.", 100), Document)

    def test_time_in_all(self) -> None:
        with (
            Worker(Limits(seconds=0.5)) as worker,
            pytest.raises(SourceTooCostly, match="takes too long"),
        ):
            worker.read("a.md", ".md", b"![[" * 2_000_000, 10_000_000)

    def test_memory(self) -> None:
        with Worker(Limits(memory=400_000_000)) as worker:
            with pytest.raises((SourceTooCostly, SourceDamaged), match=r"a\.docx .*; "):
                worker.read("a.docx", ".docx", docx("<w:p/>" * 9_000_000), 1_000_000)
            assert isinstance(worker.read("b.md", ".md", b"Good.", 100), Document)
