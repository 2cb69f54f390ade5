"""Links that lead to one page are one address, and a library knows which article is there."""

from dataclasses import replace

import pytest

from index.addresses import LONGEST, Addresses, address, untracked
from index.library import Library
from tests.fakes import FakeEmbedder, document, prepared

PAGE = "https://example.org/news/a-story"


@pytest.mark.parametrize(
    "link",
    [
        PAGE,
        "http://example.org/news/a-story",
        "example.org/news/a-story",
        "HTTPS://WWW.Example.ORG/news/a-story/",
        "https://example.org.:443/news/a-story",
        "https://example.org/news/a-story#comments",
        "https://example.org/news/a-story#:~:text=who%20said,that",
        "https://example.org/news/a%2Dstory",
        "https://example.org/news/a-story?utm_source=telegram&utm_medium=x&fbclid=1&gclid=2",
        "https://t.me/iv?url=https%3A%2F%2Fexample.org%2Fnews%2Fa-story&rhash=8a9f",
        "  https://example.org/news/a-story\n",
    ],
)
def test_what_does_not_matter_does_not_count(link: str) -> None:
    assert address(link) == address(PAGE) == "example.org/news/a-story"


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/news/A-Story",
        "https://example.org/news/a-story/2",
        "https://example.org/news/a-story?id=2",
        "https://example.org:8443/news/a-story",
        "https://m.example.org/news/a-story",
        "https://example.com/news/a-story",
    ],
)
def test_what_may_matter_does(link: str) -> None:
    assert address(link) not in ("", address(PAGE))


def test_parameters_that_matter_are_kept_in_any_order() -> None:
    assert address("https://a.example/?b=2&utm_term=x&a=1") == address("http://a.example?a=1&b=2")
    assert address("https://a.example/?a=1") != address("https://a.example/?a=2")


def test_a_host_in_other_letters_is_one_host() -> None:
    assert address("https://bücher.example/x") == address("https://xn--bcher-kva.example/x")
    assert address("https://a.example/%D0%BC%D0%B8%D1%80") == address("https://a.example/мир")


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/Morning/12",
        "t.me/morning/12?single",
        "https://telegram.me/s/morning/12",
        "https://t.me/morning/3/12?comment=5",
    ],
)
def test_a_post_is_a_post_by_whatever_way(link: str) -> None:
    assert address(link) == "t.me/morning/12"


def test_a_private_post_is_its_channel_and_number() -> None:
    assert address("https://t.me/c/123/45") == "t.me/c/123/45"
    assert address("https://t.me/c/123/7/45") == "t.me/c/123/45"


@pytest.mark.parametrize(
    "link",
    [
        *(
            "",
            "   ",
            "https://",
            "http:///a",
            "https://[::1",
            "https://a.example:b/",
            "localhost/x",
        ),
        *("javascript:alert(1)", "javascript://example.org/%0aalert(1)", "data:text/html,x"),
        *("tg://resolve?domain=a", "mailto:a@example.org", "ftp://example.org/a", "file:///etc"),
        *("https://example.org@evil.example/news/a-story", "https://u:p@example.org/news/a-story"),
        *("//example.org/news/a-story", "https://example.org/" + "a" * LONGEST),
        "https://example.org/news/a-story?" + "&".join(f"a{n}=1" for n in range(1000)),
        "https://t.me/iv?url=https%3A%2F%2Ft.me%2Fiv%3Furl%3Dx",
        "t.me/iv?url=" * 300,
        "https://t.me/iv?url=javascript:alert(1)",
    ],
)
def test_what_leads_to_no_page_has_no_address(link: str) -> None:
    assert address(link) == ""


@pytest.mark.parametrize(
    ("link", "opened"),
    [
        ("https://a.example/x?id=1", "https://a.example/x?id=1"),
        ("HTTP://A.example/x?utm_source=y#top", "http://A.example/x"),
        ("a.example/x?fbclid=1&id=%20&utm_id=2", "https://a.example/x?id=%20"),
        ("a.example/?u=http://b.example", "https://a.example/?u=http://b.example"),
        ("notes.md/", "https://notes.md/"),  # no file of this machine
        ("etc.sh/../../etc/passwd", "https://etc.sh/../../etc/passwd"),
    ],
)
def test_a_link_is_opened_plainly_and_is_never_a_file(link: str, opened: str) -> None:
    assert untracked(link) == opened
    assert address(untracked(link)) == address(link)


@pytest.fixture
def shelf(library: Library, embedder: FakeEmbedder) -> Library:
    def put(source: str, url: str, corpus: str = "main") -> None:
        paper = replace(document(source, "Ann built it.", title=source), url=url)
        library.put(prepared(paper, embedder, corpus=corpus), embedder.fingerprint)

    put("/files/a.md", PAGE)
    put("https://t.me/morning/12", "https://t.me/morning/12")
    put("/files/secret.md", "https://secret.example/x", "other")
    return library


def test_an_article_is_found_by_its_page_and_by_its_source(shelf: Library) -> None:
    addresses = Addresses(shelf)
    found = addresses.find(["https://nowhere.example/", f"{PAGE}?utm_source=x"], ("main",))
    assert found is not None
    assert (found.source, found.title) == ("/files/a.md", "/files/a.md")
    assert addresses.get(found.id, ("main",)) == found
    post = addresses.find(["t.me/Morning/12?single"], ("main",))
    assert post is not None
    assert post.source == "https://t.me/morning/12"
    assert addresses.find(["/files/a.md", "files/a.md"], ("main",)) is None


def test_another_corpus_is_another_library(shelf: Library) -> None:
    addresses = Addresses(shelf)
    secret = addresses.find(["https://secret.example/x"], ("other",))
    assert secret is not None
    assert addresses.find(["https://secret.example/x"], ("main",)) is None
    assert addresses.get(secret.id, ("main",)) is None


def test_of_two_the_one_whose_source_it_is_counts(shelf: Library, embedder: FakeEmbedder) -> None:
    paper = document(PAGE, "Ben built it.", title="fetched")
    shelf.put(prepared(paper, embedder), embedder.fingerprint)
    found = Addresses(shelf).find([PAGE], ("main",))
    assert found is not None
    assert found.title == "fetched"


def test_the_library_is_read_when_it_has_changed_and_only_then(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses, reads, real = Addresses(shelf), [], shelf.shelved
    monkeypatch.setattr(shelf, "shelved", lambda: reads.append(1) or real())
    for _ in range(3):
        found = addresses.find([PAGE], ("main",))
    assert len(reads) == 1
    assert found is not None
    shelf.remove(found.id)
    assert addresses.find([PAGE], ("main",)) is None
    assert len(reads) == 2
