"""A backup is whole, comes back whole, and what isn't one changes nothing."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import backups
from bot.chat.store.store import FILE as STORE
from bot.chat.store.store import Store
from bot.chat.store.updates import Stored
from index import copies
from index.database import FILE, Database
from index.editions import Shape
from index.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, LibraryNewer
from index.library import Library
from index.migrations import MIGRATIONS
from tests.fakes import FakeEmbedder, document, prepared

ROOT = Path(__file__).parents[2]
TEXT = "The probe touched down on the comet in November 2014. "
BOT = 42


def put(library: Library, name: str = "a", text: str = TEXT) -> str:
    return library.put(prepared(document(f"/{name}.txt", text), FakeEmbedder()), "fake@1")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def library(data: Path) -> Iterator[Library]:
    opened = Library(data)
    yield opened
    opened.close()


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    opened = Store(data, BOT)
    yield opened
    opened.close()


@pytest.fixture
def backup(library: Library, store: Store, tmp_path: Path) -> Path:
    """Of an article and of two updates, one of which waits."""
    put(library)
    with store.transaction():
        store.updates.put([Stored(1, "{}"), Stored(2, '{"update_id": 2}')])
        store.updates.done(1)
    backups.save(library, tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def sources(folder: Path) -> list[str]:
    with closing(Library(folder)) as library:
        assert library.check() == []
        return [entry.source for entry in library.articles()]


def states(folder: Path) -> dict[int, str]:
    with closing(Store(folder, BOT)) as store:
        return dict(store.db.execute("SELECT id, state FROM updates").fetchall())


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): path.read_bytes() for path in files if path.suffix != ".lock"}


class TestSaving:
    def test_it_holds_both_databases_and_says_so(self, backup: Path) -> None:
        with zipfile.ZipFile(backup) as archive:
            assert sorted(archive.namelist()) == [STORE, FILE, "manifest.json"]
            assert archive.testzip() is None
            manifest = json.loads(archive.read("manifest.json"))
            assert manifest["format"] == 1
            for name, member in manifest["files"].items():
                assert archive.getinfo(name).file_size == member["size"]

    def test_a_library_that_no_bot_has_served_is_saved_alone(
        self, library: Library, tmp_path: Path
    ) -> None:
        put(library)
        backups.save(library, tmp_path / "backup.zip")
        backups.restore(tmp_path / "backup.zip", tmp_path / "new")
        assert sources(tmp_path / "new") == ["/a.txt"]
        assert not (tmp_path / "new" / STORE).exists()

    def test_it_replaces_the_one_before_and_leaves_nothing_else(
        self, library: Library, store: Store, tmp_path: Path
    ) -> None:
        saved = tmp_path / "saved"
        saved.mkdir()
        gone = subprocess.Popen(["true"])
        gone.wait()
        for left in (f".100% a#b?c.zip.{gone.pid}", f".100% a#b?c.zip.{gone.pid}.copy"):
            (saved / left).write_text("of a process that was killed")
        for name in "ab":
            put(library, name)
            backups.save(library, saved / "100% a#b?c.zip")
        assert [path.name for path in saved.iterdir()] == ["100% a#b?c.zip"]
        backups.restore(saved / "100% a#b?c.zip", tmp_path / "new")
        assert sources(tmp_path / "new") == ["/a.txt", "/b.txt"]

    @pytest.mark.parametrize("part", ["sync", "copy"])
    def test_one_that_fails_leaves_the_one_before(
        self, backup: Path, library: Library, monkeypatch: pytest.MonkeyPatch, part: str
    ) -> None:
        before = contents(backup.parent)
        where = backups if part == "sync" else copies
        monkeypatch.setattr(where, part, _no_room)
        with pytest.raises(LibraryFull):
            backups.save(library, backup)
        assert contents(backup.parent) == before

    def test_a_folder_that_isnt_there_is_said_so(self, library: Library, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match=r"there is no folder .*nowhere"):
            backups.save(library, tmp_path / "nowhere" / "backup.zip")

    def test_it_is_consistent_while_others_write(
        self, library: Library, store: Store, tmp_path: Path
    ) -> None:
        stopping = threading.Event()

        def writing() -> None:
            number = 0
            while not stopping.is_set():
                number += 1
                put(library, str(number), TEXT * 5)

        writer = threading.Thread(target=writing)
        writer.start()
        try:
            for number in range(5):
                backups.save(library, tmp_path / f"{number}.zip")
        finally:
            stopping.set()
            writer.join()
        counts = []
        for number in range(5):
            backups.restore(tmp_path / f"{number}.zip", tmp_path / str(number))
            counts.append(len(sources(tmp_path / str(number))))
        assert counts == sorted(counts)


def _no_room(*_: object) -> None:
    raise LibraryFull("the disk is full", "make room and repeat; nothing was lost")


class TestRestoring:
    def test_all_comes_back_and_what_waited_is_set_aside(
        self, backup: Path, library: Library, tmp_path: Path
    ) -> None:
        put(library, "later")
        backups.restore(backup, tmp_path / "new")
        assert sources(tmp_path / "new") == ["/a.txt"]
        assert states(tmp_path / "new") == {1: "done", 2: "failed"}
        with closing(Store(tmp_path / "new", BOT)) as store:
            told = store.db.execute("SELECT told, problem FROM updates WHERE id = 2").fetchone()
            assert told == (1, "it waited when the backup was made")
            assert store.updates.replay(2)
        left = sorted(path.name for path in (tmp_path / "new").iterdir())
        assert [name for name in left if not name.endswith(".lock")] == [STORE, FILE]

    def test_what_waits_now_goes_on_waiting(
        self, backup: Path, library: Library, store: Store, data: Path
    ) -> None:
        put(library, "later")
        with store.transaction():
            store.updates.done(2)
            store.updates.put([Stored(3, '{"update_id": 3}')])
        store.close()
        library.close()
        backups.restore(backup, data)
        assert sources(data) == ["/a.txt"]
        assert states(data) == {1: "done", 2: "done", 3: "waiting"}

    def test_a_damaged_store_in_its_place_is_no_hindrance(
        self, backup: Path, library: Library, store: Store, data: Path
    ) -> None:
        store.close()
        library.close()
        (data / STORE).write_bytes(b"not a database" * 1000)
        backups.restore(backup, data)
        assert states(data) == {1: "done", 2: "failed"}

    def test_a_damaged_library_in_its_place_is_no_hindrance(
        self, backup: Path, library: Library, data: Path
    ) -> None:
        library.close()
        (data / FILE).write_bytes(b"not a database" * 1000)
        backups.restore(backup, data)
        assert sources(data) == ["/a.txt"]

    def test_answers_come_back_under_their_ids(
        self, library: Library, store: Store, data: Path, tmp_path: Path
    ) -> None:
        columns = [name for _, name, *_ in store.db.execute("PRAGMA table_info(answers)")]
        lists = dict.fromkeys(("corpora", "citations", "nearest", "bold"), "[]")
        given = {"id": "abc", "bot": BOT, **lists}
        row, marks = [given.get(name, 1) for name in columns], ", ".join("?" * len(columns))
        with store.transaction():
            store.db.execute(f"INSERT INTO answers ({', '.join(columns)}) VALUES ({marks})", row)
        put(library)
        backups.save(library, tmp_path / "backup.zip")
        with store.transaction():
            store.db.execute("DELETE FROM answers")
        store.close()
        library.close()
        backups.restore(tmp_path / "backup.zip", data)
        with closing(Store(data, BOT)) as restored:
            assert restored.answers.get("abc") is not None

    @pytest.mark.parametrize("step", range(2, len(MIGRATIONS) + 1))
    def test_a_library_alone_as_backups_once_were_is_restored(
        self, step: int, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from index import database

        with monkeypatch.context() as older:
            older.setattr(database, "MIGRATIONS", MIGRATIONS[:step])
            old = Database(tmp_path / "old")
            old.db.execute("PRAGMA journal_mode = DELETE")
            old.close()
        with closing(Store(data, BOT)) as store, store.transaction():
            store.updates.put([Stored(7, "{}")])
        backups.restore(tmp_path / "old" / FILE, data)
        assert sources(data) == []
        assert states(data) == {7: "waiting"}

    def test_editions_and_the_trash_come_back_too(self, library: Library, tmp_path: Path) -> None:
        kept, gone = put(library), put(library, "gone", TEXT * 9)
        library.remove(gone)
        edition = library.begin(Shape("other@2"))
        for id, version in library.unstaged(edition):
            stored = library.stored(id, version)
            assert stored is not None
            ready = prepared(stored.document, FakeEmbedder("other@2"))
            assert library.stage(edition, id, version, ready)
        backups.save(library, tmp_path / "backup.zip")
        backups.restore(tmp_path / "backup.zip", tmp_path / "new")
        with closing(Library(tmp_path / "new")) as restored:
            assert restored.upcoming == edition
            assert restored.flip(edition)
            restored.tidy()
            assert restored.put_back(gone).id == gone
            assert [entry.id for entry in restored.articles()] == [kept, gone]
            assert restored.check() == []

    def test_the_generations_of_another_life_are_forgotten_and_no_id_is_given_again(
        self, library: Library, data: Path, tmp_path: Path
    ) -> None:
        id = put(library)
        backups.save(library, tmp_path / "backup.zip")
        put(library, text="It says something else. " * 9)
        library.set_generation("x", "fake@1", 1)
        newest, passages = library.article(id).version, library.passage_ids("main")
        library.close()
        backups.restore(tmp_path / "backup.zip", data)
        with closing(Library(data)) as restored:
            assert restored.generation() is None
            put(restored, text="A third thing. " * 9)
            assert restored.article(id).version > newest
            assert min(restored.passage_ids("main")) > max(passages)

    def test_nothing_of_what_was_there_is_left(
        self, backup: Path, library: Library, tmp_path: Path
    ) -> None:
        code = (
            "import os, sys; from pathlib import Path; from index.library import Library\n"
            "from tests.bot.test_backups import put\n"
            "library = Library(Path(sys.argv[1])); put(library, 'old')\n"
            "os.kill(os.getpid(), 9)"
        )
        target = tmp_path / "target"
        subprocess.run([sys.executable, "-c", code, str(target)], check=False, cwd=ROOT)
        assert (target / (FILE + "-wal")).exists()
        backups.restore(backup, target)
        assert sources(target) == ["/a.txt"]

    def test_it_is_refused_while_anyone_uses_the_library(
        self, backup: Path, library: Library, data: Path
    ) -> None:
        put(library, "later")
        with pytest.raises(LibraryBusy, match="another process uses"):
            backups.restore(backup, data)
        assert sources(data) == ["/a.txt", "/later.txt"]

    def test_a_kill_before_it_was_in_place_is_tidied_up_by_the_next(
        self, backup: Path, tmp_path: Path
    ) -> None:
        left = tmp_path / "new" / ".restoring-abc"
        left.mkdir(parents=True)
        (left / FILE).write_text("half")
        backups.restore(backup, tmp_path / "new")
        assert not left.exists()


def rewritten(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    """A backup with other members, its manifest as it was."""

    def damage(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        change(members)
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)

    return damage


def signed(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    """A backup with other members, and a manifest that says so."""

    def changing(members: dict[str, bytes]) -> None:
        import hashlib

        change(members)
        manifest = json.loads(members["manifest.json"])
        manifest["files"] = {
            name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in members.items()
            if name != "manifest.json"
        }
        members["manifest.json"] = json.dumps(manifest).encode()

    return rewritten(changing)


def flip(members: dict[str, bytes]) -> None:
    content = bytearray(members[FILE])
    content[len(content) // 2] ^= 255
    members[FILE] = bytes(content)


def garble(members: dict[str, bytes]) -> None:
    content = members[FILE]
    members[FILE] = content[: len(content) // 2] + os.urandom(len(content) - len(content) // 2)


def manifest(**fields: object) -> Callable[[Path], None]:
    def change(members: dict[str, bytes]) -> None:
        written = json.loads(members["manifest.json"]) | fields
        members["manifest.json"] = json.dumps(written).encode()

    return rewritten(change)


def compressed(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def with_sql(name: str, sql: str) -> Callable[[dict[str, bytes]], None]:
    """A database into which somebody has written."""

    def change(members: dict[str, bytes]) -> None:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(members[name])
            with closing(sqlite3.connect(path)) as db:
                db.executescript(sql)
            members[name] = path.read_bytes()

    return change


TRIGGER = """
    CREATE TRIGGER evil AFTER INSERT ON settings BEGIN DELETE FROM stored_articles; END;
