"""Whom to kill, and when: the bot, a command, or a process that one of them has started."""

import os
import random
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

VICTIMS: Final = {"bot": 8, "command": 7, "the bot's child": 3, "the command's child": 2}
"""How many of twenty kills are aimed at whom; another dies where there is none."""
SHORTEST_S: Final = 0.1
LONGEST: Final = 1.5
"""Between kills: so many times what a command takes on this machine, as does a bot's start."""


class Reaper:
    """Kills one process at a time. `bot` and `command` are who runs just now, 0 if none does;
    `command_s` is how long a command takes."""

    def __init__(self, chosen: random.Random) -> None:
        self.bot = 0
        self.command = 0
        self.command_s = 3.0
        self.kills: Counter[str] = Counter()
        self._chosen = chosen

    def pause(self) -> float:
        """Seconds to the next kill."""
        return self._chosen.uniform(SHORTEST_S, LONGEST * self.command_s)

    def strike(self) -> bool:
        """False if nobody is there."""
        alive = {who: pids for who, pids in self._victims().items() if pids}
        if not alive:
            return False
        who = self._chosen.choices(list(alive), [VICTIMS[each] for each in alive])[0]
        with suppress(ProcessLookupError):
            os.kill(self._chosen.choice(alive[who]), signal.SIGKILL)
            self.kills[who] += 1
        return True

    def _victims(self) -> dict[str, list[int]]:
        return {
            "bot": [self.bot] if self.bot else [],
            "command": [self.command] if self.command else [],
            "the bot's child": descendants(self.bot) if self.bot else [],
            "the command's child": descendants(self.command) if self.command else [],
        }


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    parents = dict(_parents())
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found[1:]


def _parents() -> Iterator[tuple[int, int]]:
    """Each process with the one that started it."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            own, _, rest = path.read_text(errors="replace").rpartition(")")
            yield int(own.partition(" ")[0]), int(rest.split()[1])


def running_on(folder: Path) -> list[str]:
    """The commands of all processes that work on a data directory."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            command = path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            if str(folder) in command:
                found.append(command)
    return found
