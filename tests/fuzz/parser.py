"""One parser under atheris: `python -m tests.fuzz.parser KIND SECONDS FOLDER`.

What it reads must end in a sound document, in a list, or in an error that the child would report:
not in a crash, nor in more than LONGEST_S or MEMORY_MB.
"""

import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["index.loaders", "pypdf", "trafilatura", "justext"]):
    from index.loaders import formats, listing

from index.errors import SourceError
from tests.index.loaders import making
from tests.index.loaders.seeds import assert_sound, unpacked

LONGEST_S: Final = 60
MEMORY_MB: Final = 2500
LONGEST: Final = 60_000
"""Bytes of a file."""
ended: Counter[str] = Counter()


def main() -> None:
    kind, seconds, home = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
    options = [
        *(f"-max_total_time={round(seconds)}", f"-timeout={LONGEST_S}", f"-max_len={LONGEST}"),
        *(f"-rss_limit_mb={MEMORY_MB}", f"-artifact_prefix={home}/", "-len_control=0"),
        str(home / "corpus"),
    ]
    more = {"custom_mutator": repacked} if kind in (".docx", ".epub") else {}
    atheris.Setup([sys.argv[0], *options], lambda data: read(kind, data), **more)
    atheris.Fuzz()


def read(kind: str, data: bytes) -> None:
    try:
        if kind == ".xml":
            listing.load("/a/file.xml", data)
            return
        document = formats.parse(f"/a/file{kind}", kind, data)
    except SourceError:
        return
    except (MemoryError, Exception) as error:  # "can't be read": one line, and the child goes on
        ended[type(error).__name__] += 1
        if ended[type(error).__name__] == 1:
            print(f"a parser raised {error!r}", flush=True)
        return
    assert_sound(document)


def repacked(data: bytes, longest: int, seed: int) -> bytes:
    """A zip of which one entry is changed; what is none any more, as it comes."""
    with suppress(Exception):
        entries = unpacked(data)
        name = sorted(entries)[seed % len(entries)]
        entries[name] = atheris.Mutate(entries[name], len(entries[name]) + 200)
        return making.zipped(entries)[:longest]
    return bytes(atheris.Mutate(data, longest))


if __name__ == "__main__":
    main()
