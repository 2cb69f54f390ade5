"""Whatever is done to a library, in whatever order, it is what a clean one would be."""

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from index import lexical
from index.dense import DenseIndex
from index.errors import NotInLibrary
from index.library import Library
from index.putting import Prepared, article_id, put
from index.trash import KEPT_S
from tests.fakes import FakeEmbedder, document, prepared

VOCABULARY = ("alfa", "bravo", "чарли", "дельта", "回声", "狐步", "गोल्फ", "hôtel")
SOURCES = st.sampled_from(["/1.txt", "/2.txt", "/3.md"])
CORPORA = st.sampled_from(["main", "other"])
TEXTS = st.lists(
    st.sampled_from([*VOCABULARY, ". ", "。", "\n\n", " ", "🙂 ", "x" * 120]),
    min_size=1,
    max_size=40,
).map(" ".join)


def tables(library: Library) -> list[str]:
    """Of the lexical index, of every edition."""
    rows = library.db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'")
    return [name for (name,) in rows]


class LibraryMachine(RuleBasedStateMachine):
    """A dict says what ought to be there, another what ought to be in the trash."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="footnote-")
        self.library = Library(Path(self.folder.name))
        self.dense = DenseIndex(self.library)
        self.embedder = FakeEmbedder()
        self.expected: dict[tuple[str, str], str] = {}
        self.trashed: dict[tuple[str, str], str] = {}
        self.ids: dict[tuple[str, str], list[int]] = {}
        self.gone: set[int] = set()

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()

    @rule(source=SOURCES, corpus=CORPORA, text=TEXTS.filter(str.strip))
    def put(self, source: str, corpus: str, text: str) -> None:
        id = article_id(source, corpus)
        before = {each.id for each in self.library.passages_of(id)}
        ready = prepared(document(source, text, title="T"), self.embedder, corpus=corpus)
        assert self.library.put(ready, "fake@1") == id
        self.expected[source, corpus] = text
        self.trashed.pop((source, corpus), None)
        self.gone |= before - {each.id for each in self.library.passages_of(id)}

    @rule(source=SOURCES, corpus=CORPORA)
    def remove(self, source: str, corpus: str) -> None:
        id = article_id(source, corpus)
        if (source, corpus) not in self.expected:
            with pytest.raises(NotInLibrary):
                self.library.remove(id)
            return
        self.ids[source, corpus] = [each.id for each in self.library.passages_of(id)]
        self.trashed[source, corpus] = self.expected.pop((source, corpus))
        self.library.remove(id)

    @rule(source=SOURCES, corpus=CORPORA)
    def put_back(self, source: str, corpus: str) -> None:
        id = article_id(source, corpus)
        if (source, corpus) not in self.trashed:
            with pytest.raises(NotInLibrary):
                self.library.put_back(id)
            return
        self.library.put_back(id)
        self.expected[source, corpus] = self.trashed.pop((source, corpus))
        passages = self.library.passages_of(id)
        assert [each.id for each in passages] == self.ids[source, corpus]

    @rule()
    def purge(self) -> None:
        gone = self.library.purge(time.time() + 2 * KEPT_S)
        assert {(each.source, each.corpus) for each in gone} == set(self.trashed)
        self.trashed.clear()

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library(Path(self.folder.name))
        self.dense = DenseIndex(self.library)

    @rule(source=SOURCES, corpus=CORPORA)
    def write_and_fail(self, source: str, corpus: str) -> None:
        ready = prepared(document(source, "alfa bravo " * 30), self.embedder, corpus=corpus)
        with pytest.raises(ZeroDivisionError):
            self._put_and_fail(ready)

    def _put_and_fail(self, ready: Prepared) -> None:
        with self.library.writing() as db:
            put(db, ready, [1])
            raise ZeroDivisionError

    @invariant()
    def the_articles_are_those_expected(self) -> None:
        entries = self.library.articles()
        assert {(e.source, e.corpus) for e in entries} == set(self.expected)
        for (source, corpus), text in self.expected.items():
            id = article_id(source, corpus)
            assert self.library.article(id).text == text
            passages = self.library.passages_of(id)
            assert "".join(passage.text for passage in passages) == text
            for ordinal, passage in enumerate(passages):
                assert text[passage.start : passage.end] == passage.text
                assert passage.ordinal == ordinal

    @invariant()
    def the_library_is_sound(self) -> None:
        assert self.library.check() == []
        for table in tables(self.library):
            self.library.db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        (indexed,) = self.library.db.execute("SELECT count(*) FROM trigrams_1_docsize").fetchone()
        assert indexed == self.library.count()
        trashed = {(each.source, each.corpus) for each in self.library.trash()}
        assert trashed == set(self.trashed)

    @invariant()
    def searches_find_what_is_there_and_nothing_removed(self) -> None:
        for corpus in ("main", "other"):
            ids = self.library.passage_ids(corpus)
            assert not self.gone & set(ids)
            texts = {id: each.text for id, each in self.library.passages(ids).items()}
            nearest = self.dense.search(self.embedder.encode(["alfa"])[0], 1000, corpus=corpus)
            assert sorted(id for id, _ in nearest) == ids
            for word in VOCABULARY:
                search = lexical.search_characters if word in "回声狐步" else lexical.search_words
                found = search(self.library.db, word, 1000, corpus=corpus)
                assert {id for id, _ in found} == {id for id in ids if word in texts[id]}, word


LibraryMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=15)
TestLibraryMachine = LibraryMachine.TestCase
