"""A message, written anew so that it shows what it rests on: an inline one, mostly.

There is no chat to show a passage in: the message that was tapped opens. Its sentences stay, and
the quote of one footnote gives way to the paragraph that it stands in, until it is folded again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from telegram import MessageEntity

from bot.chat.saying import render
from bot.chat.saying.links import Links
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.words import Words
from bot.chat.store.answers import Cited, Kept
from bot.types import Citation, Quote
from index.library import Library
from index.types import Article, Corpora

_MARKER: Final = re.compile(r"\[([0-9]{1,3})\]")
CONTEXTS: Final = (600, 250, 80)
"""Characters around the quote, as many as the message has room for."""

Articles = Mapping[Cited, Article]
"""The versions that are cited, but for those of articles that are gone."""


def versions(library: Library, cited: Sequence[Cited], corpora: Corpora) -> dict[Cited, Article]:
    """The articles as they were cited, those that are still there and in one of these corpora."""
    found = {each: library.version(each.article, each.version) for each in cited}
    return {
        each: article
        for each, article in found.items()
        if article is not None and article.corpus in corpora
    }


def unfolded(
    kept: Kept,
    articles: Articles,
    opened: int,
    links: Links,
    words: Words,
    below: Sequence[Block] = (),
) -> Part | None:
    """The message with that footnote open, 0 for none, and something below; None if it has no room
    for it."""
    for context in CONTEXTS:
        sources = list(_sources(kept, articles, opened, words, context))
        said = sentences(kept, articles, links)
        for each in sources:
            said.plain("\n").add(each)
        parts = join([*_above(kept, articles, words), said, *below])
        if len(parts) == 1:
            return parts[0]
    return None


def nearest(kept: Kept, articles: Articles, words: Words) -> Part | None:
    """The passages found instead of a declined answer, as many as there is room for."""
    found = [each for each in kept.nearest if each in articles]
    for count in range(len(found), 0, -1):
        shown = [render.excerpt(articles[c], c.start, c.end, words) for c in found[:count]]
        parts = join([Block(words.say("nearest")), *shown])
        if len(parts) == 1:
            return parts[0]
    return None


def sentences(kept: Kept, articles: Articles, links: Links) -> Block:
    """What the answer says, its short answers bold, its markers linked."""
    addresses = {
        number: links.of(_citation(number, cited, articles[cited]))
        if cited in articles
        else links.passage(number)
        for number, cited in enumerate(kept.citations, 1)
    }
    block, at = Block(), 0
    for start, end, kind, number in _styles(kept):
        block.plain(kept.text[at:start])
        block.styled(kind, kept.text[start:end], addresses.get(number))
        at = end
    return block.plain(kept.text[at:]).plain("\n")


def _styles(kept: Kept) -> Sequence[tuple[int, int, str, int]]:
    """(start, end, kind, number) of what is styled in the text, in order."""
    bold = [(each.start, each.end, MessageEntity.BOLD, 0) for each in kept.bold]
    markers = [
        (found.start(), found.end(), MessageEntity.TEXT_LINK, int(found[1]))
        for found in _MARKER.finditer(kept.text)
        if int(found[1]) <= len(kept.citations)
    ]
    return sorted([*bold, *markers])


def _sources(
    kept: Kept, articles: Articles, opened: int, words: Words, context: int
) -> Iterator[Block]:
    above = None
    for number, cited in enumerate(kept.citations, 1):
        article = articles.get(cited)
        if article is None:
            yield Block(f"[{number}] {words.say('evidence-gone')}")
        elif number == opened:
            heading = render.heading(article, words, number, at=cited.start).plain("\n")
            yield heading.add(render.surroundings(article, cited.start, cited.end, context))
        else:
            yield render.source(_citation(number, cited, article), above, words)
        above = cited.article if article is not None else None


def _citation(number: int, cited: Cited, article: Article) -> Citation:
    text = article.text[cited.start : cited.end]
    return Citation(number, Quote(article.id, cited.start, cited.end, text), article)


def _above(kept: Kept, articles: Articles, words: Words) -> list[Block]:
    """What it was asked of, if that is one article, and that it doesn't answer, if it doesn't."""
    titles = [each.title for each in articles.values() if each.id == kept.article]
    about = [render.about(each, words) for each in titles[:1]]
    return [*about, *([noted(words)] if kept.outcome == "declined" else [])]


def noted(words: Words) -> Block:
    """What a passage that is no answer begins with."""
    return Block().styled(MessageEntity.ITALIC, words.say("nearest-passage"))
