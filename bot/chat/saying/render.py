"""Answer → parts of text and entities, ready to send. Pure.

An answer is one message where it fits: the sentences with linked markers, then each source with
its expandable quote. A longer one becomes several such messages. Text and entities can't fail to
parse as markup can. How texts are cut to 4096 units stands in `parts.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from telegram import MessageEntity

from bot.answering.answerer import NAMED
from bot.chat.saying.links import Links, host
from bot.chat.saying.parts import Block, Part, fits, join, joined, units
from bot.chat.saying.words import ENGLISH, Words, has_rtl, isolated
from bot.types import Answer, Citation, Claim, Note
from index.types import Article

LONGEST_TITLE: Final = 200
LONGEST_NAMED: Final = 120
"""Characters of a title in a line of its own."""
LONGEST_WORD: Final = 40  # characters that stay with the markers behind them
NOTHING: Final = Part("…")


def render(answer: Answer, links: Links, words: Words = ENGLISH) -> list[Part]:
    """The messages of an answer, one at least."""
    return join(blocks(answer, links, words)) or [NOTHING]


def blocks(answer: Answer, links: Links, words: Words = ENGLISH) -> list[Block]:
    """What an answer's messages are made of, at least one of which shows."""
    note = noted(answer.note, words)
    below = [Block().styled(MessageEntity.ITALIC, note)] if note else []
    said = footnoted(answer, links, words) if answer.citations else [Block(uncited(answer, words))]
    return [*said, *below]


def noted(note: Note, words: Words) -> str:
    match note:
        case Note.INSTEAD:
            return words.say("model-away")
        case Note.BROKEN_OFF:
            return words.say("model-broke-off")
        case Note.DAY_SPENT:
            return words.say("model-day-spent")
        case Note.PERSON_SPENT:
            return words.say("model-person-spent")
        case Note.NONE | Note.TAKEN_BACK:  # said instead of an answer, not below one
            return ""


def uncited(answer: Answer, words: Words) -> str:
    """What an answer without sources says: that it is declined, and for want of what."""
    if answer.note is Note.TAKEN_BACK:
        return words.say("taken-back")
    if answer.outcome != "declined":
        return answer.text
    names = words.languages(answer.languages)
    if not names:
        return words.say("declined")
    shown = names if len(names) <= NAMED else [*names[: NAMED - 1], words.say("other-languages")]
    return words.say("declined-elsewhere", languages=words.listed(shown), count=len(names))


def footnoted(answer: Answer, links: Links, words: Words = ENGLISH) -> list[Block]:
    """The sentences with their sources below; where that is too long for a message, in sections.

    So a marker and its quote stand in one message, unless a sentence and its sources alone are
    longer than that.
    """
    fresh = {each.quote: each for each in answer.citations}  # not shown below a sentence yet
    addresses = {each.quote: (each.number, links.of(each)) for each in answer.citations}
    sections = [Section(words)]
    for claim in answer.claims:
        sentence = said(claim, [addresses[each] for each in claim.quotes])
        first = [fresh.pop(each) for each in claim.quotes if each in fresh]
        longer = sections[-1].plus([sentence], first)
        if sections[-1].sentences and not longer.fits():
            sections.append(Section(words).plus([sentence], first))
        else:
            sections[-1] = longer
    sections[-1] = sections[-1].plus([], list(fresh.values()))
    return [section.block() for section in sections]


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences, and the sources that they are the first to cite; `above` is the last one's id."""

    words: Words
    sentences: Sequence[Block] = ()
    sources: Sequence[Block] = ()
    above: str | None = None

    def plus(self, sentences: Sequence[Block], citations: Sequence[Citation]) -> "Section":
        shown = [self.above, *(each.article.id for each in citations)]
        new = [source(*each, self.words) for each in zip(citations, shown, strict=False)]
        every = [*self.sentences, *sentences]
        return Section(self.words, every, [*self.sources, *new], shown[-1])

    def fits(self) -> bool:
        """Whether one message holds it: a space or a line end goes with each block."""
        blocks = [*self.sentences, *self.sources]
        return fits(
            sum(each.length + 1 for each in blocks), sum(len(each.entities) for each in blocks)
        )

    def block(self) -> Block:
        """All of it. Should it have to be cut, each source stays together, the first with the
        markers above.
        """
        whole = joined(self.sentences, " ")
        start = whole.ties[-1][0] if whole.ties else 0
        whole.plain("\n")
        for each in self.sources:
            whole.plain("\n").add(each).tie(start)
            start = whole.length + 1
        return whole


