"""What of a claim can be checked word by word: numbers, dates, names, quoted phrases, negation.

Pure. Numbers are compared by value ("1,500,000", "1.5 million"), names word by word with their
usual endings, phrases letter by letter. `foreign.py` does it where claim and text are in two
languages.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.answering import dates
from index.lexical import STOPWORDS, content_words, fold
from index.line import likeness
from index.sentences import OPENERS

_NUMBER: Final = re.compile(r"(?<![\d.,])\d+(?:[.,’'\u00a0\u202f]\d+|[ ]\d{3}(?!\d))*")
_SCALES: Final = (
    (1e9, r"mil mill?[oõ]\w+"),
    (1e3, r"thousand|tausend|mille?|mil|тыс\w*|k|هزار"),
    (1e6, r"mil(?:li|l|i|h)[oóõ]\w*|mill?|mio|mln|mn|m|млн|миллион\w*|میلیون"),
    (1e12, r"billionen|bill[oó]n(?:es)?|bilioni|trill?[ií]?[oõ]\w*|trn|триллион\w*|трлн"),
    (1e9, r"billions?|bilh[oõ]\w*|bn|b|mrd|mill?iard\w*|миллиард\w*|млрд|میلیارد"),
)
_MYRIADS: Final = ((1e4, re.compile("[万萬만]")), (1e8, re.compile("[億亿억]")))
_SCALE: Final = (
    *((by, re.compile(rf"[\s\u00a0-]?(?:{p})\b", re.I)) for by, p in _SCALES),
    *_MYRIADS,
)
_MARKS: Final = str.maketrans("٫٬", ".,")
_ENGLISH: Final = {
    word: value
    for value, words in enumerate(
        "zero|one first once|two second twice|three third thrice|four fourth|five fifth|six sixth"
        "|seven seventh|eight eighth|nine ninth|ten tenth|eleven eleventh|twelve twelfth"
        "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty".split("|")
    )
    for word in words.split()
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "dozen": 12}
_TWO_TO_TWELVE: Final = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "fa": "دو سه چهار پنج شش هفت هشت - ده یازده دوازده",
}
_WORDS: Final = {"en": _ENGLISH, "": _ENGLISH} | {
    language: {word: value for value, word in enumerate(words.split(), 2)}
    for language, words in _TWO_TO_TWELVE.items()
}
_VAGUE: Final = frozenset("one first once second".split())
"""Number words that mostly don't count anything: "one of the", "a second"."""

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_PIECE: Final = re.compile(r"[^\W\d_]+")
_ENDINGS: Final = ("s", "es", "n", "ns", "an", "ian", "ians", "e", "en", "er", "i")
_QUOTED: Final = re.compile(
    r"“([^“”]{2,})”|\"([^\"]{2,})\"|«([^«»]{2,})»|„([^„“”]{2,})[“”]|「([^「」]{2,})」"
    r"|(?<!\w)[‘']([^‘’']{2,}(?:[’'][a-z]{1,2}\b[^‘’']*)*)[’'](?!\w)"
)
_NOUN_ENDING: Final = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|ismus|innen|(?:ung|heit|keit|schaft|tion|ist|eur)en)$"
)
_BEFORE_NOUN: Final = re.compile(
    r"(?:\b(?i:d(?:er|ie|as|en|em|es)|(?:k?ein|mein|sein|ihr|unser|dies|jed|welch|viel|all)[a-z]*"
    rf"|im|am|zum|zur|vom|beim|ins|ans|{_TWO_TO_TWELVE['de'].replace(' ', '|')})"
    r"|\b[a-zäöüß]+(?:[^t]e|en|er|es|em)|\d\S*)\s$"
)
_NOT: Final = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without|fail(?:s|ed)? to"
    r"|refus(?:es|ed) to|den(?:y|ies|ied)|lacks?|lacked|kein\w*|nicht|nie|ohne|ni|nunca|jamás|sin"
    r"|ne|pas|jamais|sans|non|senza|не|нет|никогда|без|não|nunca|nem|sem|niet|geen|nooit|zonder"
    r"|هرگز|هیچ|بدون|نیست\w*|نبود\w*|نشد\w*|نکرد\w*|نمی\w*|نخواه\w*|نداشت\w*|ندارد)\b|\wn[’']t\b",
    re.IGNORECASE,
)
_NOT_ONLY: Final = re.compile(
    r"\bnot (?:only|just|merely|least)\b|\bno (?:less|fewer) than\b", re.I
)


