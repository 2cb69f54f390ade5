"""A backup: one file with the library and what the bot keeps besides, and back again.

    FILE.zip ─ manifest.json     what is in it, each with its size and SHA-256
             ├ library.sqlite3   articles, their versions, passages and vectors
             └ bot.sqlite3       answers, so that their buttons work, votes, wishes, whom it blocks

Nothing in it is compressed: it can't unfold to more than it is. A library alone, which is what
backups were at first, is restored too. What was uploaded isn't in it: its text is in the library.
"""

import glob
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Final

from bot.chat.store import store
from bot.chat.store.store import StoreError, StoreNewer
from index import copies, database
from index.database import now, sync
from index.errors import LibraryDamaged, LibraryError, LibraryNewer
from index.library import Library

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
LONGEST_MANIFEST: Final = 10_000  # bytes
CHUNK: Final = 1 << 20
_WRONG: Final = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError),  # of zipfile
    *(ValueError, LookupError, TypeError, AttributeError),  # of the manifest
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a backup; `size` in bytes, `sha256` in hex."""

    size: int
    sha256: str


def save(library: Library, file: Path) -> None:
    """A backup of a data directory, while the bot runs. Whole, or `file` as it was."""
    folder = library.path.parent
    if not file.parent.is_dir():
        raise LibraryError(f"there is no folder {file.parent}", "name a file in one that exists")
    for left in file.parent.glob(f".{glob.escape(file.name)}.*"):
        _drop_left(left)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    copied = aside.with_name(f"{aside.name}.copy")
    try:
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive:
            members: dict[str, Member] = {}
            if (folder / store.FILE).is_file():  # the answers first: the library has what they cite
                store.copy(folder, copied)
                members[store.FILE] = _added(archive, store.FILE, copied)
            library.copy_to(copied)
            members[database.FILE] = _added(archive, database.FILE, copied)
            archive.writestr(MANIFEST, _manifest(members))
        sync(aside)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
        copied.unlink(missing_ok=True)


def _drop_left(path: Path) -> None:
    """Drop what a process that was killed left behind, which is known by its number."""
    process = path.name.removesuffix(".copy").rpartition(".")[2]
    with suppress(ValueError, OSError):
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            path.unlink()


def restore(file: Path, folder: Path) -> None:
    """Put a backup in the place of what a data directory holds, once all of it has proved sound.

    Updates that wait there go on waiting. Raises LibraryBusy if anyone uses it, LibraryNewer,
    LibraryDamaged, LibraryError.
    """
    if not file.is_file():
        raise LibraryError(f"there is no file {file}", "name one made by: footnote backup")
    database.make_folder(folder)
    with copies.alone_in(folder), copies.beside(folder) as aside:
        with _named(file):
            names = _prepared(file, aside, folder)
        for name in names:
            copies.put_in_place(aside / name, folder / name)


def _prepared(file: Path, aside: Path, folder: Path) -> list[str]:
    """The databases of a backup, made ready aside to take the place of those in a folder."""
    if not zipfile.is_zipfile(file):
        copies.prepare(file, aside, folder)
        return [database.FILE]
    unpacked = aside / "unpacked"
    unpacked.mkdir()
    members = _unpacked(file, unpacked)
    copies.prepare(unpacked / database.FILE, aside, folder)
    if store.FILE not in members:
        return [database.FILE]
    (unpacked / store.FILE).replace(aside / store.FILE)
    store.prepare(aside, folder)
    return [database.FILE, store.FILE]


def _added(archive: zipfile.ZipFile, name: str, path: Path) -> Member:
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return Member(path.stat().st_size, digest.hexdigest())


def _manifest(members: Mapping[str, Member]) -> str:
    listed = {name: asdict(member) for name, member in members.items()}
    return json.dumps({"format": FORMAT, "made": now(), "files": listed}, indent=1)


def _unpacked(file: Path, aside: Path) -> dict[str, Member]:
    """Unpack the members that the manifest names. Raises LibraryNewer, and what `_WRONG` lists."""
    with zipfile.ZipFile(file) as archive:
        members = _listed(archive)
        infos = {info.filename: info for info in archive.infolist()}
        for name, member in members.items():
            info = infos[name]
            if info.compress_type != zipfile.ZIP_STORED or info.file_size != member.size:
                raise ValueError(f"{name} isn't what the manifest says")
            with archive.open(info) as source, (aside / name).open("wb") as target:
                if _copied(source, target) != member.sha256:
                    raise ValueError(f"{name} isn't what it was (SHA-256)")
    return members


def _listed(archive: zipfile.ZipFile) -> dict[str, Member]:
    info = archive.getinfo(MANIFEST)
    if info.file_size > LONGEST_MANIFEST or info.compress_type != zipfile.ZIP_STORED:
        raise ValueError("its manifest is too long")
    written: dict[str, Any] = json.loads(archive.read(info))
    if int(written["format"]) > FORMAT:
        raise LibraryNewer("its format is newer")
    members = {name: Member(**member) for name, member in written["files"].items()}
    if not {database.FILE} <= set(members) <= {database.FILE, store.FILE}:
        raise ValueError("it holds other files than a backup does")
    return members


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """What is wrong with a backup, in one line that names it."""
    try:
        yield
    except (LibraryNewer, StoreNewer) as error:
        raise LibraryNewer(
            f"{file} was made by a newer Footnote", "upgrade Footnote; nothing was changed"
        ) from error
    except (LibraryDamaged, StoreError) as error:
        raise _unsound(file, error.problem) from error
    except _WRONG as error:
        raise _unsound(file, str(error)) from error


def _unsound(file: Path, problem: str) -> LibraryDamaged:
    return LibraryDamaged(
        f"{file} isn't a sound backup ({problem})", "restore another one; nothing was changed"
    )
