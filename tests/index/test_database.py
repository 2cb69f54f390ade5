"""Transactions, migrations and copies; whatever happens, nothing that was committed is lost."""

import os
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index import database
from index.database import FILE, Database, Use
from index.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, LibraryNewer
from index.library import Library
from index.migrations import MIGRATIONS
from tests.fakes import FakeEmbedder, document, prepared

TEXT = "The probe touched down on the comet in November 2014. "


def put(library: Library, name: str = "a", text: str = TEXT) -> str:
    return library.put(prepared(document(f"/{name}.txt", text), FakeEmbedder()), "fake@1")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


class TestOpening:
    def test_a_new_library_is_made_in_wal_mode_with_full_syncing(self, library: Library) -> None:
        assert library.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert library.db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert library.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert library.db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        for name, _ in MIGRATIONS:
            assert library.setting(f"migration.{name}")

    @pytest.mark.parametrize("step", range(len(MIGRATIONS)))
    def test_a_library_of_any_older_step_is_brought_up(
        self, folder: Path, step: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as older:
            older.setattr(database, "MIGRATIONS", MIGRATIONS[:step])
            Database(folder).close() if step else folder.mkdir()
        with closing(Library(folder)) as library:
            put(library)
            assert library.check() == []

    def test_articles_of_an_older_library_stand_as_they_did(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Written before articles had pages, and before it was kept how their sources were."""
        with monkeypatch.context() as older:
            older.setattr(database, "MIGRATIONS", MIGRATIONS[:2])
            with closing(Database(folder)) as old, old.writing() as db:
                db.execute("INSERT INTO articles VALUES ('a', 'main', '/a.txt', 1, '2024')")
                db.execute(
                    "INSERT INTO versions VALUES (1, 'a', 'A', 'Text.', '', '', '', 'en', '2024', "
                    "'hash', '[[0, \"H\"]]', '[]')"
                )
        with closing(Library(folder)) as library:
            article = library.article("a")
            assert (article.text, article.content_hash, article.pages) == ("Text.", "hash", ())
            assert article.page(3) == ""
            assert library.document("a").headings == ((0, "H"),)
            known = library.find("/a.txt", "main")
            assert known is not None
            assert (known.article_id, known.fetch) == ("a", None)

    def test_a_migration_that_fails_leaves_the_library_as_it_was(
        self, library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(library)
        broken = ("broken", "CREATE TABLE extra (x);\nINSERT INTO nowhere VALUES (1);")
        with monkeypatch.context() as newer:
            newer.setattr(database, "MIGRATIONS", (*MIGRATIONS, broken))
            with pytest.raises(LibraryError):
                Database(folder)
        assert library.db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert (
            library.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'extra'").fetchall() == []
        )
        with closing(Library(folder)) as again:
            assert again.count() == 1

    def test_many_can_make_and_open_one_library_at_once(self, folder: Path) -> None:
        barrier, failed = threading.Barrier(8), []

        def opening() -> None:
            barrier.wait()
            try:
                Library(folder).close()
            except Exception as error:
                failed.append(error)

        threads = [threading.Thread(target=opening) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []

    def test_one_process_can_open_it_twice_and_keep_its_locks(
        self, library: Library, folder: Path
    ) -> None:
        put(library)
        Library(folder).close()
        code = (
            "import sys; from pathlib import Path; from index.library import Library\n"
            "Library(Path(sys.argv[1])).close()"  # the last one out drops the log: this one isn't
        )
        subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
        assert folder.joinpath(FILE + "-wal").exists()

    def test_a_file_that_is_no_library_is_called_damaged(self, folder: Path) -> None:
        folder.mkdir()
        (folder / FILE).write_bytes(b"not a database at all" * 100)
        with pytest.raises(LibraryDamaged, match="footnote restore"):
            Library(folder)

    def test_a_damaged_page_is_called_damaged_and_not_answered_from(self, folder: Path) -> None:
        with closing(Library(folder)) as library:
            for number in range(30):
                put(library, str(number), TEXT * 20)
        data = bytearray((folder / FILE).read_bytes())
        data[8192:] = os.urandom(len(data) - 8192)
        (folder / FILE).write_bytes(data)
        with pytest.raises(LibraryDamaged):
            _read_all(folder)

    def test_a_data_directory_that_cant_be_made_is_said_so(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        for folder in (tmp_path / "file", tmp_path / "file" / "data"):
            with pytest.raises(LibraryError, match="--data"):
                Library(folder)

    def test_a_directory_in_the_librarys_place_is_said_so(self, tmp_path: Path) -> None:
        (tmp_path / FILE).mkdir()
        with pytest.raises(LibraryError, match="check the path"):
            Library(tmp_path)


class TestUse:
    def test_many_use_it_and_one_who_wants_it_alone_waits_for_none_to(
        self, library: Library, folder: Path
    ) -> None:
        other = Library(folder)
        for opened in (other, library):
            with pytest.raises(LibraryBusy, match="another process uses"):
                Use(folder, alone=True)
            opened.close()
        alone = Use(folder, alone=True)
        with pytest.raises(LibraryBusy):
            Library(folder)
        alone.end()
        Library(folder).close()

    def test_a_child_doesnt_inherit_it(self, library: Library, folder: Path) -> None:
        command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as child:
            library.close()
            Use(folder, alone=True).end()
            child.communicate()


def _read_all(folder: Path) -> None:
    with closing(Library(folder)) as library:
        assert library.check() != []
        library.articles()


class TestNewer:
    @pytest.fixture
    def newer(self, folder: Path) -> Path:
        with closing(Library(folder)) as library:
            put(library)
            library.db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        return folder

    def test_it_is_refused_with_not_a_byte_changed(self, newer: Path) -> None:
        before = contents(newer)
        with pytest.raises(LibraryNewer, match="upgrade Footnote; nothing was changed"):
            Library(newer)
        assert contents(newer) == before

    @pytest.mark.parametrize("checkpoint", ["PRAGMA wal_checkpoint", "SELECT 1"])
    def test_what_a_killed_process_left_in_its_log_stays_too(
        self, folder: Path, checkpoint: str
    ) -> None:
        code = (
            "import os, sys; from pathlib import Path; from index.library import Library\n"
            "library = Library(Path(sys.argv[1]))\n"
            f"library.db.execute('PRAGMA user_version = {len(MIGRATIONS) + 1}')\n"
            f"library.db.execute('{checkpoint}')\n"
            "os.kill(os.getpid(), 9)"
        )
        subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
        before = contents(folder)
        assert FILE + "-wal" in before
        with pytest.raises(LibraryNewer):
            Library(folder)
        after = contents(folder)
        if checkpoint == "SELECT 1":  # the number is in the log, and reading that leaves a mark
            del before[FILE + "-shm"], after[FILE + "-shm"]
        assert after == before


def _write_and_fail(library: Library, error: type[BaseException]) -> None:
    with library.writing() as db:
        db.execute("DELETE FROM stored_passages")
        raise error


class TestTransactions:
    def test_whatever_happens_inside_a_write_is_undone(self, library: Library) -> None:
        put(library)
        before = library.revision
        for error in (ValueError, KeyboardInterrupt, SystemExit):
            with pytest.raises(error):
                _write_and_fail(library, error)
        assert (library.count(), library.revision) == (1, before)
        assert library.check() == []

    def test_every_write_raises_the_revision_for_everyone(
        self, library: Library, folder: Path
    ) -> None:
        with closing(Library(folder)) as other:
            before = other.revision
            id = put(library)
            put(library, "b")
            library.remove(id)
            assert other.revision == before + 3

    def test_a_reader_sees_one_state_while_others_write(
        self, library: Library, folder: Path
    ) -> None:
        put(library)
        with closing(Library(folder)) as other:
            with library.reading():
                assert library.count() == 1
                put(other, "b")
                assert library.count() == 1
            assert library.count() == 2

    def test_a_writer_that_waits_too_long_says_who_is_in_the_way(
        self, library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.05)
        with closing(Library(folder)) as other, library.writing():
            with pytest.raises(LibraryBusy, match="another process has been writing"):
                put(other)
            assert other.count() == 0

    def test_threads_write_side_by_side_and_nothing_is_lost(self, library: Library) -> None:
        def writing(name: str) -> None:
            for number in range(5):
                put(library, f"{name}{number}")

        threads = [threading.Thread(target=writing, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(library.articles()), library.check()) == (20, [])


class TestFullDisk:
    @pytest.fixture
    def full(self, library: Library) -> Iterator[Library]:
        """A library whose file may not grow by more than a few pages."""
        put(library)
        (pages,) = library.db.execute("PRAGMA page_count").fetchone()
        library.db.execute(f"PRAGMA max_page_count = {pages + 4}")
        return library

    def test_it_is_said_so_and_nothing_is_lost(self, full: Library) -> None:
        before = (full.revision, full.articles())
        with pytest.raises(LibraryFull, match="is full; make room and repeat; nothing was lost"):
            put(full, "big", TEXT * 500)
        assert (full.revision, full.articles()) == before
        assert full.check() == []

    def test_it_goes_on_once_there_is_room(self, full: Library) -> None:
        with pytest.raises(LibraryFull):
            put(full, "big", TEXT * 500)
        full.db.execute("PRAGMA max_page_count = 1000000")
        put(full, "big", TEXT * 500)
        assert len(full.articles()) == 2
        assert full.check() == []

    def test_a_limit_on_file_size_fails_cleanly_in_the_middle_of_a_write(
        self, folder: Path
    ) -> None:
        def limited() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

        code = (
            "import sys; from pathlib import Path; from index.library import Library\n"
            "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "from tests.index.test_database import put, TEXT\n"
            "from index.errors import LibraryError\n"
            "library = Library(Path(sys.argv[1]))\n"
            "for number in range(100):\n"
            "    try: put(library, str(number), TEXT * 20)\n"
            "    except LibraryError as error: sys.exit(f'{number} {error}')\n"
        )
        ended = subprocess.run(
            [sys.executable, "-c", code, str(folder)],
            preexec_fn=limited,
            capture_output=True,
            text=True,
            check=False,
        )
        landed, _, said = ended.stderr.strip().partition(" ")
        assert "check the path, its permissions and its disk" in said or "is full" in said
        with closing(Library(folder)) as library:
            assert len(library.articles()) == int(landed) > 0
            assert library.check() == []


class TestCheck:
    def test_a_sound_library_has_nothing_wrong(self, library: Library) -> None:
        assert library.check() == []
        put(library)
        assert library.check() == []

    @pytest.mark.parametrize(
        ("damage", "said"),
        [
            ("DELETE FROM vectors", "1 passages lack their vectors"),
            (
                "INSERT INTO words_1 (words_1) VALUES ('delete-all')",
                "0 of 1 passages are searchable",
            ),
        ],
    )
    def test_what_is_wrong_is_said(self, library: Library, damage: str, said: str) -> None:
        put(library)
        library.db.execute(damage)
        assert library.check() == [said]


def test_a_library_copied_while_closed_is_the_same_library(
    library: Library, tmp_path: Path
) -> None:
    put(library)
    library.close()
    shutil.copytree(tmp_path / "data", tmp_path / "moved")
    with closing(Library(tmp_path / "moved")) as moved:
        assert moved.count() == 1
