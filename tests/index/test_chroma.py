"""A generation holds what the library does, or isn't opened; a process of its own builds it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.chroma import SEAL, Generation, build, read_seal
from index.errors import DenseError
from index.library import Library
from tests.index.test_dense import OTHER, QUESTIONS, exact, filled, same, vector

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Path]]:
    """A library and a sealed generation of it."""
    folder = tmp_path_factory.mktemp("built")
    library = filled(folder / "data")
    build(library, folder / "generation")
    yield library, folder / "generation"
    library.close()


@pytest.fixture
def copied(built: tuple[Library, Path], tmp_path: Path) -> Path:
    shutil.copytree(built[1], tmp_path / "generation")
    return tmp_path / "generation"


class TestGeneration:
    def test_it_holds_every_passage_and_finds_what_the_exact_scan_finds(
        self, built: tuple[Library, Path]
    ) -> None:
        library, folder = built
        generation = Generation(folder, "fake@1")
        assert generation.size == library.count() > 100
        for corpus in ("main", OTHER):
            assert generation.ids(corpus) == frozenset(library.passage_ids(corpus))
            for question in QUESTIONS:
                found = generation.search(corpus, vector(question), 10, frozenset())
                assert same(found, exact(library, corpus).search(vector(question), 10))
        assert generation.search("nowhere", vector("x"), 5, frozenset()) == []
        generation.close()

    def test_what_is_gone_is_left_out_and_the_list_stays_full(
        self, built: tuple[Library, Path]
    ) -> None:
        library, folder = built
        generation = Generation(folder, "fake@1")
        ranked = [id for id, _ in exact(library).search(vector(QUESTIONS[0]), 1000)]
        for share in (3, 50, len(ranked) - 2, len(ranked)):
            gone = frozenset(ranked[:share])
            found = generation.search("main", vector(QUESTIONS[0]), 10, gone)
            assert len(found) == min(10, len(ranked) - share)
            assert not gone & {id for id, _ in found}
        generation.close()

    def test_another_models_generation_isnt_opened(self, built: tuple[Library, Path]) -> None:
        with pytest.raises(DenseError, match="built for fake@1"):
            Generation(built[1], "other@2")

    @pytest.mark.parametrize(
        "seal",
        [
            "",
            "{",
            "[]",
            "{}",
            '{"fingerprint": "fake@1"}',
            '{"fingerprint": "fake@1", "corpora": 3}',
            '{"fingerprint": "fake@1", "corpora": {"main": 1, "other": 1}}',
            None,
        ],
    )
    def test_an_unsealed_or_wrongly_sealed_one_isnt_opened(
        self, copied: Path, seal: str | None
    ) -> None:
        if seal is None:
            (copied / SEAL).unlink()
        else:
            (copied / SEAL).write_text(seal)
        with pytest.raises(DenseError):
            Generation(copied, "fake@1")

    @pytest.mark.parametrize("damage", ["gone", "emptied", "garbled", "truncated"])
    def test_a_damaged_database_isnt_opened(self, copied: Path, damage: str) -> None:
        _damage(copied / "chroma.sqlite3", damage)
        with pytest.raises(DenseError):
            Generation(copied, "fake@1").search("main", vector("comet"), 5, frozenset())

    def test_a_build_that_doesnt_equal_the_library_is_not_sealed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library = filled(tmp_path / "data", articles=2)
        from index import chroma

        real = chroma._fill
        monkeypatch.setattr(chroma, "_fill", lambda held, ids, it: real(held, ids[:-1], it))
        with pytest.raises(DenseError, match="Chroma holds"):
            build(library, tmp_path / "generation")
        with pytest.raises(DenseError, match="isn't sealed"):
            read_seal(tmp_path / "generation")
        library.close()


def _damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    path.unlink()
    if how == "emptied":
        path.write_bytes(b"")
    elif how == "garbled":
        path.write_bytes(os.urandom(len(data)))
    elif how == "truncated":
        path.write_bytes(data[: len(data) // 2])


class TestBuilder:
    def test_it_builds_and_seals_in_a_process_of_its_own(self, tmp_path: Path) -> None:
        library = filled(tmp_path / "data", articles=2)
        with _builder(tmp_path) as builder:
            assert builder.stdout is not None
            said = builder.stdout.read()  # while our end of its standard input stays open
        assert (builder.returncode, int(said)) == (0, library.count())
        seal = json.loads((tmp_path / "generation" / SEAL).read_text())
        assert sum(seal["corpora"].values()) == library.count()
        library.close()

    def test_it_stops_when_its_parent_is_killed_and_leaves_nothing(self, tmp_path: Path) -> None:
        filled(tmp_path / "data").close()
        with subprocess.Popen(
            [sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT
        ) as parent:
            assert parent.stdout is not None
            builder = int(parent.stdout.readline())
            parent.kill()
        _wait_for_end(builder)
        assert not (tmp_path / "generation" / SEAL).exists()


PARENT = """
import sys
from pathlib import Path
from tests.index.test_chroma import _builder
builder = _builder(Path(sys.argv[1]))
print(builder.pid, flush=True)
builder.wait()
"""


def _builder(folder: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-m",
        "index.chroma",
        str(folder / "data"),
        str(folder / "generation"),
    ]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)


def _wait_for_end(process: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            state: Any = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return
        if state == "Z":
            return
        time.sleep(0.05)
    os.kill(process, 9)
    pytest.fail("the builder lived on")
