"""Who owns a data directory: the one process that may open, build and drop generations.

And who rebuilds its library, which may be another.
"""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from index.database import make_folder
from index.errors import LibraryBusy

RUNNING: Final = "bot.lock"
REBUILDING: Final = "rebuild.lock"

_SAID: Final = {
    RUNNING: (
        "a bot (process {owner}) is already running on {folder}",
        "stop it first, or give this one a directory of its own with --data",
    ),
    REBUILDING: (
        "process {owner} is rebuilding the library in {folder}",
        "wait for it to finish; what it has done stays done if you stop it",
    ),
}


class Ownership:
    """A lock on a data directory, held until closed or until the process ends, however it ends.

    Children don't inherit it. Raises LibraryBusy when another process holds it.
    """

    def __init__(self, folder: Path, file: str = RUNNING) -> None:
        make_folder(folder)
        # Not truncated on opening: a refused process must not wipe out the owner's number.
        self._descriptor = os.open(folder / file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            owner = os.read(self._descriptor, 20).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            problem, remedy = _SAID[file]
            said = problem.format(owner=owner or "unknown", folder=folder)
            raise LibraryBusy(said, remedy) from None
        os.truncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def close(self) -> None:
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def is_owned(folder: Path, file: str) -> bool:
    """Whether a process holds that lock now."""
    try:
        Ownership(folder, file).close()
    except LibraryBusy:
        return True
    return False
