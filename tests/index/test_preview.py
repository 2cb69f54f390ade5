"""What a source would become, without the library being changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from index import preview
from index.addresses import Addresses
from index.errors import SourceError
from index.indexer import Indexer
from index.library import Library
from index.likeness import NEAR
from index.loaders import Intake
from index.preview import Listed, Read, at_home, weigh
from index.types import DEFAULT_CORPUS
from tests.fakes import FakeEmbedder, document
from tests.index.conftest import Write
from tests.index.loaders.web import Page, Web, serving

FOG = "\n\n".join(f"In year {each} the keeper counted ships." for each in range(1880, 1900))
BASE = "http://a.example"


def feed(*paths: str) -> Page:
    items = "".join(f"<item><link>{path}</link></item>" for path in paths)
    return Page(f"<rss><channel>{items}</channel></rss>".encode())


def sitemaps(*paths: str) -> Page:
    places = "".join(f"<sitemap><loc>{path}</loc></sitemap>" for path in paths)
    return Page(f"<sitemapindex>{places}</sitemapindex>".encode())


def reading(library: Library, web: Web, most: int = 10) -> Callable[[str], Read | Listed]:
    intake = Intake(fetcher=lambda: web.fetcher({"127.0.0.1": ["127.0.0.1"]}))
    indexer = Indexer(library, FakeEmbedder(), max_listed=most, intake=intake)
    return lambda path: preview.read(path if ":" in path else f"{BASE}{path}", indexer)


def test_an_article_is_read_with_how_its_source_was(write: Write, indexer: Indexer) -> None:
    path = write("fog.md", f"---\nauthor: Ann\n---\n# Fog\n\n{FOG}")
    found = preview.read(path, indexer)
    assert isinstance(found, Read)
    assert (found.document.title, found.document.author) == ("Fog", "Ann")
    assert found.document.language == "en"
    assert found.fetch is not None


def test_a_link_is_read_in_its_one_form(library: Library) -> None:
    with serving({"/fog": Page(FOG.encode(), headers={"ETag": '"1"'})}) as web:
        found = reading(library, web)("/fog#top")
        assert isinstance(found, Read)
        assert found.document.source == f"{BASE}/fog"
        assert found.fetch is not None
        assert found.fetch.validators.etag == '"1"'


@pytest.mark.parametrize(
    "link", ["ftp://a.example/", "http://me:it@a.example/", f"{BASE}/none", "http://127.0.0.1/"]
)
def test_what_cannot_be_read_says_why(library: Library, link: str) -> None:
    with serving({}) as web:
        read = reading(library, web)
        with pytest.raises(SourceError) as raised:
            read(link)
    assert raised.value.remedy


def test_a_list_tells_its_articles_and_no_more_than_are_taken_in(library: Library) -> None:
    with serving({"/feed": feed("/1", "/2", "/1")}) as web:
        links = (f"{BASE}/1", f"{BASE}/2")
        assert reading(library, web)("/feed") == Listed(f"{BASE}/feed", links)
        assert reading(library, web, 1)("/feed") == Listed(f"{BASE}/feed", links[:1], is_cut=True)


def test_the_lists_of_a_list_are_looked_into_until_there_is_no_more_room(
    library: Library,
) -> None:
    pages = {
        "/all": sitemaps(f"{BASE}/one", f"{BASE}/gone", f"{BASE}/page", f"{BASE}/two"),
        "/one": feed("/1", "/2"),
        "/two": feed("/3", "/4"),
        "/page": Page(FOG.encode()),
    }
    with serving(pages) as web:
        links = tuple(f"{BASE}/{each}" for each in ("gone", "page", "1", "2", "3", "4"))
        assert reading(library, web)("/all") == Listed(f"{BASE}/all", links)
        asked = len(web.asked)
        cut = reading(library, web, 1)("/all")
        assert cut == Listed(f"{BASE}/all", (f"{BASE}/1",), is_cut=True)
        assert len(web.asked) == asked + 2


def test_what_a_list_named_is_indexed_without_its_being_opened_again(
    library: Library, indexer: Indexer
) -> None:
    pages = {"/1": Page(FOG.encode()), "/2": feed("/3", "/4")}
    with serving(pages) as web:
        taking = Indexer(library, indexer.embedder, intake=Intake(fetcher=web.fetcher))
        report = taking.index_listed([f"{BASE}/1", f"{BASE}/2", f"{BASE}/none"], f"{BASE}/feed")
        assert (report.added, len(report.failed)) == (1, 2)
        assert "is a list within a list" in report.failed[0][1]
        assert not [each for each in web.asked if "/feed" in each.split("\n")[0]]
        (followed,) = [each for each in taking.visits.all() if each.is_list]
        assert followed.source == f"{BASE}/feed"
        assert taking.visits.brought(followed.source, DEFAULT_CORPUS) == {f"{BASE}/1"}


def test_an_article_is_new_then_unchanged_then_newer(indexer: Indexer, library: Library) -> None:
    fog = document("/fog.txt", FOG)
    revision = library.revision
    new = weigh(fog, DEFAULT_CORPUS, indexer)
    assert (new.standing, new.before, new.alike) == ("new", None, [])
    assert library.revision == revision
    report = indexer.add(fog)
    assert report.passages == new.passages > 1
    same = weigh(fog, DEFAULT_CORPUS, indexer)
    assert same.standing == "unchanged"
    assert same.before is not None
    longer = weigh(replace(fog, text=f"{FOG}\n\nThen came the fog."), DEFAULT_CORPUS, indexer)
    assert (longer.standing, longer.kept, longer.alike) == ("newer", 1.0, [])
    other = weigh(replace(fog, text=FOG.replace("ships", "boats")), DEFAULT_CORPUS, indexer)
    assert other.standing == "newer"
    assert other.kept < 1
    assert weigh(fog, "other", indexer).standing == "new"


def test_the_same_under_another_source_and_what_is_nearly_so_are_named(indexer: Indexer) -> None:
    indexer.add(document("/fog.txt", FOG))
    same = weigh(document("/other.txt", FOG, title="Other"), DEFAULT_CORPUS, indexer)
    assert [(each.article.title, each.is_same) for each in same.alike] == [("fog", True)]
    half = weigh(document("/half.txt", FOG[: len(FOG) // 2]), DEFAULT_CORPUS, indexer)
    (near,) = half.alike
    assert not near.is_same
    assert near.likeness.of_new == 1.0
    assert NEAR < near.likeness.of_known < 0.6


def test_another_form_of_a_known_link_is_that_article(indexer: Indexer, library: Library) -> None:
    link = "https://a.example/fog"
    indexer.add(document(link, FOG))
    indexer.add(replace(document("/mist.txt", "Mist."), url="https://a.example/mist"))
    addresses = Addresses(library)

    def source(given: str, corpus: str = DEFAULT_CORPUS) -> str:
        return at_home(document(given, FOG), corpus, addresses).source

    assert source(f"{link}/?utm_source=x") == link
    assert source("http://www.a.example/fog") == link
    assert source("http://www.a.example/fog", "other") == "http://www.a.example/fog"
    assert source("https://a.example/mist") == "https://a.example/mist"  # that is a file's
    assert source("/fog.txt") == "/fog.txt"
