"""Reindexing in a process of its own, nice to whoever answers meanwhile.

    Rebuilder.run ─ starts ─→ python -m index.rebuilder SETTINGS ─→ Indexer.reindex
        ↑  progress ←──────── {"step": […]}      a line of JSON each, on its standard output
        └─ report, or raises  {"report": {…}} or {"error": […]}

It ends when its parent does: what it has committed stays, and the next one goes on from there.
"""

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

from index import errors
from index.errors import Cancelled, FootnoteError, LibraryError
from index.indexer import Indexer
from index.library import Library
from index.loaders import Intake
from index.report import Report
from index.steps import Progress, Step, silent

ROOT: Final = Path(__file__).parents[1]
NICENESS: Final = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """The data directory, `embedding.model`, and how articles are read and split."""

    data: str
    model: str
    passage_tokens: int
    max_bytes: int
    trusted_hosts: Sequence[str] = ()


class Cancel:
    """Stops one run, from any thread, as soon as it is asked to; or before it begins."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self.is_asked = False

    def ask(self) -> None:
        with self._lock:
            self.is_asked = True
            if self._process is not None:
                self._process.kill()

    def watch(self, process: "subprocess.Popen[str]") -> None:
        """It is this process that is to be stopped."""
        with self._lock:
            self._process = process
            if self.is_asked:
                process.kill()


class Rebuilder:
    """Starts the process and listens to it. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._running: set[subprocess.Popen[str]] = set()

    def run(
        self,
        ids: Sequence[str] = (),
        *,
        progress: Progress = silent,
        cancel: Cancel | None = None,
    ) -> Report:
        """As `Indexer.reindex`: raises what that raises, and what `progress` raises stops it.

        Raises Cancelled once `cancel` is asked: what was committed stays.
        """
        command = [sys.executable, "-m", "index.rebuilder", json.dumps(asdict(self._settings))]
        with subprocess.Popen(
            [*command, *ids],
            cwd=ROOT,  # "-m" looks in the working directory first: ours, not whichever it is
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for us: it ends with us, and says nothing
        ) as process:
            self._running.add(process)
            if cancel is not None:
                cancel.watch(process)
            try:
                return _followed(process, progress)
            except LibraryError as error:
                if cancel is not None and cancel.is_asked:
                    raise Cancelled("reindexing was cancelled", "repeat to go on") from error
                raise
            finally:
                self._running.discard(process)
                process.kill()

    def stop(self) -> None:
        """End what is running."""
        for process in list(self._running):
            process.kill()


def _followed(process: "subprocess.Popen[str]", progress: Progress) -> Report:
    """The report at the end of what the process says."""
    assert process.stdout is not None
    for line in process.stdout:
        ((kind, value),) = json.loads(line).items()
        if kind == "step":
            progress(Step(*value))
        elif kind == "error":
            name, problem, remedy = value
            raise getattr(errors, name, FootnoteError)(problem, remedy)
        elif kind == "report":
            return _report(value)
    raise LibraryError(
        "reindexing was stopped before it was done", "repeat: it goes on from where it was"
    )


def _report(value: dict[str, Any]) -> Report:
    failed = [(source, error) for source, error in value["failed"]]
    hidden = {source: Counter(kinds) for source, kinds in value["hidden"].items()}
    return Report(**value | {"failed": failed, "hidden": hidden})


def main() -> int:
    """Reindex: all articles, or those named."""
    settings, ids = Settings(**json.loads(sys.argv[1])), sys.argv[2:]
    threading.Thread(target=_stop_with_parent, daemon=True).start()
    os.nice(NICENESS)
    from index.embedder import open_embedder

    try:
        embedder = open_embedder(settings.model)
        trusted = frozenset(settings.trusted_hosts)
        indexer = Indexer(
            Library(Path(settings.data)),
            embedder,
            passage_tokens=settings.passage_tokens,
            intake=Intake(max_bytes=settings.max_bytes, trusted_hosts=trusted),
        )
        report = indexer.reindex(ids, progress=_tell)
        _say("report", {each.name: getattr(report, each.name) for each in fields(report)})
    except FootnoteError as error:
        _say("error", [type(error).__name__, error.problem, error.remedy])
        return 1
    return 0


def _tell(step: Step) -> None:
    _say("step", [step.done, step.total, step.source])


def _say(kind: str, value: Any) -> None:
    print(json.dumps({kind: value}), flush=True)


def _stop_with_parent() -> None:
    """The parent holds the other end of our standard input and never writes to it."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
