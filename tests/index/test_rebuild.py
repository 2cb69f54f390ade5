"""A library is made anew aside: readers find all the while, in the old edition or in the new."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index import generations, lexical, rebuild
from index.dense import DenseIndex
from index.editions import Shape
from index.errors import LibraryBusy, LibraryDamaged, ModelMismatch
from index.generations import Generations
from index.indexer import Indexer
from index.library import Library
from index.ownership import REBUILDING, Ownership
from index.retriever import Retriever
from index.steps import Step
from index.types import Passage
from tests.fakes import FakeEmbedder, document, prepared
from tests.index.conftest import Write

ROOT = Path(__file__).parents[2]
ARTICLES = 6
WORDS = "comet probe cliff battery moon launch orbit dust ice lander signal hour camera sea".split()
CHANCE = random.Random(5)
TEXTS = {
    f"{number}.txt": "".join(
        f"{' '.join(CHANCE.choices(WORDS, k=10))} sea {number}-{line}. ".capitalize()
        for line in range(12)
    )
    for number in range(ARTICLES)
}
QUESTION = "the comet, a cliff, ice and the dust of the moon 3-7 by the sea"


def indexer(library: Library, model: str = "fake@1", tokens: int = 12) -> Indexer:
    return Indexer(library, FakeEmbedder(model), passage_tokens=tokens)


@pytest.fixture
def filled(library: Library, write: Write) -> Library:
    paths = [write(name, text) for name, text in TEXTS.items()]
    assert indexer(library).index(paths).added == ARTICLES
    return library


def found(library: Library, model: str = "fake@1", dense: DenseIndex | None = None) -> list[str]:
    """The texts of what is found."""
    retriever = Retriever(library, FakeEmbedder(model), dense or DenseIndex(library))
    return [hit.passage.text for hit in retriever.retrieve(QUESTION)]


def fresh(folder: Path, library: Library, model: str, tokens: int) -> list[str]:
    """What a clean library of the same articles finds, made by that model."""
    with closing(Library(folder)) as clean:
        sources = sorted(entry.source for entry in library.articles())
        indexer(clean, model, tokens).index(sources)
        return sorted(found(clean, model))


def _passages(library: Library) -> list[Passage]:
    return list(library.passages(library.passage_ids("main")).values())


def only_edition(library: Library) -> None:
    """Nothing is left of another edition."""
    edition = library.edition.id
    for query in ("stored_passages WHERE edition <> ?", "editions WHERE id <> ?"):
        assert library.db.execute(f"SELECT count(*) FROM {query}", (edition,)).fetchone() == (0,)
    assert lexical.editions(library.db) == {edition}
    (vectors,) = library.db.execute("SELECT count(*) FROM vectors").fetchone()
    trashed = library.db.execute("SELECT count(*) FROM stored_passages WHERE trashed").fetchone()
    assert vectors == library.count() + trashed[0]
    assert library.check() == []


class TestEditions:
    @pytest.mark.parametrize(("model", "tokens"), [("other@2", 12), ("fake@1", 25), ("other@2", 9)])
    def test_the_new_edition_is_what_a_clean_library_would_be(
        self, filled: Library, tmp_path: Path, model: str, tokens: int
    ) -> None:
        before = filled.edition
        steps: list[Step] = []
        report = indexer(filled, model, tokens).reindex(progress=steps.append)
        assert report.unchanged == ARTICLES
        assert report.passages == filled.count()
        assert [(step.done, step.total) for step in steps] == [
            *((done, ARTICLES) for done in (0, 0, 1, 2, 3, 4)),  # of the way to 9 tenths
            *((ARTICLES - 1, ARTICLES) for _ in range(ARTICLES)),
        ]
        assert filled.edition != before
        assert filled.edition.shape == Shape(model, model.partition("@")[0], tokens)
        assert filled.upcoming is None
        only_edition(filled)
        assert sorted(found(filled, model)) == fresh(tmp_path / "clean", filled, model, tokens)

    def test_what_hasnt_changed_is_left_as_it_is(self, filled: Library) -> None:
        before = filled.edition, filled.passage_ids("main"), found(filled)
        assert not rebuild.Rebuild(indexer(filled)).is_needed()
        indexer(filled).reindex()
        assert (filled.edition, filled.passage_ids("main"), found(filled)) == before

    def test_what_is_put_in_is_cut_as_the_edition_is_that_it_comes_into(
        self, filled: Library, write: Write
    ) -> None:
        path = write("0.txt", TEXTS["0.txt"] + "The lander sent a signal.")
        indexer(filled, tokens=25).index([path])
        assert max(len(each.text.split()) for each in _passages(filled)) <= 14
        assert filled.edition.shape.passage_tokens == 12

    def test_the_old_one_answers_until_the_flip_and_never_twice(self, filled: Library) -> None:
        before, revision = found(filled), filled.revision
        seen = []

        def progress(step: Step) -> None:
            if filled.edition.shape.fingerprint == "fake@1":
                seen.append((found(filled), filled.revision, filled.check()))

        indexer(filled, "other@2", 20).reindex(progress=progress)
        assert seen == [(before, revision, [])] * ARTICLES
        assert filled.revision == revision + 1

    def test_another_models_question_is_refused_at_the_instant_of_the_flip(
        self, filled: Library
    ) -> None:
        dense = DenseIndex(filled)
        old = Retriever(filled, FakeEmbedder(), dense)
        query = old.understand(QUESTION)
        indexer(filled, "other@2").reindex()
        with pytest.raises(ModelMismatch):
            old.retrieve(query)
        assert found(filled, "other@2", dense) == found(filled, "other@2")

    def test_what_comes_changes_and_goes_meanwhile_is_in_the_new_edition(
        self, filled: Library, write: Write, tmp_path: Path
    ) -> None:
        entries = {Path(entry.source).name: entry.id for entry in filled.articles()}
        changes = iter(
            (
                lambda: put(filled, write("late.txt", TEXTS["0.txt"].replace("sea", "moon"))),
                lambda: put(filled, write("0.txt", TEXTS["0.txt"].replace("sea", "hills"))),
                lambda: filled.remove(entries["1.txt"]),
                lambda: filled.remove(entries["5.txt"]),
                lambda: filled.put_back(entries["1.txt"]),
            )
        )
        indexer(filled, "other@2").reindex(progress=lambda step: next(changes, int)())
        assert len(filled.articles()) == ARTICLES
        assert [each.id for each in filled.trash()] == [entries["5.txt"]]
        assert filled.article(entries["0.txt"]).text.count("hills") > 11
        expected = fresh(tmp_path / "clean", filled, "other@2", 12)
        assert sorted(found(filled, "other@2")) == expected
        filled.put_back(entries["5.txt"])
        expected = fresh(tmp_path / "whole", filled, "other@2", 12)
        assert sorted(found(filled, "other@2")) == expected
        only_edition(filled)

    def test_what_was_in_the_trash_can_be_put_back_after_the_flip(
        self, filled: Library, tmp_path: Path
    ) -> None:
        id = filled.articles()[1].id
        article = filled.article(id)
        filled.remove(id)
        indexer(filled, "other@2", 20).reindex()
        assert filled.put_back(id) == article
        expected = fresh(tmp_path / "clean", filled, "other@2", 20)
        assert sorted(found(filled, "other@2")) == expected
        only_edition(filled)

    @pytest.mark.parametrize(
        "damage",
        [
            "DELETE FROM vectors WHERE passage_id % 3 = 0",
            "DELETE FROM words_1_docsize",
            "UPDATE words_1_data SET block = zeroblob(length(block)) WHERE id > 10",
        ],
    )
    def test_damage_to_what_is_derived_is_repaired(self, filled: Library, damage: str) -> None:
        before = found(filled)
        filled.db.execute(damage)
        assert filled.gaps() != []
        embedder = FakeEmbedder()
        Indexer(filled, embedder, passage_tokens=12).reindex()
        assert sorted(found(filled)) == sorted(before)
        only_edition(filled)
        assert len(embedder.encoded) < filled.count() / 2, "what is there isn't embedded again"

    def test_damage_to_the_file_is_not_built_upon(
        self, filled: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(filled, "damage", lambda: ["SQLite finds damage: page 7"])
        with pytest.raises(LibraryDamaged, match=r"page 7; restore a copy with: footnote restore"):
            indexer(filled, "other@2").reindex()
        assert filled.upcoming is None

    def test_only_one_process_rebuilds(self, filled: Library) -> None:
        with (
            Ownership(filled.path.parent, REBUILDING),
            pytest.raises(LibraryBusy, match=f"process {os.getpid()} is rebuilding"),
        ):
            indexer(filled, "other@2").reindex()

    def test_a_change_of_mind_drops_what_was_begun(self, filled: Library) -> None:
        with pytest.raises(InterruptedError):
            indexer(filled, "other@2").reindex(progress=stop_at(3))
        assert filled.upcoming is not None
        indexer(filled, "third@3").reindex()
        assert filled.edition.shape.fingerprint == "third@3"
        only_edition(filled)

    def test_a_library_from_before_editions_learns_what_made_it(self, filled: Library) -> None:
        filled.db.execute("UPDATE editions SET model = '', passage_tokens = 0")
        indexer(filled).reindex()
        assert filled.edition.shape == Shape("fake@1", "fake", 12)


class TestResuming:
    def test_what_is_done_isnt_done_again(self, filled: Library) -> None:
        with pytest.raises(InterruptedError):
            indexer(filled, "other@2").reindex(progress=stop_at(4))
        embedder, steps = FakeEmbedder("other@2"), list[Step]()
        Indexer(filled, embedder, passage_tokens=12).reindex(progress=steps.append)
        assert steps[0].done == int(0.9 * 4)
        last = sorted(entry.id for entry in filled.articles() if entry.source[-5] in "45")
        assert len(embedder.encoded) == sum(len(filled.passages_of(id)) for id in last)
        only_edition(filled)

    def test_a_kill_costs_an_article(self, filled: Library, tmp_path: Path) -> None:
        before = found(filled)
        for after in (2, 4):
            command = [sys.executable, "-c", KILLED, str(tmp_path / "data")]
            with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as killed:
                assert killed.stdout is not None
                for _ in range(after):
                    killed.stdout.readline()
                killed.kill()
            assert killed.returncode == -signal.SIGKILL
            assert (found(filled), filled.check()) == (before, [])
        embedder = FakeEmbedder("other@2")
        Indexer(filled, embedder, passage_tokens=12).reindex()
        assert len(embedder.encoded) <= filled.count() / ARTICLES * 3
        only_edition(filled)

    def test_an_old_edition_half_dropped_is_dropped_by_the_next(
        self, filled: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(filled, "tidy", lambda: None)
        indexer(filled, "other@2").reindex()
        monkeypatch.undo()
        assert lexical.editions(filled.db) == {1, 2}
        filled.purge()
        indexer(filled, "third@3").reindex()
        only_edition(filled)


KILLED = """
import sys, time
from pathlib import Path
from index.indexer import Indexer
from index.library import Library
from tests.fakes import FakeEmbedder

