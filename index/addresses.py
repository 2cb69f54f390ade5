"""Which article a link leads to: links that differ in nothing that matters are one address.

    https://www.Example.org/a/?utm_source=x#top ─ address ─→ example.org/a ─→ the article

An article has two: its source, where that is a link, and the page that it names as its own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from index.catalogue import Shelved
from index.library import Library
from index.types import Corpora

LONGEST: Final = 4096
"""Characters of a link that is looked at; most servers take no longer ones."""
MOST_PARAMETERS: Final = 50

# What advertisers and newsletters add to a link. None of it changes the page.
_TRACKING: Final = re.compile(
    r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh"
    r"|li_fat_id|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|_openstat|_ga|_gl|ref_src|ref_url",
    re.IGNORECASE,
)
_ANY_SCHEME: Final = re.compile("[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SCHEME: Final = re.compile("https?://", re.IGNORECASE)
_SCHEMES: Final = ("http", "https")
_PORTS: Final = {"http": 80, "https": 443}
TELEGRAM: Final = frozenset({"t.me", "telegram.me", "telegram.dog"})
"""Telegram's own hosts, https://core.telegram.org/api/links: each stands for the others."""
_PREVIEWED: Final = re.compile(r"^/s/")  # a channel's page on the web
_IN_THREAD: Final = re.compile(r"^(/c/[0-9]+|/(?!c/)[^/]+)/[0-9]+(/[0-9]+)$")


def address(link: str) -> str:
    """What two links to one page have in common; "" for what is no link to a page.

    The scheme, "www.", the case of the host, the fragment, a slash at the end, the order of
    parameters and those that only track the reader don't count. A link that carries a name and
    a password leads to no page of ours.
    """
    link = link.strip()
    if not link or len(link) > LONGEST:
        return ""
    try:
        parts = urlsplit(link if _ANY_SCHEME.match(link) else f"http://{link}")
        port, host = parts.port, _host(parts.hostname or "")
        parameters = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError:  # [ without ], a port that is no number, too many parameters
        return ""
    if parts.scheme not in _SCHEMES or "." not in host or "@" in parts.netloc:
        return ""
    path = unquote(parts.path).rstrip("/")
    if host in TELEGRAM and path == "/iv":  # Instant View: it shows the page that `url` names
        shown = dict(parameters).get("url", "")
        return "" if "/iv" in shown and _is_telegram(shown) else address(shown)
    if host in TELEGRAM:
        return _post(path.lower())
    kept = sorted((name, value) for name, value in parameters if not _TRACKING.fullmatch(name))
    shown = f":{port}" if port not in (None, _PORTS[parts.scheme]) else ""
    query = "&".join(f"{name}={value}" for name, value in kept)
    return f"{host}{shown}{path}{'?' if query else ''}{query}"


def untracked(link: str) -> str:
    """A link as it is opened: without what only tracks the reader, and with its scheme, for without
    one it might be taken for a file of this machine."""
    scheme = _SCHEME.match(link)
    rest = link[scheme.end() :] if scheme else link
    page, mark, query = rest.partition("#")[0].partition("?")
    kept = [each for each in query.split("&") if not _TRACKING.fullmatch(each.partition("=")[0])]
    query = "&".join(kept)
    return f"{scheme[0].lower() if scheme else 'https://'}{page}{mark if query else ''}{query}"


def _host(host: str) -> str:
    """In lower case, as letters and not as xn--, without "www." and the root's dot."""
    host = host.lower().rstrip(".").removeprefix("www.")
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        return host


def _is_telegram(link: str) -> bool:
    return any(host in link.lower() for host in TELEGRAM)


def _post(path: str) -> str:
    """A post is its channel and its number, by whatever way it was reached."""
    return "t.me" + _IN_THREAD.sub(r"\1\2", _PREVIEWED.sub("/", path))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The articles of a library as it stood at a revision, by (corpus, id) and (corpus, address).

    `known` are the addresses of their links: to work them out anew takes ten times as long.
    """

    revision: int
    articles: Mapping[tuple[str, str], Shelved] = field(default_factory=dict)
    by_address: Mapping[tuple[str, str], Shelved] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)


class Addresses:
    """The articles of a library by link and by id; read anew when the library has changed.

    Synchronous; safe to share between threads.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._shelf = _Shelf(-1)

    def get(self, id: str, corpora: Corpora) -> Shelved | None:
        """The article of that id, if it is in one of the corpora."""
        articles = self._read().articles
        return next((articles[each, id] for each in corpora if (each, id) in articles), None)

    def find(self, links: Sequence[str], corpora: Corpora) -> Shelved | None:
        """The article of these corpora that the first of the links that leads to one leads to."""
        found = self._read().by_address
        places = ((corpus, its) for its in map(address, links) for corpus in corpora)
        return next((found[place] for place in places if place in found), None)

    def _read(self) -> _Shelf:
        revision = self._library.revision
        shelf = self._shelf
        if shelf.revision != revision:
            self._shelf = shelf = _shelved(revision, self._library.shelved(), shelf.known)
        return shelf


def _shelved(revision: int, every: Iterable[Shelved], known: Mapping[str, str]) -> _Shelf:
    """Where two articles share an address, it is that of the one whose source it is."""
    articles = {(each.corpus, each.id): each for each in every}
    links = {link for each in articles.values() for link in (_source(each), each.url) if link}
    addresses = {each: known[each] if each in known else address(each) for each in links}
    found: dict[tuple[str, str], Shelved] = {}
    for link_of in (_source, _page):
        for each in articles.values():
            if its := addresses.get(link_of(each)):
                found.setdefault((each.corpus, its), each)
    return _Shelf(revision, articles, found, addresses)


def _source(article: Shelved) -> str:
    """Where it was fetched from, "" for a file."""
    return article.source if "://" in article.source else ""


def _page(article: Shelved) -> str:
    return article.url
