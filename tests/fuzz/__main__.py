"""`make fuzz`, by atheris: so many minutes for each parser; exit status 1 if one was led astray.

A file that did it is kept; as a fixture it belongs into tests/index/loaders/found.
"""

import argparse
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.index.loaders.seeds import SEEDS

ROOT = Path(__file__).parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, metavar="N", help="for each parser")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(SEEDS)}")
    options = parser.parse_args()
    if find_spec("atheris") is None:
        print("atheris isn't installed here: Hypothesis alone has to do")
        return 0
    folder = Path(tempfile.mkdtemp(prefix="footnote-fuzz-"))
    astray = [kind for kind in options.kinds or SEEDS if not _is_sound(kind, folder, options)]
    for kind in astray:
        print(f"{kind}: led astray; see {folder / kind[1:]}")
    return 1 if astray else 0


def _is_sound(kind: str, folder: Path, options: argparse.Namespace) -> bool:
    corpus, home = folder / kind[1:] / "corpus", folder / kind[1:]
    corpus.mkdir(parents=True)
    for number, seed in enumerate(SEEDS[kind]):
        (corpus / f"seed-{number}").write_bytes(seed)
    with (home / "log").open("wb") as log:
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.parser", kind, str(60 * options.minutes), str(home)],
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
    lines = (home / "log").read_text(errors="replace").splitlines()
    print(f"{kind:6} {lines[-1] if lines else ''}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
