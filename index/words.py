"""What the words of a text are, in scripts that put spaces between them and in those that don't."""

import re
from collections.abc import Iterator
from typing import Final

from index.types import Span

_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Of scripts written without spaces."""
_SIGNS: Final = "\u0900-\u0963\u0966-\u0dff"
"""India's vowel signs, part of a word."""
_CHARACTER: Final = re.compile(f"[{_UNSPACED}]")
_WORD: Final = re.compile(f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]|[{_SIGNS}])+")


def words(text: str) -> list[str]:
    """In order; of a script written without spaces, each character is one."""
    return _WORD.findall(text)


def is_unspaced(word: str) -> bool:
    """Whether it is a character of a script written without spaces."""
    return _CHARACTER.fullmatch(word) is not None


def spans(text: str) -> Iterator[Span]:
    """Where they stand."""
    return (Span(*found.span()) for found in _WORD.finditer(text))


def word_count(text: str) -> int:
    """How many a reader would say there are: of scripts written without spaces, two characters
    make one."""
    spaced = [each for each in text.split() if any(char.isalnum() for char in each)]
    return sum(max(1, len(_CHARACTER.findall(each)) // 2) for each in spaced)
