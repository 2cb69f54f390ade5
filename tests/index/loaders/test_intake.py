"""From a path or a link to what it says."""

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.errors import SourceEmpty, SourceNotText, SourceUnsupported
from index.loaders import Intake, Listing
from index.types import Document
from tests.index.conftest import Write
from tests.index.loaders.making import RSS, SITEMAP, docx, epub, p, pdf
from tests.index.loaders.web import Page, Web, serving
from tests.index.test_loaders import article

LINK = "http://a.example/on-the-comet.html?x=1"


def intake(web: Web) -> Intake:
    return Intake(fetcher=web.fetcher)


def read(web: Web, link: str) -> Document | Listing:
    with intake(web) as opened:
        raw = opened.open(link)
        assert raw is not None
        return opened.parse(raw)


def listed(links: Sequence[str]) -> bytes:
    """A feed of these."""
    items = "".join(f"<item><link>{each}</link></item>" for each in links)
    return f"<rss><channel>{items}</channel></rss>".encode()


class TestLinks:
    @pytest.mark.parametrize(
        ("body", "claimed", "words"),
        [
            (article().encode(), "text/plain", "touched down"),
            (pdf([["It landed in a PDF."]]), "text/html", "It landed in a PDF."),
            (docx(p("It landed in Word.")), "application/zip", "It landed in Word."),
            (epub("<p>It landed in a book.</p>"), "", "It landed in a book."),
            (b"It landed in words.", "application/octet-stream", "It landed in words."),
        ],
    )
    def test_any_format_is_read_whatever_the_server_calls_it(
        self, body: bytes, claimed: str, words: str
    ) -> None:
        with serving({"/x": Page(body, headers={"Content-Type": claimed})}) as web:
            found = read(web, "http://a.example/x")
        assert isinstance(found, Document)
        assert words in found.text
        assert found.source == "http://a.example/x"

    def test_the_link_that_redirects_ended_at_is_what_a_reader_can_open(self) -> None:
        pages = {
            "/x": Page(status="302 Found", headers={"Location": "https://b.example/y"}),
            "/y": Page(b"It landed.\n\nIt did."),
        }
        with serving(pages) as web:
            # Both names lead to the one server, which speaks no TLS.
            pages["/x"].headers["Location"] = "http://b.example/y"  # type: ignore[index]
            found = read(web, "http://a.example/x")
        assert isinstance(found, Document)
        assert (found.source, found.url) == ("http://a.example/x", "http://b.example/y")

    @pytest.mark.parametrize(
        ("canonical", "url"),
        [
            ("http://a.example/story", "http://a.example/story"),
            ("https://evil.example/story", "http://a.example/x"),
        ],
    )
    def test_a_pages_own_word_of_its_place_counts_within_its_site_only(
        self, canonical: str, url: str
    ) -> None:
        body = article().replace("https://a.example/story", canonical).encode()
        with serving({"/x": Page(body)}) as web:
            found = read(web, "http://a.example/x")
        assert isinstance(found, Document)
        assert found.url == url

    def test_without_a_title_the_link_names_it(self) -> None:
        with serving({"/on-the%20comet.html": Page(b"it landed.")}) as web:
            found = read(web, "http://a.example/on-the%20comet.html")
            assert isinstance(found, Document)
            assert found.title == "On the comet"
            web.pages["/"] = Page(b"it landed.")
            assert intake(web).load("http://a.example/").title == "a.example"

    def test_links_of_a_list_have_one_form_each(self) -> None:
        links = """http://x.example/a#1 http://x.example/a#2 HTTP://X.example:80/a http://xn--/
            http://u:p@x.example/a""".split()
        with serving({"/x": Page(listed(links))}) as web:
            found = read(web, "http://a.example/x")
        assert found == Listing(("http://x.example/a", "http://xn--/", "http://u:p@x.example/a"))

    def test_a_list_of_the_web_leads_to_no_host_of_ones_own(self) -> None:
        links = ["http://wiki.lan:8080/secret", "http://x.example/a", "http://WIKI.lan:8080/b"]
        trusted = frozenset({"wiki.lan:8080", "old.lan:80"})
        with (
            serving({"/x": Page(listed(links))}) as web,
            Intake(trusted_hosts=trusted, fetcher=lambda: web.fetcher(trusted=trusted)) as opened,
        ):

            def led_to(link: str) -> Sequence[str]:
                raw = opened.open(link)
                found = opened.parse(raw) if raw else None
                assert isinstance(found, Listing)
                return found.links

            assert led_to("http://a.example/x") == ("http://x.example/a",)
            assert len(led_to("http://old.lan/x")) == 3
            web.pages["/x"] = Page(listed(links[::2]))
            with pytest.raises(SourceEmpty, match="lists no articles"):
                led_to("http://a.example/x")

    def test_a_list_is_a_list_gzipped_or_not(self) -> None:
        pages = {"/x": Page(gzip.compress(SITEMAP.encode())), "/y": Page(RSS.encode())}
        with serving(pages) as web:
            assert isinstance(read(web, "http://a.example/x"), Listing)
            assert isinstance(read(web, "http://a.example/y"), Listing)
            with pytest.raises(SourceUnsupported, match="is a list of articles"):
                intake(web).load("http://a.example/y")

    @pytest.mark.parametrize(
        ("body", "error"), [(b"\x7fELF" + bytes(99), SourceNotText), (b" \n ", SourceEmpty)]
    )
    def test_what_is_no_text_is_refused(self, body: bytes, error: type[Exception]) -> None:
        with serving({"/x": Page(body)}) as web, pytest.raises(error):
            read(web, "http://a.example/x")


class TestRaw:
    def test_equal_bytes_of_a_kind_have_one_digest(self, write: Write) -> None:
        with Intake() as opened:
            first = opened.open(write("a.txt", "Text."))
            same, other = opened.open(write("b.txt", "Text.")), opened.open(write("c.md", "Text."))
        assert first is not None
        assert same is not None
        assert other is not None
        assert first.digest == same.digest != other.digest

    def test_opening_starts_no_child_and_neither_does_plain_text(self, write: Write) -> None:
        opened = Intake()
        for name in ("a.txt", "a.md"):
            raw = opened.open(write(name, "Text."))
            assert raw is not None
            opened.parse(raw)
        opened.open(write("a.pdf", pdf([["Text."]])))
        assert opened._worker._process is None

    def test_long_markdown_is_parsed_by_the_child(self, write: Write) -> None:
        with Intake() as opened:
            assert opened.load(write("a.md", "Word. " * 10_000)).text.startswith("Word. Word.")
            assert opened._worker._process is not None

    def test_a_feeds_file_is_a_list(self, write: Write) -> None:
        path = write("a.rss", RSS)
        with Intake() as opened:
            raw = opened.open(path)
            assert raw is not None
            assert isinstance(opened.parse(raw), Listing)
        assert Path(path).exists()
