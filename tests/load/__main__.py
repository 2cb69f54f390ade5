"""`make load`: exit status 1 if a bound is broken. Every figure comes from the run."""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.config import Config
from bot.services import Services
from tests.catalogue import SAMPLES, Known, catalogue
from tests.load.bare import measured
from tests.load.budgets import budgets
from tests.load.figures import Figure, broken
from tests.load.flood import Scale as FloodScale
from tests.load.flood import flood
from tests.load.throughput import Scale, throughput

PARTS: Final = ("throughput", "budgets", "flood")
CHATS, BURST, FULL_BURST = 200, 40, 200
"""Private chats; questions at once in a group. Telegram takes 20 messages a minute there."""


def main() -> int:
    options = _parser().parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # else the bot would outlive us
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"{cores} cores, which the playground shares with the bot", flush=True)
    with tempfile.TemporaryDirectory(prefix="footnote-load-") as folder:
        figures = asyncio.run(_run(Path(folder), options.only or PARTS, full=options.full))
    for each in (failed := broken(figures)):
        print(f"broken: {each}", file=sys.stderr)
    return 1 if failed else 0


async def _run(folder: Path, parts: Sequence[str], *, full: bool) -> list[Figure]:
    library, figures = folder / "library", list[Figure]()
    known = _indexed(library)
    bare = None
    if "throughput" in parts:
        found, bare = await throughput(library, folder / "a", known, Scale())
        figures += shown(found)
    if "budgets" in parts:
        bare = bare or (await measured(library, [each.text for each in known], 60)).throughput
        burst = FULL_BURST if full else BURST
        figures += shown(await budgets(library, folder / "b", known, CHATS, burst, bare))
    if "flood" in parts:
        (folder / "c").mkdir()
        figures += shown(await flood(library, folder / "c", known, FloodScale()))
    return figures


def _indexed(library: Path) -> list[Known]:
    """The samples, and the questions whose answer is one message."""
    services = Services(Config(), library)
    try:
        services.indexer.index([str(SAMPLES)])
        return [each for each in catalogue(services) if each.kind in ("answered", "declined")]
    finally:
        services.close()


def shown(figures: list[Figure]) -> list[Figure]:
    for each in figures:
        print(each, flush=True)
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests.load", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=PARTS, help="this part alone; may be repeated"
    )
    parser.add_argument(
        "--full", action="store_true", help=f"{FULL_BURST} questions in the group, ten minutes more"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
