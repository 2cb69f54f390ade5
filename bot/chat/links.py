"""Where a marker leads: to the sentence on its web page, or to the passage in the chat. Pure."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from bot.chat.parts import sendable
from bot.types import Citation

FRAGMENT_WORDS: Final = 5
LONGEST_FRAGMENT: Final = 1000  # characters; a language without spaces makes words of any length


def link(citation: Citation, bot: str) -> str:
    """Where a marker leads: the sentence on its page, or the passage in a chat with the bot."""
    page = citation.article.url
    if "." in host(page):  # Telegram drops links to others (localhost)
        fragment = "" if "#" in page else text_fragment(citation.quote.text)
        return page + (fragment if len(fragment) <= LONGEST_FRAGMENT else "")
    quote = citation.quote
    return f"https://t.me/{bot}?start=q-{quote.article_id}-{quote.start}-{quote.end}"


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
