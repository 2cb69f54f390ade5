"""The whole run: a bot, an admin at the command line, one in the chat, a reader; and who kills.

start ─→ everybody works, processes are killed ─→ the last bot is left alone until all is in
         order ─→ stop ─→ what is there is looked at
"""

import asyncio
import random
import signal
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, time
from typing import Final

from bot.playground import ADMIN, Playground, World
from bot.services import Services
from index.errors import FootnoteError
from index.generations import Generations
from index.library import Library
from index.trash import KEPT_S
from tests.real_bot import FORGETFUL, QUICK, TOKEN, UNHURRIED, RealBot, clean_environ
from tests.torture.library import whole
from tests.torture.library.acts import BOOKS, NAMES, Admin, Shelf
from tests.torture.library.books import Book, book
from tests.torture.library.chatting import Chatter
from tests.torture.library.reader import Reader
from tests.torture.library.reaper import Reaper, running_on
from tests.torture.run import waiting

TOKENS: Final = (60, 200)
"""Lengths of passages: a bot that is configured otherwise makes the library anew."""
OTHERWISE: Final = 6
"""One life in so many is."""
LONGEST_END_S: Final = 180.0
LOOK_S: Final = 0.5


@dataclass(slots=True)
class Outcome:
    kills: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    asked: int = 0
    quoted: int = 0
    generations: int = 0
    editions: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def table(self) -> str:
        rows = {
            "kills": f"{self.kills.total()}: {_listed(self.kills)}",
            "acts": _listed(self.done),
            "acknowledged": str(self.acknowledged),
            "asked": f"{self.asked}, {self.quoted} answered with what a book says",
            "generations": str(self.generations),
            "editions": str(self.editions),
            "wrong": str(len(self.wrong)),
            "seconds": f"{self.seconds:.0f}",
        }
        return "\n".join(f"{name:22} {value}" for name, value in rows.items())


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())


