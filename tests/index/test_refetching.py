"""The running bot fetches links again when they are due, and nothing it had is lost by that."""

import time
from collections.abc import Iterator, Sequence

import pytest

from index import refetching
from index import visits as visits_module
from index.errors import LibraryFull
from index.indexer import Indexer
from index.library import Library
from index.loaders import Intake
from index.refetching import Gentle, Refetching
from index.schedule import HOUR_S
from index.types import Vectors
from tests.fakes import PASSAGE_WORDS, FakeEmbedder
from tests.index.conftest import Write
from tests.index.loaders.web import Page, Web, serving

MOON = "http://a.example/moon"
FEED = "http://a.example/feed"
OLD = "The moon is cold. The probe landed there in July. It has no air."
NEW = "The moon is cold. The probe landed there in August. It has no air."
DAY_H = 24.0
TOMORROW_S = 26.5 * HOUR_S


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refetching, "PAUSE_S", 0.0)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving({"/moon": text(OLD)}) as running:
        yield running


@pytest.fixture
def indexer(library: Library, embedder: FakeEmbedder, web: Web) -> Indexer:
    intake = Intake(fetcher=web.fetcher)
    return Indexer(library, embedder, passage_tokens=PASSAGE_WORDS, intake=intake, max_listed=3)


class Later:
    """A clock that can be put forward."""

    def __init__(self) -> None:
        self.by = 0.0

    def __call__(self) -> float:
        return time.time() + self.by


@pytest.fixture
def clock() -> Later:
    return Later()


@pytest.fixture
def links(indexer: Indexer, clock: Later) -> Refetching:
    return Refetching(indexer.library, lambda: indexer, DAY_H, clock)


def text(said: str, **headers: str) -> Page:
    return Page(said.encode(), headers={"Content-Type": "text/plain", **headers})


def feed(*names: str, **headers: str) -> Page:
    items = "".join(f"<item><link>/{name}</link></item>" for name in names)
    return Page(f"<rss><channel>{items}</channel></rss>".encode(), headers=headers)


def look(links: Refetching, clock: Later, by: float = TOMORROW_S) -> None:
    clock.by += by
    links.look()


def said(library: Library) -> list[str]:
    return sorted(library.article(each.id).text for each in library.articles())


def asked(web: Web) -> list[str]:
    """The paths that were asked for, and what since."""
    found, web.asked[:] = [each.split()[1] for each in web.asked], []
    return found


