"""A sentence folded for comparing: its words, names and numbers, and how alike two words are."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.lexical import STOPWORDS, bigrams, fold

# The scripts of India write vowels as marks, which \w leaves out.
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0970-\u0dff\u200d])+")
_CAPITALISED: Final = re.compile(r"[^\W\d_]\w*")
_ENDINGS: Final = ".!?…。！？｡؟۔।॥:"
_CLOSING: Final = "\"'”’»)]*_"
_PRONOUNS: Final = frozenset(
    ("it", "he", "she", "they", "this", "these", "those", "that", "his", "her", "their", "its")
)
_LONG_NAME: Final = re.compile(
    r"[A-ZÀ-ÞА-Я][\w’'-]*(?: (?:(?:of|the|and|for|de|des|du|del|der|y|и) )*[A-ZÀ-ÞА-Я][\w’'-]*)+"
)
LONGEST_INITIALS: Final = 6
ALIKE: Final = 0.5
"""Words less alike than this are different words."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a sentence is made of, folded for comparing."""

    words: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    initials: frozenset[str]
    text: str

    @property
    def heading(self) -> bool:
        """Few words, no number, no full stop."""
        ended = self.text.rstrip(_CLOSING)[-1:] in _ENDINGS
        return not ended and len(self.words) <= 8 and not self.numbers

    @property
    def asks(self) -> bool:
        return self.text.rstrip(_CLOSING)[-1:] in "?؟？"

    @property
    def leans(self) -> bool:
        """It opens with a pronoun: what it is about stands before it."""
        return self.words[:1] != () and self.words[0] in _PRONOUNS


@lru_cache(maxsize=8192)
def read_line(text: str) -> Line:
    words = tuple(words_of(text))
    numbers = frozenset(word for word in words if word.isdigit() or word[0].isdigit())
    return Line(words, _names(text), numbers, _initials(text), text)


def words_of(text: str) -> list[str]:
    """Folded words; pairs of characters where words aren't set apart."""
    found = []
    for word in _WORD.findall(fold(text)):
        found += bigrams(word) or [word]
    return found


def _names(text: str) -> frozenset[str]:
    """Capitalised words, folded; the first word only where it is all capitals."""
    found = set()
    for match in _CAPITALISED.finditer(text):
        word = match.group()
        opening = match.start() == 0 and not (len(word) > 1 and word.isupper())
        if word[0].isupper() and not opening and (name := fold(word)) not in STOPWORDS:
            found.add(name)
    return frozenset(found)


def _initials(text: str) -> frozenset[str]:
    """What names of several words are shortened to: "European Union" to "eu"."""
    found = set()
    for match in _LONG_NAME.finditer(text):
        letters = "".join(word[0] for word in match.group().split() if word[0].isupper())
        found |= {
            fold(letters[start:end])
            for start in range(len(letters))
            for end in range(start + 2, min(len(letters), start + LONGEST_INITIALS) + 1)
        }
    return frozenset(found)


@lru_cache(maxsize=65536)
def _grams(word: str) -> frozenset[str]:
    if any(char.isdigit() for char in word):
        return frozenset((word,))
    marked = "^" + word
    return frozenset(marked[at : at + 3] for at in range(max(1, len(marked) - 2)))


def likeness(word: str, other: str) -> float:
    """How alike two folded words are, 0 to 1: Dice over three characters at a time.

    The end of a word isn't marked, so that it may change ("praise", "praised"); a number is
    itself or another.
    """
    if word == other:
        return 1.0
    mine, its = _grams(word), _grams(other)
    alike = 2 * len(mine & its) / (len(mine) + len(its))
    return alike if alike >= ALIKE else 0.0