class Run:
    """On an empty folder; in the end it is asked about at most so many facts."""

    def __init__(self, folder: Path, seed: int, facts: int = 200) -> None:
        self._facts = facts
        for each in ("books", "backups", "temporary", "data"):
            (folder / each).mkdir(parents=True)
        environ = clean_environ() | QUICK | {"TMPDIR": str(folder / "temporary")}
        self.folder, self.data = folder, folder / "data"
        self.outcome = Outcome()
        self.tokens = TOKENS[0]
        self._environ = environ
        self._chosen = random.Random(f"{seed} lives")
        self.shelf = Shelf(folder / "books", self.data, environ)
        self.reaper = Reaper(random.Random(f"{seed} kills"))
        self.admin = Admin(self.shelf, self.reaper, random.Random(f"{seed} admin"))
        self._seed = seed
        self._generations: set[str] = set()

    async def torture(self, kills: int, tell: Callable[[str], None]) -> Outcome:
        began = monotonic()
        async with Playground(token=TOKEN, admins=[ADMIN]) as playground:
            await self.admin.write(BOOKS[::2])
            self.reaper.command_s = monotonic() - began
            reader = Reader(
                playground.world, self.shelf, self.admin, random.Random(f"{self._seed} reader")
            )
            chatter = Chatter(
                playground.world, self.shelf, self.admin, random.Random(f"{self._seed} chatter")
            )
            living = asyncio.create_task(self._live(playground.url))
            reading = asyncio.create_task(reader.read())
            working = [asyncio.create_task(each) for each in (self.admin.work(), chatter.chat())]
            await self._kill(kills, [living, reading, *working], tell)
            self.admin.stopping = True
            await self._over(*working)
            living.cancel()
            await self._over(living)
            with self._bot(playground.url) as bot:
                await self._last_life(bot, playground.world)
                reading.cancel()
                await self._over(reading)
                if status := await bot.stop():
                    self.outcome.wrong.append(f"the last bot ended with exit status {status}")
            self.outcome.wrong += [str(each) for each in playground.world.violations]
        self.outcome.wrong += [*self.admin.wrong, *chatter.wrong, *reader.wrong]
        self.outcome.wrong += self._looked_at()
        self.outcome.kills, self.outcome.done = self.reaper.kills, self.admin.done
        self.outcome.acknowledged = self.shelf.ledger.acknowledged
        self.outcome.asked, self.outcome.quoted = reader.asked, reader.quoted
        self.outcome.generations = len(self._generations)
        self.outcome.seconds = monotonic() - began
        return self.outcome

    async def _kill(
        self, kills: int, tasks: list[asyncio.Task[None]], tell: Callable[[str], None]
    ) -> None:
        began = monotonic()
        while self.reaper.kills.total() < kills and not any(each.done() for each in tasks):
            await asyncio.sleep(self.reaper.pause())
            if self.reaper.strike() and self.reaper.kills.total() % 25 == 0:
                tell(f"{self.reaper.kills.total()} kills, {monotonic() - began:.0f} s")
            self._note_generation()

    async def _live(self, url: str) -> None:
        """One bot after the other."""
        while True:
            if self._chosen.randrange(OTHERWISE) == 0:
                self.tokens = self._chosen.choice(TOKENS)
                self.shelf.environ |= _cut(self.tokens)
            with self._bot(url) as bot:
                bot.start()
                self.reaper.bot = bot.pid
                try:
                    status = await bot.gone()
                finally:
                    self.reaper.bot = 0
                if status != -signal.SIGKILL:
                    self.outcome.wrong.append(f"the bot ended with exit status {status}")

    def _bot(self, url: str) -> RealBot:
        more = {"TMPDIR": self._environ["TMPDIR"], "FOOTNOTE_ACCESS__ADMINS": f"[{ADMIN}]"}
        return RealBot(
            self.data, url, {**UNHURRIED, **FORGETFUL, **QUICK, **_cut(self.tokens), **more}
        )

    async def _over(self, *tasks: asyncio.Task[None]) -> None:
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        self.outcome.wrong += [repr(each) for each in ended if isinstance(each, Exception)]

    async def _last_life(self, bot: RealBot, world: World) -> None:
        """Nobody kills it: until all is answered and the library in order."""
        asked = len(world.calls.to("getUpdates"))
        bot.start()
        await world.wait_for(lambda: len(world.calls.to("getUpdates")) > asked, LONGEST_END_S)
        with closing(Library(self.data)) as library:
            for _ in range(round(LONGEST_END_S / LOOK_S)):  # what is on disk rings no bell
                if self._is_in_order(library) and not waiting(world, self.data):
                    break
                await asyncio.sleep(LOOK_S)
            self.outcome.editions = library.edition.id

    def _is_in_order(self, library: Library) -> bool:
        self._note_generation()
        shape = library.edition.shape
        is_made = library.upcoming is None and shape.passage_tokens == self.tokens
        return is_made and not library.wants_generation() and not [*whole.orphans(self.data)]

    def _note_generation(self) -> None:
        with suppress(FootnoteError), closing(Library(self.data)) as library:
            known = library.generation()
            self._generations |= {known[0]} if known else set()

    def _looked_at(self) -> list[str]:
        services = Services(whole.config(self.tokens), self.data)
        with closing(services):
            books = [*self._books()]
            facts = list(dict.fromkeys(fact for each in books for fact in each.facts))
            chosen = self._chosen.sample(facts, min(len(facts), self._facts))
            found = list(whole.problems(services, self.shelf.ledger, chosen))
            found += self._swept(services, books)
        texts = {each.text for each in books}
        found += whole.unsound(self.admin.backups, self.folder / "restored", texts)
        found += [f"still running: {each}" for each in running_on(self.folder)]
        left = [str(each) for each in (self.folder / "temporary").iterdir()]
        return found + [f"left over: {each}" for each in left]

    def _books(self) -> list[Book]:
        """All editions there were."""
        editions = self.shelf.editions
        return [book(name, each) for name in NAMES for each in range(editions[name] + 1)]

    def _swept(self, services: Services, books: list[Book]) -> list[str]:
        """Once its day is over, what was removed stands in no file."""
        services.library.purge(time() + 2 * KEPT_S)
        generations = Generations(services.library, services.dense)
        for _ in range(2):  # built, and then the one before is dropped
            generations.tend()
        generations.stop()
        ids = [each.id for each in services.library.articles()]
        there = {Path(each.source).stem for each in services.library.get_articles(ids).values()}
        gone = [each for each in books if each.name not in there]
        keys = {fact.key for each in gone for fact in each.facts}
        return [*whole.traces(self.data, keys), *whole.orphans(self.data)]


def _cut(tokens: int) -> dict[str, str]:
    return {"FOOTNOTE_LIBRARY__PASSAGE_TOKENS": str(tokens)}
