"""What came from the web is told by its bytes."""

import gzip
import time

import pytest

from index.errors import SourceTooLarge, SourceUnsupported
from index.loaders.kinds import kind_of, unzipped
from tests.index.loaders.making import ATOM, RDF, RSS, SITEMAP, SITEMAPS, docx, epub, p, zipped

URL = "https://a.example/x"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", ".pdf"),
        (b"\n\n%PDF-1.4 ...", ".pdf"),
        (docx(p("x")), ".docx"),
        (epub("<p>x</p>"), ".epub"),
        *((each.encode(), ".xml") for each in (RSS, ATOM, RDF, SITEMAP, SITEMAPS)),
        (b"\xef\xbb\xbf<!-- a --><?xml-stylesheet x?>" + ATOM.encode(), ".xml"),
        (RSS.replace("<?xml version='1.0'?>", "").encode("utf-16"), ".xml"),
        (b"<!DOCTYPE html><html><body>x", ".html"),
        (b"\n<html lang=en>", ".html"),
        ("<html><p>х".encode("utf-16"), ".html"),
        (b"<div>loose</div>", ".html"),
        (b"Just words, 1 < 2.", ".txt"),
        (b"\x7fELF" + bytes(99), ".txt"),
    ],
)
@pytest.mark.parametrize("claimed", ["", "text/plain", "application/octet-stream", "image/png"])
def test_bytes_tell_whatever_is_claimed(data: bytes, kind: str, claimed: str) -> None:
    assert kind_of(URL, data, claimed) == kind


@pytest.mark.parametrize(
    ("url", "claimed", "kind"),
    [
        (URL, "text/html; charset=utf-8", ".html"),
        (URL, "TEXT/MARKDOWN", ".md"),
        ("https://a.example/README.md?raw=1", "text/plain", ".md"),
        ("https://a.example/a.txt", "", ".txt"),
    ],
)
def test_only_where_bytes_say_nothing_the_claim_and_the_name_count(
    url: str, claimed: str, kind: str
) -> None:
    assert kind_of(url, b"Just words.", claimed) == kind


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (zipped({"a.txt": "x"}), "application/zip"),
        (b'{"a": 1}', "application/json; charset=utf-8"),
        (b"a { b: c }", "text/css"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, claimed: str) -> None:
    with pytest.raises(SourceUnsupported, match="; "):
        kind_of(URL, data, claimed)


class TestUnzipped:
    def test_a_gzipped_sitemap_is_unzipped_and_others_are_as_they_are(self) -> None:
        assert unzipped(URL, gzip.compress(SITEMAP.encode()), 10_000) == SITEMAP.encode()
        assert unzipped(URL, b"as it is", 10_000) == b"as it is"

    def test_a_bomb_doesnt_go_off(self) -> None:
        with pytest.raises(SourceTooLarge):
            unzipped(URL, gzip.compress(bytes(1_000_000)), 10_000)

    def test_a_damaged_one_is_refused(self) -> None:
        with pytest.raises(SourceUnsupported):
            unzipped(URL, b"\x1f\x8b nonsense", 10_000)


def test_many_comments_before_nothing_are_read_one_way_alone() -> None:
    comments = b"<!---->" * 280
    began = time.monotonic()
    assert kind_of(URL, comments + b"x", "text/plain") == ".txt"
    assert kind_of(URL, b"<!-- <rss> -->" + comments[:910] + b"<rss>", "") == ".xml"
    assert time.monotonic() - began < 1.0
