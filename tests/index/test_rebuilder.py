"""Reindexing in a process of its own: what it does, says and raises is what one's own would."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from index.embedder import open_embedder
from index.errors import Cancelled, LibraryBusy, LibraryError, ModelMissing, NotInLibrary
from index.indexer import Indexer
from index.library import Library
from index.ownership import REBUILDING, Ownership
from index.rebuilder import ROOT, Cancel, Rebuilder, Settings
from index.steps import Step
from index.types import Embedder
from tests.index.conftest import Write

TEXTS = {
    f"{n}.txt": f"Article {n} is about the sea\u202e, its ships and {n} hills." for n in range(3)
}


@pytest.fixture
def filled(library: Library, write: Write, minilm: Embedder) -> Library:
    Indexer(library, minilm).index([write(name, text) for name, text in TEXTS.items()])
    return library


def settings(library: Library, model: str = "all-MiniLM-L6-v2", tokens: int = 200) -> Settings:
    return Settings(str(library.path.parent), model, tokens, 1_000_000)


def test_it_does_and_tells_what_reindexing_here_would(filled: Library, write: Write) -> None:
    changed = write("1.txt", "Something else: \u202etxet.")
    steps: list[Step] = []
    report = Rebuilder(settings(filled, tokens=100)).run(progress=steps.append)
    assert (report.updated, report.unchanged, report.failed) == (1, 2, [])
    assert sorted(report.ids) == sorted(entry.id for entry in filled.articles())
    assert report.hidden == {changed: {"direction override": 1}}
    assert [(step.done, step.total) for step in steps] == [(n, 3) for n in (0, 0, 1, 2, 2, 2)]
    assert "Something else" in filled.article(report.ids[1]).text
    assert filled.edition.shape.passage_tokens == 100
    assert filled.check() == []


def test_only_the_named_are_reindexed(filled: Library) -> None:
    id = filled.articles()[1].id
    assert Rebuilder(settings(filled)).run([id]).ids == [id]


def test_it_raises_what_reindexing_here_would(filled: Library) -> None:
    with pytest.raises(NotInLibrary, match=r"no article nowhere; footnote articles lists them"):
        Rebuilder(settings(filled)).run(["nowhere"])
    with pytest.raises(ModelMissing):
        Rebuilder(settings(filled, model="/nowhere")).run()
    with (
        Ownership(filled.path.parent, REBUILDING),
        pytest.raises(LibraryBusy, match=str(os.getpid())),
    ):
        Rebuilder(settings(filled, tokens=100)).run()


def test_what_the_progress_raises_ends_it(filled: Library) -> None:
    def stop(step: Step) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Rebuilder(settings(filled, tokens=100)).run(progress=stop)
    Rebuilder(settings(filled, tokens=100)).run()
    assert filled.edition.shape.passage_tokens == 100


def test_one_that_is_stopped_says_so(filled: Library) -> None:
    rebuilder = Rebuilder(settings(filled, tokens=100))
    with pytest.raises(LibraryError, match=r"was stopped .* it goes on from where it was"):
        rebuilder.run(progress=lambda step: rebuilder.stop())


def test_it_is_nice_and_ends_with_its_parent(filled: Library) -> None:
    with Ownership(filled.path.parent):  # a bot that never flips: it waits
        command = [sys.executable, "-c", PARENT, json.dumps([str(filled.path.parent)])]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
            assert parent.stdout is not None
            child = int(parent.stdout.readline())
            assert os.getpriority(os.PRIO_PROCESS, child) == 10
            parent.send_signal(signal.SIGKILL)
        until = time.monotonic() + 20
        while is_alive(child) and time.monotonic() < until:
            time.sleep(0.05)
        assert not is_alive(child)
    with closing(Library(filled.path.parent)) as again:
        assert again.check() == []


def is_alive(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


PARENT = """
import json, sys
from index.rebuilder import Rebuilder, Settings
(data,) = json.loads(sys.argv[1])
rebuilder = Rebuilder(Settings(data, "all-MiniLM-L6-v2", 100, 1_000_000))
rebuilder.run(progress=lambda step: print(*(p.pid for p in rebuilder._running), flush=True))
"""


def test_the_model_is_opened_again_by_what_the_library_keeps(filled: Library) -> None:
    shape = filled.edition.shape
    assert open_embedder(shape.model).fingerprint == shape.fingerprint


def test_one_that_is_cancelled_keeps_what_is_done(filled: Library) -> None:
    cancel, steps = Cancel(), list[Step]()

    def second(step: Step) -> None:
        steps.append(step)
        if len(steps) == 2:
            cancel.ask()

    with pytest.raises(Cancelled):
        Rebuilder(settings(filled, tokens=100)).run(progress=second, cancel=cancel)
    assert (len(steps), filled.edition.shape.passage_tokens) == (2, 200)
    edition = filled.upcoming
    assert edition is not None
    assert len(filled.unstaged(edition)) < 3
    with pytest.raises(Cancelled):
        Rebuilder(settings(filled, tokens=100)).run(cancel=cancel)
    assert filled.check() == []
