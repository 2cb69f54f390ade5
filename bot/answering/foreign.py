"""A claim in another language than the passage it rests on: what of it can be checked. Pure.

numbers, dates and quoted phrases   all must be in the passage
names in Latin letters              all must be, as they are or as CLDR translates them
names in other letters              can't be told from words for sure; one that sounds like a name
                                    of the passage counts for the claim, none counts against it
everything else                     can't be checked, so a claim without any of these falls
"""

import re
from functools import lru_cache
from typing import Final

from bot.answering import cldr, dates, facts
from index.language import WRITTEN_IN
from index.lexical import fold
from index.line import likeness

_LATIN_NAME: Final = re.compile(r"(?<![A-Za-zÀ-ž])[a-zà-ž]*[A-ZÀ-Ž][A-Za-zÀ-ž]+")
_SMALL_WORDS: Final = frozenset(
    # how sentences begin in German, Dutch, French, Italian, Spanish, Portuguese
    "der die das den dem des ein eine einen einem einer er sie es sein seine ihr ihre dies diese "
    "dieser dieses im in am an auf aus bei mit nach seit von vor zu zum zur über unter für gegen "
    "während als wenn da dort hier heute damals danach später und aber auch nur erst schon "
    "insgesamt "
    "de het een hij zij ze dit deze dat op om bij met na sinds van voor tot over onder tegen toen "
    "le la les l un une il elle ils elles ce cet cette ces son sa ses leur en au aux dans sur par "
    "pour avec sans depuis selon après avant pendant lors puis mais et on c d "
    "lo gli i uno una nel nella nei dal dalla del della al alla si è dopo prima secondo durante "
    "per con su tra fra poi ma anche "
    "el los las unos unas su sus este esta estos estas se fue según tras desde hasta entre hacia "
    "sobre cuando durante además también después antes luego pero y al hoy ahora así ese esa "
    "o a os as um uma seu sua foi no na nos nas do da dos das em por com sem desde após antes "
    "segundo quando também depois mas e ao à ele ela eles elas".split()
)
_OTHER_LETTERS: Final = dict(
    zip(
        "бвгджзклмнпрстфхцчшщ" + "بپتثجچحخدذرزژسشصضطظغفقکگلمن",
        "b v g d j z k l m n p r s t f k ts ch s s "
        "b p t s j ch h k d z r z j s s s z t z g f k k g l m n".split(),
        strict=True,
    )
)
_ELIDED: Final = re.compile(r"\b[^\W\d_]{1,5}['’](?=\w)")
_UNHEARD: Final = re.compile(r"[^a-z]|[aeiouyhvw]|(.)(?=\1)")


def missing(claim: str, text: str, language: str, its_language: str) -> list[str]:
    """The numbers, dates, quoted phrases and names in Latin letters that a text lacks."""
    lacking = facts.missing_figures(claim, text, language, its_language)
    return lacking + strangers(claim, text, language, its_language)


def strangers(claim: str, text: str, language: str, its_language: str) -> list[str]:
    """The names in Latin letters that a text doesn't have."""
    words, known = facts.word_set(text), _names(text)
    found = []
    for run in _runs(claim, language):
        if _is_place(run, text, language, its_language):
            continue
        new = [each for each in run if not facts.known(each, words) and not _is_like(each, known)]
        # German titles have capitals: "Königin Victoria"
        is_titled = language == "de" and new and run[-1] not in new
        found += [] if is_titled else new
    return found


def anchors(claim: str, text: str, language: str, its_language: str) -> int:
    """How many numbers, months and names of a claim a text has."""
    dated = dates.read(claim, language)
    numbers, months = facts.known_numbers(text, its_language), dates.months(text, its_language)
    found = sum(bool(each & numbers) for each in facts.numbers(dated.rest, language))
    found += sum(bool(each & months) for each in dated.months)
    if _is_latin(language):
        return found + _named(claim, text, language, its_language)
    heard = {_sound(each) for each in _names(text)}
    return found + sum(_is_heard(_sound(word), heard) for word in facts.word_set(claim))


def _named(claim: str, text: str, language: str, its_language: str) -> int:
    words, runs = facts.word_set(text), _runs(claim, language)
    places = sum(_is_place(run, text, language, its_language) for run in runs)
    return places + sum(facts.known(each, words) for run in runs for each in run)


def _runs(claim: str, language: str) -> list[tuple[str, ...]]:
    """The names in Latin letters; in a text of other letters, each word that has a capital."""
    if not _is_latin(language):
        return [(each,) for each in _LATIN_NAME.findall(claim)]
    rest = dates.read(claim, language).rest
    rest = _ELIDED.sub(r"\g<0> ", rest) if language in ("fr", "it", "ca") else rest
    found = facts.names(rest, language)
    opening = found.opening
    if not opening or fold(opening) in _FOLDED or _opens_with_verb(rest, opening):
        return list(found.runs)
    first = found.runs[:1]
    if first and re.match(rf"\W*{re.escape(' '.join((opening, *first[0])))}", rest):
        return [(opening, *first[0]), *found.runs[1:]]
    return [(opening,), *found.runs]


def _opens_with_verb(claim: str, opening: str) -> bool:
    """Whether a number follows the first word, as in "Costó 6,15 millones"."""
    return bool(re.match(rf"\W*{re.escape(opening)}\s\d", claim))


def _is_latin(language: str) -> bool:
    return language in WRITTEN_IN["LATIN"]


@lru_cache(maxsize=2048)
def _names(text: str) -> frozenset[str]:
    found = facts.names(text)
    return frozenset(fold(each) for run in (*found.runs, (found.opening,)) for each in run if each)


@lru_cache(maxsize=2048)
def _places(run: tuple[str, ...], language: str) -> list[str]:
    """The places that a name may be of, whatever its case: "des Vereinigten Königreichs"."""
    named = ((name.split(), place) for name, place in cldr.places(language).items())
    return [
        place
        for words, place in named
        if len(words) == len(run)
        and all(facts.known(ours, frozenset({its})) for ours, its in zip(run, words, strict=True))
    ]


def _is_place(run: tuple[str, ...], text: str, language: str, its_language: str) -> bool:
    """Whether CLDR knows it for a place that the text names in its own language."""
    return any(cldr.mentions(text, each, its_language) for each in _places(run, language))


def _is_like(word: str, known: frozenset[str]) -> bool:
    """ "Londres" is like "London"."""
    return any(likeness(fold(word), each) for each in known)


def _is_heard(sound: str, sounds: set[str]) -> bool:
    """Whether a word sounds like one of them, but for a case ending."""
    return any(
        len(each) > 2 and sound.startswith(each) and len(sound) < len(each) + 3 for each in sounds
    )


def _sound(word: str) -> str:
    """A word's consonants in Latin letters, roughly: Маск, ماسک and Musk are "msk"."""
    latin = "".join(_OTHER_LETTERS.get(char, char) for char in fold(word))
    plain = latin.replace("ck", "k").replace("ch", "k").replace("c", "k").replace("q", "k")
    return _UNHEARD.sub("", plain.replace("x", "ks").replace("ph", "f"))


_FOLDED: Final = frozenset(map(fold, _SMALL_WORDS))
