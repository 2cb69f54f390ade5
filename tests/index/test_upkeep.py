"""Every hour the bot does what its library needs; what fails is logged, and tried again."""

import time

import pytest

from index import upkeep
from index.errors import LibraryBusy
from index.library import Library
from index.upkeep import Upkeep
from tests.index.test_trash import put


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
    kept = Upkeep(library)
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
    errors = [LibraryBusy("it is busy"), ZeroDivisionError("unforeseen")]

    def purge() -> list[object]:
        if errors:
            raise errors.pop(0)
        upkeep.log.info("it works")
        return []

    monkeypatch.setattr(library, "purge", purge)
    kept = Upkeep(library)
    kept.start()
    wait_for("it works", kept, caplog)
    kept.stop()
    assert "it is busy" in caplog.text
    assert "ZeroDivisionError" in caplog.text
