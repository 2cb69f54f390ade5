"""Evidence → HTML: an article's text as it stands, in paragraphs, its quotes marked. Pure.

What is shown of a line is the line; between the lines of a paragraph, a file's own wrapping gives
way to that of the screen.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain, groupby, pairwise
from pathlib import Path
from typing import Final, Protocol

from bot.web.evidence import Evidence
from index.types import Article, Span

STYLE: Final = (Path(__file__).parent / "article.css").read_text(encoding="utf-8")
STYLE_HASH: Final = f"sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}"
"""For a Content-Security-Policy."""
MOST_CHARS: Final = 200_000
"""Shown on either side of the quote: a book would be more than a phone can lay out."""
WRAPPED: Final = range(50, 101)
"""How long the longest line is of a text whose lines are wrapped."""
SAMPLE: Final = 2000
"""Letters that tell which way a text runs."""

_ISO: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


class Words(Protocol):
    """What a page says, in one language."""

    language: str

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl" """

    def say(self, id: str, /, **values: str | int) -> str:
        """The message of that name."""

    def day(self, iso: str) -> str:
        """A date as the language writes it."""


def article(evidence: Evidence, number: int, words: Words) -> str:
    """The page of an article, its footnote `number` marked, and the others more faintly."""
    source = evidence.article
    blocks = list(_blocks(source.text))
    shown = [each for each in blocks if _is_near(each, evidence.quote)]
    title, rest = _titled(evidence, shown)
    legend = [words.say("page-quoted", marker=f"[{number}]")]
    legend += [words.say("page-others")] if evidence.others else []
    legend += [words.say("page-part")] if len(shown) < len(blocks) else []
    text = "\n".join(_block(evidence, each, _wrapping(source.text)) for each in rest)
    return _document(
        source.title,
        f"""<a class="skip" href="#quote">{escape(words.say("page-skip"))}</a>
<main>
<header>
<h1 dir="auto"{_lang(source)}>{title}</h1>
{_facts(evidence, words)}
<p class="legend">{" ".join(map(escape, legend))}</p>
</header>
<article dir="{direction(source.text)}"{_lang(source)}>
{text}
</article>
</main>""",
        words,
    )


def notice(text: str, words: Words) -> str:
    """A page that says why there is no article on it."""
    return _document(text, f'<main class="notice"><h1>{escape(text)}</h1></main>', words)


def _document(title: str, body: str, words: Words) -> str:
    return f"""<!doctype html>
<html lang="{words.language}" dir="{words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>{escape(" ".join(title.split()))}</title>
<style>{STYLE}</style>
</head>
<body>
{body}
</body>
</html>
"""


def _facts(evidence: Evidence, words: Words) -> str:
    """Who wrote it, where and when it appeared, when it was fetched, and where to read it."""
    source = evidence.article
    published, fetched = source.published, source.fetched_at[:10]
    facts = [
        f"<bdi>{escape(each)}</bdi>" for each in (source.author, evidence.site) if each.strip()
    ]
    if _ISO.fullmatch(published):
        facts.append(f'<time datetime="{published}">{escape(words.day(published))}</time>')
    facts.append(escape(words.say("as-of", date=words.day(fetched))))
    if evidence.original.startswith(("https://", "http://")):
        address, name = escape(evidence.original), escape(words.say("page-original"))
        facts.append(f'<a href="{address}" rel="noopener noreferrer">{name}</a>')
    return f'<p class="facts">{" · ".join(facts)}</p>'


def _lang(source: Article) -> str:
    """Where it is known; letters and digits alone are a language's code."""
    return f' lang="{source.language}"' if source.language.isalnum() else ""


def direction(text: str) -> str:
    """ "rtl" where most of its letters run from right to left, "ltr" otherwise."""
    kinds = [unicodedata.bidirectional(each) for each in text[:SAMPLE]]
    return "rtl" if sum(each in ("R", "AL") for each in kinds) > kinds.count("L") else "ltr"


# Paragraphs


def _blocks(text: str) -> Iterator[Span]:
    """What stands between empty lines, without white space around it but for its first indent."""
    at, start, end = 0, -1, -1
    for line in chain(text.split("\n"), [""]):
        if line.strip():
            start = at if start < 0 else start
            end = at + len(line.rstrip())
        elif start >= 0:
            yield Span(start, end)
            start = -1
        at += len(line) + 1


def _is_near(block: Span, quote: Span) -> bool:
    return block.end > quote.start - MOST_CHARS and block.start < quote.end + MOST_CHARS


def _titled(evidence: Evidence, blocks: Sequence[Span]) -> tuple[str, Sequence[Span]]:
    """The title, and the blocks below: what a text begins with isn't said twice."""
    source = evidence.article
    if blocks and blocks[0].of(source.text).split() == source.title.split():
        return _marked(evidence, blocks[0], 0), blocks[1:]
    return escape(source.title), blocks


def _block(evidence: Evidence, block: Span, width: int) -> str:
    inner = _marked(evidence, block, width)
    return f"<h2>{inner}</h2>" if block.start in evidence.headings else f"<p>{inner}</p>"


def _wrapping(text: str) -> int:
    """How long the lines are that a file's text was wrapped to; 0 if it wasn't."""
    longest = max(map(len, text.split("\n")))
    return longest if longest in WRAPPED else 0


def _unwrapped(text: str, width: int) -> str:
    """Lines joined where the next word had no room; where it had, a line's end is meant.

    The text keeps its length.
    """
    lines = text.split("\n")
    pieces = lines[:1]
    for line, following in pairwise(lines):
        had_room = len(line) + 1 + len(following.split(" ", 1)[0]) <= width
        pieces += ["\n" if had_room or not width else " ", following]
    return "".join(pieces)


# Marks


def _marked(evidence: Evidence, block: Span, width: int) -> str:
    """The block's text, with what is quoted of it marked."""
    text = _unwrapped(block.of(evidence.article.text), width)
    first = _first_letter(evidence)
    html = []
    for span, mark in _pieces(evidence, block):
        piece = escape(text[span.start - block.start : span.end - block.start])
        name = (
            ' id="quote" tabindex="-1"'
            if mark == QUOTE and span.start <= first < span.end
            else mark
        )
        html.append(f"<mark{name}>{piece}</mark>" if mark is not None else piece)
    return "".join(html)


QUOTE, OTHER = "", ' class="other"'
"""How a mark begins."""


def _pieces(evidence: Evidence, block: Span) -> Iterator[tuple[Span, str | None]]:
    """Stretches of a block, each with its mark; the quote's own goes above the others."""
    spans = [(evidence.quote, QUOTE), *((each, OTHER) for each in evidence.others)]
    within = [
        (each, mark) for each, mark in spans if each.start < block.end and each.end > block.start
    ]
    edges = {
        min(max(at, block.start), block.end) for each, _ in within for at in (each.start, each.end)
    }
    marks = [
        (start, end, next((mark for each, mark in within if each.start <= start < each.end), None))
        for start, end in pairwise(sorted(edges | {block.start, block.end}))
    ]
    for mark, group in groupby(marks, key=lambda each: each[2]):
        alike = list(group)
        yield Span(alike[0][0], alike[-1][1]), mark


def _first_letter(evidence: Evidence) -> int:
    """Where the quote begins to show."""
    text = evidence.quote.of(evidence.article.text)
    return evidence.quote.start + len(text) - len(text.lstrip())