class TestArticles:
    def test_what_changed_is_a_new_version_beside_the_old(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        (id,) = indexer.index([MOON]).ids
        before = indexer.library.article(id)
        web.pages["/moon"] = text(NEW)
        links.look()
        assert indexer.library.article(id) == before  # it isn't due yet
        look(links, clock)
        after = indexer.library.article(id)
        assert (after.text, after.version > before.version) == (NEW, True)
        assert indexer.library.version(id, before.version) == before

    def test_what_did_not_change_is_asked_for_and_no_more(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later, embedder: FakeEmbedder
    ) -> None:
        web.pages["/moon"] = text(OLD, ETag='"v1"')
        (id,) = indexer.index([MOON]).ids
        before, embedded = indexer.library.article(id), len(embedder.encoded)
        revision = indexer.library.revision
        web.pages["/moon"] = Page(status="304 Not Modified", headers={"Content-Length": ""})
        for _ in range(2):
            web.asked.clear()
            look(links, clock)
            (once,) = web.asked
            assert 'If-None-Match: "v1"' in once
            links.look()
            assert len(web.asked) == 1
        assert (indexer.library.article(id), indexer.library.revision) == (before, revision)
        assert len(embedder.encoded) == embedded

    def test_a_page_that_is_gone_costs_no_article(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        indexer.index([MOON])
        del web.pages["/moon"]
        look(links, clock)
        (visit,) = indexer.visits.all()
        assert (visit.is_gone, visit.is_worth_telling, visit.failures) == (True, True, 1)
        assert "there is nothing at" in visit.problem
        assert said(indexer.library) == [OLD]
        indexer.visits.tell([visit])
        look(links, clock)
        (visit,) = indexer.visits.all()
        assert (visit.failures, visit.is_worth_telling) == (2, False)
        web.pages["/moon"] = text(NEW)  # it is there again
        look(links, clock)
        assert said(indexer.library) == [NEW]
        del web.pages["/moon"]
        look(links, clock)
        assert next(iter(indexer.visits.all())).is_worth_telling

    def test_a_failing_server_is_asked_less_and_less_often(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        indexer.index([MOON])
        web.pages["/moon"] = Page(b"Later.", "503 Busy", {"Retry-After": "10800"})
        asked(web)
        look(links, clock)
        for hours, is_asked in ((1.1, False), (1.8, False), (0.2, True), (2.5, False), (0.7, True)):
            asked(web)
            look(links, clock, hours * HOUR_S)
            assert asked(web) == (["/moon"] if is_asked else []), hours
        (visit,) = indexer.visits.all()
        assert (visit.failures, visit.is_gone) == (3, False)

    def test_an_admin_who_indexes_it_begins_anew(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        indexer.index([MOON])
        page = web.pages.pop("/moon")
        look(links, clock, by=TOMORROW_S)
        clock.by = 0.0
        web.pages["/moon"] = page
        (failed,) = indexer.visits.all()
        assert failed.failures == 1
        indexer.visits.note(failed.failed(time.time() - 60, failed.problem, is_gone=True))
        web.pages["/moon"] = text(NEW)
        indexer.index([MOON])
        (visit,) = indexer.visits.all()
        assert (visit.failures, visit.problem) == (0, "")

    @pytest.mark.parametrize(
        "page",
        [
            text("We are closed for maintenance, come back soon, please."),
            Page(status="302 Found", headers={"Location": "/"}),
        ],
    )
    def test_what_turns_into_another_page_is_not_believed_at_once(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later, page: Page
    ) -> None:
        web.pages["/"] = text(OLD.replace("moon", "Moon"))
        indexer.index([MOON])
        before, web.pages["/moon"] = web.pages["/moon"], page
        look(links, clock)
        assert said(indexer.library) == [OLD]
        web.pages["/moon"] = before
        look(links, clock)
        assert [each.failures for each in indexer.visits.all()] == [0]

    def test_an_article_rewritten_is_believed_in_the_end(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        indexer.index([MOON])
        web.pages["/moon"] = text("Bread is baked at night.")
        for _ in range(3):
            look(links, clock)
            assert said(indexer.library) == [OLD]
        look(links, clock)
        assert said(indexer.library) == ["Bread is baked at night."]

    def test_files_posts_and_what_was_removed_are_left_alone(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later, write: Write
    ) -> None:
        path = write("file.txt", "Files stay as they were indexed.")
        indexer.index([path, MOON])
        write("file.txt", "This one changed on disk.")
        (id,) = [each.id for each in indexer.library.articles() if each.source == MOON]
        indexer.library.remove(id)
        web.pages["/moon"] = text(NEW)
        asked(web)
        look(links, clock)
        assert asked(web) == []
        assert said(indexer.library) == ["Files stay as they were indexed."]

    def test_what_is_removed_while_it_is_fetched_stays_removed(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        (id,) = indexer.index([MOON]).ids
        web.pages["/moon"] = text(NEW)
        parse = indexer.intake.parse

        def removing(raw):  # type: ignore[no-untyped-def]
            indexer.library.remove(id)
            return parse(raw)

        indexer.intake.parse = removing  # type: ignore[method-assign]
        look(links, clock)
        assert said(indexer.library) == []
        assert [each.id for each in indexer.library.trash()] == [id]

    def test_hours_of_their_own(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        web.pages["/sun"] = text("The sun is hot.")
        indexer.index([MOON], every_h=0)
        indexer.index(["http://a.example/sun"], every_h=1)
        asked(web)
        look(links, clock, 1.2 * HOUR_S)
        look(links, clock)
        assert asked(web) == ["/sun", "/sun"]
        indexer.index([MOON])
        assert {each.every_h for each in indexer.visits.all()} == {0, 1}


class TestLists:
    def test_a_feed_brings_what_is_new_and_nothing_twice(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        web.pages |= {"/feed": feed("moon", "sun"), "/sun": text("The sun is hot.")}
        indexer.index([FEED])
        web.pages |= {"/feed": feed("mars", "moon", "sun", "venus"), "/mars": text("Red Mars.")}
        web.pages |= {"/venus": text("Venus is beyond the three that are taken in.")}
        (sun,) = [each.id for each in indexer.library.articles() if "sun" in each.source]
        indexer.library.remove(sun)
        indexer.library.purge(time.time() + 2 * DAY_H * HOUR_S)
        asked(web)
        look(links, clock)
        assert sorted(asked(web)) == ["/feed", "/mars", "/moon"]
        assert said(indexer.library) == ["Red Mars.", OLD]

    def test_a_feed_is_asked_by_its_validators_unless_something_of_it_failed(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        web.pages["/feed"] = feed("moon", "sun", ETag='"v1"')
        indexer.index([FEED])
        conditions = []
        for page in (None, text("The sun is hot."), None):
            web.pages |= {"/sun": page} if page else {}
            web.asked.clear()
            look(links, clock)
            (once,) = [each for each in web.asked if each.startswith("GET /feed ")]
            conditions.append('If-None-Match: "v1"' in once)
        assert conditions == [False, False, True]
        assert "The sun is hot." in said(indexer.library)

    def test_an_index_of_sitemaps_is_followed_as_one(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        def sitemap(kind: str, entry: str, *names: str) -> Page:
            entries = "".join(f"<{entry}><loc>/{name}</loc></{entry}>" for name in names)
            return Page(f"<{kind}>{entries}</{kind}>".encode())

        web.pages |= {
            "/feed": sitemap("sitemapindex", "sitemap", "one"),
            "/one": sitemap("urlset", "url", "moon"),
        }
        indexer.index([FEED])
        assert [each.source for each in indexer.visits.all() if each.is_list] == [FEED]
        web.pages |= {"/one": sitemap("urlset", "url", "moon", "sun"), "/sun": text("Hot sun.")}
        look(links, clock)
        assert said(indexer.library) == ["Hot sun.", OLD]

    def test_what_is_no_list_any_more_is_a_failure(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        web.pages["/feed"] = feed("moon")
        indexer.index([FEED])
        web.pages["/feed"] = text("Feeds are a thing of the past.")
        look(links, clock)
        (visit,) = [each for each in indexer.visits.all() if each.is_list]
        assert "no list of articles any more" in visit.problem
        assert said(indexer.library) == [OLD]

    def test_a_list_can_be_left(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        web.pages["/feed"] = feed("moon")
        indexer.index([FEED], every_h=2)
        assert not indexer.visits.unfollow(MOON)
        assert indexer.visits.unfollow(FEED)
        assert not indexer.visits.unfollow(FEED)
        asked(web)
        look(links, clock)
        assert asked(web) == ["/moon"]

    def test_a_list_that_was_left_can_be_followed_again_for_a_day(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        web.pages |= {"/feed": feed("moon"), "/sun": text("Hot sun.")}
        visits = indexer.visits
        indexer.index([FEED], every_h=2)
        indexer.index([FEED], corpus="other")
        (before,) = [each for each in visits.all() if each.is_list and each.corpus == "main"]
        assert visits.unfollow(FEED, "main")
        assert [each.corpus for each in visits.all() if each.is_list] == ["other"]
        assert visits.left() == [before]
        visits.note(before.went_well(time.time()))  # a fetch that was under way
        assert visits.left() == [before]
        assert visits.resume(FEED, "main")
        assert not visits.resume(FEED, "main")
        assert before in visits.all()
        assert visits.brought(FEED, "main") == {MOON}
        visits.tidy()
        assert visits.brought(FEED, "main") == {MOON}

    def test_a_list_that_was_left_is_forgotten_after_a_day(
        self, web: Web, indexer: Indexer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        web.pages["/feed"] = feed("moon")
        indexer.index([FEED])
        indexer.visits.unfollow(FEED)
        monkeypatch.setattr(visits_module, "KEPT_S", -1.0)
        assert not indexer.visits.resume(FEED, "main")
        assert indexer.visits.left() == []
        indexer.visits.tidy()
        assert indexer.visits.brought(FEED, "main") == set()

    def test_hours_of_ones_own_can_be_taken_back(self, web: Web, indexer: Indexer) -> None:
        indexer.index([MOON], every_h=3)
        indexer.visits.pace([MOON], "main", None)
        assert [each.every_h for each in indexer.visits.all()] == [None]


class TestAskedFor:
    def test_what_is_wanted_now_is_fetched_at_once_and_told(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        web.pages["/feed"] = feed("moon")
        indexer.index([FEED])
        (visit,) = [each for each in indexer.visits.all() if each.is_list]
        web.pages |= {"/feed": feed("moon", "sun"), "/sun": text("Hot sun.")}
        links.start()
        try:
            given_up = links.now(visit)
            given_up.cancel()
            fetched = links.now(visit).result(timeout=10)
            assert (fetched.added, fetched.updated, fetched.visit.failures) == (1, 0, 0)
            del web.pages["/feed"]
            fetched = links.now(fetched.visit).result(timeout=10)
            assert (fetched.visit.failures, fetched.visit.is_gone) == (1, True)
            assert fetched.visit.since == fetched.visit.at
            assert fetched.visit in indexer.visits.all()
            again = links.now(fetched.visit).result(timeout=10)
            assert (again.visit.failures, again.visit.since) == (2, fetched.visit.since)
        finally:
            links.stop()

    def test_what_keeps_the_library_from_being_written_is_told(
        self, web: Web, indexer: Indexer, links: Refetching, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        indexer.index([MOON])

        def full(*_: object) -> None:
            raise LibraryFull("the disk is full", "make room")

        monkeypatch.setattr(indexer.library, "check_model", full)
        asked_for = links.now(indexer.visits.all()[0])
        links.look()
        links._work_off(0.0)
        with pytest.raises(LibraryFull):
            asked_for.result(timeout=0)


class TestManners:
    def test_one_host_is_asked_one_thing_at_a_time_with_pauses(
        self,
        web: Web,
        indexer: Indexer,
        links: Refetching,
        clock: Later,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        hosts = ("a.example", "a.example", "b.example")
        pages = [f"http://{host}/{n}" for n, host in enumerate(hosts)]
        web.pages |= {f"/{n}": text(f"Page {n} is short.") for n in range(3)}
        indexer.index(pages)
        monkeypatch.setattr(refetching, "PAUSE_S", 0.3)
        begun = time.monotonic()
        look(links, clock)
        assert 0.3 <= time.monotonic() - begun < 0.6

    def test_what_is_cut_off_goes_on_where_it_was(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        pages = [f"http://a.example/{n}" for n in range(3)]
        web.pages |= {f"/{n}": text(f"Page {n} is short.") for n in range(3)}
        indexer.index(pages)
        opened, asked_for = indexer.intake.open, list[str]()

        def killing(source, known=None):  # type: ignore[no-untyped-def]
            asked_for.append(source)
            if len(asked_for) == 2:
                raise KeyboardInterrupt
            return opened(source, known)

        indexer.intake.open = killing  # type: ignore[method-assign]
        with pytest.raises(KeyboardInterrupt):
            look(links, clock)
        Refetching(indexer.library, lambda: indexer, DAY_H, clock).look()
        assert len(asked_for) == 4
        assert sorted({*asked_for}) == pages
        assert asked_for.count(asked_for[0]) == 1

    def test_a_parser_that_breaks_costs_its_own_article_only(
        self, web: Web, indexer: Indexer, links: Refetching, clock: Later
    ) -> None:
        web.pages["/sun"] = text("The sun is hot.")
        indexer.index([MOON, "http://a.example/sun"])
        web.pages |= {"/moon": text(NEW), "/sun": text("The sun is very hot.")}
        parse = indexer.intake.parse

        def breaking(raw):  # type: ignore[no-untyped-def]
            if raw.source == MOON:
                raise RuntimeError("broken")
            return parse(raw)

        indexer.intake.parse = breaking  # type: ignore[method-assign]
        look(links, clock)
        assert said(indexer.library) == [OLD, "The sun is very hot."]

    def test_the_thread_stops_within_a_pause(
        self, web: Web, indexer: Indexer, clock: Later, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        web.pages["/sun"] = text("The sun is hot.")
        indexer.index([MOON, "http://a.example/sun"])
        asked(web)
        clock.by = TOMORROW_S
        monkeypatch.setattr(refetching, "PAUSE_S", 60.0)
        links = Refetching(indexer.library, lambda: indexer, DAY_H, clock)
        links.start()
        until = time.monotonic() + 10
        while not web.asked and time.monotonic() < until:
            time.sleep(0.01)
        begun = time.monotonic()
        links.stop()
        assert time.monotonic() - begun < 5
        assert len(asked(web)) == 1

    def test_a_gentle_embedder_makes_the_same_of_a_little_at_a_time(self) -> None:
        embedder = FakeEmbedder()
        sizes: list[int] = []

        class Counting(FakeEmbedder):
            def encode(self, texts: Sequence[str]) -> Vectors:
                sizes.append(len(texts))
                return super().encode(texts)

        gentle, texts = Gentle(Counting()), [f"word{n} again" for n in range(19)]
        assert (gentle.encode(texts) == embedder.encode(texts)).all()
        assert sizes == [8, 8, 3]
        assert gentle.encode([]).shape == embedder.encode([]).shape
