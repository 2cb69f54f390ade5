"""The process that parsers run in: `python -m index.loaders.child MEMORY SECONDS`.

It reads requests from its standard input and writes a reply to each to its standard output, until
there are no more, or until its parent is gone. It has so much memory and, for each request, so many
seconds of a processor. It writes no files, reaches no network and starts no processes.

    request   {"kind", "source", "longest", "size"} in a line, then `size` bytes of the file
    reply     its length in eight bytes, then JSON: {"document": …}, {"listing": …} or {"error": …}
"""

import json
import os
import resource
import sys
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import fields
from typing import Any, BinaryIO, Final

from index.errors import SourceDamaged, SourceError, SourceTooCostly, SourceTooLarge
from index.loaders import formats, listing
from index.loaders.kinds import LISTING

WHOLE: Final = "big"
"""Byte order of a reply's length."""
_FORBIDDEN: Final = (
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
    *("socket.sendto", "socket.sendmsg", "subprocess.Popen", "os.system", "os.exec", "os.fork"),
    *("os.posix_spawn", "os.spawn", "os.kill", "os.remove", "os.rename", "os.rmdir", "os.chmod"),
)
"""https://docs.python.org/3/library/audit_events.html"""
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints
    threading.Thread(target=_stop_with_parent, args=(os.getppid(),), daemon=True).start()
    confine(memory)
    while (request := _received(sys.stdin.buffer)) is not None:
        _allow(seconds)
        reply = json.dumps(_answered(*request), ensure_ascii=False).encode()
        replies.write(len(reply).to_bytes(8, WHOLE) + reply)
        replies.flush()


def confine(memory: int) -> None:
    """Give up what a parser has no need of, for good."""
    os.nice(5)
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for limit, most in limits.items():
        with suppress(ValueError, OSError):  # macOS knows no limit of memory
            resource.setrlimit(limit, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN or (event == "open" and arguments[2] & _WRITING):
        raise PermissionError(f"a parser tried {event}")


def _allow(seconds: int) -> None:
    """So many seconds of a processor from now on; then the system ends this process."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    until = int(spent.ru_utime + spent.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _stop_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _received(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    line = stream.readline()
    if not line:
        return None
    about = json.loads(line)
    return about, stream.read(about["size"])


def _answered(about: dict[str, Any], data: bytes) -> dict[str, Any]:
    source, kind, longest = about["source"], about["kind"], about["longest"]
    try:
        if kind == LISTING:
            return {"listing": _fields(listing.load(source, data))}
        document = formats.parse(source, kind, data)
        if len(document.text) > longest:
            raise SourceTooLarge(
                f"{source} holds more than {longest / 1e6:.0f} million characters",
                "split it, or raise library.max_file_mb",
            )
        return {"document": _fields(document)}
    except SourceError as error:
        return _failed(error)
    except MemoryError:
        return _failed(SourceTooCostly(f"{source} takes too much memory to read", "split it"))
    except Exception:
        broken = SourceDamaged(f"{source} can't be read", "save it anew, or save its text as .txt")
        return _failed(broken) | {"trace": traceback.format_exc()}


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _failed(error: SourceError) -> dict[str, Any]:
    return {"error": type(error).__name__, "problem": error.problem, "remedy": error.remedy}


if __name__ == "__main__":
    main()
