"""The answerer without a bot around it: as many workers, the same questions, a process of its own.

python -m tests.load.bare DATA COUNT < questions, one a line  →  one JSON object
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.chat.room import WORKERS
from bot.config import Config
from bot.services import Services
from bot.types import Question
from tests.catalogue import ROOT

WARMTH: Final = 4


@dataclass(frozen=True, slots=True)
class Bare:
    """Questions a second, and milliseconds of processor time for each."""

    throughput: float
    cost_ms: float


async def measured(library: Path, questions: Sequence[str], count: int) -> Bare:
    """The rate at which so many are answered, the questions taken in turn."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.load.bare", str(library), str(count)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        out, _ = await process.communicate("\n".join(questions).encode())
    finally:
        if process.returncode is None:
            process.kill()
    return Bare(**json.loads(out))


def main(data: Path, count: int, questions: Sequence[str]) -> Bare:
    services = Services(Config(), data)
    asked = [questions[number % len(questions)] for number in range(count + WARMTH)]
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(lambda text: services.answerer.answer(Question(text)), asked[:WARMTH]))
        began, used = perf_counter(), time.process_time()
        list(pool.map(lambda text: services.answerer.answer(Question(text)), asked[WARMTH:]))
        seconds, used = perf_counter() - began, time.process_time() - used
    services.close()
    return Bare(count / seconds, 1000 * used / count)


if __name__ == "__main__":
    bare = main(Path(sys.argv[1]), int(sys.argv[2]), sys.stdin.read().splitlines())
    print(json.dumps({"throughput": bare.throughput, "cost_ms": bare.cost_ms}))
