"""What is removed is gone from every search at once, whole for a day, and then without a trace."""

import time
from contextlib import closing
from pathlib import Path

import pytest

from index import lexical, trash
from index.chroma import build
from index.dense import DenseIndex
from index.errors import NotInLibrary
from index.indexer import Indexer
from index.library import Library
from index.putting import article_id
from index.retriever import Retriever
from index.trash import KEPT_S, UPLOADS, uploads
from index.types import DEFAULT_CORPUS
from tests.fakes import PASSAGE_WORDS, FakeEmbedder, document, prepared
from tests.index.conftest import Write

SECRET = "The Quokkaphant of Zyxwvutz was built by Ansgar Tolliver. "
TRACES = [text.encode() for text in ("Quokkaphant", "quokkaphant", "okka", "xwvu", "Tolliver")]


def put(library: Library, name: str, text: str, corpus: str = DEFAULT_CORPUS) -> str:
    ready = prepared(document(name, text), FakeEmbedder(), corpus=corpus)
    return library.put(ready, "fake@1")


@pytest.fixture
def secret(library: Library) -> str:
    """An article of several passages, between others."""
    for number in range(5):
        put(library, f"/{number}.txt", f"Article {number} is about the sea and its ships. " * 4)
    id = put(library, "/secret.txt", SECRET * 4)
    put(library, "/last.txt", "The last article is about the hills. " * 4)
    return id


def everything_found(library: Library) -> list[object]:
    """What every way of looking says that could name the article."""
    retriever = Retriever(library, FakeEmbedder(), DenseIndex(library))
    question = "Who built the Quokkaphant of Zyxwvutz?"
    return [
        [hit.passage.id for hit in retriever.retrieve(question, limit=50)],
        lexical.search_words(library.db, "Quokkaphant", 50),
        lexical.search_characters(library.db, "Quokkaphant", 50),
        library.articles(),
        library.passage_ids("main"),
        library.count(),
        library.rarity(["quokkaphant", "sea"]),
        library.languages(),
    ]


def scores(library: Library) -> list[float]:
    found = lexical.search_words(library.db, "the hills and ships", 50)
    return [score for _, score in found]


def folder_of(library: Library) -> Path:
    return library.path.parent


class TestRemoving:
    def test_it_is_out_of_every_search_and_list_at_once(
        self, library: Library, secret: str
    ) -> None:
        version, passages = library.article(secret).version, library.passages_of(secret)
        removed = library.remove(secret)
        assert (removed.id, removed.title, removed.passages) == (secret, "secret", len(passages))
        assert removed.until == pytest.approx(time.time() + KEPT_S, abs=5)
        assert library.version(secret, version) is None
        assert library.find("/secret.txt", "main") is None
        assert library.get_articles([secret]) == {}
        assert library.passages([each.id for each in passages]) == {}
        assert library.questions(secret) == library.passages_of(secret) == []
        for asking in (library.article, library.document, library.remove):
            with pytest.raises(NotInLibrary):
                asking(secret)
        with closing(Library(folder_of(library) / "clean")) as clean:
            for entry in library.articles():
                put(clean, entry.source, library.article(entry.id).text)
            assert scores(library) == scores(clean)
        assert library.check() == []

    def test_a_generation_that_holds_it_doesnt_bring_it_up(
        self, library: Library, secret: str
    ) -> None:
        from index.chroma import Generation

        build(library, folder_of(library) / "generation")
        dense = DenseIndex(library)
        generation = Generation(folder_of(library) / "generation", "fake@1")
        dense.adopt(generation)
        ids = {each.id for each in library.passages_of(secret)}
        question = FakeEmbedder().encode([SECRET])[0]
        assert ids & {id for id, _ in dense.search(question, 9)}
        library.remove(secret)
        assert not ids & {id for id, _ in dense.search(question, 99)}
        library.put_back(secret)
        assert ids & {id for id, _ in dense.search(question, 9)}
        assert dense.lag() == 0
        generation.close()

    def test_what_is_in_the_trash_is_listed_the_latest_first(
        self, library: Library, secret: str
    ) -> None:
        library.remove(secret)
        last = library.remove(article_id("/last.txt"))
        assert [each.id for each in library.trash()] == [last.id, secret]


