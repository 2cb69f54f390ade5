"""Where sentences end, in any script, with exact offsets.

text ─ lines (a line end is a boundary, unless the text is hard-wrapped)
     └ terminators . ! ? … 。！？ ؟ ۔ । with the quotes and brackets that close behind them,
       but not after an abbreviation, an initial, or inside a number or an address
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from index.types import Span

CLOSERS: Final = "\"'”’»›)]}）」』】〉》＂＇*_"
_END: Final = re.compile(
    rf"(?:(?<![.!?…])[.!?…]++[{re.escape(CLOSERS)}]*+(?=\s|$))"  # a long row is read once
    rf"|(?:[。！？｡؟۔।॥]+[{re.escape(CLOSERS)}]*)"
)
_BLANK: Final = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])[ \t]*(?:\r\n|[\n\r\u2028\u2029])\s*")
_LINE: Final = re.compile(r"[\n\r\u2028\u2029]\s*")
_MARK: Final = re.compile(r"(?:\r\n|[\n\r])[^\S\r\n]*(?=(?:[-*+•—–]|\d{1,3}[.)]|#{1,6}|\|)\s)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")

# Words that end in a full stop without ending the sentence.
ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof st sr jr rev hon gen col maj capt cmdr lt sgt gov sen rep pres messrs mt ft "
    "vs etc inc ltd co corp bros dept univ assn est approx fig figs vol vols no nos pp p ed eds al "
    "cf ca eg ie viz op cit e.g i.e a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec "
    "u.s u.k u.n e.u "
    "sra srta dra ud uds pág núm art av tel "
    "z.b d.h u.a usw bzw nr str bd hrsg "
    "г гг в вв т.е т.к т.д т.п и.о им ул д стр рис см руб коп тыс млн млрд акад проф "
    "m mme mlle".split()
)
# Of those, the ones that are words of their own: they don't end it before a number ("No. 5").
NUMBERED: Final = frozenset(
    "no nos art p pp jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# The ones that often end a sentence too: they end it before a capital letter,
ENDING: Final = frozenset("etc inc ltd co corp т.д т.п г гг al usw".split())
# and the ones that do so only before a word that opens sentences ("the U.S. President").
RARELY_ENDING: Final = frozenset("u.s u.k u.n e.u a.m p.m".split())
OPENERS: Final = frozenset(
    "the it in he she but a an this they we and on at after when as for if that there these its "
    "his her some many one i you what while since however".split()
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, in order, without the white space around them."""
    end = len(text) if end is None else end
    wrapped = is_hard_wrapped(text)
    spans = []
    for block_start, block_end in _blocks(text, start, end, wrapped):
        last = block_start
        for stop in _stops(text, block_start, block_end):
            spans.append((last, stop))
            last = stop
        spans.append((last, block_end))
    return [span for each in spans if (span := _trimmed(text, *each))]


def is_hard_wrapped(text: str) -> bool:
    """Whether lines were broken to fit a width, so that a line end says nothing.

    Such a text has many lines that stop short of a sentence's end at about the same length.
    """
    lines = [line.strip() for line in text[:20_000].splitlines()]
    full = [line for line, below in pairwise(lines) if line and below]
    if len(full) < 3:
        return False
    widest = sorted(len(line) for line in full)[int(len(full) * 0.9)]
    if not 40 <= widest <= 130:
        return False
    broken = sum(len(line) > 0.75 * widest and line[-1] not in ".!?…:;。！？" for line in full)
    return broken / len(full) > 0.5


def _blocks(text: str, start: int, end: int, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Stretches that a sentence can't cross: paragraphs or lines."""
    last = start
    rules = (_BLANK, _MARK) if wrapped else (_LINE,)
    for found in sorted(
        match.span() for rule in rules for match in rule.finditer(text, start, end)
    ):
        if found[0] < last:
            continue
        yield last, found[0]
        last = found[1]
    yield last, end


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends_here(text, start, match.start(), match.end()):
            yield match.end()


def _ends_here(text: str, start: int, stop: int, after: int) -> bool:
    """Whether the terminator at `stop` ends a sentence that began at `start`."""
    rest = text[after : after + 40].lstrip()
    following = rest.lstrip("\"'“‘«([¿¡—–-*_")[:1]
    if text[stop] in "。！？｡؟۔।॥":
        return True
    if following and following.islower():
        return False
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return True
    word = _WORD.search(text, max(start, stop - 24), stop)
    if word is None:
        return not _is_list_number(text, start, stop)
    bare = word.group().lower()
    if len(bare) == 1 and word.group().isupper():
        return not following.isupper() or _is_pronoun_end(text, word.start())
    if bare in RARELY_ENDING:
        return rest.split(maxsplit=1)[0].lower() in OPENERS if rest else True
    if bare in NUMBERED:
        return not following.isdigit()
    if bare in ABBREVIATIONS:
        return bare in ENDING and following.isupper()
    return True


def _is_pronoun_end(text: str, at: int) -> bool:
    """ "…and I." ends a sentence; "J. K. Rowling" doesn't."""
    return text[at] == "I" and text[max(0, at - 4) : at].endswith((" and ", "and "))


def _is_list_number(text: str, start: int, stop: int) -> bool:
    """ "1. First point": the number of a list item, alone at the start of its block."""
    return stop - start < 12 and text[start:stop].strip().isdigit()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
