"""Words that are a courtesy and ask nothing: "OK, thanks!" Pure.

Each language has its own in its file of locales; whoever writes to a bot may use any of them. What
has a word beside them may ask something, and is a question.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from bot.chat.saying.words import LANGUAGES, Id, words_for

_PAUSE: Final = re.compile(r"[,.;!\n،؛।…—–-]+")
_ARABIC_VOWELS: Final = range(27, 36)
"""Classes of marks that may be written or left out
(https://www.unicode.org/reports/tr44/#Canonical_Combining_Class_Values)."""


def is_thanks(text: str) -> bool:
    """Whether it only thanks, or says that all is well."""
    return _is_nothing_but(Id("thanks"), text)


def is_greeting(text: str) -> bool:
    """Whether it only greets."""
    return _is_nothing_but(Id("greetings"), text)


def _is_nothing_but(id: Id, text: str) -> bool:
    said = [bare for part in _PAUSE.split(text) if (bare := _bare(part))]
    asks = any(unicodedata.name(each, "").endswith("QUESTION MARK") for each in text)
    return bool(said) and not asks and _known(id).issuperset(said)


def _bare(text: str) -> str:
    """Its letters and digits, and one space between its words."""
    return " ".join("".join(map(_kept, text)).casefold().split())


def _kept(each: str) -> str:
    if unicodedata.combining(each) in _ARABIC_VOWELS:
        return ""
    is_of_word = each.isalnum() or unicodedata.category(each).startswith("M")
    return each if is_of_word else " "


@cache
def _known(id: Id) -> frozenset[str]:
    lines = (words_for(language).say(id) for language in LANGUAGES)
    return frozenset(_bare(each) for line in lines for each in line.split("|"))
