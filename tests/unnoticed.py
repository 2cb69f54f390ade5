"""What readers notice while the library is made anew: `make unnoticed`.

20,000 made-up passages, and questions one after the other, while

    idle                        nothing else goes on
    reindexing, unchanged       sources are read and split, nothing differs, a generation is built
    another length of passages  an edition is made aside, its generation built, flipped, the old one
                                dropped; its vectors come out of thin air
    embedding                   the first minute of that by the real model, which takes long

p95 is told beside that of the idle time, for searching and for whole answers; every answer is
looked at. `make unnoticed`, or: python -m tests.unnoticed [--passages N]
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic, perf_counter, sleep

import numpy as np

from bot.config import Config, LibrarySection
from bot.services import Services
from bot.types import Question
from index.errors import LibraryError
from index.generations import Generations
from index.indexer import Indexer
from index.ownership import Ownership
from index.rebuilder import NICENESS
from index.types import Embedder, Vectors

WORDS_A_SENTENCE = 22
SENTENCES = 50  # an article's, each about a passage
IDLE_S = 40.0
EMBEDDING_S = 60.0
LONGEST_S = 1500.0
TOKENS, LONGER, SHORTER = 100, 200, 60


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--rebuild", type=Path, help="as a child does it, out of thin air")
    options = parser.parse_args()
    if options.rebuild:
        return rebuild(options.rebuild)
    count = options.passages // SENTENCES
    with tempfile.TemporaryDirectory(prefix="footnote-") as folder:
        sources = written(Path(folder) / "articles", count)
        data = Path(folder) / "data"
        fill(data, sources)
        print(f"{count} articles; p95 of a search / of an answer in ms, against idle", flush=True)
        measure(data)
    return 0


def vocabulary() -> list[str]:
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(chance.choices(letters, k=chance.randint(4, 8))) for _ in range(6000)]


def written(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    chance, words, sources = random.Random(2), vocabulary(), []
    for number in range(count):
        lines = (" ".join(chance.choices(words, k=WORDS_A_SENTENCE)) for _ in range(SENTENCES))
        path = folder / f"{number:05}.txt"
        path.write_text(". ".join(line.capitalize() for line in lines) + ".", encoding="utf-8")
        sources.append(str(path))
    return sources


class Made:
    """Vectors out of thin air, for filling: the real model would take a quarter of an hour."""

    def __init__(self, real: Embedder) -> None:
        self.fingerprint, self.reference = real.fingerprint, real.reference
        self.dimension, self.knows = real.dimension, real.knows
        self.count_tokens = real.count_tokens
        self._drawn = np.random.default_rng(3)

    def encode(self, texts: list[str]) -> Vectors:
        drawn = self._drawn.standard_normal((len(texts), self.dimension)).astype(np.float32)
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


def configured(tokens: int) -> Config:
    return Config(library=LibrarySection(passage_tokens=tokens))


def indexer(services: Services, tokens: int) -> Indexer:
    return Indexer(services.library, Made(services.embedder), passage_tokens=tokens)  # type: ignore[arg-type]


def rebuild(data: Path) -> int:
    os.nice(NICENESS)
    indexer(Services(configured(LONGER), data), LONGER).reindex()
    return 0


def fill(data: Path, sources: list[str]) -> None:
    services = Services(configured(TOKENS), data)
    indexer(services, TOKENS).index(sources)
    print(f"{services.library.count()} passages", flush=True)
    services.close()


@dataclass
class Timed:
    """Milliseconds, and what was wrong."""

    searches: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def tell(self, what: str, idle: "Timed | None") -> None:
        own, other = (self, idle or self)
        ratios = [
            p95(one) / p95(two)
            for one, two in ((own.searches, other.searches), (own.answers, other.answers))
        ]
        print(
            f"{what:28} {p95(self.searches):7.1f} / {p95(self.answers):7.1f}"
            f"   x {ratios[0]:.2f} / x {ratios[1]:.2f}"
            f"   {len(self.answers)} asked, {len(self.wrong)} wrong",
            flush=True,
        )
        for each in self.wrong[:5]:
            print("   ", each)


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def measure(data: Path) -> None:
    services = Services(configured(TOKENS), data)
    generations = Generations(services.library, services.dense, services.ready)
    with Ownership(data):
        generations.tend()
        generations.start()
        idle = resting(services)
        before = found(services)
        reindexing(services, services.rebuilder.run).tell("reindexing, unchanged", idle)
        print("    the same found:", found(services) == before, flush=True)
        idle = resting(services)
        command = [sys.executable, "-m", "tests.unnoticed", "--rebuild", str(data)]
        child = partial(subprocess.run, command, check=True)
        reindexing(services, child).tell("another length of passages", idle)
        print("    passages now:", services.library.count(), flush=True)
        idle = resting(services)
        embedding(services, data).tell("embedding", idle)
        generations.stop()
    services.close()


def resting(services: Services) -> Timed:
    """Ask while nothing else goes on: just before each work, for other programs come and go."""
    until = monotonic() + IDLE_S
    idle = asked(services, lambda: monotonic() > until)
    idle.tell("idle", None)
    return idle


def reindexing(services: Services, run: Callable[[], object]) -> Timed:
    """Ask until it is done and the new generation serves."""
    before = services.library.generation()
    working = threading.Thread(target=run, daemon=True)
    started = monotonic()
    working.start()

    def is_over() -> bool:
        done = not working.is_alive() and services.library.generation() not in (None, before)
        return done or monotonic() - started > LONGEST_S

    timed = asked(services, is_over)
    print(f"    it took {monotonic() - started:.0f} s", flush=True)
    return timed


def embedding(services: Services, data: Path) -> Timed:
    """Ask for a while, beginning when the first article is done."""
    rebuilder, begun = Services(configured(SHORTER), data).rebuilder, threading.Event()

    def run() -> None:
        with suppress(LibraryError):
            rebuilder.run(progress=lambda step: begun.set())

    working = threading.Thread(target=run)
    working.start()
    begun.wait()
    until = monotonic() + EMBEDDING_S
    timed = asked(services, lambda: monotonic() > until)
    rebuilder.stop()
    working.join()
    return timed


def asked(services: Services, is_over: Callable[[], bool]) -> Timed:
    """Questions with a breath between them, as readers ask."""
    chance, words, timed = random.Random(4), vocabulary(), Timed()
    for _ in range(5):
        services.quoter.answer(Question(" ".join(chance.sample(words, 5))))
    while not is_over():
        text = " ".join(chance.sample(words, 5))
        try:
            started = perf_counter()
            hits = services.retriever.retrieve(text)
            searched = perf_counter()
            answer = services.quoter.answer(Question(text))
            ended = perf_counter()
        except Exception as error:
            timed.wrong.append(repr(error))
            continue
        timed.searches.append((searched - started) * 1000)
        timed.answers.append((ended - searched) * 1000)
        for each in (hits, answer.hits):
            if len({hit.passage.id for hit in each}) != 10:
                timed.wrong.append(f"{len(each)} hits: {[hit.passage.id for hit in each]}")
        sleep(0.05)
    return timed


def found(services: Services) -> list[list[str]]:
    chance, words = random.Random(5), vocabulary()
    questions = [" ".join(chance.sample(words, 5)) for _ in range(20)]
    return [[hit.passage.text for hit in services.retriever.retrieve(each)] for each in questions]


if __name__ == "__main__":
    sys.exit(main())