"""
VIEW = """
    DROP VIEW articles;
    CREATE VIEW articles AS SELECT *, load_extension('evil') FROM stored_articles;
"""
STORE_TRIGGER = "CREATE TRIGGER evil AFTER INSERT ON votes BEGIN DELETE FROM answers; END;"

UNSOUND: dict[str, Callable[[Path], None]] = {
    "empty": lambda path: path.write_bytes(b"") and None,
    "no database": lambda path: path.write_text("no database at all") and None,
    "an archive of something else": lambda path: zipfile.ZipFile(path, "w").close(),
    "cut off": lambda path: os.truncate(path, path.stat().st_size * 2 // 3),
    "a byte changed": rewritten(flip),
    "garbled and signed": signed(garble),
    "no library": rewritten(lambda members: members.pop(FILE) and None),
    "no library, signed": signed(lambda members: members.pop(FILE) and None),
    "something more": signed(lambda members: members.update({"../evil": b"x"})),
    "no list of files": manifest(files=7),
    "no format": manifest(format=None),
    "an odd list": manifest(files={FILE: {"size": 1, "sha256": "x", "more": 2}}),
    "compressed": compressed,
    "no library but another database": signed(with_sql(FILE, "DROP TABLE vectors")),
    "a trigger": signed(with_sql(FILE, TRIGGER)),
    "another view": signed(with_sql(FILE, VIEW)),
    "a trigger in the store": signed(with_sql(STORE, STORE_TRIGGER)),
    "a store that is none": signed(lambda members: members.update({STORE: b"none" * 99})),
}
NEWER: dict[str, Callable[[Path], None]] = {
    "format": manifest(format=2),
    "library": signed(with_sql(FILE, "PRAGMA user_version = 999")),
    "store": signed(with_sql(STORE, "PRAGMA user_version = 999")),
}


class TestUnsound:
    @pytest.fixture
    def target(self, tmp_path: Path) -> Path:
        """A data directory with an article and a waiting update of its own."""
        folder = tmp_path / "target"
        with closing(Library(folder)) as library:
            put(library, "kept")
        with closing(Store(folder, BOT)) as store, store.transaction():
            store.updates.put([Stored(9, "{}")])
        return folder

    @pytest.mark.parametrize("how", UNSOUND)
    def test_what_isnt_a_sound_backup_changes_nothing(
        self, backup: Path, target: Path, how: str
    ) -> None:
        UNSOUND[how](backup)
        before = contents(target)
        with pytest.raises(LibraryDamaged, match=r"backup\.zip") as caught:
            backups.restore(backup, target)
        assert "\n" not in str(caught.value)
        assert "restore another one; nothing was changed" in str(caught.value)
        assert contents(target) == before
        assert not (target.parent / "evil").exists()

    @pytest.mark.parametrize("how", NEWER)
    def test_a_newer_one_changes_nothing(self, backup: Path, target: Path, how: str) -> None:
        NEWER[how](backup)
        before = contents(target)
        with pytest.raises(
            LibraryNewer, match=r"backup\.zip was made by a newer Footnote; upgrade"
        ):
            backups.restore(backup, target)
        assert contents(target) == before

    def test_a_library_alone_with_a_damaged_page(self, library: Library, target: Path) -> None:
        for number in range(30):
            put(library, str(number), TEXT * 20)
        copy = target.parent / "copy.sqlite3"
        library.copy_to(copy)
        data = bytearray(copy.read_bytes())
        data[len(data) // 2 :] = os.urandom(len(data) - len(data) // 2)
        copy.write_bytes(data)
        before = contents(target)
        with pytest.raises(LibraryError):
            backups.restore(copy, target)
        assert contents(target) == before

    def test_what_isnt_there_is_said_so(self, target: Path, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match=r"there is no file .*; name one made by"):
            backups.restore(tmp_path / "nowhere.zip", target)


def test_a_data_directory_copied_while_nothing_runs_is_the_same(
    backup: Path, library: Library, store: Store, data: Path, tmp_path: Path
) -> None:
    library.close()
    store.close()
    shutil.copytree(data, tmp_path / "moved")
    assert sources(tmp_path / "moved") == ["/a.txt"]
