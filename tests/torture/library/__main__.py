"""`make torture`, its second half: exit status 1 if anything of the library was lost."""

import argparse
import asyncio
import random
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from tests.torture.library.run import Run

SHOWN, LONGEST = 40, 400


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.torture.library", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000), metavar="N")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # else the bot would outlive us
    folder = Path(tempfile.mkdtemp(prefix="footnote-torture-"))
    print(f"seed {options.seed}, {folder}", flush=True)
    run = Run(folder, options.seed)
    outcome = asyncio.run(run.torture(options.kills, lambda line: print(line, flush=True)))
    print(outcome.table())
    for each in outcome.wrong[:SHOWN]:
        print(each[:LONGEST])
    if outcome.wrong:
        print(f"kept: {folder}")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
