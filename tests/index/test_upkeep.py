"""Every hour the bot does what its library needs; what fails is logged, and tried again."""

import threading
import time
from collections.abc import Sequence

import pytest

from index import trash, upkeep
from index.editions import Shape
from index.errors import LibraryBusy, LibraryDamaged
from index.library import Library
from index.ownership import REBUILDING, Ownership
from index.rebuilder import Rebuilder, Settings
from index.report import Report
from index.steps import Progress, Step
from index.trash import KEPT_S
from index.upkeep import Upkeep
from tests.index.test_trash import put


class FakeRebuilder(Rebuilder):
    """Says that it is half done, and is stopped or done."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(Settings("", "", 0, 0))
        self.runs = 0
        self._stopped = threading.Event()
        self._seconds = seconds

    def run(self, ids: Sequence[str] = (), *, progress: Progress = print) -> Report:
        self.runs += 1
        progress(Step(20, 40, "/a.txt"))
        if self._stopped.wait(self._seconds):
            raise LibraryBusy("it was stopped")
        return Report()

    def stop(self) -> None:
        self._stopped.set()


def wait_for(what: str, upkeep: Upkeep, caplog: pytest.LogCaptureFixture) -> None:
    until = time.monotonic() + 10
    while what not in caplog.text and time.monotonic() < until:
        time.sleep(0.01)
    assert what in caplog.text


def test_the_trash_is_emptied_at_the_start_and_every_hour(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    monkeypatch.setattr(upkeep, "EVERY_S", 0.01)
    first, second = (put(library, f"/{n}.txt", "Some text.") for n in range(2))
    past = library.remove(first).until + 1
    monkeypatch.setattr(time, "time", lambda: past)
    kept = Upkeep(library, Shape("fake@1"), FakeRebuilder())
    kept.start()
    wait_for(f"{first}, removed a day ago, is deleted", kept, caplog)
    later = library.remove(second).until + 1
    monkeypatch.setattr(time, "time", lambda: later)
    wait_for(f"{second}, removed a day ago, is deleted", kept, caplog)
    started = time.monotonic()
    kept.stop()
    assert time.monotonic() - started < 5
    assert not kept._thread.is_alive()


def test_what_fails_is_said_and_tried_again(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    monkeypatch.setattr(upkeep, "EVERY_S", 0.01)
    monkeypatch.setattr(upkeep, "AGAIN_S", 0.01)
    errors = [LibraryBusy("it is busy"), ZeroDivisionError("unforeseen")]

    def purge() -> list[object]:
        if errors:
            raise errors.pop(0)
        upkeep.log.info("it works")
        return []

    monkeypatch.setattr(library, "purge", purge)
    kept = Upkeep(library, Shape("fake@1"), FakeRebuilder())
    kept.start()
    wait_for("it works", kept, caplog)
    kept.stop()
    assert "it is busy" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_while_another_process_reindexes_it_looks_again_every_minute_until_that_is_done(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    put(library, "/a.txt", "Some text.")
    looks, purges = list[float](), list[int]()
    monkeypatch.setattr(library, "purge", lambda: purges.append(1) or [])
    rebuilder = FakeRebuilder()
    kept = Upkeep(library, Shape("other@2"), rebuilder)
    busy = LibraryBusy("process 1 is rebuilding", "wait")
    monkeypatch.setattr(rebuilder, "run", lambda **_: raising(busy))
    other = Ownership(library.path.parent, REBUILDING)

    def wait(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            other.close()
            monkeypatch.undo()
            monkeypatch.setattr(kept._stopping, "wait", wait)
        if len(looks) == 4:
            kept._stopping.set()

    monkeypatch.setattr(kept._stopping, "wait", wait)
    kept._run()
    assert looks == [60, 60, 60, 3600]
    assert (len(purges), rebuilder.runs) == (1, 1), "nothing is looked at while it is waited for"
    assert caplog.text.count("process 1 is rebuilding") == 1


def test_what_is_due_every_hour_is_done_while_another_process_reindexes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Upkeep(library, Shape("fake@1"), FakeRebuilder())
    looks: list[int] = []
    monkeypatch.setattr(kept, "look", lambda: looks.append(1))
    with Ownership(library.path.parent, REBUILDING):
        kept._is_busy, kept._looked = True, time.monotonic() - upkeep.EVERY_S + 60
        kept._look_unless_busy()
        assert (looks, kept._is_busy) == ([], True)
        kept._looked -= 60
        kept._look_unless_busy()
        assert (looks, kept._is_busy) == ([1], False)


def raising(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("wanted", "runs"),
    [
        (Shape("fake@1", "fake", 200), 0),
        (Shape("other@2", "other", 200), 1),
        (Shape("fake@1", "fake", 100), 1),
    ],
)
def test_a_library_made_otherwise_than_configured_is_made_anew(
    library: Library, wanted: Shape, runs: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    rebuilder = FakeRebuilder()
    Upkeep(library, wanted, rebuilder).look()
    assert rebuilder.runs == 0, "an empty library is nobody's"
    put(library, "/a.txt", "Some text.")
    library.describe(Shape("fake@1", "fake", 200))
    Upkeep(library, wanted, rebuilder).look()
    assert rebuilder.runs == runs
    assert ("20 of 40 articles are done" in caplog.text) == bool(runs)


def test_what_can_be_derived_is_made_anew_and_reported(library: Library) -> None:
    put(library, "/a.txt", "Some text.")
    library.describe(Shape("fake@1", "fake", 200))
    reports, rebuilder = list[str](), FakeRebuilder()
    kept = Upkeep(library, Shape("fake@1", "fake", 200), rebuilder, reports.append)
    kept.look()
    assert (reports, rebuilder.runs) == ([], 0)
    library.db.execute("DELETE FROM vectors")
    kept.look()
    assert rebuilder.runs == 1
    assert reports == ["the library is made anew from its texts: 1 passages lack their vectors"]


@pytest.mark.parametrize("raised", [True, False])
def test_damage_to_the_file_is_reported_once_with_its_remedy_and_left_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch, raised: bool
) -> None:
    put(library, "/a.txt", "Some text.")
    library.remove(put(library, "/b.txt", "Some text."))
    problems = ["page 7 is bad"]

    def damage() -> list[str]:
        if raised and problems:
            raise LibraryDamaged(problems[0], "…")
        return problems

    monkeypatch.setattr(library, "damage", damage)
    reports, rebuilder, later = list[str](), FakeRebuilder(), time.time() + 2 * KEPT_S
    monkeypatch.setattr(time, "time", lambda: later)
    kept = Upkeep(library, Shape("other@2"), rebuilder, reports.append)
    kept.look()
    kept.look()
    assert len(reports) == 1
    assert "(page 7 is bad)" in reports[0]
    assert reports[0].endswith("footnote restore FILE")
    assert rebuilder.runs == 0
    assert trash.due(library.db, later) != []
    problems.clear()
    kept.look()
    assert (len(reports), rebuilder.runs) == (1, 1)


def test_it_stops_in_the_middle_of_that(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    put(library, "/a.txt", "Some text.")
    kept = Upkeep(library, Shape("other@2"), FakeRebuilder(seconds=60))
    kept.start()
    wait_for("20 of 40", kept, caplog)
    kept.stop()
    assert not kept._thread.is_alive()


def test_old_versions_that_nobody_cites_are_deleted(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    versions = []
    for text in ("One text.", "Another text.", "A third text."):
        id = put(library, "/a.txt", text)
        versions.append(library.article(id).version)
    library.db.execute("UPDATE versions SET fetched_at = datetime('now', '-3 days')")
    library.describe(Shape("fake@1", "fake", 200))
    wanted = Shape("fake@1", "fake", 200)
    Upkeep(library, wanted, FakeRebuilder()).look()
    assert library.versions(id) == 3, "whoever doesn't know who cites what deletes nothing"
    Upkeep(library, wanted, FakeRebuilder(), cited=lambda: {(id, versions[0])}).look()
    assert library.versions(id) == 2
    assert library.version(id, versions[0]) is not None
    assert "1 old versions of articles" in caplog.text