@dataclass(frozen=True, slots=True)
class Names:
    """Runs of capitalised words. `opening` is the first word of the sentence if it may be one:
    whether it is a name, its capital can't tell."""

    runs: tuple[tuple[str, ...], ...]
    opening: str


@lru_cache(maxsize=2048)
def numbers(text: str, language: str = "en") -> frozenset[frozenset[float]]:
    """Each number as the values it can be read as ("1,500" is 1500 or 1.5)."""
    text, known = text.translate(_MARKS), _WORDS.get(language, {})
    found = [_values(text, match) for match in _NUMBER.finditer(text)]
    words = (word for word in _WORD.findall(text.lower()) if word not in _VAGUE)
    return frozenset([*found, *(frozenset({float(known[w])}) for w in words if w in known)])


@lru_cache(maxsize=2048)
def known_numbers(text: str, language: str = "en") -> frozenset[float]:
    """Every value a text can be said to give: scaled, bare, or in words."""
    text, words = text.translate(_MARKS), _WORDS.get(language, {})
    known = {float(value) for word, value in words.items() if fold(word) in word_set(text)}
    for match in _NUMBER.finditer(text):
        known |= _values(text, match) | _readings(match.group())
    return frozenset(known)


def _values(text: str, match: re.Match[str]) -> frozenset[float]:
    readings = _readings(match.group())
    for by, scale in _SCALE:
        if scale.match(text, match.end()):
            return frozenset(round(value * by, 6) for value in readings)
    return readings


def _readings(digits: str) -> frozenset[float]:
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in digits)
    plain = re.sub(r"[ ’'\u00a0\u202f]", "", plain)
    readings = set()
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) or re.fullmatch(r"[\d.]+", plain):
        readings.add(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) or re.fullmatch(r"[\d,]+", plain):
        readings.add(plain.replace(".", "").replace(",", "."))
    return frozenset(float(each) for each in readings or {plain} if each.count(".") < 2) or (
        frozenset(float(each) for each in re.findall(r"\d+", plain))
    )


def names(text: str, language: str = "") -> Names:
    """In German only what can't be a noun: all of those have capitals."""
    runs: list[tuple[str, ...]] = []
    run: list[str] = []
    opening, last = "", 0
    for number, match in enumerate(_WORD.finditer(text)):
        word = match.group()
        if run and text[last : match.start()] != " ":
            run = _ended(run, runs)
        if number == 0 and not (word.isupper() and len(word) > 2):
            opening = word if _may_open_as_name(word) else ""
        elif word[0].isupper() and word not in ("I", "I'm", "I’m"):
            run.append(word)
        else:
            run = _ended(run, runs)
        last = match.end()
    _ended(run, runs)
    if language == "de":
        runs = [each for each in runs if not _is_noun(each, text)]
    return Names(tuple(runs), opening)


def _ended(run: list[str], runs: list[tuple[str, ...]]) -> list[str]:
    if run:
        runs.append(tuple(run))
    return []


def _may_open_as_name(word: str) -> bool:
    return word[0].isupper() and fold(word) not in STOPWORDS and fold(word) not in OPENERS


def _is_noun(run: tuple[str, ...], text: str) -> bool:
    """Of German: one word with a noun's ending, or behind an article, an adjective or a number;
    and what is counted ("6 Millionen Pfund")."""
    before = text[: text.index(" ".join(run))]
    if len(run) == 2:
        return bool(re.search(r"\d\s$", before))
    return len(run) == 1 and bool(_NOUN_ENDING.search(run[0]) or _BEFORE_NOUN.search(before))


