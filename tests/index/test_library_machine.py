"""Whatever is done to a library, in whatever order, it is what a clean one would be.

Articles are put in, changed, removed, put back and purged; what they say is cited, and what they
said and isn't cited is deleted; all is made anew by another model or in another length, to the end
or not; the process is killed at any statement; its search index is damaged. `make fuzz`
goes on for longer.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from index import lexical, versions
from index.chroma import SEAL, Generation, build
from index.dense import DenseIndex
from index.editions import Edition, Shape
from index.errors import NotInLibrary
from index.generations import FOLDER, Generations
from index.indexer import Indexer
from index.library import Library
from index.putting import article_id
from index.steps import Step
from index.trash import KEPT_S
from index.versions import Version
from tests.fakes import FakeEmbedder, document, prepared

SHARE = 0.12
"""Of the examples that a profile asks for: each is a life of many rules, and costs a second."""
VOCABULARY = ("alfa", "bravo", "чарли", "дельта", "回声", "狐步", "गोल्फ", "hôtel")
CORPORA = ("main", "other")
ARTICLES = st.tuples(st.sampled_from(["/1.txt", "/2.txt", "/3.md"]), st.sampled_from(CORPORA))
TEXTS = (
    st.lists(
        st.sampled_from([*VOCABULARY, ". ", "。", "\n\n", " ", "🙂 ", "x" * 120]),
        min_size=1,
        max_size=40,
    )
    .map(" ".join)
    .filter(str.strip)
)
MODELS = st.sampled_from(["fake@1", "other@2"])
LENGTHS = st.sampled_from([12, 20])
KNOWN_FILES = {
    *("library.sqlite3", "library.sqlite3-wal", "library.sqlite3-shm"),
    *("library.lock", "bot.lock", "rebuild.lock", FOLDER),
}

Article = tuple[str, str]


class Keeper(Generations):
    """Builds in this process, which is quicker than a child."""

    def _built(self, edition: Edition) -> Generation | None:
        folder = self._folder / os.urandom(6).hex()
        build(self._library, folder, edition)
        return self._opened(folder, edition)


class Cut(Exception):
    """Work was stopped in the middle."""


def lose(folder: Path) -> None:
    shutil.rmtree(folder)


def garble(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(os.urandom(9999))


def truncate(folder: Path) -> None:
    os.truncate(folder / "chroma.sqlite3", 5000)


def unseal(folder: Path) -> None:
    (folder / SEAL).write_text('{"fingerprint": "fake@1", "corpora": []}')


class LibraryMachine(RuleBasedStateMachine):
    """`there` are the articles that ought to be there, with what they say, and `trashed` those in
    the trash; `gone` are ids of passages that must not come up again; `cited` is what versions say
    that an answer cites."""

    def __init__(self) -> None:
        super().__init__()
        self.temporary = tempfile.TemporaryDirectory(prefix="footnote-")
        self.lives = 0
        self.there: dict[Article, str] = {}
        self.trashed: dict[Article, str] = {}
        self.gone: set[int] = set()
        self.cited: dict[Version, str] = {}
        self.days = 0
        self.open(Path(self.temporary.name) / "0")

    def open(self, folder: Path) -> None:
        self.library = Library(folder)
        self.dense = DenseIndex(self.library)
        self.keeper = Keeper(self.library, self.dense)

    def close(self) -> None:
        self.keeper.stop()
        self.library.close()

    def teardown(self) -> None:
        self.is_what_a_clean_one_would_be()
        self.close()
        self.temporary.cleanup()

    @property
    def folder(self) -> Path:
        return self.library.path.parent

    @property
    def embedder(self) -> FakeEmbedder:
        return FakeEmbedder(self.library.edition.shape.fingerprint or "fake@1")

    # What is done

    def _put(self, article: Article, text: str) -> None:
        source, corpus = article
        embedder, tokens = self.embedder, self.library.edition.shape.passage_tokens or 12
        ready = prepared(document(source, text), embedder, corpus=corpus, size=tokens)
        self.library.describe(Shape(embedder.fingerprint, embedder.reference, tokens))
        assert self.library.put(ready, embedder.fingerprint) == article_id(source, corpus)

    @rule(article=ARTICLES, text=TEXTS)
    def put(self, article: Article, text: str) -> None:
        before = self._passages(article)
        self._put(article, text)
        self.there[article] = text
        self.trashed.pop(article, None)
        self.gone |= before - self._passages(article)

    @rule(article=ARTICLES)
    def remove(self, article: Article) -> None:
        if article not in self.there:
            with pytest.raises(NotInLibrary):
                self.library.remove(article_id(*article))
            return
        self.library.remove(article_id(*article))
        self.trashed[article] = self.there.pop(article)

    @rule(article=ARTICLES)
    def put_back(self, article: Article) -> None:
        if article not in self.trashed:
            with pytest.raises(NotInLibrary):
                self.library.put_back(article_id(*article))
            return
        self.library.put_back(article_id(*article))
        self.there[article] = self.trashed.pop(article)

    @rule()
    def purge(self) -> None:
        gone = self.library.purge(time.time() + 2 * KEPT_S)
        assert {(each.source, each.corpus) for each in gone} == set(self.trashed)
        self.trashed.clear()
        self._forget_purged()

    @rule(article=ARTICLES)
    def cite(self, article: Article) -> None:
        if article in self.there:
            id = article_id(*article)
            self.cited[id, self.library.article(id).version] = self.there[article]

    @rule(article=ARTICLES)
    def forget_citations(self, article: Article) -> None:
        id = article_id(*article)
        self.cited = {each: text for each, text in self.cited.items() if each[0] != id}

    @rule()
    def prune(self) -> None:
        self._prune()
        held = self.library.db.execute("SELECT article_id, id FROM versions").fetchall()
        current = self.library.db.execute("SELECT id, version FROM stored_articles").fetchall()
        if self.library.upcoming is None:
            assert set(held) == {*current, *self.cited}
        assert {*current, *self.cited} <= set(held)

    def _prune(self) -> None:
        self.days += 2
        self.library.prune(lambda: self.cited, time.time() + self.days * versions.KEPT_S)

    @rule(after=st.integers(1, 60))
    def kill_while_pruning(self, after: int) -> None:
        self._killed(self._prune, after)

    def _forget_purged(self) -> None:
        known = {article_id(*each) for each in (*self.there, *self.trashed)}
        self.cited = {each: text for each, text in self.cited.items() if each[0] in known}

    @rule(model=MODELS, tokens=LENGTHS)
    def reindex(self, model: str, tokens: int) -> None:
        report = self._indexer(model, tokens).reindex()
        assert len(report.ids) == len(self.there)

    @rule(model=MODELS, tokens=LENGTHS, steps=st.integers(0, 5))
    def reindex_and_stop(self, model: str, tokens: int, steps: int) -> None:
        left = iter(range(steps))

        def progress(step: Step) -> None:
            if next(left, None) is None:
                raise Cut

        with suppress(Cut):
            self._indexer(model, tokens).reindex(progress=progress)

    def _indexer(self, model: str, tokens: int) -> Indexer:
        return Indexer(self.library, FakeEmbedder(model), passage_tokens=tokens)

    # What happens

    @rule()
    def reopen(self) -> None:
        folder = self.folder
        self.close()
        self.open(folder)

    @rule(article=ARTICLES, text=TEXTS, after=st.integers(1, 60))
    def kill_while_putting(self, article: Article, text: str, after: int) -> None:
        """It is there as it was, or as it was to be."""
        was, was_trashed = self.there.get(article), self.trashed.get(article)
        if not self._killed(lambda: self._put(article, text), after):
            self.there[article] = text
            self.trashed.pop(article, None)
            return
        known = self.library.find(*article)
        if known is not None and self.library.article(known.article_id).text == text != was:
            self.there[article] = text
            self.trashed.pop(article, None)
        else:
            assert (known is None) == (was is None)
            assert (article in self._trash()) == (was_trashed is not None)

    @rule(article=ARTICLES, after=st.integers(1, 30))
    def kill_while_removing(self, article: Article, after: int) -> None:
        if article in self.there:
            text = self.there[article]
            self._killed(lambda: self.library.remove(article_id(*article)), after)
            if article in self._trash():
                self.trashed[article] = text
                del self.there[article]

    @rule(after=st.integers(1, 60))
    def kill_while_purging(self, after: int) -> None:
        self._killed(lambda: self.library.purge(time.time() + 2 * KEPT_S), after)
        assert self._trash() in (set(), set(self.trashed))
        if not self._trash():
            self.trashed.clear()
        self._forget_purged()

    @rule(model=MODELS, tokens=LENGTHS, after=st.integers(1, 400))
    def kill_while_reindexing(self, model: str, tokens: int, after: int) -> None:
        self._killed(self._indexer(model, tokens).reindex, after)

    def _killed(self, work: Callable[[], object], after: int) -> bool:
        """Go on with what is on disk before that statement of the work; False if it ends first."""
        self.lives += 1
        left, seen = Path(self.temporary.name) / str(self.lives), 0

        def trace(statement: str) -> None:
            nonlocal seen
            seen += 1
            if seen == after:
                shutil.copytree(self.folder, left)

        self.library.db.set_trace_callback(trace)
        work()
        self.library.db.set_trace_callback(None)
        if not left.exists():
            return False
        self.close()
        self.open(left)
        return True

    @rule()
    def tend(self) -> None:
        """As the running bot does: its search index is built, adopted, or dropped."""
        self.keeper.tend()
        self.keeper.tend()
        assert self.dense.lag() == 0 or self.keeper._current is not None
        folders = {each.name for each in (self.folder / FOLDER).glob("*")}
        known = self.library.generation()
        assert folders == ({known[0]} if known else set())

    @precondition(lambda self: self.library.generation() is not None)
    @rule(how=st.sampled_from([lose, garble, truncate, unseal]))
    def damage(self, how: Callable[[Path], None]) -> None:
        known = self.library.generation()
        assert known is not None
        with suppress(FileNotFoundError):  # lost already
            how(self.folder / FOLDER / known[0])

    # What holds

    @invariant()
    def every_article_is_whole(self) -> None:
        entries = self.library.articles()
        assert {(each.source, each.corpus) for each in entries} == set(self.there)
        for article, text in self.there.items():
            id = article_id(*article)
            assert self.library.article(id).text == text
            passages = self.library.passages_of(id)
            assert "".join(passage.text for passage in passages) == text
            for ordinal, passage in enumerate(passages):
                assert text[passage.start : passage.end] == passage.text
                assert passage.ordinal == ordinal
        assert self._trash() == set(self.trashed)

    @invariant()
    def what_is_cited_can_be_read(self) -> None:
        for (id, version), text in self.cited.items():
            stored = self.library.stored(id, version)
            assert stored is not None
            assert stored.document.text == text

    @invariant()
    def nothing_is_amiss(self) -> None:
        assert self.library.check() == []
        assert {each.name for each in self.folder.iterdir()} <= KNOWN_FILES

    @invariant()
    def searches_find_what_is_there_and_nothing_else(self) -> None:
        for corpus in CORPORA:
            ids = self.library.passage_ids(corpus)
            assert not self.gone & set(ids)
            nearest = self.dense.search(self.embedder.encode(["alfa"])[0], 1000, corpora=(corpus,))
            assert sorted(id for id, _ in nearest) == ids

    @rule()
    def is_what_a_clean_one_would_be(self) -> None:
        shape = self.library.edition.shape
        with tempfile.TemporaryDirectory() as folder, closing(Library(Path(folder))) as clean:
            for (source, corpus), text in self.there.items():
                each, size = document(source, text), shape.passage_tokens or 12
                ready = prepared(each, self.embedder, corpus=corpus, size=size)
                clean.put(ready, self.embedder.fingerprint)
            assert self._found(self.library, self.dense) == self._found(clean)

    # How it is looked at

    def _passages(self, article: Article) -> set[int]:
        return {each.id for each in self.library.passages_of(article_id(*article))}

    def _trash(self) -> set[Article]:
        return {(each.source, each.corpus) for each in self.library.trash()}

    def _found(self, library: Library, dense: DenseIndex | None = None) -> list[object]:
        """All that searching says, without the ids."""
        found: list[object] = []
        dense = dense or DenseIndex(library)
        for corpus in CORPORA:
            for word in VOCABULARY:
                search = lexical.search_characters if word in "回声狐步" else lexical.search_words
                by_word = search(library.db, word, 1000, corpora=(corpus,))
                nearest = dense.search(self.embedder.encode([word])[0], 1000, corpora=(corpus,))
                found += [_said(library, by_word), _said(library, nearest)]
        return [*found, library.rarity(VOCABULARY)]


def _said(library: Library, scored: list[tuple[int, float]]) -> list[tuple[str, float]]:
    texts = library.passages(id for id, _ in scored)
    return sorted((texts[id].text, round(score, 3)) for id, score in scored)


LIVES = round(SHARE * settings().max_examples)
LibraryMachine.TestCase.settings = settings(max_examples=LIVES, stateful_step_count=20)
TestLibraryMachine = LibraryMachine.TestCase
