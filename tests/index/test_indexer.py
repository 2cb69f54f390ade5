"""What is new is taken in, what is unchanged costs nothing, what is bad fails alone."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.errors import LibraryBusy, LibraryFull, ModelError, ModelMismatch, NotInLibrary
from index.indexer import Indexer
from index.library import Library
from index.loaders import READING, Intake
from index.preparing import content_hash, embedded_text
from index.report import Report
from index.splitter import Piece
from index.steps import Step
from index.types import Vectors
from tests.fakes import PASSAGE_WORDS, FakeEmbedder, document
from tests.index.conftest import Write
from tests.index.loaders import making
from tests.index.loaders.web import Page, Web, serving

ROOT = Path(__file__).parents[2]
SENTENCES = [f"Sentence number {n} tells something about topic{n}. " for n in range(12)]
TEXT = "".join(SENTENCES)


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, len(report.failed)


def other_model(library: Library) -> tuple[Indexer, FakeEmbedder]:
    embedder = FakeEmbedder("other@2")
    return Indexer(library, embedder, passage_tokens=PASSAGE_WORDS), embedder


class TestIndex:
    def test_a_new_file_is_added_with_its_passages_and_vectors(
        self, indexer: Indexer, embedder: FakeEmbedder, write: Write
    ) -> None:
        report = indexer.index([write("a.txt", TEXT)])
        assert counts(report) == (1, 0, 0, 0)
        (id,) = report.ids
        passages = indexer.library.passages_of(id)
        assert report.passages == len(passages) > 3
        assert "".join(passage.text for passage in passages) == TEXT
        vectors = indexer.library.vectors([passage.id for passage in passages])
        texts = [f"A\n{passage.text.strip()}" for passage in passages]
        np.testing.assert_array_equal(vectors, FakeEmbedder().encode(texts))
        assert indexer.library.article(id).language == "en"
        assert report.seconds > 0

    def test_unchanged_content_embeds_nothing_and_changes_nothing(
        self, indexer: Indexer, embedder: FakeEmbedder, write: Write
    ) -> None:
        path = write("a.txt", TEXT)
        first = indexer.index([path])
        revision = indexer.library.revision
        embedder.encoded.clear()
        os.utime(path)
        again = indexer.index([path, path])
        assert counts(again) == (0, 0, 1, 0)
        assert (again.passages, again.ids) == (0, first.ids)
        assert embedder.encoded == []
        assert indexer.library.revision == revision

    def test_changed_content_embeds_only_the_changed_passages(
        self, indexer: Indexer, embedder: FakeEmbedder, write: Write
    ) -> None:
        path = write("a.txt", TEXT)
        (id,) = indexer.index([path]).ids
        embedder.encoded.clear()
        write("a.txt", TEXT.replace("about topic5", "about quokkas"))
        report = indexer.index([path])
        assert counts(report) == (0, 1, 0, 0)
        assert report.ids == [id]
        assert len(embedder.encoded) == 1
        assert "quokkas" in embedder.encoded[0]
        ids = [passage.id for passage in indexer.library.passages_of(id)]
        texts = [f"A\n{passage.text.strip()}" for passage in indexer.library.passages_of(id)]
        expected = FakeEmbedder().encode(texts)
        np.testing.assert_array_equal(indexer.library.vectors(ids), expected)
        assert indexer.library.check() == []

    def test_every_version_is_kept(self, indexer: Indexer, write: Write) -> None:
        path = write("a.txt", TEXT)
        indexer.index([path])
        write("a.txt", "New text.")
        indexer.index([path])
        rows = indexer.library.db.execute("SELECT text FROM versions ORDER BY id").fetchall()
        assert [text for (text,) in rows] == [TEXT, "New text."]

    def test_one_corpus_knows_nothing_of_another(self, indexer: Indexer, write: Write) -> None:
        path = write("a.txt", TEXT)
        assert counts(indexer.index([path])) == (1, 0, 0, 0)
        assert counts(indexer.index([path], corpus="other")) == (1, 0, 0, 0)
        assert indexer.library.corpora() == ["main", "other"]

    def test_of_a_long_article_a_kill_costs_a_batch(
        self,
        indexer: Indexer,
        embedder: FakeEmbedder,
        write: Write,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        from index import preparing as module

        monkeypatch.setattr(module, "EMBEDDED_AT_ONCE", 3)
        path, encode, batches = write("a.txt", TEXT), embedder.encode, []

        def dying(texts: list[str]) -> Vectors:
            batches.append(len(texts))
            if len(batches) == 3:
                raise ModelError("killed")
            return encode(texts)

        with monkeypatch.context() as killed:
            killed.setattr(embedder, "encode", dying)
            with pytest.raises(ModelError):
                indexer.index([path])
        embedder.encoded.clear()
        report = indexer.index([path])
        assert report.passages > 6
        assert len(embedder.encoded) == report.passages - 6
        indexer.reindex()
        spare = indexer.library.db.execute("SELECT count(*) FROM spare_vectors")
        assert spare.fetchone() == (0,)

    def test_the_same_text_elsewhere_is_not_embedded_again(
        self, indexer: Indexer, embedder: FakeEmbedder, write: Write
    ) -> None:
        indexer.index([write("a.txt", TEXT)])
        embedder.encoded.clear()
        assert counts(indexer.index([write("other/a.txt", TEXT)])) == (1, 0, 0, 0)
        assert embedder.encoded == []

    def test_unchanged_bytes_arent_parsed_again(
        self, indexer: Indexer, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paths = [write("a.txt", TEXT), write("b.md", TEXT), write("c.pdf", making.pdf([[TEXT]]))]
        indexer.index(paths)
        monkeypatch.setattr(Intake, "parse", _no_parsing)
        assert counts(indexer.index(paths)) == (0, 0, 3, 0)

    def test_bytes_that_say_the_same_are_noted_and_then_not_parsed_again(
        self, indexer: Indexer, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write("a.md", TEXT)
        (id,) = indexer.index([path]).ids
        write("a.md", TEXT + "\n\n<!-- nothing to see -->\n")
        assert counts(indexer.index([path])) == (0, 0, 1, 0)
        assert indexer.library.article(id).version == 1
        monkeypatch.setattr(Intake, "parse", _no_parsing)
        assert counts(indexer.index([path])) == (0, 0, 1, 0)

    def test_what_was_read_another_way_is_read_anew(
        self, indexer: Indexer, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write("a.md", TEXT)
        indexer.index([path])
        monkeypatch.setattr("index.indexer.READING", READING + 1)
        monkeypatch.setattr(
            Intake, "parse", lambda self, raw: document(path, "Read in a better way.")
        )
        assert counts(indexer.index([path])) == (0, 1, 0, 0)

    def test_pages_are_kept_with_the_version(self, indexer: Indexer, write: Write) -> None:
        path = write("a.pdf", making.pdf([["Comets are cold."], ["Moons are cold too."]]))
        (id,) = indexer.index([path]).ids
        before = indexer.library.article(id)
        assert [before.page(before.text.index(each)) for each in ("Comets", "Moons")] == ["1", "2"]
        write(
            "a.pdf",
            making.pdf([["Comets are cold."], ["Moons are cold too."]], labels="0 << /S /r >>"),
        )
        assert counts(indexer.index([path])) == (0, 1, 0, 0)
        after, old = indexer.library.article(id), indexer.library.version(id, before.version)
        assert [label for _, label in after.pages] == ["i", "ii"]
        assert old is not None
        assert old.pages == before.pages
        assert indexer.library.document(id).pages == after.pages

    def test_progress_counts_the_sources(self, indexer: Indexer, write: Write) -> None:
        paths = [write(f"{n}.txt", f"Text {n}.") for n in range(3)]
        steps: list[Step] = []
        indexer.index(paths, progress=steps.append)
        assert steps == [Step(n, 3, paths[n]) for n in range(3)]


def _no_parsing(*_: object) -> None:
    raise AssertionError("parsed")


class TestLinks:
    @pytest.fixture
    def web(self) -> Iterator[Web]:
        pages = {
            "/one": Page(b"Comets are cold.", headers={"ETag": '"1"'}),
            "/two": Page(b"Moons are cold too."),
            "/feed": Page(making.ATOM.encode()),
            "/map.xml.gz": Page(making.SITEMAP.replace("https", "http").encode()),
            "/maps": Page(making.SITEMAPS.replace("https", "http").encode()),
        }
        pages["/feed"] = Page(pages["/feed"].body.replace(b"https", b"http"))
        with serving(pages) as running:
            yield running

    @pytest.fixture
    def indexer(self, web: Web, library: Library, embedder: FakeEmbedder) -> Indexer:
        return Indexer(library, embedder, max_listed=2, intake=Intake(fetcher=web.fetcher))

    def test_a_link_is_an_article_and_unchanged_while_the_server_says_so(
        self, indexer: Indexer, web: Web
    ) -> None:
        assert counts(indexer.index(["http://a.example/one"])) == (1, 0, 0, 0)
        web.pages["/one"] = Page(status="304 Not Modified", headers={"Content-Length": ""})
        assert counts(indexer.index(["http://a.example/one#part"])) == (0, 0, 1, 0)
        assert 'If-None-Match: "1"' in web.asked[-1]
        web.pages["/one"] = Page(b"Comets are warm.")
        assert counts(indexer.index(["http://a.example/one"])) == (0, 1, 0, 0)

    @pytest.mark.parametrize("list", ["feed", "map.xml.gz", "maps"])
    def test_of_a_list_its_articles_are_taken_in(self, indexer: Indexer, list: str) -> None:
        steps: list[Step] = []
        report = indexer.index([f"http://a.example/{list}"], progress=steps.append)
        assert counts(report) == (2, 0, 0, 0)
        sources = [entry.source for entry in indexer.library.articles()]
        assert sorted(sources) == ["http://a.example/one", "http://a.example/two"]
        assert steps[-1].done == steps[-1].total - 1
        assert counts(indexer.index([f"http://a.example/{list}"])) == (0, 0, 2, 0)

    def test_an_article_that_cant_be_had_fails_alone(self, indexer: Indexer, web: Web) -> None:
        del web.pages["/one"]
        report = indexer.index(["http://a.example/feed"])
        assert counts(report) == (1, 0, 0, 1)
        assert report.failed[0][0] == "http://a.example/one"

    def test_no_more_are_taken_than_may_be_and_that_is_said(
        self, indexer: Indexer, web: Web, caplog: pytest.LogCaptureFixture
    ) -> None:
        links = [f"http://a.example/{n}" for n in range(9)]
        places = "".join(f"<url><loc>{link}</loc></url>" for link in links)
        web.pages["/map.xml.gz"] = Page(f"<urlset>{places}</urlset>".encode())
        for name in ("map.xml.gz", "maps"):
            assert counts(indexer.index([f"http://a.example/{name}"])) == (0, 0, 0, 2)
            assert "lists 7 more than are taken in; library.max_listed" in caplog.text

    def test_lists_within_lists_are_no_articles(self, indexer: Indexer, web: Web) -> None:
        web.pages["/one"] = Page(making.RSS.encode())
        report = indexer.index(["http://a.example/feed"])
        assert counts(report) == (1, 0, 0, 1)
        assert "is a list within a list" in report.failed[0][1]
        web.pages["/map.xml.gz"] = web.pages["/maps"]
        assert counts(indexer.index(["http://a.example/maps"])) == (0, 0, 0, 0)

    def test_a_link_is_fetched_again_to_reindex_and_if_it_is_gone_the_library_serves(
        self, indexer: Indexer, web: Web
    ) -> None:
        (id,) = indexer.index(["http://a.example/one"]).ids
        web.pages["/one"] = Page(b"Comets are warm.")
        assert counts(indexer.reindex([id])) == (0, 1, 0, 0)
        del web.pages["/one"]
        assert counts(indexer.reindex([id])) == (0, 0, 1, 0)
        assert indexer.library.article(id).text == "Comets are warm."
        web.pages["/one"] = Page(making.RSS.encode())
        assert counts(indexer.reindex([id])) == (0, 0, 1, 0)

    def test_a_page_that_is_another_now_isnt_believed_when_it_is_reindexed(
        self, indexer: Indexer, web: Web
    ) -> None:
        (id,) = indexer.index(["http://a.example/one"]).ids
        before = indexer.library.article(id).text
        web.pages["/one"] = Page(b"Please sign in to go on reading this.")
        assert counts(indexer.reindex([id])) == (0, 0, 1, 0)
        web.pages["/one"] = Page(status="302 Found", headers={"Location": "http://a.example/"})
        web.pages["/"] = Page(f"{before} And all our other news.".encode())
        assert counts(indexer.reindex()) == (0, 0, 1, 0)
        assert indexer.library.article(id).text == before


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "program.txt": b"\x7fELF" + bytes(100),
    "blank.txt": b"\n \n",
    "nothing.html": b"<html><body></body></html>",
    "nothing.md": b"---\ntitle: x\n---\n",
}


class TestAdd:
    def test_what_comes_from_no_file_is_added_updated_and_left_alone(
        self, indexer: Indexer
    ) -> None:
        post = document("https://t.me/morning/12", f"Fog.\n\n{TEXT}", title="Fog", language="")
        (id,) = indexer.add(post).ids
        assert indexer.library.article(id).language == "en"
        assert counts(indexer.add(post)) == (0, 0, 1, 0)
        assert counts(indexer.add(replace(post, text="Fog."))) == (0, 1, 0, 0)
        assert counts(indexer.reindex([id])) == (0, 0, 1, 0)  # its link isn't where it came from
        assert indexer.library.article(id).text == "Fog."

    def test_it_is_made_harmless_and_outlives_a_reindex(self, indexer: Indexer) -> None:
        post = document("https://t.me/morning/12", f"A\u202eB. {TEXT}\ud800", title="A\0B")
        report = indexer.add(post)
        assert report.failed == []
        (id,) = report.ids
        said = indexer.library.article(id)
        assert not {"\u202e", "\ud800", "\0"} & set(said.text + said.title)
        assert indexer.reindex().failed == []
        assert indexer.library.article(id) == said


class TestBadSources:
    @pytest.mark.parametrize("name", BAD)
    def test_of_a_folder_of_ten_with_one_bad_nine_land_and_one_is_reported(
        self, indexer: Indexer, write: Write, name: str
    ) -> None:
        folder = Path(write(name, BAD[name])).parent
        for number in range(9):
            write(f"good{number}.txt", f"Text number {number}.")
        report = indexer.index([str(folder)])
        assert counts(report) == (9, 0, 0, 1)
        ((source, error),) = report.failed
        assert source == str(folder / name)
        assert name in error
        assert "; " in error
        assert "\n" not in error
        assert len(indexer.library.articles()) == 9

    def test_missing_unknown_and_huge_sources_fail_alone(
        self, indexer: Indexer, write: Write, tmp_path: Path
    ) -> None:
        good, huge, unknown = write("a.txt", "Text."), write("b.txt", "x"), write("c.odt", "x")
        os.truncate(huge, 30_000_000)
        missing = str(tmp_path / "missing.txt")
        report = indexer.index([missing, huge, unknown, "ftp://a.example", good])
        assert counts(report) == (1, 0, 0, 4)
        assert {source for source, _ in report.failed} == {
            missing,
            huge,
            unknown,
            "ftp://a.example",
        }

    def test_a_bad_new_state_of_a_file_leaves_the_article_as_it_was(
        self, indexer: Indexer, write: Write
    ) -> None:
        path = write("a.txt", TEXT)
        (id,) = indexer.index([path]).ids
        write("a.txt", b"")
        assert counts(indexer.index([path])) == (0, 0, 0, 1)
        assert indexer.library.article(id).text == TEXT

    def test_an_unforeseen_error_is_one_line_in_the_report_and_a_trace_in_the_log(
        self,
        indexer: Indexer,
        embedder: FakeEmbedder,
        write: Write,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        def counting(texts: list[str]) -> list[int]:
            if "bad" in texts[0]:
                raise ZeroDivisionError("secret detail")
            return [1] * len(texts)

        monkeypatch.setattr(embedder, "count_tokens", counting)
        report = indexer.index([write("a.txt", "bad"), write("b.txt", "good")])
        assert counts(report) == (1, 0, 0, 1)
        assert "see the log" in report.failed[0][1]
        assert "secret" not in report.failed[0][1]
        assert "ZeroDivisionError" in caplog.text

    @pytest.mark.parametrize("error", [LibraryFull, LibraryBusy, ModelError])
    def test_what_no_source_would_escape_stops_the_run(
        self,
        indexer: Indexer,
        write: Write,
        monkeypatch: pytest.MonkeyPatch,
        error: type[Exception],
    ) -> None:
        def failing(*_: object) -> str:
            raise error("no")

        monkeypatch.setattr(indexer.library, "put", failing)
        with pytest.raises(error):
            indexer.index([write("a.txt", "Text.")])

    def test_latin_1_utf_16_nuls_and_surrogates_are_taken_in(
        self, indexer: Indexer, write: Write
    ) -> None:
        sources = [
            write("latin.txt", "Señor Müller, où êtes-vous ?".encode("latin-1")),
            write("wide.txt", "Señor Müller 🙂".encode("utf-16")),
            write("nul.txt", b"Some\0thing here"),
            write("lone.txt", "Señor \ud800 Müller".encode("utf-8", "surrogatepass")),
        ]
        report = indexer.index(sources)
        assert counts(report) == (4, 0, 0, 0)
        texts = [indexer.library.article(id).text for id in report.ids]
        assert texts == [
            "Señor Müller, où êtes-vous ?",
            "Señor Müller 🙂",
            "Some\ufffdthing here",
            "Señor \ufffd Müller",
        ]

    def test_a_name_that_isnt_utf_8_fails_alone(
        self, indexer: Indexer, write: Write, tmp_path: Path
    ) -> None:
        write("good.txt", "Text.")
        bad = os.fsencode(tmp_path / "articles") + b"/b\xe9.txt"
        Path(os.fsdecode(bad)).write_text("Text.")
        report = indexer.index([str(tmp_path / "articles")])
        assert (report.added, len(report.failed)) == (1, 1)
        assert "rename it" in report.failed[0][1]
        report.failed[0][1].encode()  # it can be printed


def remove(library: Library, id: str) -> None:
    with suppress(NotInLibrary):
        library.remove(id)


class TestReindex:
    def test_the_same_model_embeds_nothing_and_keeps_ids(
        self, indexer: Indexer, embedder: FakeEmbedder, write: Write
    ) -> None:
        ids = indexer.index([write("a.txt", TEXT), write("b.txt", "Other.")]).ids
        embedder.encoded.clear()
        report = indexer.reindex()
        assert counts(report) == (0, 0, 2, 0)
        assert sorted(report.ids) == sorted(ids)
        assert embedder.encoded == []
        assert indexer.library.check() == []

    def test_what_is_unchanged_keeps_its_passages_and_readers_have_nothing_to_notice(
        self, indexer: Indexer, write: Write
    ) -> None:
        indexer.index([write("a.txt", TEXT), write("b.txt", "Other.")])
        indexer.library.set_generation("old", "fake@1", indexer.library.count())
        before = indexer.library.revision, indexer.library.passage_ids("main")
        indexer.reindex()
        assert (indexer.library.revision, indexer.library.passage_ids("main")) == before
        assert indexer.library.wants_generation(), "it may be that which is damaged"

    def test_another_model_is_refused_naming_reindex_which_repairs_it(
        self, indexer: Indexer, write: Write
    ) -> None:
        path = write("a.txt", TEXT)
        (id,) = indexer.index([path]).ids
        changed, embedder = other_model(indexer.library)
        with pytest.raises(ModelMismatch, match="footnote reindex"):
            changed.index([path])
        with pytest.raises(ModelMismatch):
            changed.reindex([id])
        before = len(embedder.encoded)
        report = changed.reindex()
        assert len(embedder.encoded) - before == report.passages
        assert counts(changed.index([path])) == (0, 0, 1, 0)
        with pytest.raises(ModelMismatch):
            indexer.index([path])

    def test_a_changed_source_is_read_anew_and_a_lost_one_rebuilt_from_the_library(
        self, indexer: Indexer, write: Write
    ) -> None:
        changed, lost = write("a.txt", TEXT), write("b.txt", "Lost text.")
        first, second = indexer.index([changed, lost]).ids
        write("a.txt", "New text.")
        Path(lost).unlink()
        assert counts(indexer.reindex()) == (0, 1, 1, 0)
        assert indexer.library.article(first).text == "New text."
        assert indexer.library.article(second).text == "Lost text."
        assert indexer.library.check() == []

    def test_only_the_named_are_reindexed(self, indexer: Indexer, write: Write) -> None:
        first, second = indexer.index([write("a.txt", "One."), write("b.txt", "Two.")]).ids
        write("a.txt", "One more.")
        write("b.txt", "Two more.")
        assert indexer.reindex([first]).ids == [first]
        assert indexer.library.article(first).text == "One more."
        assert indexer.library.article(second).text == "Two."

    def test_an_unknown_id_is_refused_before_anything_changes(
        self, indexer: Indexer, write: Write
    ) -> None:
        (id,) = indexer.index([write("a.txt", "One.")]).ids
        write("a.txt", "Changed.")
        with pytest.raises(NotInLibrary, match="nowhere"):
            indexer.reindex([id, "nowhere"])
        assert indexer.library.article(id).text == "One."

    def test_an_article_removed_meanwhile_stays_removed(
        self, indexer: Indexer, write: Write
    ) -> None:
        first, second = indexer.index([write("a.txt", TEXT), write("b.txt", "Other.")]).ids
        write("b.txt", "Changed.")
        report = indexer.reindex(progress=lambda step: remove(indexer.library, second))
        assert report.ids == [first]
        assert [each.id for each in indexer.library.trash()] == [second]

    def test_what_the_progress_raises_stops_it(self, indexer: Indexer, write: Write) -> None:
        paths = [write(f"{n}.txt", f"Text {n}.") for n in range(3)]
        indexer.index(paths)
        for n in range(3):
            write(f"{n}.txt", f"Changed {n}.")

        def progress(step: Step) -> None:
            if step.done == 2:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            indexer.reindex(progress=progress)
        texts = [indexer.library.article(entry.id).text for entry in indexer.library.articles()]
        assert texts == ["Changed 0.", "Changed 1.", "Text 2."]

    def test_an_empty_library_is_reindexed_in_no_time(self, indexer: Indexer) -> None:
        assert counts(indexer.reindex()) == (0, 0, 0, 0)


KILLED = """
import sys, time
from pathlib import Path
from index.indexer import Indexer
from index.library import Library
from tests.fakes import FakeEmbedder