def progress(step):
    print(step.done, flush=True)
    time.sleep(0.05)

library = Library(Path(sys.argv[1]))
Indexer(library, FakeEmbedder("other@2"), passage_tokens=12).reindex(progress=progress)
"""


class TestBesideABot:
    @pytest.fixture
    def keeper(self, filled: Library) -> Iterator[Generations]:
        """Tended by hand: its thread isn't started."""
        kept = Generations(filled, DenseIndex(filled))
        kept.tend()
        with Ownership(filled.path.parent):
            yield kept
        kept.stop()

    def test_the_bot_flips_with_a_generation_of_the_new_edition(
        self, filled: Library, keeper: Generations
    ) -> None:
        dense, ready = keeper._dense, []
        keeper._ready = lambda edition: ready.append((edition, filled.edition))
        before = filled.generation()
        with rebuilding(filled, "other@2") as working:
            wait_until_whole(filled)
            assert filled.edition.shape.fingerprint == "fake@1"
            assert found(filled, dense=dense) == found(filled)
            keeper.tend()
            working.join(20)
        new = filled.edition
        assert new.shape.fingerprint == "other@2"
        assert [(each.id, before.id) for each, before in ready] == [(new.id, 1)]
        after = filled.generation()
        assert after is not None
        assert after != before
        assert dense.lag() == 0
        assert found(filled, "other@2", dense) == found(filled, "other@2")
        keeper.tend()
        folders = [each.name for each in (filled.path.parent / generations.FOLDER).iterdir()]
        assert folders == [after[0]]

    def test_an_article_put_in_while_the_generation_is_built_costs_no_other(
        self, filled: Library, keeper: Generations, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        late, built = write("late.txt", TEXTS["0.txt"]), []
        build = keeper._built

        def building(edition: object) -> object:
            generation = build(edition)  # type: ignore[arg-type]
            built.append(edition)
            put(filled, late)
            return generation

        monkeypatch.setattr(keeper, "_built", building)
        with rebuilding(filled, "other@2") as working:
            wait_until_whole(filled)
            keeper.tend()
            assert filled.edition.id == 1
            wait_until_whole(filled)
            keeper.tend()
            working.join(20)
        assert (filled.edition.id, len(built)) == (2, 1)
        (new,) = (entry for entry in filled.articles() if entry.source == late)
        assert keeper._dense.lag() == new.passages
        dense = keeper._dense
        assert sorted(found(filled, "other@2", dense)) == sorted(found(filled, "other@2"))

    def test_without_chroma_the_exact_scan_serves_the_new_edition(
        self, filled: Library, keeper: Generations, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "executable", "/bin/false")
        with rebuilding(filled, "other@2") as working:
            wait_until_whole(filled)
            with pytest.raises(generations.DenseError):
                keeper.tend()
            working.join(20)
        assert filled.edition.id == 2
        assert found(filled, "other@2", keeper._dense) == found(filled, "other@2")

    def test_a_bot_that_does_nothing_isnt_waited_for_for_ever(
        self, filled: Library, keeper: Generations, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rebuild, "PATIENCE_S", 0.5)
        indexer(filled, "other@2").reindex()
        assert filled.edition.id == 2
        assert found(filled, "other@2", keeper._dense) == found(filled, "other@2")

    def test_readers_never_see_a_gap_or_a_passage_twice(
        self, filled: Library, keeper: Generations
    ) -> None:
        stopping, wrong, asked = threading.Event(), list[object](), []
        keeper.start()

        def ask() -> None:
            models = {name: FakeEmbedder(name) for name in ("fake@1", "other@2", "third@3")}
            while not stopping.wait(0.005):  # the builder needs its turns too
                embedder = models[filled.edition.shape.fingerprint]
                try:
                    retriever = Retriever(filled, embedder, keeper._dense)
                    ids = [hit.passage.id for hit in retriever.retrieve(QUESTION)]
                except ModelMismatch:
                    continue
                except Exception as error:
                    wrong.append(error)
                    continue
                asked.append(embedder.fingerprint)
                if len(ids) != 10 or len(set(ids)) != 10:
                    wrong.append(ids)

        readers = [threading.Thread(target=ask) for _ in range(2)]
        for reader in readers:
            reader.start()
        for model, tokens in (("other@2", 12), ("third@3", 20), ("third@3", 9)):
            indexer(filled, model, tokens).reindex()
        stopping.set()
        for reader in readers:
            reader.join()
        assert wrong == []
        assert set(asked) == {"fake@1", "other@2", "third@3"}


def put(library: Library, path: str) -> None:
    """What another process does meanwhile."""
    model = library.edition.shape.fingerprint
    with closing(Library(library.path.parent)) as other:
        indexer(other, model).index([path])


def stop_at(count: int) -> "Stopping":
    return Stopping(count)


class Stopping:
    """Progress that is stopped after so many steps."""

    def __init__(self, count: int) -> None:
        self._left = count

    def __call__(self, step: Step) -> None:
        if not self._left:
            raise InterruptedError
        self._left -= 1


class rebuilding:
    """A rebuild in another thread, as another process would do it."""

    def __init__(self, library: Library, model: str) -> None:
        self._thread = threading.Thread(target=self._run, args=(library.path.parent, model))

    def _run(self, folder: Path, model: str) -> None:
        with closing(Library(folder)) as library:
            indexer(library, model).reindex()

    def __enter__(self) -> threading.Thread:
        self._thread.start()
        return self._thread

    def __exit__(self, *about: object) -> None:
        self._thread.join(60)
        assert not self._thread.is_alive()


def wait_until_whole(library: Library) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        ahead = library.upcoming
        if ahead is not None and not library.unstaged(ahead):
            return
        time.sleep(0.02)
    raise AssertionError("the next edition wasn't made")


def test_vectors_of_an_edition_are_its_models(filled: Library) -> None:
    indexer(filled, "other@2").reindex()
    (id, *_) = filled.passage_ids("main")
    passage = filled.passages([id])[id]
    (vector,) = filled.vectors([id])
    title = filled.article(passage.article_id).title
    expected = FakeEmbedder("other@2").encode([f"{title}\n{passage.text.strip()}"])[0]
    np.testing.assert_array_equal(vector, expected)


def test_an_edition_given_up_by_another_process_stops_the_first(filled: Library) -> None:
    edition = filled.begin(Shape("other@2"))
    id, version = filled.unstaged(edition)[0]
    ready = prepared(document("/0.txt", "Text."), FakeEmbedder("other@2"))
    with closing(Library(filled.path.parent)) as other:
        other.begin(Shape("third@3"))
    with pytest.raises(LibraryBusy):
        filled.stage(edition, id, version, ready)
    assert not filled.flip(edition)
