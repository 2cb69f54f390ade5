"""A generation serves whenever one can, and nobody notices when none can."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index import generations
from index.chroma import SEAL, build
from index.dense import DenseIndex
from index.errors import DenseError
from index.generations import FOLDER, Generations
from index.library import Library
from tests.index.test_dense import QUESTIONS, exact, filled, put, same, vector


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = filled(tmp_path / "data", articles=5)
    yield opened
    opened.close()


@pytest.fixture
def dense(library: Library) -> DenseIndex:
    return DenseIndex(library)


@pytest.fixture
def keeper(library: Library, dense: DenseIndex) -> Iterator[Generations]:
    """Tended by hand: its thread isn't started."""
    kept = Generations(library, dense)
    yield kept
    kept._adopt(None)
    kept._close_retired()


def folders(library: Library) -> list[str]:
    return sorted(each.name for each in (library.path.parent / FOLDER).glob("*"))


def serving(library: Library) -> Path:
    known = library.generation()
    assert known is not None
    return library.path.parent / FOLDER / known[0]


def check(library: Library, dense: DenseIndex) -> None:
    for question in QUESTIONS[:4]:
        found = dense.search(vector(question), 10)
        assert same(found, exact(library).search(vector(question), 10))


def test_a_generation_is_built_served_let_fall_behind_rebuilt_and_dropped(
    library: Library, dense: DenseIndex, keeper: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.tend()
    first = serving(library)
    assert folders(library) == [first.name]
    assert dense.lag() == 0
    check(library, dense)

    put(library, "new", "A comet came. " * 10)
    keeper.tend()
    assert serving(library) == first, "a few passages aren't worth a new generation"
    assert dense.lag() > 0
    check(library, dense)

    monkeypatch.setattr(generations, "TOLERATED_LAG", 0)
    monkeypatch.setattr(generations, "TOLERATED_SHARE", 0.0)
    keeper.tend()
    second = serving(library)
    assert second != first
    assert dense.lag() == 0
    assert folders(library) == sorted([first.name, second.name]), "a search may still use it"
    check(library, dense)
    keeper.tend()
    assert folders(library) == [second.name]
    check(library, dense)


def test_another_start_opens_what_is_there_and_builds_nothing(
    library: Library, dense: DenseIndex, keeper: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.tend()
    keeper._adopt(None)
    keeper._close_retired()
    (library.path.parent / FOLDER / "unsealed").mkdir()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    again = DenseIndex(library)
    second = Generations(library, again)
    second.tend()
    assert again.lag() == 0
    assert folders(library) == [serving(library).name]
    check(library, again)
    second._adopt(None)
    second._close_retired()


def lose(folder: Path) -> None:
    shutil.rmtree(folder)


def garble(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"garbage" * 1000)


def truncate(folder: Path) -> None:
    path = folder / "chroma.sqlite3"
    os.truncate(path, path.stat().st_size // 2)


def unseal(folder: Path) -> None:
    (folder / SEAL).write_text("garbage")


def swap(folder: Path) -> None:
    """A generation of other passages, sealed for these."""
    seal = (folder / SEAL).read_text()
    shutil.rmtree(folder)
    with closing(filled(folder.parent.parent / "other", articles=5, seed=2)) as other:
        put(other, "more", "A comet. " * 5)
        other.remove(other.articles()[0].id)
        build(other, folder)
    (folder / SEAL).write_text(seal)


DAMAGE = [lose, garble, truncate, unseal, swap]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_generation_damaged_before_the_start_is_rebuilt_and_the_exact_scan_serves_meanwhile(
    library: Library, dense: DenseIndex, keeper: Generations, damage: Callable[[Path], None]
) -> None:
    keeper.tend()
    keeper._adopt(None)
    keeper._close_retired()
    broken = serving(library)
    damage(broken)
    again, reports = DenseIndex(library), list[str]()
    second = Generations(library, again, report=reports.append)
    check(library, again)
    second.tend()
    assert serving(library) != broken
    assert not broken.exists()
    assert again.lag() == 0
    check(library, again)
    said = [each.startswith("the search index was damaged and is built anew: ") for each in reports]
    assert said == [True] * (damage is not lose)
    second.stop()


@pytest.mark.parametrize("damage", DAMAGE[:4])
def test_a_generation_damaged_while_it_serves_is_replaced(
    library: Library, dense: DenseIndex, damage: Callable[[Path], None]
) -> None:
    reports: list[str] = []
    keeper = Generations(library, dense, report=reports.append)
    keeper.tend()
    first = serving(library)
    damage(first)
    check(library, dense)
    keeper.tend()
    assert serving(library) != first
    assert dense.lag() == 0
    check(library, dense)
    assert len(reports) == (damage is not lose)
    keeper.stop()


def test_every_hour_a_sample_is_asked_for_itself(
    library: Library, dense: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[str] = []
    keeper = Generations(library, dense, report=reports.append)
    keeper.tend()
    first = serving(library)
    library.db.execute("UPDATE vectors SET vector = zeroblob(length(vector))")
    keeper.tend()
    assert (serving(library), reports) == (first, [])
    monkeypatch.setattr(generations, "CHECK_EVERY_S", 0.0)
    with pytest.raises(DenseError, match="couldn't be built"):
        keeper.tend()
    assert reports[0].endswith("vectors aren't found by their own queries")
    keeper.stop()


def test_a_generation_isnt_closed_while_it_is_searched(
    library: Library, dense: DenseIndex, keeper: Generations
) -> None:
    keeper.tend()
    current = keeper._current
    assert current is not None
    with current.in_use():
        library.want_generation()
        keeper.tend()
        keeper.tend()
        assert current.folder.exists()
        assert current.search("main", vector("comet"), 5, frozenset()) != []
    keeper.tend()
    assert not current.folder.exists()
    assert keeper._retired == []


def test_a_builder_that_fails_is_reported_and_the_exact_scan_serves(
    library: Library, dense: DenseIndex, keeper: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(DenseError, match="couldn't be built"):
        keeper.tend()
    assert library.generation() is None
    assert folders(library) == []
    check(library, dense)


def test_after_failures_it_looks_again_soon_and_then_more_and_more_rarely() -> None:
    pauses = [generations.pause_s(failures) for failures in range(9)]
    assert pauses == [5, 5, 10, 20, 40, 80, 160, 300, 300]
    assert generations.pause_s(10_000) == 300


def test_a_builder_killed_again_and_again_doesnt_run_hot_and_the_next_success_forgives(
    library: Library, dense: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Generations(library, dense)
    pauses, outcomes = list[float](), [True, True, True, False, True, True]

    def tend() -> None:
        if outcomes.pop(0):
            raise DenseError("a generation couldn't be built (-9)")

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        if not outcomes:
            kept._stopping.set()

    monkeypatch.setattr(kept, "tend", tend)
    monkeypatch.setattr(kept._stopping, "wait", wait)
    kept._run()
    assert pauses == [5, 10, 20, 5, 5, 10]


def test_a_killed_builder_is_started_again_soon(
    library: Library, dense: DenseIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "LOOK_EVERY_S", 0.05)
    kept = Generations(library, dense)
    kept.start()
    until, killed = time.monotonic() + 30, 0
    while library.generation() is None and time.monotonic() < until:
        if killed < 2 and (builder := kept._builder) is not None and builder.poll() is None:
            builder.kill()
            builder.wait()
            killed += 1
        time.sleep(0.01)
    kept.stop()
    assert (killed, library.generation() is not None) == (2, True)


def test_an_empty_library_needs_no_generation(tmp_path: Path) -> None:
    library = Library(tmp_path / "empty")
    Generations(library, DenseIndex(library)).tend()
    assert library.generation() is None
    library.close()


def test_its_thread_builds_in_the_background_wherever_we_are_and_stops_at_once(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.py").write_text("raise SystemExit('a stranger')")
    monkeypatch.chdir(tmp_path)
    library = Library(Path("data"))
    dense = DenseIndex(library)
    kept = Generations(library, dense)
    kept.start()
    until = time.monotonic() + 30
    while library.generation() is None and time.monotonic() < until:
        time.sleep(0.05)
    assert library.generation() is not None
    check(library, dense)
    started = time.monotonic()
    kept.stop()
    assert time.monotonic() - started < 5
    check(library, dense)
    library.close()


def test_stopping_in_the_middle_of_a_build_drops_it(library: Library, dense: DenseIndex) -> None:
    kept = Generations(library, dense)
    kept.start()
    until = time.monotonic() + 10
    while kept._builder is None and time.monotonic() < until:
        time.sleep(0.01)
    kept.stop()
    assert not kept._thread.is_alive()
    assert library.generation() is None
    assert folders(library) == []
