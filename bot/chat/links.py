"""Where a marker leads: to the sentence on its web page, or to the passage in the chat. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from bot.chat.parts import sendable
from bot.types import Citation

FRAGMENT_WORDS: Final = 5
LONGEST_FRAGMENT: Final = 1000  # characters; a language without spaces makes words of any length


_PAYLOAD: Final = re.compile(r"e-([0-9a-f]{16})-([0-9]{1,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one answer, which `answer` is the opaque id of; `bot` is the bot's username."""

    bot: str
    answer: str

    def of(self, citation: Citation) -> str:
        """Where a marker leads: the sentence on its page, or the passage in a chat with the bot."""
        page = sentence_url(citation.article.url, citation.quote.text)
        return page or f"https://t.me/{self.bot}?start=e-{self.answer}-{citation.number}"


def sentence_url(page: str, quote: str) -> str:
    """The page, scrolled to the quote; "" where it is none that Telegram lets anyone open."""
    if "." not in host(page):  # Telegram drops links to others (localhost)
        return ""
    fragment = "" if "#" in page else text_fragment(quote)
    return page + (fragment if len(fragment) <= LONGEST_FRAGMENT else "")


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


def text_fragment(quote: str) -> str:
    """Lets a browser jump to the quote (https://wicg.github.io/scroll-to-text-fragment/)."""
    words = quote.split()
    if len(words) <= 2 * FRAGMENT_WORDS:
        return f"#:~:text={_encoded(words)}"
    return f"#:~:text={_encoded(words[:FRAGMENT_WORDS])},{_encoded(words[-FRAGMENT_WORDS:])}"


def _encoded(words: Sequence[str]) -> str:
    # a dash or a comma would end the directive's term
    return percent_encoded(sendable(" ".join(words)), safe="").replace("-", "%2D")
