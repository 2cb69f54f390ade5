"""Which examples come next: mostly real questions, and more of them as the run goes on."""

import random
from collections.abc import Callable, Iterator
from typing import Final

from index.training.corpus import Corpus, Example
from index.training.made_up import Neighbours, cloze, disguised, trio, without_answer

# kind → its share of the draws when the run begins and when it ends
SHARES: Final = {
    "squad": (0.26, 0.28),
    "vain": (0.12, 0.24),
    "squad_trio": (0.20, 0.22),
    "qamr": (0.07, 0.02),
    "qamr_trio": (0.13, 0.08),
    "tales": (0.06, 0.03),
    "removed": (0.03, 0.03),
    "neighbour": (0.03, 0.03),
    "cloze_trio": (0.10, 0.07),
}
# kind → what its span and its verdict count in the loss
WORTH: Final = {
    "squad": (1.0, 1.0),
    "vain": (0.5, 1.0),
    "look_alike": (0.7, 0.7),
    "made_up": (0.2, 0.7),
    "qamr": (0.7, 0.3),
    "tales": (1.0, 0.5),
    "removed": (0.2, 0.3),
    "neighbour": (0.2, 0.3),
    "cloze": (0.5, 0.3),
}
DISGUISED: Final = 0.6
"""How many real questions have a word exchanged: the few there are would be learned by heart."""


class Mixture:
    """Draws examples for ever. `progress` is how far the run is, 0 to 1."""

    def __init__(self, corpus: Corpus, neighbours: Neighbours, seed: int) -> None:
        self._corpus = corpus
        self._neighbours = neighbours
        self._chance = random.Random(seed)
        self._paragraphs: dict[str, list[str]] = {}
        for title, text in corpus.paragraphs:
            self._paragraphs.setdefault(title, []).append(text)

    def draw(self, progress: float) -> Iterator[Example]:
        names = list(SHARES)
        weights = [first + (last - first) * progress for first, last in SHARES.values()]
        while True:
            kind = self._chance.choices(names, weights)[0]
            yield from self._make(kind)

    def _make(self, kind: str) -> list[Example]:
        makers: dict[str, Callable[[], list[Example]]] = {
            "squad_trio": lambda: self._pair(self._real("squad")),
            "qamr_trio": lambda: self._pair(self._real("qamr")),
            "cloze_trio": self._cloze,
            "removed": lambda: self._some(without_answer(self._real("squad"))),
            "neighbour": lambda: self._some(self._neighbour()),
        }
        return makers[kind]() if kind in makers else [self._disguised(self._real(kind))]

    def _real(self, kind: str) -> Example:
        return self._chance.choice(self._corpus.examples[kind])

    def _disguised(self, each: Example) -> Example:
        if self._chance.random() >= DISGUISED:
            return each
        return disguised(each, self._neighbours, self._chance)

    def _pair(self, each: Example) -> list[Example]:
        """An answered look-alike and one in vain, so that neither is the commoner."""
        made = trio(each, self._neighbours, self._chance)
        return [self._chance.choice(made[:2]), made[2]] if made else []

    def _cloze(self) -> list[Example]:
        title, text = self._chance.choice(self._corpus.paragraphs)
        made = cloze(title, text, self._chance)
        if made is None:
            return []
        return self._pair(made) if self._chance.random() < 0.7 else [made]

    def _neighbour(self) -> Example | None:
        """The question asked of the paragraph of its title that shares the most words with it."""
        each = self._real("squad")
        words = set(each.question.lower().split())
        others = [
            text
            for text in self._paragraphs.get(each.title, [])
            if text != each.text and each.said not in text
        ]
        if not others:
            return None
        some = self._chance.sample(others, min(8, len(others)))
        best = max(some, key=lambda text: len(words & set(text.lower().split())))
        return Example(each.question, best, None, "neighbour", each.title)

    @staticmethod
    def _some(each: Example | None) -> list[Example]:
        return [each] if each else []
