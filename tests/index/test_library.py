"""The truth about articles: every change is whole, and all that is derived keeps in step."""

import math
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.errors import LibraryDamaged, ModelMismatch, NotInLibrary
from index.library import Library
from index.putting import article_id
from index.types import Document
from tests.fakes import FakeEmbedder, document, prepared

LONG = "One sentence of the article stands here. " * 9


def put(
    library: Library,
    text: str = "Some text.",
    *,
    source: str = "/a.txt",
    corpus: str = "main",
    embedder: FakeEmbedder | None = None,
) -> str:
    embedder = embedder or FakeEmbedder()
    ready = prepared(document(source, text), embedder, corpus=corpus)
    return library.put(ready, embedder.fingerprint)


class TestReading:
    def test_an_article_comes_back_as_it_was_read(self, library: Library) -> None:
        read = Document(
            source="/a.md",
            title="A title",
            text="One.\n\nTwo 🙂.",
            author="Ann",
            published="2023-07-05",
            url="https://a.example",
            language="en",
            headings=((0, "One."), (6, "Two")),
            questions=("Why?",),
        )
        id = library.put(prepared(read, FakeEmbedder()), "fake@1")
        assert library.document(id) == read
        article = library.article(id)
        assert (article.title, article.text, article.author) == ("A title", read.text, "Ann")
        assert (article.published, article.url, article.language) == (
            "2023-07-05",
            "https://a.example",
            "en",
        )
        assert article.fetched_at.endswith("+00:00")
        assert library.questions(id) == ["Why?"]
        assert library.languages() == ("en",)

    def test_an_empty_library_answers_emptily(self, library: Library) -> None:
        assert library.articles() == library.corpora() == library.passage_ids("main") == []
        assert library.count() == library.count("main") == 0
        assert library.passages([1, 2]) == library.get_articles(["x"]) == {}
        assert library.vectors([]).shape == (0, 0)
        assert library.find("/a.txt", "main") is None
        assert library.generation() is None
        assert library.questions("x") == []

    def test_what_isnt_there_is_named(self, library: Library) -> None:
        for asking in (library.article, library.document, library.remove):
            with pytest.raises(NotInLibrary, match=r"no article nowhere.*footnote articles"):
                asking("nowhere")

    def test_vectors_come_in_the_order_asked_for(self, library: Library) -> None:
        embedder = FakeEmbedder()
        put(library, LONG, embedder=embedder)
        ids = library.passage_ids("main")
        assert len(ids) > 2
        forward, backward = library.vectors(ids), library.vectors(ids[::-1])
        assert forward.dtype == np.float32
        np.testing.assert_array_equal(forward, backward[::-1])
        np.testing.assert_array_equal(library.vectors([ids[0]] * 3), forward[[0, 0, 0]])

    def test_a_lost_vector_is_damage_and_not_a_guess(self, library: Library) -> None:
        put(library)
        library.db.execute("DELETE FROM vectors")
        with pytest.raises(LibraryDamaged, match="footnote reindex"):
            library.vectors(library.passage_ids("main"))


class TestIdentity:
    def test_an_article_is_its_source_in_its_corpus(self) -> None:
        ids = [article_id(*each) for each in (("/a", "main"), ("/b", "main"), ("/a", "other"))]
        assert len(set(ids)) == 3
        assert article_id("/a") == ids[0]

    def test_equal_texts_under_two_sources_are_two_articles(self, library: Library) -> None:
        assert put(library, source="/a.txt") != put(library, source="/b.txt")
        assert len(library.articles()) == 2

    def test_corpora_are_apart(self, library: Library) -> None:
        here, there = put(library), put(library, LONG, corpus="there")
        assert library.corpora() == ["main", "there"]
        assert [entry.id for entry in library.articles(("there",))] == [there]
        assert library.count("main") == 1 < library.count("there")
        library.remove(here)
        assert library.corpora() == ["there"]


class TestVersions:
    def test_every_version_is_kept_and_the_last_one_serves(self, library: Library) -> None:
        for text in ("First text.", "Second text.", "First text."):
            id = put(library, text)
        rows = library.db.execute("SELECT text FROM versions ORDER BY id").fetchall()
        assert [text for (text,) in rows] == ["First text.", "Second text.", "First text."]
        assert library.article(id).text == "First text."
        assert [passage.text for passage in library.passages_of(id)] == ["First text."]

    def test_each_keeps_its_headings(self, library: Library) -> None:
        for text, headings in (("First\n\nText.", ((0, "First"),)), ("Text.", ())):
            written = replace(document("/a.txt", text), headings=headings)
            id = library.put(prepared(written, FakeEmbedder()), FakeEmbedder().fingerprint)
        newest = library.article(id).version
        assert library.headings(newest - 1) == ((0, "First"),)
        assert library.headings(newest) == ()
        library.remove(id)
        assert library.headings(newest - 1) == ()

    def test_the_same_content_put_again_is_the_same_version(self, library: Library) -> None:
        id = put(library)
        before = library.article(id)
        put(library)
        assert library.article(id) == before

    def test_a_passage_id_is_never_given_twice(self, library: Library) -> None:
        id = put(library, LONG)
        first = library.passage_ids("main")
        put(library, "Another text.")
        library.remove(id)
        library.purge(math.inf)
        put(library, LONG)
        assert min(library.passage_ids("main")) > max(first)

    def test_passages_that_say_what_they_said_keep_their_ids(self, library: Library) -> None:
        id = put(library, LONG + "The end.")
        before, revision = library.passages_of(id), library.revision
        put(library, LONG + "The end.")
        assert (library.passages_of(id), library.revision) == (before, revision)
        put(library, "A new beginning of ten words, more or less, is here. " + LONG + "The end.")
        after = library.passages_of(id)
        kept = {each.id for each in before} & {each.id for each in after}
        assert len(kept) == len(before) == len(after) - 1
        text = library.article(id).text
        for ordinal, passage in enumerate(after):
            assert text[passage.start : passage.end] == passage.text
            assert (passage.ordinal, passage.version) == (ordinal, library.article(id).version)
        assert library.check() == []


class TestModel:
    def test_another_models_vectors_are_refused_naming_the_remedy(self, library: Library) -> None:
        put(library)
        other = FakeEmbedder("other@2")
        with pytest.raises(ModelMismatch, match=r"fake@1.*other@2.*footnote reindex"):
            library.check_model("other@2")
        with pytest.raises(ModelMismatch):
            put(library, source="/b.txt", embedder=other)
        assert len(library.articles()) == 1

    def test_an_empty_library_takes_any_model(self, library: Library) -> None:
        library.remove(put(library))
        library.purge(math.inf)
        library.check_model("other@2")
        put(library, embedder=FakeEmbedder("other@2"))
        library.check_model("other@2")


def test_known_vectors_are_found_by_their_texts_hash(library: Library) -> None:
    ready = prepared(document("/a.txt", LONG), FakeEmbedder())
    library.put(ready, "fake@1")
    known = library.known_vectors([*ready.hashes, b"unknown"], "fake@1")
    assert library.known_vectors(ready.hashes, "other@2") == {}
    assert set(known) == set(ready.hashes)
    assert known[ready.hashes[0]] == ready.vectors[0].tobytes()


def test_two_open_libraries_see_each_others_changes(library: Library, tmp_path: Path) -> None:
    with closing(Library(tmp_path / "data")) as other:
        id = put(other)
        assert library.article(id).text == "Some text."
        library.remove(id)
        assert other.articles() == []
