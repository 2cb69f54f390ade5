"""The child that parses has what it needs, and nothing else."""

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.errors import SourceDamaged, SourceEmpty, SourceTooLarge
from index.loaders import formats, worker
from index.loaders.listing import Listing
from index.loaders.worker import Limits, Worker
from index.types import Document
from tests.index.loaders import making

ROOT = Path(__file__).parents[3]
CONFINED = """
import os, socket, subprocess, sys
from index.loaders.child import confine
log = os.open(sys.argv[1], os.O_RDWR)
confine(2_000_000_000)
tries = {
    "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
    "name": lambda: socket.getaddrinfo("localhost", 80),
    "program": lambda: subprocess.run(["true"]),
    "shell": lambda: os.system("true"),
    "fork": os.fork,
    "kill": lambda: os.kill(os.getppid(), 0),
    "write": lambda: open(sys.argv[1], "w"),
    "create": lambda: os.open(sys.argv[1] + "2", os.O_CREAT | os.O_RDWR),
    "log": lambda: os.write(log, b"x"),
    "remove": lambda: os.remove(sys.argv[1]),
    "memory": lambda: bytearray(3_000_000_000),
}
for name, one in tries.items():
    try:
        one()
    except (OSError, MemoryError) as error:
        print(name, type(error).__name__)
"""


def test_it_comes_to_the_same_as_parsing_here() -> None:
    """With titles, headings, pages and what was hidden."""
    book = making.epub(
        '<h1>One &#x202E;</h1><p>First.<span epub:type="pagebreak" title="7"/> Second.</p>'
    )
    with Worker() as opened:
        found = opened.read("/a/b.epub", ".epub", book, 10_000)
        listed = opened.read("https://a.example/", ".xml", making.SITEMAPS.encode(), 10_000)
    here = formats.parse("/a/b.epub", ".epub", book)
    assert found == here
    assert isinstance(found, Document)
    assert found.hidden == here.hidden != {}
    assert (found.headings, found.pages) == (here.headings, here.pages) != ((), ())
    assert listed == Listing(("https://a.example/map.xml.gz",), of_lists=True)


def test_what_is_wrong_with_a_source_comes_through() -> None:
    with Worker() as opened, pytest.raises(SourceEmpty, match=r"^/a/b\.md has no text; check"):
        opened.read("/a/b.md", ".md", b"---", 10_000)


def test_more_text_than_may_be_is_refused() -> None:
    with Worker() as opened, pytest.raises(SourceTooLarge, match="characters; split it"):
        opened.read("/a/b.md", ".md", b"word " * 100, 100)


def test_a_parser_that_breaks_is_one_line_here_and_a_trace_in_the_log_where_it_is_wanted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "index.loaders.worker")
    with Worker() as opened, pytest.raises(SourceDamaged) as refused:
        opened.read("/a/b.odt", ".odt", b"x", 100)
    assert str(refused.value) == "/a/b.odt can't be read; save it anew, or save its text as .txt"
    assert "KeyError" in caplog.text


def test_a_child_that_dies_costs_the_source_it_worked_on_alone() -> None:
    with Worker() as opened:
        opened.read("/a/b.md", ".md", b"Good.", 100)
        assert opened._process is not None
        opened._process.send_signal(signal.SIGSEGV)
        with pytest.raises(SourceDamaged, match="broke its reader"):
            opened.read("/a/b.md", ".md", b"Good.", 100)
        assert isinstance(opened.read("/a/b.md", ".md", b"Good.", 100), Document)


@pytest.mark.parametrize("reply", [b"", b"\xff" * 8, b"\0" * 7 + b"\x02{]", b"\0" * 7 + b"\x02[]"])
def test_a_reply_that_makes_no_sense_is_none(reply: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(self: Worker) -> "subprocess.Popen[bytes]":
        said = f"import sys; sys.stdout.buffer.write({reply!r}); sys.stdin.buffer.read(1)"
        return subprocess.Popen(
            [sys.executable, "-c", said], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    monkeypatch.setattr(worker.Worker, "_started", started)
    with Worker() as opened, pytest.raises(SourceDamaged, match="broke its reader"):
        opened.read("/a/b.md", ".md", b"Good.", 100)


def test_it_reaches_no_network_starts_nothing_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("as it was")
    ended = subprocess.run(
        [sys.executable, "-c", CONFINED, str(tmp_path / "file")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    refused = dict(line.split() for line in ended.stdout.splitlines())
    tried = "connect name program shell fork kill write create log remove memory".split()
    assert list(refused) == tried
    assert (tmp_path / "file").read_text() == "as it was"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_it_knows_no_secrets_and_inherits_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "7:secret")
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    with (tmp_path / "lock").open("w") as lock, Worker() as opened:
        os.set_inheritable(lock.fileno(), True)
        opened.read("/a/b.md", ".md", b"Good.", 100)
        assert opened._process is not None
        of_child = Path(f"/proc/{opened._process.pid}")
        if not of_child.exists():
            pytest.skip("only Linux shows what a process has")
        assert b"secret" not in (of_child / "environ").read_bytes()
        held = [os.readlink(each) for each in (of_child / "fd").iterdir()]
        assert str(tmp_path / "lock") not in held


def test_it_ends_when_its_parent_is_gone() -> None:
    code = (
        "from index.loaders.worker import Worker; import os, threading, time\n"
        "worker = Worker(); worker.read('a.md', '.md', b'Good.', 100)\n"
        "print(worker._process.pid, flush=True)\n"
        "more = ('a.md', '.md', b'![[' * 900_000, 10**7)\n"
        "threading.Thread(target=worker.read, args=more).start()\n"
        "time.sleep(0.3); os.kill(os.getpid(), 9)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    child = int(ended.stdout)
    until = time.monotonic() + 20
    while _is_alive(child) and time.monotonic() < until:
        time.sleep(0.1)
    assert not _is_alive(child)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().split()[2] != "Z"


def test_limits_that_a_system_doesnt_know_are_no_obstacle() -> None:
    with Worker(Limits(memory=2**62)) as opened:
        assert isinstance(opened.read("/a/b.md", ".md", b"Good.", 100), Document)
