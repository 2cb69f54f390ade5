"""What articles said before is kept while it is cited, and then gone without a trace."""

import time
from collections.abc import Collection
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import trash, versions
from index.chroma import build
from index.editions import Shape
from index.library import Library
from index.putting import article_id
from index.versions import KEPT_S, Version
from tests.fakes import FakeEmbedder, document, prepared
from tests.index.test_trash import SECRET, folder_of, put, traces

DAYS = 24 * 3600.0


def nothing() -> Collection[Version]:
    return ()


def held(library: Library) -> set[Version]:
    return set(library.db.execute("SELECT article_id, id FROM versions").fetchall())


def age(library: Library, version: int, days: float) -> None:
    library.db.execute(
        "UPDATE versions SET fetched_at = datetime('now', ?) WHERE id = ?",
        (f"-{round(days * DAYS)} seconds", version),
    )


@pytest.fixture
def changed(library: Library) -> list[Version]:
    """The versions of an article that said something secret twice, long ago, between others."""
    for number in range(5):
        put(library, f"/{number}.txt", f"Article {number} is about the sea and its ships. " * 4)
    found = []
    for text in (SECRET * 4, "An older text, of Zyxwvutz too. " + SECRET * 30, "Nothing. " * 9):
        id = put(library, "/secret.txt", text)
        found.append((id, library.article(id).version))
        age(library, found[-1][1], 3)
    return found


def test_what_nobody_cites_is_deleted_and_no_file_holds_a_trace_of_it(
    library: Library, changed: list[Version]
) -> None:
    build(library, folder_of(library) / "generations" / "old")
    library.set_generation("old", "fake@1", library.count())
    before = held(library)
    assert traces(folder_of(library)) != []
    assert library.prune(nothing) == changed[:2]
    assert held(library) == before - set(changed[:2])
    assert traces(folder_of(library)) == []
    assert library.wants_generation()
    assert library.check() == []
    id, version = changed[2]
    assert library.article(id).text == "Nothing. " * 9
    assert (library.version(*changed[0]), library.versions(id)) == (None, 1)
    assert library.headings(version) == ()


def test_what_is_cited_stays_until_it_isnt(library: Library, changed: list[Version]) -> None:
    assert library.prune(lambda: {changed[0]}) == [changed[1]]
    article = library.version(*changed[0])
    assert article is not None
    assert article.text == SECRET * 4
    assert library.prune(nothing) == [], "once a day is enough"
    later = time.time() + KEPT_S
    assert library.prune(lambda: {changed[0]}, later) == []
    assert library.prune(nothing, later + KEPT_S - 1) == []
    assert library.prune(nothing, later + KEPT_S) == [changed[0]]
    assert traces(folder_of(library)) == []


def test_a_clock_that_was_ahead_doesnt_end_it(library: Library, changed: list[Version]) -> None:
    library.set_setting(versions.PRUNED, str(time.time() + 900 * DAYS))
    assert library.prune(nothing) == changed[:2]


def test_a_version_is_kept_for_a_day_after_it_was_replaced_however_old_it_is(
    library: Library, changed: list[Version]
) -> None:
    age(library, changed[0][1], 900)
    age(library, changed[1][1], 0.99)
    age(library, changed[2][1], 0.5)
    assert library.prune(nothing) == []
    assert library.prune(nothing, time.time() + 0.02 * DAYS) == [], "it was looked at just now"
    library.set_setting(versions.PRUNED, "0")
    assert library.prune(nothing, time.time() + 0.02 * DAYS) == [changed[0]]


def test_an_answer_kept_while_it_is_at_work_keeps_what_it_cites(
    library: Library, changed: list[Version], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked who cites what after it was seen what may go."""
    kept: set[Version] = set()
    real = versions.replaced

    def replaced(*given: object) -> list[Version]:
        found = real(*given)  # type: ignore[arg-type]
        kept.add(changed[1])
        return found

    monkeypatch.setattr(versions, "replaced", replaced)
    assert library.prune(lambda: kept) == [changed[0]]
    assert library.version(*changed[1]) is not None


def test_a_kill_and_a_reader_in_its_way_are_made_up_for(
    library: Library, changed: list[Version], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.db.execute("PRAGMA busy_timeout = 50")
    monkeypatch.setattr(versions, "DELETED_AT_ONCE", 1)
    with monkeypatch.context() as killed:
        killed.setattr(trash, "sweep", lambda library: None)
        assert library.prune(nothing) == changed[:2]
    with closing(Library(folder_of(library))) as other, other.reading():
        assert other.count()
        library.purge()
        assert traces(folder_of(library)) != []
    library.purge()
    assert traces(folder_of(library)) == []


def test_in_the_trash_what_it_said_last_can_be_put_back(
    library: Library, changed: list[Version]
) -> None:
    id, version = changed[2]
    library.remove(id)
    assert library.prune(nothing) == changed[:2]
    assert library.put_back(id).version == version
    assert library.check() == []


def test_an_edition_in_the_making_keeps_what_it_holds_until_it_holds_the_newer(
    library: Library,
) -> None:
    """Its words are removed with its passages, not before."""
    id = put(library, "/secret.txt", SECRET * 4)
    old = library.article(id).version
    edition = library.begin(Shape("other@2", "other", 12))
    stored = library.stored(id, old)
    assert stored is not None
    assert library.stage(
        edition, id, old, prepared(stored.document, FakeEmbedder("other@2"), size=12)
    )
    put(library, "/secret.txt", "Nothing. " * 9)
    now = time.time() + 2 * DAYS
    assert library.prune(nothing, now) == []
    ((_, new),) = library.unstaged(edition)
    newer = prepared(document("/secret.txt", "Nothing. " * 9), FakeEmbedder("other@2"), size=12)
    assert library.stage(edition, id, new, newer)
    assert library.flip(edition)
    assert library.prune(nothing, now + KEPT_S) == [(id, old)]
    assert (library.check(), traces(folder_of(library))) == ([], [])


CHANGES = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 5), st.sampled_from([0.0, 0.4, 0.7, 2.0])),
    max_size=12,
)


@given(CHANGES, st.sets(st.integers(1, 12)), st.sets(st.sampled_from("abc"), max_size=1))
def test_what_is_current_recent_or_cited_stays_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[str, int, float]],
    cited: set[int],
    removed: set[str],
) -> None:
    """Each change comes so many days after the one before."""
    left = sum(pause for *_, pause in changes)
    with closing(Library(tmp_path_factory.mktemp("library"))) as library:
        ages: dict[Version, float] = {}
        for name, text, pause in changes:
            id, left = put(library, f"/{name}.txt", f"It says {text}. " * 3), left - pause
            version = (id, library.article(id).version)
            if version not in ages:
                ages[version] = left
                age(library, version[1], left)
        for name in removed & {name for name, *_ in changes}:
            library.remove(article_id(f"/{name}.txt"))
        kept = {each for each in ages if each[1] in cited}
        expected = set()
        for id in {id for id, _ in ages}:
            own = sorted(each for each in ages if each[0] == id)
            recent = {old for old, new in pairwise(own) if ages[new] < 1}
            expected |= {own[-1]} | recent | (kept & set(own))
        gone = library.prune(lambda: kept, time.time() - 60)
        assert held(library) == expected
        assert set(gone) == set(ages) - expected
        assert library.check() == []


def test_nothing_is_asked_where_nothing_was_replaced(library: Library, tmp_path: Path) -> None:
    put(library, "/a.txt", "Some text.")

    def asked() -> Collection[Version]:
        raise AssertionError

    assert library.prune(asked, time.time() + 9 * DAYS) == []
