"""Feeds and sitemaps give the links of their articles."""

import pytest

from index.errors import SourceDamaged, SourceEmpty, SourceUnsupported
from index.loaders import listing
from tests.index.loaders.making import ATOM, RDF, RSS, SITEMAP, SITEMAPS

ONE, TWO = "https://a.example/one", "https://a.example/two"


@pytest.mark.parametrize(
    ("data", "links"),
    [
        (RSS, (ONE, TWO, "https://a.example/four")),
        (ATOM, (ONE, TWO)),
        (RDF, (ONE,)),
        (SITEMAP, (ONE, TWO)),
    ],
)
def test_each_kind_of_list_gives_its_links_once_and_in_order(
    data: str, links: tuple[str, ...]
) -> None:
    found = listing.load("https://a.example/feed.xml", data.encode())
    assert (found.links, found.of_lists) == (links, False)


def test_an_index_of_sitemaps_is_a_list_of_lists() -> None:
    found = listing.load("https://a.example/sitemap.xml", SITEMAPS.encode())
    assert (found.links, found.of_lists) == (("https://a.example/map.xml.gz",), True)


def test_a_file_has_no_place_that_its_links_could_start_from() -> None:
    assert listing.load("/a/feed.xml", RSS.encode()).links == (ONE, TWO)


def test_a_feed_that_is_slightly_broken_is_read() -> None:
    broken = RSS.replace("<title>One</title>", "<title>One & all<b></title>&nbsp;")
    assert ONE in listing.load("https://a.example/", broken.encode()).links


def test_links_keep_their_ampersands_however_they_are_written() -> None:
    link = "https://a.example/?a=1&b=2&amp=3"
    written = [link, link.replace("&", "&amp;"), link.replace("&", "&#38;"), f"<![CDATA[{link}]]>"]
    for each in written:
        feed = f"<rss><channel><item><link>{each}</link></item></channel></rss>"
        for encoding in ("utf-8", *(["utf-16"] if each != link else [])):
            assert listing.load("https://a.example/", feed.encode(encoding)).links == (link,)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("<svg xmlns='x'/>", SourceUnsupported),
        ("<rss><channel/></rss>", SourceEmpty),
        ("no xml at all", SourceDamaged),
        ("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>", SourceDamaged),
    ],
)
def test_what_lists_nothing_is_refused(data: str, error: type[Exception]) -> None:
    with pytest.raises(error, match="; "):
        listing.load("https://a.example/", data.encode())
