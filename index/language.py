"""Which language a text is in: ISO 639-1 codes, by py3langid and by script."""

import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Collection
from typing import Final

from index.lexical import STOPWORDS, fold

LONG_ENOUGH: Final = 4000  # characters that decide the language of an article
CLOSE: Final = 30.0
"""How much less likely (log) a language of the library may be than the best guess and still be
taken for a question: one foreign name is enough to pull seven words of English to Polish. At 30,
none of 4,765 English questions (SQuAD 2.0, QED, news) and 1 of 944 names is taken for another
language, at 12 it is 1 and 40; 73 of 81 questions in 17 languages are told from English, and the
others have four words at most."""

_LATIN: Final = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ]+")
# Words of other scripts; where they are written without spaces, characters.
_OTHER: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ\u3040-\u30ff\u3400-\u9fff]+"
)
_lock = threading.Lock()


def detect(text: str, among: Collection[str] = ()) -> str:
    """The language of a text, or "" when it has no letters.

    `among` are the languages that are likely (those of the library): one of them wins over the
    best guess where it is nearly as likely and written in the same script.
    """
    sample = _framing(text[:LONG_ENOUGH])
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


def _framing(text: str) -> str:
    """A text in Latin and another script without what it names in the other one: "Who wrote Мастер
    и Маргарита?" is English, "Кто такой Elon Musk?" Russian."""
    latin = _LATIN.findall(text)
    rest = _LATIN.sub(" ", text)
    others = _OTHER.findall(rest)
    if not latin or not others:
        return text
    asks_in_english = fold(text.split()[0]) in STOPWORDS and 2 * len(latin) >= len(others)
    is_latin = asks_in_english or len(latin) > len(others)
    return "".join(" " if _OTHER.match(char) else char for char in text) if is_latin else rest


WRITTEN_IN: Final = {
    "LATIN": frozenset(
        "af az br bs ca cs cy da de en eo es et eu fi fo fr ga gl hr ht hu id is it ku la lb lt lv "
        "mg ms mt nb nl nn no oc pl pt qu ro sk sl sq sv sw tl tr vi wa xh zu".split()
    ),
    "CYRILLIC": frozenset("be bg kk ky mk mn ru sr uk".split()),
    "ARABIC": frozenset("ar fa ps ug ur".split()),
    "DEVANAGARI": frozenset("hi mr ne".split()),
    "CJK": frozenset("ja zh".split()),  # a few characters are taken for Wu as often as not
}


def script(text: str) -> str:
    """The script most letters are in, by its Unicode name: LATIN, CYRILLIC, ARABIC, CJK…"""
    names = Counter(
        unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
        for char in text[:LONG_ENOUGH]
        if char.isalpha()
    )
    return names.most_common(1)[0][0] if names else ""


def named(language: str) -> str:
    """A language's name in English; its code where we have none."""
    return NAMES.get(language, language)


NAMES: Final = dict(
    pair.split("=")
    for pair in (
        "af=Afrikaans am=Amharic ar=Arabic az=Azerbaijani be=Belarusian bg=Bulgarian bn=Bengali "
        "bs=Bosnian ca=Catalan cs=Czech cy=Welsh da=Danish de=German el=Greek en=English "
        "eo=Esperanto es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish fr=French ga=Irish "
        "gl=Galician gu=Gujarati he=Hebrew hi=Hindi hr=Croatian hu=Hungarian hy=Armenian "
        "id=Indonesian is=Icelandic it=Italian ja=Japanese ka=Georgian kk=Kazakh km=Khmer "
        "kn=Kannada ko=Korean ky=Kyrgyz la=Latin lo=Lao lt=Lithuanian lv=Latvian mk=Macedonian "
        "ml=Malayalam mn=Mongolian mr=Marathi ms=Malay my=Burmese nb=Norwegian ne=Nepali nl=Dutch "
        "nn=Norwegian no=Norwegian pa=Punjabi pl=Polish ps=Pashto pt=Portuguese ro=Romanian "
        "ru=Russian si=Sinhala sk=Slovak sl=Slovenian so=Somali sq=Albanian sr=Serbian sv=Swedish "
        "sw=Swahili ta=Tamil te=Telugu th=Thai tl=Filipino tr=Turkish ug=Uyghur uk=Ukrainian "
        "ur=Urdu uz=Uzbek vi=Vietnamese yi=Yiddish zh=Chinese"
    ).split()
)
