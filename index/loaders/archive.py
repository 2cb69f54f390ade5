"""A zip from a stranger: its entries are read into memory, within bounds, and never written."""

import zipfile
import zlib
from io import BytesIO
from typing import Final

from index.errors import SourceDamaged, SourceEncrypted, SourceTooCostly

MOST_ENTRIES: Final = 10_000
MOST_UNPACKED: Final = 64_000_000
"""Bytes that the entries read come to, all together."""
_UNSOUND: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)


class Archive:
    """A zip file. Raises SourceDamaged, SourceEncrypted, SourceTooCostly, opening and reading."""

    def __init__(self, source: str, data: bytes) -> None:
        self.source = source
        self._left = MOST_UNPACKED
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (*_UNSOUND, ValueError, RuntimeError) as error:
            raise self._damaged("isn't a whole archive") from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise self._damaged(f"holds {len(entries)} entries")
        for each in entries:
            if _leads_outside(each.filename):
                raise self._damaged(f"holds an entry that leads outside of it ({each.filename!r})")
        self.names = frozenset(each.filename for each in entries)

    def read(self, name: str) -> bytes:
        """An entry's bytes; none if there is no such entry."""
        if name not in self.names:
            return b""
        entry = self._zip.getinfo(name)
        if entry.flag_bits & 1:
            raise SourceEncrypted(f"{self.source} is encrypted", "save it without a password")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(self._left + 1)
        except (*_UNSOUND, RuntimeError) as error:
            raise self._damaged("holds damaged entries") from error
        self._left -= len(data)
        if self._left < 0:
            raise SourceTooCostly(
                f"{self.source} unpacks to more than {MOST_UNPACKED // 1_000_000} MB", "split it"
            )
        return data

    def _damaged(self, why: str) -> SourceDamaged:
        return SourceDamaged(f"{self.source} {why}", "save it anew")


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