def missing(claim: str, text: str, article: str = "", language: str = "en") -> list[str]:
    """The numbers, dates, names and quoted phrases of a claim that a text lacks.

    Both are in the `language`. Of a name of several words ("Elon Musk") one in the text is enough
    where the whole name stands in the `article`: later sentences call people by their surname.
    """
    lacking = missing_figures(claim, text, language, language)
    words = word_set(text)
    for run in names(dates.read(claim, language).rest, language).runs:
        strangers = [word for word in run if not known(word, words)]
        spelled_out = len(strangers) < len(run) and _letters(" ".join(run)) in _letters(article)
        if strangers and not spelled_out:
            lacking += strangers
    return lacking


def missing_figures(claim: str, text: str, language: str, its_language: str) -> list[str]:
    """The numbers, dates and quoted phrases that a text lacks, each in its language."""
    dated, known_to_it = dates.read(claim, language), known_numbers(text, its_language)
    months = dates.months(text, its_language)
    lacking = [f"{min(each):g}" for each in numbers(dated.rest, language) if not each & known_to_it]
    lacking += [f"month {min(each)}" for each in dated.months if not each & months]
    quoted = [phrase for phrase in phrases(claim) if _letters(phrase) not in _letters(text)]
    return lacking + quoted


def known(word: str, words: frozenset[str]) -> bool:
    """Whether every part of a word stands among words, but for its ending."""
    parts = _PIECE.findall(fold(word))
    return all(any(_same(part, other) for other in words) for part in parts if len(part) > 1)


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    if short.isascii() and long.isascii():
        return len(short) > 3 and long.startswith(short) and long[len(short) :] in _ENDINGS
    return len(short) > 3 and len(long) - len(short) < 4 and long.startswith(short[:-1])


@lru_cache(maxsize=2048)
def word_set(text: str) -> frozenset[str]:
    return frozenset(_PIECE.findall(fold(text)))


def phrases(text: str) -> list[str]:
    """What stands in quotation marks."""
    return [next(filter(None, each)) for each in _QUOTED.findall(text)]


@lru_cache(maxsize=2048)
def _letters(text: str) -> str:
    """A text for comparing letter by letter: no case, no quotation marks, single spaces."""
    bare = re.sub(r"[\"'“”„«»‘’`*_\[\]()]", "", text.casefold())
    return " ".join(bare.split()).rstrip(".,;:!?… ")


def covered(claim: str, text: str) -> float:
    """The share of a claim's telling words that a text has a like of, 0 to 1."""
    mine, its = content_words(claim), list(word_set(text))
    if not mine:
        return 0.0
    return sum(any(likeness(word, other) for other in its) for word in mine) / len(mine)


def contradicts(claim: str, text: str) -> bool:
    """Whether one of them denies what the other says, as far as little words tell.

    A claim that denies needs a text that does; a text that denies a word of the claim ("did not
    attend") doesn't support a claim that doesn't.
    """
    claim, text = _NOT_ONLY.sub(" ", claim), _NOT_ONLY.sub(" ", text)
    theirs = list(_denied(text))
    if _NOT.search(claim):
        mine = list(_denied(claim))
        return not _alike(mine, theirs) if mine and theirs else not denies(text)
    return _alike(theirs, content_words(claim))


def denies(text: str) -> bool:
    """Whether a text denies anything, as far as little words tell."""
    return bool(_NOT.search(_NOT_ONLY.sub(" ", text)))


def _alike(words: Sequence[str], others: Sequence[str]) -> bool:
    return any(likeness(word, other) for word in words for other in others)


def _denied(text: str) -> Iterator[str]:
    """The first telling word behind each denial, as content words are folded."""
    for found in _NOT.finditer(text):
        following = content_words(re.split(r"[,;:.]", text[found.end() :], maxsplit=1)[0])
        yield from following[:1]
