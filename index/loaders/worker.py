"""Parsing in a child process: whatever a file does to its parser, the bot goes on.

read ─ request ─→ child.py, started when first needed, started anew once it has failed
     ←─ reply ──  a document or a list, checked, or what is wrong with the source
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from index import errors
from index.errors import SourceDamaged, SourceError, SourceTooCostly
from index.loaders.child import WHOLE
from index.loaders.listing import Listing
from index.types import Document

log = logging.getLogger(__name__)

ROOT: Final = Path(__file__).parents[2]
KEPT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "PYTHONPATH", "PYTHONHOME")
"""What of the environment a parser gets: no keys, and no token."""
BYTES_A_CHARACTER: Final = 8
"""At most, of a reply: four or, escaped, six for the text's own, the rest for its headings."""
LEAST_REPLY: Final = 1_000_000
_LINES: Final = ("title", "text", "author", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one source may take: bytes of address space, seconds of a processor and in all.

    In all leaves room for a busy machine.
    """

    memory: int = 2_000_000_000
    processor_s: int = 120
    seconds: float = 400.0


class Worker:
    """A child that parses. Close it once: until then it waits for more."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, source: str, kind: str, data: bytes, longest: int) -> Document | Listing:
        """What a file of a kind says, of at most `longest` characters. Raises SourceError."""
        process = self._process = self._process or self._started()
        is_late = threading.Event()

        def expire() -> None:
            is_late.set()
            process.kill()

        timer = threading.Timer(self._limits.seconds, expire)
        timer.start()
        try:
            reply = _asked(process, source, kind, data, longest)
        finally:
            timer.cancel()
        if reply is None:
            self.close()
            raise _ended(source, is_late.is_set() or process.returncode == -signal.SIGXCPU)
        return _understood(reply, source)

    def close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _started(self) -> "subprocess.Popen[bytes]":
        limits = self._limits
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "index.loaders.child"),
                *(str(limits.memory), str(limits.processor_s)),
            ],
            cwd=ROOT,  # "-m" looks in the working directory first: ours, not whichever it is
            env={
                **{key: os.environ[key] for key in KEPT if key in os.environ},
                **{"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _asked(
    process: "subprocess.Popen[bytes]", source: str, kind: str, data: bytes, longest: int
) -> dict[str, Any] | None:
    """The child's reply; None if it ended without a sound one."""
    about = {"kind": kind, "source": source, "longest": longest, "size": len(data)}
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(about).encode() + b"\n" + data)
        process.stdin.flush()
        size = int.from_bytes(process.stdout.read(8), WHOLE)
        if not 0 < size <= BYTES_A_CHARACTER * longest + LEAST_REPLY:
            return None
        reply = json.loads(process.stdout.read(size))
    except (OSError, ValueError):
        return None
    return reply if isinstance(reply, dict) else None


def _ended(source: str, is_late: bool) -> SourceError:
    """Why a child ended in the middle of its work."""
    if is_late:
        return SourceTooCostly(f"{source} takes too long to read", "split it")
    return SourceDamaged(f"{source} broke its reader", "save it anew, or save its text as .txt")


def _understood(reply: Mapping[str, Any], source: str) -> Document | Listing:
    """A reply as what it stands for. Raises the SourceError that it names."""
    if "error" in reply:
        if trace := reply.get("trace"):
            log.debug("%s can't be read:\n%s", source, trace)
        known = getattr(errors, str(reply["error"]), SourceError)
        raise known(str(reply["problem"]), str(reply["remedy"]))
    if "listing" in reply:
        links, of_lists = reply["listing"]["links"], reply["listing"]["of_lists"]
        return Listing(tuple(map(str, links)), bool(of_lists))
    found = reply["document"]
    return Document(
        source=source,
        **{name: str(found[name]) for name in _LINES},
        headings=_marks(found["headings"]),
        questions=tuple(map(str, found["questions"])),
        pages=_marks(found["pages"]),
        hidden=Counter({str(kind): int(count) for kind, count in found["hidden"].items()}),
    )


def _marks(pairs: Any) -> tuple[tuple[int, str], ...]:
    return tuple((int(at), str(name)) for at, name in pairs)
