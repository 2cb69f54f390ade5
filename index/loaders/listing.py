"""Lists of articles: RSS and Atom feeds, and sitemaps. Each entry is a link to an article.

RSS 0.9-2.0 (https://www.rssboard.org/rss-specification), Atom (RFC 4287),
sitemaps and their indexes (https://www.sitemaps.org/protocol.html)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from index.errors import SourceEmpty, SourceUnsupported
from index.loaders import xml
from index.loaders.xml import attribute, local

_BARE: Final = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!#?\w{1,32};)", re.DOTALL)
"""An ampersand that begins no entity, as links have it; where text stands as it is, it may."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Links in the order of the list; `of_lists` if they lead to lists rather than articles."""

    links: tuple[str, ...]
    of_lists: bool = False


def load(source: str, data: bytes) -> Listing:
    """Raises SourceUnsupported, SourceEmpty, SourceDamaged."""
    root = xml.parsed(source, _mended(data))
    kind = local(root).lower()
    if kind in ("rss", "rdf"):
        found = [_item(each) for each in xml.named(root, "item")]
    elif kind == "feed":
        found = [_entry(each) for each in xml.named(root, "entry")]
    elif kind in ("urlset", "sitemapindex"):
        found = list(_places(root))
    else:
        raise SourceUnsupported(
            f"{source} is XML, but no feed and no sitemap", "convert it to .txt, .md or .html"
        )
    base = source if source.startswith(("http://", "https://")) else ""
    links = (urljoin(base, link.strip()) for link in found if link.strip())
    chosen = dict.fromkeys(each for each in links if each.startswith(("http://", "https://")))
    if not chosen:
        raise SourceEmpty(f"{source} lists no articles", "check that it is the right list")
    return Listing(tuple(chosen), kind == "sitemapindex")


def _mended(data: bytes) -> bytes:
    """Ampersands written out, unless characters have more bytes than one."""
    if b"\0" in data[:100]:
        return data
    return _BARE.sub(lambda found: found[1] or b"&amp;", data)


def _item(item: Any) -> str:
    """The link of an RSS item: its own, or its permanent identifier."""
    if link := _said(item, "link"):
        return link
    guid = next((each for each in item if local(each) == "guid"), None)
    lasting = guid is not None and attribute(guid, "isPermaLink") != "false"
    return _said(item, "guid") if lasting else ""


def _entry(entry: Any) -> str:
    """The link of an Atom entry to the article itself."""
    for each in entry:
        if local(each) == "link" and attribute(each, "rel") in ("", "alternate"):
            return attribute(each, "href")
    return ""


def _places(root: Any) -> Iterator[str]:
    for each in root:
        if local(each) in ("url", "sitemap"):
            yield _said(each, "loc")


def _said(element: Any, name: str) -> str:
    return next(("".join(each.itertext()) for each in element if local(each) == name), "")
