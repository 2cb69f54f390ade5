"""Questions that a text nearly answers, made of questions that it does answer.

A word that question and text share is exchanged for another of its kind:

    question  text      answered?
    changed   as it is  no   it asks of something else
    as it is  changed   no   the text tells of something else
    changed   changed   yes  the very same, in other words

All three are equally odd to read and share equally many words: only comparing tells them apart.
"""

import random
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from index.sentences import split_sentences
from index.training.corpus import Example
from index.types import Span

NAME: Final = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]+(?: (?:of |the |de )?[A-Z][\w’'-]+)*")
NUMBER: Final = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
WORD: Final = re.compile(r"\b[a-z]{4,}\b")
PLAIN: Final = frozenset(
    "what which when where whom whose does that this with from have been were there their they "
    "many much about after before into than then them will would could should most more some "
    "other such only also being did many during between under over each because while these those "
    "name kind type called used known long often".split()
)
Neighbours = Callable[[str], Sequence[str]]


def exchange(text: str, old: str, new: str) -> str:
    return re.sub(rf"\b{re.escape(old)}\b", lambda _: new, text)


def _exchanged_with_answer(each: Example, old: str, new: str) -> tuple[str, Span | None]:
    """The text with one word for another, and where its answer stands then."""
    if each.answer is None:
        return exchange(each.text, old, new), None
    before = exchange(each.text[: each.answer.start], old, new)
    said = exchange(each.said, old, new)
    text = before + said + exchange(each.text[each.answer.end :], old, new)
    return text, Span(len(before), len(before) + len(said))


def shared_words(each: Example) -> list[str]:
    """Names, numbers and words that stand in question and text, but not in the answer."""
    found = NAME.findall(each.question) + NUMBER.findall(each.question)
    found += [word for word in WORD.findall(each.question) if word not in PLAIN]
    return [
        word
        for word in dict.fromkeys(found)
        if re.search(rf"\b{re.escape(word)}\b", each.text) and word not in each.said
    ]


def stand_in(word: str, each: Example, neighbours: Neighbours, chance: random.Random) -> str:
    """Another of the same kind, of the same text where it has one; empty if none is known."""
    if word[0].isdigit():
        return _another_number(word, each, chance)
    if word[0].isupper():
        others = set(NAME.findall(each.text)) - set(NAME.findall(each.question))
        apart = [name for name in others if not _akin(name, word) and name not in each.said]
        return chance.choice(sorted(apart)) if apart else ""
    near = [other for other in neighbours(word) if not _akin(other, word)]
    inside = [other for other in near if re.search(rf"\b{other}\b", each.text)]
    return chance.choice(inside or near) if inside or near else ""


def _another_number(word: str, each: Example, chance: random.Random) -> str:
    others: list[str] = [n for n in NUMBER.findall(each.text) if n != word and len(n) == len(word)]
    if others and chance.random() < 0.5:
        return chance.choice(others)
    at = chance.choice([at for at, sign in enumerate(word) if sign.isdigit()][-2:])
    digits = "123456789".replace(word[at], "")
    return word[:at] + chance.choice(digits) + word[at + 1 :]


def _akin(one: str, other: str) -> bool:
    """Whether two words may be forms of one, or one part of the other."""
    one, other = one.lower(), other.lower()
    return one[:5] == other[:5] or one in other or other in one


def trio(each: Example, neighbours: Neighbours, chance: random.Random) -> list[Example]:
    """The three look-alikes of an answered question, two of them in vain; empty if none can be
    made."""
    words = shared_words(each)
    chance.shuffle(words)
    if chance.random() < 0.5:  # names and numbers first: their stand-ins are never synonyms
        words.sort(key=str.islower)
    for old in words[:4]:
        new = stand_in(old, each, neighbours, chance)
        if new:
            return _trio(each, old, new)
    return []


def _trio(each: Example, old: str, new: str) -> list[Example]:
    question = exchange(each.question, old, new)
    text, answer = _exchanged_with_answer(each, old, new)
    return [
        Example(question, each.text, None, "made_up", each.title),
        Example(each.question, text, None, "made_up", each.title),
        Example(question, text, answer, "look_alike", each.title),
    ]


def disguised(each: Example, neighbours: Neighbours, chance: random.Random) -> Example:
    """The same with one shared word exchanged in both, so that names can't be learned by heart."""
    words = shared_words(each)
    chance.shuffle(words)
    for old in words[:2]:
        new = stand_in(old, each, neighbours, chance)
        if new:
            text, answer = _exchanged_with_answer(each, old, new)
            question = exchange(each.question, old, new)
            return Example(question, text, answer, each.kind, each.title)
    return each


def without_answer(each: Example) -> Example | None:
    """The text without the sentences that hold the answer's words."""
    if each.answer is None:
        return None
    kept = [s for s in split_sentences(each.text) if each.said not in each.text[s.start : s.end]]
    text = " ".join(each.text[span.start : span.end] for span in kept)
    return Example(each.question, text, None, "removed", each.title) if len(kept) > 1 else None


def cloze(title: str, text: str, chance: random.Random) -> Example | None:
    """A sentence with a name or number asked for: "The plague reached what in 1343?"."""
    spans = [s for s in split_sentences(text) if 40 < s.end - s.start < 220]
    if not spans:
        return None
    place = chance.choice(spans)
    sentence = text[place.start : place.end]
    found = [*NAME.finditer(sentence), *NUMBER.finditer(sentence)]
    if not found:
        return None
    gap = chance.choice(found)
    word = _asking(gap.group(), sentence[: gap.start()])
    asked = sentence[: gap.start()] + word + sentence[gap.end() :].rstrip(".") + "?"
    answer = Span(place.start + gap.start(), place.start + gap.end())
    return Example(asked, text, answer, "cloze", title)


def _asking(said: str, before: str) -> str:
    if re.fullmatch(r"1\d{3}|20\d\d", said):
        return "what year"
    if said[0].isdigit():
        return "how many"
    return "where" if before.endswith(("in ", "at ")) else "who or what"


class Embedded:
    """Words whose embeddings lie near each other, from the encoder's own table: its whole words
    alone. `north` → south, east, …"""

    def __init__(self, vocabulary: dict[str, int], table: np.ndarray) -> None:
        words = sorted(w for w in vocabulary if re.fullmatch(r"[a-z]{4,}", w) and w not in PLAIN)
        vectors = table[[vocabulary[word] for word in words]]
        vectors = vectors - vectors.mean(axis=0)
        self._vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self._words, self._at = words, {word: at for at, word in enumerate(words)}
        self.near = lru_cache(maxsize=None)(self._near)

    def _near(self, word: str) -> tuple[str, ...]:
        if word not in self._at:
            return ()
        alike = self._vectors @ self._vectors[self._at[word]]
        order = np.argsort(-alike)[1:9]
        return tuple(self._words[at] for at in order if alike[at] > 0.3)