def progress(step):
    print(step.done, flush=True)

data, articles = map(Path, sys.argv[1:])
Indexer(Library(data), FakeEmbedder(), passage_tokens=12).index([str(articles)], progress=progress)
"""


@pytest.mark.parametrize("after", [3, 11])
def test_a_kill_in_the_middle_leaves_a_sound_library_with_whole_articles_only(
    write: Write, tmp_path: Path, after: int
) -> None:
    texts = {f"{n:03}.txt": f"Article {n}. {TEXT * 5}" for n in range(60)}
    for name, text in texts.items():
        write(name, text)
    command = [sys.executable, "-c", KILLED, str(tmp_path / "data"), str(tmp_path / "articles")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as killed:
        assert killed.stdout is not None
        while int(killed.stdout.readline()) < after:
            pass
        killed.kill()
    assert killed.returncode == -signal.SIGKILL
    with closing(Library(tmp_path / "data")) as library:
        assert library.check() == []
        landed = library.articles()
        assert after <= len(landed) < 60
        for entry in landed:
            whole = "".join(passage.text for passage in library.passages_of(entry.id))
            assert whole == texts[Path(entry.source).name] == library.article(entry.id).text
        report = Indexer(library, FakeEmbedder(), passage_tokens=12).index(
            [str(tmp_path / "articles")]
        )
        assert counts(report) == (60 - len(landed), 0, len(landed), 0)


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [("T", "", "T\nx"), ("T", "T", "T\nx"), ("T", "H", "T: H\nx")],
)
def test_a_passage_is_embedded_under_its_title_and_heading(
    title: str, heading: str, text: str
) -> None:
    assert embedded_text(title, Piece(" x\n", 0, 3, heading, 0)) == text


def test_any_change_of_what_was_read_changes_the_hash() -> None:
    from dataclasses import replace

    base = document("/a.txt", "Text.")
    changes = {
        "title": "x",
        "text": "x",
        "author": "x",
        "published": "x",
        "url": "x",
        "language": "x",
        "headings": ((0, "x"),),
        "questions": ("x",),
        "pages": ((0, "x"),),
    }
    hashes = {content_hash(replace(base, **{name: to})) for name, to in changes.items()}
    assert len(hashes | {content_hash(base)}) == len(changes) + 1
    assert content_hash(replace(base, source="/b.txt")) == content_hash(base)
