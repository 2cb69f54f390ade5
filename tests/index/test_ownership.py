"""A data directory has one owner, for as long as its process lives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import LibraryBusy
from index.library import Library
from index.ownership import RUNNING, Ownership
from tests.fakes import FakeEmbedder, document, prepared


def test_a_second_owner_is_refused_naming_the_first(tmp_path: Path) -> None:
    with Ownership(tmp_path):
        for _ in range(2):
            with pytest.raises(LibraryBusy, match=rf"process {os.getpid()}\).*--data"):
                Ownership(tmp_path)
        assert (tmp_path / RUNNING).read_text() == str(os.getpid())


def test_a_directory_can_be_owned_again_once_it_is_let_go(tmp_path: Path) -> None:
    Ownership(tmp_path).close()
    Ownership(tmp_path / "new" / "folder").close()
    Ownership(tmp_path).close()


def test_a_longer_process_number_left_behind_is_wiped_out(tmp_path: Path) -> None:
    (tmp_path / RUNNING).write_text("9" * 20)
    with Ownership(tmp_path):
        assert (tmp_path / RUNNING).read_text() == str(os.getpid())


OWNER = """
import subprocess, sys
from pathlib import Path
from index.ownership import Ownership
owner = Ownership(Path(sys.argv[1]))
child = subprocess.Popen(["sleep", "30"], close_fds=False)
print(child.pid, flush=True)
sys.stdin.read()
"""


def test_a_killed_owner_lets_go_though_its_child_lives_on(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as owner:
        assert owner.stdout is not None
        child = int(owner.stdout.readline())
        try:
            with pytest.raises(LibraryBusy, match=str(owner.pid)):
                Ownership(tmp_path)
            owner.kill()
            owner.wait()
            Ownership(tmp_path).close()
        finally:
            owner.kill()
            os.kill(child, 9)


def test_others_may_write_the_library_of_an_owned_directory(tmp_path: Path) -> None:
    with Ownership(tmp_path):
        library = Library(tmp_path)
        library.put(prepared(document("/a.txt", "Text."), FakeEmbedder()), "fake@1")
        assert library.count() == 1
        library.close()
