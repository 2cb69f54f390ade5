"""A scan is read where ocrmypdf is installed: here, one that stands in for it."""

import time
from pathlib import Path

import pytest

from index.errors import SourceScanned
from index.loaders import Intake, ocr
from tests.index.conftest import Write
from tests.index.loaders import making

SCAN = making.pdf([[]], picture=True)


class Programs:
    """Programs of a test, the only ones that are found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, name: str, script: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
        path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Programs(folder)


def test_a_scan_is_read_in_every_language_there_is(
    programs: Programs, write: Write, tmp_path: Path
) -> None:
    readable, asked = tmp_path / "readable.pdf", tmp_path / "asked"
    readable.write_bytes(making.pdf([["It landed, says the picture."]]))
    programs.put("ocrmypdf", f"cat > /dev/null; echo $@ > {asked}; cat {readable}")
    programs.put(
        "tesseract", "echo 'List of available languages (3):'; printf 'eng\\nosd\\nrus\\n'"
    )
    with Intake() as intake:
        found = intake.load(write("a.pdf", SCAN))
    assert found.text == "It landed, says the picture."
    assert found.pages == ((0, "1"),)
    assert "--language eng+rus - -" in asked.read_text()


@pytest.mark.parametrize("script", ["exit 2", "exit 0", f"cat > /dev/null; printf '{'x' * 99}'"])
def test_if_it_fails_the_scan_is_refused(programs: Programs, write: Write, script: str) -> None:
    programs.put("ocrmypdf", script)
    expected = Exception if "printf" in script else SourceScanned
    with Intake() as intake, pytest.raises(expected, match="; "):
        intake.load(write("a.pdf", SCAN))


def test_without_it_the_scan_is_refused(programs: Programs, write: Write) -> None:
    with Intake() as intake, pytest.raises(SourceScanned, match="install ocrmypdf"):
        intake.load(write("a.pdf", SCAN))


def test_one_that_takes_too_long_is_ended_with_its_children(
    programs: Programs, tmp_path: Path
) -> None:
    programs.put("ocrmypdf", f"sleep 60 & echo $! > {tmp_path / 'child'}; wait")
    started = time.monotonic()
    assert ocr.recognised("a.pdf", SCAN, seconds=1) is None
    assert time.monotonic() - started < 20
    child = int((tmp_path / "child").read_text())
    while not _is_gone(child):  # killed, but perhaps not dead this instant
        assert time.monotonic() - started < 20
        time.sleep(0.02)


def _is_gone(process: int) -> bool:
    """Dead, if perhaps not yet buried."""
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] == "Z"
    except OSError:
        return True
