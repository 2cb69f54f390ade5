"""Where a marker leads: to the sentence on a web page, or to the passage in the chat. Pure."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bot.chat.saying.fragment import text_fragment
from bot.types import Citation
from index.addresses import TELEGRAM
from index.types import Article, Corpora, Span

_PAYLOAD: Final = re.compile(r"e-([0-9a-f]{16})-([0-9]{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one answer, which `answer` is the opaque id of; `bot` is the bot's username."""

    bot: str
    answer: str
    public_url: str = ""
    public: Corpora = ()
    """Corpora that anybody may read on an article page."""

    def of(self, citation: Citation) -> str:
        """Where a marker leads: the sentence on its web page, or on the article page, or the
        passage in a chat with the bot.
        """
        quote, number = citation.quote, citation.number
        return (
            sentence_url(citation.article, Span(quote.start, quote.end))
            or self.page(citation.article, number)
            or self.passage(number)
        )

    def page(self, article: Article, number: int) -> str:
        """The article page, scrolled to the quote; "" where it may be read on none."""
        is_public = article.corpus in self.public
        return page_url(self.public_url, self.answer, number) if is_public else ""

    def passage(self, number: int) -> str:
        """To the passage behind a marker, in a chat with the bot."""
        return f"https://t.me/{self.bot}?start=e-{self.answer}-{number}"


def sentence_url(article: Article, quote: Span) -> str:
    """Its page, scrolled to the quote; "" where it has none that Telegram lets anyone open."""
    site = host(article.url)
    if "." not in site:  # Telegram drops links to others (localhost)
        return ""
    if "#" in article.url or site in TELEGRAM:  # a post opens in the app, which knows no fragments
        return article.url
    return article.url + text_fragment(article.text, quote)


def page_url(public_url: str, answer: str, number: int) -> str:
    """The article page, scrolled to the quote; "" where `web.public_url` leads nobody there."""
    return f"{public_url}/a/{answer}/{number}#quote" if "." in host(public_url) else ""


def evidence_named(payload: str) -> tuple[str, int] | None:
    """(answer, number) of a link's payload that `Links` has made; None if it is none."""
    found = _PAYLOAD.fullmatch(payload)
    return (found[1], int(found[2])) if found else None


def host(url: str) -> str:
    """The host that a link leads to, "" where it leads nowhere."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:  # [ without ], a port that is no number
        return ""
    return parts.hostname or ""
