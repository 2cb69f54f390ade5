"""Dates in a text: months by name, in any language CLDR knows, and dates in figures. Pure."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from bot.answering import cldr

_FIGURES: Final = re.compile(
    r"(?<![\d.])(?:(\d{1,2})([./-])(\d{1,2})\2(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))(?!\d)"
)
_BEFORE: Final = r"\d(?:\.|[ºª]|st|nd|rd|th|er)?\s*(?:de |di |d['’]|of )?"
_BEHIND: Final = r"\.?,?\s*(?:de |del |di |of )?\d"


@dataclass(frozen=True, slots=True)
class Dated:
    """The months of a text's dates, each as the numbers it may be (1 to 12), and the text without
    them: the numbers left are days, years, and what is no date at all."""

    months: frozenset[frozenset[int]]
    rest: str


@lru_cache(maxsize=2048)
def read(text: str, language: str) -> Dated:
    """A month counts where a day or a year stands beside it: "may" and "mars" are words too."""
    found: set[frozenset[int]] = set()

    def figures(match: re.Match[str]) -> str:
        low, high, year = sorted(int(each) for each in match.groups() if each and each.isdigit())
        found.add(frozenset({low, high} if high <= 12 else {low}))
        return f"{year} {high}" if high > 12 else f"{year}"

    def named(match: re.Match[str]) -> str:
        name = match["month"]
        if not name[0].isdigit() and match["before"] is None and match["behind"] is None:
            return match[0]
        found.add(frozenset({cldr.month(name, language)}))
        return f"{match['before'] or ''} "

    rest = _FIGURES.sub(figures, text)
    if pattern := _pattern(language):
        rest = pattern.sub(named, rest)
    return Dated(frozenset(found), rest)


@lru_cache(maxsize=2048)
def months(text: str, language: str) -> frozenset[int]:
    """Every month that a text may mention, 1 to 12."""
    dated = {number for each in read(text, language).months for number in each}
    pattern = _pattern(language)
    bare = pattern.finditer(text) if pattern else ()
    return frozenset(dated | {cldr.month(each["month"], language) for each in bare})


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    names = sorted(map(re.escape, cldr.months(language)), key=len, reverse=True)
    if not names:
        return None
    end = r"[^\W\d_]{0,3}(?!\w)" if cldr.is_inflected(language) else r"(?![^\W\d_])"
    whole = (rf"(?<!\d){n}" if n[0].isdigit() else rf"(?<![^\W\d_]){n}{end}" for n in names)
    pattern = rf"(?P<before>{_BEFORE})?(?P<month>{'|'.join(whole)})(?P<behind>(?={_BEHIND}))?"
    return re.compile(pattern, re.IGNORECASE)
