"""What an article speaks of, in any script: names, headings, what it says again and again. Pure.

letters have cases    names of two words or more, inside sentences
they don't            words in a row that come again; where no spaces are, characters
all                   what stands in quotation marks that open and close, and headings
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from index.asked import EMPTY_WORDS
from index.lexical import bigrams, fold
from index.sentences import split_sentences
from index.words import is_unspaced, spans

LOOKED_AT: Final = 20_000
"""Characters of the text: what it speaks of, it speaks of there."""
SHORTEST: Final = 3
LONGEST: Final = 50
"""Characters of a phrase."""
MOST_REPEATED: Final = 20
_UPPER: Final = re.escape("".join(c for c in map(chr, range(0x2000)) if c.isupper()))
_LOWER: Final = re.escape("".join(c for c in map(chr, range(0x2000)) if c.islower()))
_NAME: Final = re.compile(
    rf"(?<=[{_LOWER},] )((?:[{_UPPER}][\w’'-]+)(?: [{_UPPER}][\w’'-]+){{1,3}})"
)
_QUOTED: Final = re.compile(r"[«“„「『《]([^«»“”„「」『』《》.!?。！？؟।\n]+)[»”“」』》]")
_JOINING: Final = frozenset(
    "的了在是和与及或为被把对从到由于而也就都又还很这那其之一不有我你他她它们个中上下"
)
"""Chinese characters that a phrase neither begins nor ends with."""


def phrases(text: str, headings: Iterable[str]) -> list[str]:
    """What an article speaks of, the most telling first, each once."""
    text = text[:LOOKED_AT]
    said = names(text) if has_cases(text) else repeated(text)
    quoted = [found.strip() for found in _QUOTED.findall(text)]
    counted = [each for each, _ in Counter(quoted).most_common()]
    titled = (each.rstrip(".:") for each in headings)
    every = (each for each in chain(said, titled, counted) if _is_phrase(each))
    return list({fold(each): each for each in reversed(list(every))}.values())[::-1]


def has_cases(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char.lower() != char.upper() for char in letters) > len(letters)


def names(text: str) -> list[str]:
    """Of two words or more, inside sentences, the most frequent first."""
    sentences = (span.of(text) for span in split_sentences(text))
    found = Counter(name for sentence in sentences for name in _NAME.findall(sentence))
    return [name for name, _ in found.most_common()]


def repeated(text: str) -> list[str]:
    """Stretches of text that come twice or more, those that hold most of it first; of two that
    share a word, or two characters, one."""
    counted = Counter(chain.from_iterable(_stretches(run) for run in _runs(text)))
    again = [each for each, count in counted.items() if count > 1]
    again.sort(key=lambda each: -counted[each] * len(each))
    found, taken = list[str](), set[str]()
    for each in again:
        parts = set(each.split() if " " in each else bigrams(each))
        if not parts & taken and len(found) < MOST_REPEATED:
            found.append(each)
            taken |= parts
    return found


def _runs(text: str) -> Iterator[list[str]]:
    """The words that nothing but a space, or nothing at all, stands between."""
    run: list[str] = []
    end = 0
    for span in spans(text):
        between, word = text[end : span.start], span.of(text)
        is_apart = between != ("" if is_unspaced(word) else " ")
        if run and (is_apart or is_unspaced(run[-1]) != is_unspaced(word)):
            yield run
            run = []
        run.append(word)
        end = span.end
    yield run


def _stretches(run: Sequence[str]) -> Iterator[str]:
    """Of two or three words; of three to eight characters."""
    unspaced = bool(run) and is_unspaced(run[0])
    joint, sizes = ("", range(3, 9)) if unspaced else (" ", range(2, 4))
    for size in sizes:
        for at in range(len(run) - size + 1):
            some = run[at : at + size]
            if not (_only_joins(some[0]) or _only_joins(some[-1])):
                yield joint.join(some)


def _only_joins(word: str) -> bool:
    return word in _JOINING or fold(word) in EMPTY_WORDS or word.isdecimal()


def _is_phrase(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and any(char.isalpha() for char in text)
