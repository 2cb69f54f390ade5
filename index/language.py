"""Which language a text is in: ISO 639-1 codes, by py3langid and by script."""

import threading
import unicodedata
from collections import Counter
from collections.abc import Collection
from typing import Final

LONG_ENOUGH: Final = 4000  # characters that decide the language of an article
CLOSE: Final = 12.0
"""How much less likely (log) a language of the library may be than the best guess and still be
taken for a question: one foreign name is enough to pull seven words of English to Polish."""

_lock = threading.Lock()


def detect(text: str, among: Collection[str] = ()) -> str:
    """The language of a text, or "" when it has no letters.

    `among` are the languages that are likely (those of the library): one of them wins over the
    best guess where it is nearly as likely and written in the same script.
    """
    sample = text[:LONG_ENOUGH]
    if not any(char.isalpha() for char in sample):
        return ""
    from py3langid import rank

    with _lock:  # the first call loads the model
        ranked: list[tuple[str, float]] = rank(sample)
    best, score = ranked[0]
    if among and best not in among:
        alike = WRITTEN_IN.get(script(sample), frozenset())
        for code, its_score in ranked:
            if code in among and code in alike and score - its_score < CLOSE:
                return code
    return best


WRITTEN_IN: Final = {
    "LATIN": frozenset(
        "af az br bs ca cs cy da de en eo es et eu fi fo fr ga gl hr ht hu id is it ku la lb lt lv "
        "mg ms mt nb nl nn no oc pl pt qu ro sk sl sq sv sw tl tr vi wa xh zu".split()
    ),
    "CYRILLIC": frozenset("be bg kk ky mk mn ru sr uk".split()),
    "ARABIC": frozenset("ar fa ps ug ur".split()),
    "DEVANAGARI": frozenset("hi mr ne".split()),
}


def script(text: str) -> str:
    """The script most letters are in, by its Unicode name: LATIN, CYRILLIC, ARABIC, CJK…"""
    names = Counter(
        unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
        for char in text[:LONG_ENOUGH]
        if char.isalpha()
    )
    return names.most_common(1)[0][0] if names else ""
