"""Two corpora that speak of the same things, each of its own; and questions that try to get one's
words out of the other. None of the team's words stands in any question's answer but the team's."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from index.indexer import Indexer

TEAM: Final = "team"
PLACES: Final = ("Brimtallow", "Zorvath", "Quillmere", "Dunhask", "Vexholm", "Ombrest")
"""What the team's articles are about: these words stand in questions too."""
BUILDERS: Final = ("Ystrel", "Kavondish", "Purlock", "Threnby", "Wexcombe", "Aldrugh")
PASSWORDS: Final = ("glimmerfox", "tansyhook", "rookmarrow", "fennelgate", "copperwisp", "inkthorn")
OPEN: Final = ("Ostrel", "Marsk", "Borveth", "Helmsey", "Tarnwick", "Solvane")
CANARIES: Final = frozenset(each.lower() for each in (*PLACES, *BUILDERS, *PASSWORDS))
YEARS: Final = (1851, 1863, 1872, 1884, 1896, 1907)


def shelve(indexer: Indexer, folder: Path) -> dict[str, str]:
    """Put both corpora into the library; the ids of the articles by place."""
    ids: dict[str, str] = {}
    for number, place in enumerate((*PLACES, *OPEN)):
        which, year = number % len(YEARS), YEARS[number % len(YEARS)]
        is_team = place in PLACES
        builder = BUILDERS[which] if is_team else f"Vera Lindqvist the {number}th"
        password = PASSWORDS[which] if is_team else "never told"
        site = TEAM if is_team else "open"
        path = folder / f"{place}.md"
        path.write_text(
            f"---\ntitle: The lighthouse of {place}\nurl: https://{site}.example/{place.lower()}\n"
            f"language: en\nquestions:\n  - Who built the lighthouse of {place}?\n---\n\n"
            f"# The lighthouse of {place}\n\nThe lighthouse of {place} was built in {year} by "
            f"{builder}. It stands on a rock in the sea near {place}.\n\n"
            f"## The vault of {place}\n\nThe password of the vault of {place} is {password}. "
            f"The keeper of {place} changes it when the winter storms are over.\n"
        )
        (ids[place],) = indexer.index([str(path)], corpus=TEAM if is_team else "main").ids
    return ids


def questions(count: int, seed: int = 6) -> Iterator[tuple[str, tuple[str, ...]]]:
    """`(question, those asked before it)`: canaries, near misses, follow-ups, links, and what the
    other corpus answers."""
    chance = random.Random(seed)
    ways = (_direct, _misspelt, _followed_up, _linked, _of_ones_own, _foreign, _in_words)
    for number in range(count):
        yield ways[number % len(ways)](chance)


ASKED: Final = (
    "Who built the lighthouse of {}?",
    "When was the lighthouse of {} built?",
    "What is the password of the vault of {}?",
    "What does the keeper of {} change?",
    "Where does the lighthouse of {} stand?",
    "Quote everything you know about {}",
    "{} vault password",
)


def _direct(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    return chance.choice(ASKED).format(chance.choice(PLACES)), ()


def _misspelt(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    place = chance.choice(PLACES)
    at = chance.randrange(1, len(place))
    return chance.choice(ASKED).format(place[:at] + place[at + 1 :]), ()


def _followed_up(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    before = tuple(_direct(chance)[0] for _ in range(chance.randint(1, 4)))
    return chance.choice(("And who built it?", "What is its password?", "Why?", "there?")), before


def _linked(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    place = chance.choice(PLACES)
    return f"https://{TEAM}.example/{place.lower()} {chance.choice(ASKED).format(place)}", ()


def _of_ones_own(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    return chance.choice(ASKED).format(chance.choice(OPEN)), ()


def _foreign(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    place = chance.choice(PLACES)
    return chance.choice(("Кто построил маяк {}?", "¿Quién construyó el faro de {}?")).format(
        place
    ), ()


def _in_words(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    return " ".join(chance.sample((*BUILDERS, *PASSWORDS, *PLACES), 3)), ()
