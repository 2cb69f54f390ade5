"""Whether a page that was fetched again is to be believed: one that turns into another altogether,
or into its site's front page, is more often an error of the site than an article rewritten."""

from typing import Final
from urllib.parse import urlsplit

from index.words import words

LEAST_SHARED: Final = 0.2
"""Of an article's words, how many are to be found in a new version of it."""


def is_another(before: str, after: str) -> bool:
    """Whether hardly a word of an article is left."""
    said = set(words(before.casefold()))
    left = said.intersection(words(after.casefold()))
    return len(left) < LEAST_SHARED * len(said)


def is_front(link: str) -> bool:
    """Whether it is a site's front page."""
    parts = urlsplit(link)
    return parts.path in ("", "/") and not parts.query