def said(claim: Claim, markers: Sequence[tuple[int, str]]) -> Block:
    """The sentence, its short answer bold, and its markers, each (number, address)."""
    block = Block()
    if claim.answer is None:
        block.plain(claim.text)
    else:
        block.plain(claim.text[: claim.answer.start]).styled(MessageEntity.BOLD, claim.short)
        block.plain(claim.text[claim.answer.end :])
    last = block.text.rstrip()[-LONGEST_WORD:].rpartition(" ")[2]
    start = block.length - units(last)
    block.plain(" ")
    for number, address in markers:
        block.styled(MessageEntity.TEXT_LINK, f"[{number}]", address)
    return block.tie(start)


def source(citation: Citation, above: str | None, words: Words) -> Block:
    """ "[1] Title · p. 7 · site · date", and the quote below it, to be opened.

    `above` is the id of the article that the source above belongs to: its title isn't repeated.
    """
    block, article = Block().plain(f"[{citation.number}] "), citation.article
    on_page = page(article, citation.quote.start, words)
    if article.id == above:
        same = words.say("same-article")
        block.plain(f"{same}{beside(same, on_page)}")
    else:
        title = shortened(article.title)
        block.styled(MessageEntity.BOLD, title)
        for fact in (on_page, site(article), article.published):
            block.plain(beside(title, fact))
    block.plain("\n")
    return block.styled(MessageEntity.EXPANDABLE_BLOCKQUOTE, citation.quote.text.strip())


def passage(
    article: Article,
    start: int,
    end: int,
    words: Words = ENGLISH,
    *,
    number: int = 0,
    context: int = 600,
) -> list[Part]:
    """A quote in its surroundings below its article's name."""
    above = heading(article, words, number, at=start)
    return join([above, surroundings(article, start, end, context)])


def surroundings(article: Article, start: int, end: int, context: int) -> Block:
    """A quote bold inside its paragraph, to be opened; `context` characters around it at most."""
    low = article.text.rfind("\n", max(0, start - context), start) + 1 or max(0, start - context)
    high = article.text.find("\n", end, end + context)
    high = min(len(article.text), end + context) if high < 0 else high
    text = Block(article.text[low:start])
    text.styled(MessageEntity.BOLD, article.text[start:end]).plain(article.text[end:high])
    text.entities.insert(0, MessageEntity(MessageEntity.EXPANDABLE_BLOCKQUOTE, 0, text.length))
    return text


def excerpt(article: Article, start: int, end: int, words: Words) -> Block:
    """A passage below its article's name, to be opened."""
    block = heading(article, words, at=start).plain("\n")
    return block.styled(MessageEntity.EXPANDABLE_BLOCKQUOTE, article.text[start:end].strip())


def about(title: str, words: Words) -> Block:
    """The line above an answer that says which article was asked, when it was only one."""
    return Block(words.say("about", title=shortened(title, LONGEST_NAMED)))


def heading(article: Article, words: Words, number: int = 0, *, at: int | None = None) -> Block:
    """ "[1] Title · p. 7 · author · site · 2023-07-06 · as of 2026-11-25"

    `at` is where the quote starts whose page it is.
    """
    name = shortened(article.title)
    block = Block(f"[{number}] " if number else "").styled(MessageEntity.BOLD, name)
    fetched = words.say("as-of", date=article.fetched_at[:10])
    on_page = page(article, at, words) if at is not None else ""
    for fact in (on_page, article.author, site(article), article.published, fetched):
        block.plain(beside(name, fact))
    return block


def page(article: Article, at: int, words: Words) -> str:
    """ "p. 7"; "" where the article has no pages."""
    printed = article.page(at)
    return words.say("page", printed=printed) if printed else ""


def beside(title: str, fact: str) -> str:
    """ " · 2023-07-06", which behind a title from right to left would read 06-07-2023."""
    return f" · {isolated(fact) if has_rtl(title + fact) else fact}" if fact else ""


def site(article: Article) -> str:
    """The host of a page; nothing for a file, whose title says enough."""
    name = host(article.url or article.source) if _is_page(article) else ""
    return name.removeprefix("www.") or Path(article.source).name


def _is_page(article: Article) -> bool:
    return (article.url or article.source).startswith(("http://", "https://"))


def shortened(title: str, longest: int = LONGEST_TITLE) -> str:
    return title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…"
