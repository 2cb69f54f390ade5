"""Who owns a data directory: the one process that may open, build and drop generations."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from index.database import make_folder
from index.errors import LibraryBusy

FILE: Final = "bot.lock"


class Ownership:
    """A lock on a data directory, held until closed or until the process ends, however it ends.

    Children don't inherit it. Raises LibraryBusy when another process holds it.
    """

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        # Not truncated on opening: a refused process must not wipe out the owner's number.
        self._descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            owner = os.read(self._descriptor, 20).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            raise LibraryBusy(
                f"a bot (process {owner or 'unknown'}) is already running on {folder}",
                "stop it first, or give this one a directory of its own with --data",
            ) from None
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
