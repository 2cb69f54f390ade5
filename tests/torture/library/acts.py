"""What an admin does from the command line: one act after the other, each a process of its own.

An act that was killed or refused is begun and not settled; the ledger knows both.
"""

import asyncio
import json
import random
import sqlite3
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from index import database
from index.putting import article_id
from index.trash import KEPT_S, uploads
from index.types import DEFAULT_CORPUS
from tests.catalogue import ROOT
from tests.torture.library.books import Book, book
from tests.torture.library.ledger import Change, Ledger, State, aged, put, put_back, removed
from tests.torture.library.reaper import Reaper

BOOKS: Final = [f"book-{number}" for number in range(14)]
"""Files of the admin's."""
LEAVES: Final = [f"leaf-{number}" for number in range(4)]
"""Files that are sent in the chat, and kept beside the library."""
NAMES: Final = [*BOOKS, *LEAVES]
MOST_AT_ONCE: Final = 4
"""Books that one command takes in."""
ACTS: Final = {"write": 8, "remove": 4, "undo": 3, "age": 1, "reindex": 2, "back up": 2}
"""How often of twenty times what is done."""
KILLED: Final = -9


@dataclass(slots=True)
class Shelf:
    """The admin's files, and what is known of them. Who works on a book holds its lock."""

    folder: Path
    data: Path
    environ: dict[str, str]
    ledger: Ledger = field(default_factory=Ledger)
    editions: Counter[str] = field(default_factory=Counter)
    locks: dict[str, asyncio.Lock] = field(
        default_factory=lambda: {each: asyncio.Lock() for each in NAMES}
    )

    def source(self, name: str) -> str:
        home = uploads(self.data, DEFAULT_CORPUS) if name in LEAVES else self.folder
        return str(home / f"{name}.txt")

    def now(self, name: str) -> Book:
        """What its file says."""
        return book(name, self.editions[name])

    def next(self, name: str, chosen: random.Random) -> Book:
        """What its file says from now on: a new edition, or the same."""
        self.editions[name] += chosen.randint(0, 1)
        return self.now(name)


class Admin:
    """Works until told to stop, and ends what it has begun; what went wrong stands in `wrong`."""

    def __init__(self, shelf: Shelf, reaper: Reaper, chosen: random.Random) -> None:
        self.stopping = False
        self.done: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.backups: set[Path] = set()
        self._shelf = shelf
        self._reaper = reaper
        self._chosen = chosen

    async def work(self) -> None:
        while not self.stopping:
            await self.act(self._chosen.choices(list(ACTS), list(ACTS.values()))[0])

    async def act(self, act: str) -> None:
        if act == "reindex":
            await self._run(act, "reindex")
            return
        if act == "back up":
            await self._back_up()
            return
        among = BOOKS if act == "write" else NAMES
        names = self._chosen.sample(among, self._chosen.randint(1, MOST_AT_ONCE))
        names = [each for each in names if not self._shelf.locks[each].locked()]
        for each in names:
            await self._shelf.locks[each].acquire()
        try:
            await self._on(act, names)
        finally:
            for each in names:
                self._shelf.locks[each].release()

    async def _on(self, act: str, names: Sequence[str]) -> None:
        if act == "write":
            await self.write(names)
        elif act == "remove":
            await self._each(act, names, "there", removed, "remove")
        elif act == "undo":
            await self._each(act, names, "in the trash", put_back, "remove", "--undo")
        else:
            self._age(names)

    async def write(self, names: Sequence[str]) -> None:
        """New editions, put in however often it takes: meanwhile anybody may read the files."""
        for name in names:
            self._shelf.next(name, self._chosen).write(self._shelf.folder)
        left = list(names)
        while left:
            for name in left:
                self._begin(name, put(self._shelf.now(name).text))
            _, said = await self._run("write", "index", "--json", *map(self._shelf.source, left))
            failed = {each["source"] for each in json.loads(said)["failed"]} if said else set()
            if said:
                for name in left:
                    if self._shelf.source(name) not in failed:
                        self._settle(name, put(self._shelf.now(name).text))
                left = [each for each in left if self._shelf.source(each) in failed]

    async def _each(
        self, act: str, names: Sequence[str], where: str, change: Change, *command: str
    ) -> None:
        for name in names:
            self.look(name)
            (state,) = self._shelf.ledger.of(self._shelf.source(name))
            if state.where != where:
                continue
            self._begin(name, change)
            status, _ = await self._run(act, *command, article_id(self._shelf.source(name)))
            if status == 0:
                self._settle(name, change)

    async def _back_up(self) -> None:
        file = self._shelf.data.parent / "backups" / f"{self._chosen.randrange(3)}.zip"
        status, _ = await self._run("back up", "backup", str(file))
        if status == 0:
            self.backups.add(file)

    def _age(self, names: Sequence[str]) -> None:
        """Two days go by for what is in the trash."""
        with closing(sqlite3.connect(self._shelf.data / database.FILE, timeout=30)) as db:
            for name in names:
                source = self._shelf.source(name)
                db.execute(
                    "UPDATE stored_articles SET removed_at = removed_at - ? WHERE source = ?",
                    (2 * KEPT_S, source),
                )
                db.commit()
                self._settle(name, aged)
        self.done["age"] += 1

    def look(self, name: str) -> None:
        """Which of what may be is the case."""
        source = self._shelf.source(name)
        found = dict(standing(self._shelf.data)).get(source, State("gone"))
        if not self._shelf.ledger.saw(source, found):
            self.wrong.append(self._shelf.ledger.told(source, found))

    def _begin(self, name: str, change: Change) -> None:
        self._shelf.ledger.begin(self._shelf.source(name), change)

    def _settle(self, name: str, change: Change) -> None:
        self._shelf.ledger.settle(self._shelf.source(name), change)

    async def _run(self, act: str, *arguments: str) -> tuple[int, str]:
        """Its exit status, and what it printed if it came to its end."""
        command = [sys.executable, "-m", "bot.cli", "--data", str(self._shelf.data), *arguments]
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=self._shelf.environ, stdin=DEVNULL, stdout=PIPE, stderr=PIPE
        )
        self._reaper.command = process.pid
        try:
            said, errors = await process.communicate()
        except asyncio.CancelledError:
            process.kill()
            await process.communicate()
            raise
        finally:
            self._reaper.command = 0
        status = process.returncode or 0
        ends = {0: "done", 1: "refused", KILLED: "killed"}
        if status not in ends or "Traceback" in errors.decode():
            self.wrong.append(f"{act}: exit status {status}: {errors.decode()[-300:]}")
        self.done[f"{act}, {ends.get(status, 'failed')}"] += 1
        return status, said.decode() if status in (0, 1) else ""


def standing(data: Path) -> list[tuple[str, State]]:
    """Each article of a library by its source, as it stands on disk."""
    with closing(sqlite3.connect(f"file:{data / database.FILE}?mode=ro", uri=True)) as db:
        rows = db.execute(
            """SELECT source, text, removed_at IS NULL,
                      removed_at <= CAST(strftime('%s', 'now') AS INT) - ?
               FROM stored_articles a JOIN versions v ON v.id = a.version""",
            (KEPT_S,),
        ).fetchall()
    return [(source, _state(text, *rest)) for source, text, *rest in rows]


def _state(text: str, is_there: bool, is_aged: bool) -> State:
    if is_there:
        return State("there", text)
    return State("gone") if is_aged else State("in the trash", text)