class TestPuttingBack:
    def test_it_comes_back_as_it_was(self, library: Library, secret: str) -> None:
        before, article = everything_found(library), library.article(secret)
        library.remove(secret)
        assert everything_found(library) != before
        assert library.put_back(secret) == article
        assert everything_found(library) == before
        assert library.version(secret, article.version) == article
        assert library.trash() == library.check() == []

    @pytest.mark.parametrize("there", [True, False])
    def test_what_isnt_in_the_trash_cant_be(
        self, library: Library, secret: str, there: bool
    ) -> None:
        with pytest.raises(NotInLibrary, match=r"in the trash; footnote remove --undo"):
            library.put_back(secret if there else "nowhere")

    def test_after_its_day_it_cant_be_even_if_it_isnt_deleted_yet(
        self, library: Library, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        until = library.remove(secret).until
        monkeypatch.setattr(time, "time", lambda: until + 1)
        assert library.trash() == []
        with pytest.raises(NotInLibrary):
            library.put_back(secret)

    def test_its_source_put_in_again_is_the_same_article_with_a_new_version(
        self, library: Library, embedder: FakeEmbedder, write: Write
    ) -> None:
        indexer = Indexer(library, embedder, passage_tokens=PASSAGE_WORDS)
        path = write("secret.txt", SECRET * 3)
        (id,) = indexer.index([path]).ids
        version = library.article(id).version
        library.remove(id)
        embedder.encoded.clear()
        report = indexer.index([path])
        assert (report.added, report.ids) == (1, [id])
        assert embedder.encoded == [], "its vectors were in the trash"
        assert library.article(id).version > version
        old = library.version(id, version)
        assert old is not None
        assert old.text == SECRET * 3
        assert library.trash() == library.check() == []
        library.purge(time.time() + 2 * KEPT_S)
        assert library.article(id).text == SECRET * 3


class TestPurging:
    def test_it_waits_for_a_day_to_pass(self, library: Library, secret: str) -> None:
        until = library.remove(secret).until
        assert library.purge() == library.purge(until - 1) == []
        assert [each.id for each in library.purge(until)] == [secret]
        assert library.purge(until) == []
        for table in ("stored_articles", "versions", "stored_passages", "vectors"):
            column = "id" if table == "stored_articles" else "article_id"
            query = f"SELECT count(*) FROM {table} WHERE {column} = ?"
            if table != "vectors":
                assert library.db.execute(query, (secret,)).fetchone() == (0,)
        assert library.check() == []
        with pytest.raises(NotInLibrary):
            library.put_back(secret)

    def test_no_file_holds_a_trace_of_it(self, library: Library, secret: str) -> None:
        put(library, "/secret.txt", "An older text, of Zyxwvutz too. " + SECRET * 30)
        build(library, folder_of(library) / "generations" / "old")
        assert traces(folder_of(library)) != []
        library.purge(library.remove(secret).until)
        assert traces(folder_of(library)) == []
        assert library.check() == []
        for table in (f"{name}_1" for name in lexical.TABLES):
            library.db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")

    def test_a_reader_in_its_way_leaves_the_rest_to_the_next_time(
        self, library: Library, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library.db.execute("PRAGMA busy_timeout = 50")
        until = library.remove(secret).until
        with closing(Library(folder_of(library))) as other, other.reading():
            assert other.count()
            assert [each.id for each in library.purge(until)] == [secret]
            assert traces(folder_of(library)) != []
        assert library.purge(until) == []
        assert traces(folder_of(library)) == []

    def test_a_kill_before_the_sweep_is_made_up_for(
        self, library: Library, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        until = library.remove(secret).until
        with monkeypatch.context() as killed:
            killed.setattr(trash, "sweep", lambda library: None)
            library.purge(until)
        assert traces(folder_of(library)) != []
        assert library.purge(until) == []
        assert traces(folder_of(library)) == []

    def test_the_generation_that_held_it_is_to_be_rebuilt(
        self, library: Library, secret: str
    ) -> None:
        library.set_generation("old", "fake@1", library.count())
        until = library.remove(secret).until
        assert not library.wants_generation()
        library.purge(until)
        assert library.wants_generation()
        library.set_generation("new", "fake@1", library.count())
        assert not library.wants_generation()

    def test_a_file_uploaded_for_it_goes_too_and_no_other(self, library: Library) -> None:
        home = folder_of(library) / UPLOADS
        elsewhere = folder_of(library) / "articles"
        for folder in (home, elsewhere):
            folder.mkdir()
            for name in ("gone.txt", "kept.txt"):
                (folder / name).write_text(SECRET)
        gone = put(library, str(home.resolve() / "gone.txt"), SECRET)
        shared = put(library, str(home.resolve() / "kept.txt"), SECRET)
        put(library, str(home.resolve() / "kept.txt"), SECRET, "other")
        own = put(library, str(elsewhere.resolve() / "gone.txt"), SECRET)
        library.purge(max(library.remove(id).until for id in (gone, shared, own)))
        assert [each.name for each in home.iterdir()] == ["kept.txt"]
        assert sorted(each.name for each in elsewhere.iterdir()) == ["gone.txt", "kept.txt"]

    def test_files_of_one_name_are_each_corpus_own(self, library: Library) -> None:
        homes = [uploads(folder_of(library), each) for each in ("main", "team", "../x")]
        assert len(set(homes)) == 3
        for corpus, home in zip(("main", "team"), homes, strict=False):
            home.mkdir(parents=True)
            (home / "note.txt").write_text(SECRET)
            put(library, str(home / "note.txt"), SECRET, corpus)
        (gone,) = library.articles(("team",))
        library.purge(library.remove(gone.id).until)
        assert [(home / "note.txt").exists() for home in homes] == [True, False, False]
        assert homes[2].parent == homes[1].parent == homes[0]


def traces(folder: Path) -> list[str]:
    """The files that hold text of the removed article."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(each in path.read_bytes() for each in TRACES)]
