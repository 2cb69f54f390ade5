"""Claims against quotes: the gate. Pure, and it has the last word.

claims ─ every quote verbatim in its article? ─ claim supported by its quotes? ─ numbered
         no: the claim is dropped                no: the claim is dropped
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.types import Citation, Claim, Quote
from index.types import Article

Supports = Callable[[Claim, Quote], bool]
"""`supports(claim, quote)`: whether one of a claim's quotes, all verbatim, supports it."""

_MARKER: Final = re.compile(r"\s?\[\d{1,3}\]")
_SPACE: Final = re.compile(r"\s+")


def is_verbatim(quote: Quote, articles: Mapping[str, Article]) -> bool:
    """Whether the quote is what its article says at that place."""
    article = articles.get(quote.article_id)
    return (
        article is not None
        and 0 <= quote.start < quote.end <= len(article.text)
        and article.text[quote.start : quote.end] == quote.text
        and not quote.text.isspace()
    )


def says_the_same(claim: Claim, quote: Quote) -> bool:
    """Whether the claim is words of the quote, one after another: what quoting answerers need."""
    return bool(claim.text) and claim.text in plain(quote.text)


def plain(text: str) -> str:
    """A sentence as it reads in an answer: one line, without markers that would look like ours."""
    while (without := _MARKER.sub("", text)) != text:  # "[[1]2]" leaves "[2]" behind
        text = without
    return _SPACE.sub(" ", text).strip()


def check(
    claims: Sequence[Claim], articles: Mapping[str, Article], supports: Supports = says_the_same
) -> list[Claim]:
    """The claims that stand, each with the quotes that are verbatim and support it."""
    checked = []
    for claim in claims:
        verbatim = replace(claim, quotes=[q for q in claim.quotes if is_verbatim(q, articles)])
        sound = [each for each in verbatim.quotes if supports(verbatim, each)]
        if sound:
            checked.append(replace(claim, quotes=sound))
    return checked


def number(claims: Sequence[Claim], articles: Mapping[str, Article]) -> tuple[str, list[Citation]]:
    """The text of an answer with its markers, and the citations they point to.

    A quote that several claims rest on has one number.
    """
    numbers: dict[Quote, int] = {}
    sentences = []
    for claim in claims:
        markers = [numbers.setdefault(quote, len(numbers) + 1) for quote in claim.quotes]
        sentences.append(f"{claim.text} {''.join(f'[{each}]' for each in markers)}")
    citations = [
        Citation(each, quote, articles[quote.article_id]) for quote, each in numbers.items()
    ]
    return " ".join(sentences), citations
