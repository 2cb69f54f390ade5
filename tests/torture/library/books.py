"""Made-up articles: every fact has a question, and a word that no other fact has."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FACTS: Final = 10
KEPT: Final = 5
"""Facts that all editions of a book share: their passages are kept."""
SYLLABLES: Final = (
    "bel dor fen gar hol kir lun mar nov per quin ras sel tor ul ven wex yar zim".split()
)
KINDS: Final = (
    ("Who lit the lighthouse of {place}?", "The lighthouse of {place} was first lit by {key}."),
    ("What is mined in the hills of {place}?", "In the hills of {place} miners dig for {key}."),
    ("Which river flows through {place}?", "Through {place} flows the river {key}."),
    ("Who wrote the anthem of {place}?", "The anthem of {place} was written by {key}."),
    ("Which dish is {place} known for?", "The dish that {place} is known for is {key}."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """`sentence` answers `question`, and alone holds the word `key`."""

    question: str
    sentence: str
    key: str


@dataclass(frozen=True, slots=True)
class Book:
    """What a file says in one of its editions."""

    name: str
    edition: int
    facts: tuple[Fact, ...]

    @property
    def text(self) -> str:
        told = "\n\n".join(each.sentence for each in self.facts)
        return f"The book of {self.name}\n\n{told}"

    @property
    def file(self) -> str:
        return f"{self.name}.txt"

    def write(self, folder: Path) -> Path:
        path = folder / self.file
        path.write_text(self.text, encoding="utf-8")
        return path


def book(name: str, edition: int) -> Book:
    """The same for the same name and edition."""
    return Book(name, edition, tuple(_facts(name, edition)))


def _facts(name: str, edition: int) -> Iterator[Fact]:
    for number in range(FACTS):
        chosen = random.Random(f"{name} {number} {0 if number < KEPT else edition}")
        place, key = _word(chosen, 4), _word(chosen, 6)
        question, sentence = KINDS[number % len(KINDS)]
        yield Fact(question.format(place=place), sentence.format(place=place, key=key), key)


def _word(chosen: random.Random, syllables: int) -> str:
    return "".join(chosen.choices(SYLLABLES, k=syllables)).capitalize()
