"""A text fragment: what makes a browser jump to a quote on its page, and mark it there. Pure.

    #:~:text=prefix-,start,end,-suffix    https://wicg.github.io/scroll-to-text-fragment/

A browser marks the first place where these follow one another, in whole words, whatever their case
and accents. Only white space may stand between prefix and start and between end and suffix,
anything between start and end. Each lies within one block of the page: for us, within a line of
the stored text, and not across the bars between a row's cells or the bullet of a list, which
may not stand on the page.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice, pairwise
from operator import itemgetter
from typing import Final
from urllib.parse import quote as percent_encoded

import regex

from bot.chat.saying.parts import sendable
from index.types import Span

TERM_WORDS: Final = 5
TERM_CHARS: Final = 40
"""Of a start or an end, at first; a language without spaces makes words of any length."""
MOST_CONTEXT: Final = 8
"""Words that make a term longer, or that stand in a prefix or a suffix, at most."""
LONGEST: Final = 1000
"""Characters of a fragment."""

Words = Sequence[Span]
Terms = tuple[Words, Words, Words]
"""What comes before, what is marked, what comes after."""
ELSEWHERE, FIRST, ONLY = range(3)

_WIDE: Final = "。、，；：！？」』）》।॥"  # no space follows these
_WORD: Final = regex.compile(rf"[^\s{_WIDE}]+[{_WIDE}]*|[{_WIDE}]+")
_LINE: Final = regex.compile(r"[^\n]+")
_WALL: Final = regex.compile(r"(?<!\S)\|+(?!\S)|(?m:^)[^\S\n]*[-*+–—•·‣◦▪●○](?=\s)")
_BOUNDARY: Final = regex.compile(r"\b", regex.WORD)  # of UAX #29
_IGNORED: Final = regex.compile(r"[\p{Mn}\p{Cf}]+")
_SPACES: Final = regex.compile(r"[^\S\n]+")
_QUOTATION_MARKS: Final = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def text_fragment(text: str, quote: Span) -> str:
    """Leads to this place of the text; "" where what is short enough can't.

    Where the same words stand elsewhere too, it holds as much of what is around them as tells the
    places apart. Where that can't be told, within limits, it leads to the first of them.
    """
    place = _placed(_lines(text), quote)
    if place is None:
        return ""
    chosen = (_encoded(place.directive()), _encoded(place.plain()))
    return next((each for each in chosen if len(each) <= LONGEST), "")


@dataclass(frozen=True, slots=True)
class Directive:
    """The terms as they stand in the text; "" where there is none."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""


def _encoded(directive: Directive) -> str:
    prefix, start, end, suffix = (
        # a dash, a comma or an ampersand would end the term
        percent_encoded(sendable(each), safe="").replace("-", "%2D")
        for each in (directive.prefix, directive.start, directive.end, directive.suffix)
    )
    terms = (prefix and f"{prefix}-", start, end, suffix and f"-{suffix}")
    return f"#:~:text={','.join(each for each in terms if each)}"


@dataclass(frozen=True, slots=True)
class _Place:
    """A quote among the words around it.

    `head` and `tail` are its words in its first block and in its last, which may be one; `before`
    and `after` the others of these blocks; `above` and `below` those of the blocks beside them.
    """

    text: str
    head: Words
    tail: Words
    before: Words
    after: Words
    above: Words
    below: Words

    def directive(self) -> Directive:
        """The shortest that leads here and nowhere else; if none does, here first."""
        return self._exact() if self._is_short else self._range()

    def plain(self) -> Directive:
        """Without anything around it."""
        if self._is_short:
            return Directive(self._term(self.head))
        start = self._starting(0)
        return Directive(self._term(start), self._term(self._ending(0, len(start))))

    @property
    def _is_short(self) -> bool:
        whole = self.tail[-1].end - self.head[0].start
        if self.head is not self.tail or len(self.head) > 2 * TERM_WORDS:
            return False
        return whole <= 2 * TERM_CHARS or len(self.head) == 1

    def _exact(self) -> Directive:
        prefix, start, suffix = _best(self._surrounded(), self._rank)
        return Directive(self._term(start), "", self._term(prefix), self._term(suffix))

    def _surrounded(self) -> Iterator[Terms]:
        """All of it, the shortest prefixes and suffixes first, those of other blocks last."""
        for before, after in self._beside():
            for count in range(MOST_CONTEXT + 1):
                prefix, suffix = _last(before, count), after[:count]
                yield prefix, self.head, ()
                yield (), self.head, suffix
                yield prefix, self.head, suffix

    def _range(self) -> Directive:
        """From its start on, its end is first met where the quote ends."""
        prefix, start, _ = _best(self._starts(), self._rank)
        _, end, suffix = _best(self._ends(len(start)), partial(self._ends_first, start[-1].end))
        return Directive(*map(self._term, (start, end, prefix, suffix)))

    def _starts(self) -> Iterator[Terms]:
        for before, _ in self._beside():
            for count in range(MOST_CONTEXT + 1):
                yield (), self._starting(count), ()
                yield _last(before, count), self._starting(0), ()

    def _ends(self, taken: int) -> Iterator[Terms]:
        for _, after in self._beside():
            for count in range(MOST_CONTEXT + 1):
                yield (), self._ending(count, taken), ()
                yield (), self._ending(0, taken), after[:count]

    def _beside(self) -> Iterator[tuple[Words, Words]]:
        yield self.before, self.after
        yield self.before or self.above, self.after or self.below

    def _starting(self, longer: int) -> Words:
        """The quote's first words; one at least is left for the end."""
        most = len(self.head) - (self.head is self.tail)
        return self.head[: min(_few(self.head) + longer, most)]

    def _ending(self, longer: int, taken: int) -> Words:
        """Its last words, without those that the start has taken."""
        words = self.tail[taken:] if self.head is self.tail else self.tail
        return _last(words, _few(words[::-1]) + longer)

    def _rank(self, terms: Terms) -> int:
        """Whether the terms stand here and nowhere else, or here first, or elsewhere first."""
        if not _fits(terms):
            return ELSEWHERE
        whole = _folded_text(self.text)
        found = list(islice(self._pattern(terms).finditer(whole, overlapped=True), 2))
        is_first = bool(found) and found[0].start(1) == len(_folded(self.text[: terms[1][0].start]))
        return (ONLY if len(found) == 1 else FIRST) if is_first else ELSEWHERE

    def _ends_first(self, start: int, terms: Terms) -> int:
        """The same for what begins behind `start` and ends with the quote."""
        if not _fits(terms):
            return ELSEWHERE
        end, high = self.tail[-1].end, max(each.end for words in terms for each in words)
        within = _folded(self.text[start:end])
        found = self._pattern(terms).search(within + _folded(self.text[end : high + 1]))
        return ONLY if found is not None and found.end(1) == len(within) else ELSEWHERE

    def _pattern(self, terms: Terms) -> "regex.Pattern[str]":
        """Finds them one behind the other; group 1 is the middle one."""
        prefix, middle, suffix = (regex.escape(_folded(self._term(each))) for each in terms)
        before, after = prefix and rf"{prefix}\s*", suffix and rf"\s*{suffix}"
        return regex.compile(rf"\b{before}({middle}){after}\b", regex.WORD)

    def _term(self, words: Words) -> str:
        return " ".join(self.text[words[0].start : words[-1].end].split()) if words else ""


