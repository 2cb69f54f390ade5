"""`make torture`: exit status 1 if a question was lost, answered twice, or out of order."""

import argparse
import asyncio
import random
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.catalogue import prepare
from tests.torture.report import problems, table
from tests.torture.run import Outcome, torture

LONGEST_ROUND_S: Final = 40.0
LONGEST_REST_S: Final = 300.0


def main() -> int:
    options = _parser().parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # else the bot would outlive us
    folder = Path(tempfile.mkdtemp(prefix="footnote-torture-"))
    print(f"seed {options.seed}", flush=True)
    outcome = asyncio.run(_bounded(folder, options))
    print(table(outcome))
    for each in problems(outcome):
        print(each)
    if outcome.is_clean:
        shutil.rmtree(folder)
        return 0
    print(f"kept: {folder}")
    return 1


async def _bounded(folder: Path, options: argparse.Namespace) -> Outcome:
    async with asyncio.timeout(options.kills * LONGEST_ROUND_S + LONGEST_REST_S):
        return await torture(
            folder / "data",
            prepare(folder, folder / "data"),
            options.kills,
            options.seed,
            faults=options.faults,
            tell=lambda line: print(line, flush=True),
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, metavar="N")
    parser.add_argument(
        "--seed", type=int, default=random.randrange(10_000), metavar="N",
        help="the same load and kinds of kill; a random one is printed",
    )  # fmt: skip
    parser.add_argument(
        "--faults", action="store_true", help="let the way to Telegram fail too, at random"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
