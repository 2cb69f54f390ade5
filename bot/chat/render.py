"""Answer → parts of text and entities, ready to send. Pure.

An answer is one message where it fits: the sentences with linked markers, then each source with
its expandable quote. Text and entities can't fail to parse as markup can. Offsets are UTF-16
units, as Telegram counts; a longer answer becomes several parts, cut between blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from telegram import MessageEntity

from bot.types import Answer, Citation, Claim
from index.types import Article

# https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing
LONGEST: Final = 4096
# https://core.telegram.org/api/config: entities beyond this are dropped
MOST_ENTITIES: Final = 100
LONGEST_TITLE: Final = 200
FRAGMENT_WORDS: Final = 5


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Part:
    """One message's text and entities."""

    text: str
    entities: Sequence[MessageEntity] = ()


@dataclass(slots=True)
class Block:
    """Text under construction; what is styled gets an entity."""

    text: str = ""
    entities: list[MessageEntity] = field(default_factory=list)

    def plain(self, text: str) -> "Block":
        self.text += text
        return self

    def styled(self, kind: str, text: str, url: str | None = None) -> "Block":
        if text.strip():
            self.entities.append(MessageEntity(kind, units(self.text), units(text), url=url))
        self.text += text
        return self


def join(blocks: Sequence[Block], separator: str = "\n\n") -> list[Part]:
    """The blocks as few parts as Telegram's limits allow, in order."""
    parts: list[Part] = []
    text, entities = "", list[MessageEntity]()
    for block in (piece for each in blocks for piece in cut(each)):
        offset = units(text + separator) if text else 0
        crowded = len(entities) + len(block.entities) > MOST_ENTITIES
        if text and (offset + units(block.text) > LONGEST or crowded):
            parts.append(Part(text, tuple(entities)))
            text, entities, offset = "", [], 0
        text += (separator if text else "") + block.text
        entities += shifted(block.entities, offset)
    return [*parts, Part(text, tuple(entities))] if text else parts


def shifted(entities: Sequence[MessageEntity], by: int) -> list[MessageEntity]:
    return [
        MessageEntity(each.type, each.offset + by, each.length, url=each.url) for each in entities
    ]


def cut(block: Block) -> list[Block]:
    """A block that no message can hold, in pieces: at white space, each keeping its style."""
    pieces = []
    while units(block.text) > LONGEST or len(block.entities) > MOST_ENTITIES:
        at = _place_to_cut(block)
        pieces.append(_slice(block, 0, at))
        block = _slice(block, at, len(block.text))
    return [*pieces, block]


def _place_to_cut(block: Block) -> int:
    """An index into the text, the last white space that fits if there is one near."""
    limit = LONGEST
    if len(block.entities) > MOST_ENTITIES:
        limit = min(limit, max(1, block.entities[MOST_ENTITIES].offset))
    longest = len(block.text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore"))
    space = max(block.text.rfind(mark, longest // 2, longest) for mark in (" ", "\n"))
    return space + 1 if space > 0 else max(1, longest)


def _slice(block: Block, start: int, end: int) -> Block:
    low, high = units(block.text[:start]), units(block.text[:end])
    entities = []
    for each in block.entities:
        left, right = max(each.offset, low), min(each.offset + each.length, high)
        if left < right:
            entities.append(MessageEntity(each.type, left - low, right - left, url=each.url))
    return Block(block.text[start:end], entities)


def render(answer: Answer, bot: str) -> list[Part]:
    """The messages of an answer; `bot` is the bot's username, for links to passages."""
    note = [Block().styled(MessageEntity.ITALIC, answer.note)] if answer.note else []
    if not answer.citations:
        return join([Block(answer.text), *note])
    links = {each.number: link(each, bot) for each in answer.citations}
    numbers = {each.quote: each.number for each in answer.citations}
    body = Block()
    for claim in answer.claims:
        body.plain(" " if body.text else "")
        said(body, claim).plain(" ")
        for each in claim.quotes:
            number = numbers[each]
            body.styled(MessageEntity.TEXT_LINK, f"[{number}]", links[number])
    body.plain("\n")
    shown = [None, *(each.article.id for each in answer.citations)]
    return join([body, *map(source, answer.citations, shown), *note], separator="\n")


def said(block: Block, claim: Claim) -> Block:
    """The sentence, its short answer bold."""
    if claim.answer is None:
        return block.plain(claim.text)
    block.plain(claim.text[: claim.answer.start]).styled(MessageEntity.BOLD, claim.short)
    return block.plain(claim.text[claim.answer.end :])


def source(citation: Citation, above: str | None = None) -> Block:
    """ "[1] Title · site · date", and the quote below it, to be opened.

    `above` is the id of the article that the source above belongs to: its title isn't repeated.
    """
    block = Block().plain(f"[{citation.number}] ")
    if citation.article.id == above:
        block.plain("same article")
    else:
        block.styled(MessageEntity.BOLD, shortened(citation.article.title))
        for fact in (site(citation.article), citation.article.published):
            block.plain(f" · {fact}" if fact else "")
    block.plain("\n")
    return block.styled(MessageEntity.EXPANDABLE_BLOCKQUOTE, citation.quote.text.strip())


def passage(article: Article, start: int, end: int, context: int = 600) -> list[Part]:
    """A quote in its surroundings, bold inside its paragraph."""
    low = article.text.rfind("\n", max(0, start - context), start) + 1 or max(0, start - context)
    high = article.text.find("\n", end, end + context)
    high = min(len(article.text), end + context) if high < 0 else high
    title = Block().styled(MessageEntity.BOLD, shortened(article.title))
    for fact in (article.author, site(article), article.published):
        title.plain(f" · {fact}" if fact else "")
    text = Block(article.text[low:start])
    text.styled(MessageEntity.BOLD, article.text[start:end]).plain(article.text[end:high])
    quoted = MessageEntity(MessageEntity.BLOCKQUOTE, 0, units(text.text))
    return join([title, Block(text.text, [quoted, *text.entities])])


def link(citation: Citation, bot: str) -> str:
    """Where a marker leads: the sentence on its page, or the passage in a chat with the bot."""
    page = citation.article.url
    if page:
        return page + ("" if "#" in page else text_fragment(citation.quote.text))
    quote = citation.quote
    return f"https://t.me/{bot}?start=q-{quote.article_id}-{quote.start}-{quote.end}"


def text_fragment(quote: str) -> str:
    """Lets a browser jump to the quote (https://wicg.github.io/scroll-to-text-fragment/)."""
    words = quote.split()
    if len(words) <= 2 * FRAGMENT_WORDS:
        return f"#:~:text={_encoded(words)}"
    return f"#:~:text={_encoded(words[:FRAGMENT_WORDS])},{_encoded(words[-FRAGMENT_WORDS:])}"


def _encoded(words: Sequence[str]) -> str:
    # a dash or a comma would end the directive's term
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")


def site(article: Article) -> str:
    """The host of a page; nothing for a file, whose title says enough."""
    host = urlsplit(article.url or article.source).netloc if _is_page(article) else ""
    return host.removeprefix("www.") or Path(article.source).name


def _is_page(article: Article) -> bool:
    return (article.url or article.source).startswith(("http://", "https://"))


def shortened(title: str, longest: int = LONGEST_TITLE) -> str:
    return title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…"
