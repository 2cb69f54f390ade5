"""What was read and waits for somebody's word, on disk beside the library, each in a folder.

keep ─→ <data>/pending/<id>/ found.json, and the file it was read from ─→ found, any time later
                                                                       └→ drop
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from index.database import make_folder, sync
from index.fetches import Fetch
from index.loaders.validators import Validators
from index.preview import Listed, Read
from index.types import Document

PENDING: Final = "pending"
"""The folder, beside the library."""
FOUND: Final = "found.json"


class Aside:
    """What waits in a data directory. Ids are plain names, given by whoever keeps something."""

    def __init__(self, data: Path) -> None:
        self._home = data / PENDING

    def folder(self, id: str) -> Path:
        """Where the file of one may be put; created if absent."""
        folder = self._home / id
        make_folder(folder)
        return folder

    def keep(self, id: str, found: Read | Listed) -> None:
        """On disk, whole, when this returns."""
        path = self.folder(id) / FOUND
        aside = path.with_suffix(".part")
        aside.write_text(json.dumps(_stored(found)), encoding="utf-8")
        sync(aside)
        os.replace(aside, path)

    def found(self, id: str) -> Read | Listed | None:
        """What was kept; None if it isn't there any more."""
        try:
            return _restored(json.loads((self._home / id / FOUND).read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, LookupError, TypeError):
            return None

    def drop(self, id: str) -> None:
        shutil.rmtree(self._home / id, ignore_errors=True)

    def sweep(self, kept: Collection[str]) -> None:
        """Drop all but these."""
        with suppress(FileNotFoundError):
            for each in os.listdir(self._home):
                if each not in kept:
                    self.drop(each)


def _stored(found: Read | Listed) -> dict[str, Any]:
    if isinstance(found, Listed):
        return {"listed": asdict(found)}
    fetch = found.fetch
    how = fetch and {**asdict(fetch), "digest": fetch.digest.hex()}
    document = {each.name: getattr(found.document, each.name) for each in fields(found.document)}
    return {"document": document, "fetch": how}


def _restored(stored: dict[str, Any]) -> Read | Listed:
    if "listed" in stored:
        listed = stored["listed"]
        return Listed(**{**listed, "links": tuple(listed["links"])})
    given = stored["document"]
    marks = {name: tuple(map(tuple, given[name])) for name in ("headings", "pages")}
    rest = {"questions": tuple(given["questions"]), "hidden": Counter(given["hidden"])}
    how = stored["fetch"]
    fetch = how and Fetch(
        bytes.fromhex(how["digest"]), how["reading"], Validators(**how["validators"])
    )
    return Read(Document(**{**given, **marks, **rest}), fetch)