def _best(candidates: Iterable[Terms], rank: Callable[[Terms], int]) -> Terms:
    """The first that ranks highest; none are looked at behind one that is ONLY."""
    tried = []
    for each in candidates:
        tried.append((rank(each), each))
        if tried[-1][0] == ONLY:
            break
    return max(tried, key=itemgetter(0))[1]


def _fits(terms: Terms) -> bool:
    """Whether a link could hold them. Patterns of thousands of characters take seconds to look for
    the first time, and a word without end is all that a hostile text needs."""
    return sum(words[-1].end - words[0].start for words in terms if words) <= LONGEST


def _last(words: Words, count: int) -> Words:
    return words[max(0, len(words) - count) :]


def _few(words: Words) -> int:
    """How many of them, from the first, make a term; one at least."""
    chars = 0
    for number, each in enumerate(words[:TERM_WORDS]):
        chars += each.end - each.start
        if chars > TERM_CHARS:
            return max(1, number)
    return min(TERM_WORDS, len(words))


# Where words and blocks begin and end


@lru_cache(maxsize=4)
def _lines(text: str) -> str:
    """The text, of the same length, so that each block is a line, and a line a block at most."""
    return str(_WALL.sub(lambda found: "\n" * len(found[0]), text))


def _placed(text: str, quote: Span) -> _Place | None:
    """The quote in its lines and the two beside them; None of a quote without a word."""
    region = _region(text, quote)
    lines = _LINE.finditer(text, region.start, region.end)
    blocks = [words for each in lines if (words := _words(text, Span(*each.span()), quote))]
    holding = [
        (number, [each for each in block if each.end > quote.start and each.start < quote.end])
        for number, block in enumerate(blocks)
    ]
    holding = [(number, words) for number, words in holding if words]
    if not holding:
        return None
    (first, head), (last, tail) = holding[0], holding[-1]
    return _Place(
        text,
        head,
        tail,
        before=blocks[first][: blocks[first].index(head[0])],
        after=blocks[last][blocks[last].index(tail[-1]) + 1 :],
        above=blocks[first - 1] if first else (),
        below=blocks[last + 1] if last + 1 < len(blocks) else (),
    )


def _region(text: str, quote: Span) -> Span:
    """Whole lines: those of the quote, and the nearest above and below that aren't empty."""
    own = text.rfind("\n", 0, quote.start) + 1
    above = text.rfind("\n", 0, len(text[:own].rstrip())) + 1
    end = _line_end(text, quote.end)
    return Span(above, _line_end(text, len(text) - len(text[end:].lstrip())))


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def _words(text: str, block: Span, quote: Span) -> Words:
    """What can be looked for: it begins and ends where words do, for any browser, and the quote
    too if it can.
    """
    cuts = [at for each in _WORD.finditer(text, block.start, block.end) for at in each.span()]
    cuts += [at for at in (quote.start, quote.end) if block.start < at < block.end]
    sure = sorted({at for at in cuts if _is_edge(text, at)} | {block.start, block.end})
    found = (_stripped(text, Span(*each)) for each in pairwise(sure))
    return [each for each in found if each.start < each.end]


def _stripped(text: str, span: Span) -> Span:
    within = span.of(text)
    start = span.start + len(within) - len(within.lstrip())
    return Span(start, start + len(within.strip()))


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends there; between letters, dictionaries of browsers differ."""
    around = text[max(0, at - 1) : at + 1]
    is_inside = len(around) == 2 and all(unicodedata.category(each)[0] in "LMN" for each in around)
    return not is_inside and _BOUNDARY.match(text, at) is not None


# What equals what


def _folded(text: str) -> str:
    """Equal where browsers look away from a difference, and a little more often."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_QUOTATION_MARKS))
        text = _IGNORED.sub("", text)
    return str(_SPACES.sub(" ", text.casefold()))


_folded_text = lru_cache(maxsize=4)(_folded)
"""An answer cites the same few articles again and again."""
