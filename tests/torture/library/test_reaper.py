"""It kills whom it is told to, and finds their children."""

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress

from tests.torture.library.reaper import Reaper, descendants

SLEEPING = "import subprocess; subprocess.run(['sleep', '60'])"


def test_the_children_of_who_runs_are_killed_too() -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEPING]) as process:
        while not descendants(process.pid):
            pass
        (child,) = descendants(process.pid)
        reaper = Reaper(random.Random(1))
        assert not reaper.strike()
        reaper.command = process.pid
        while process.poll() is None:
            assert reaper.strike()
        assert reaper.kills.total() >= 1
        assert set(reaper.kills) <= {"command", "the command's child"}
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
