"""Claims that answer the question with something else than their passage does.

Words and vectors hardly tell "opened in 1932" from "opened in 1936" where the passage holds both
years; the reader, asked the question, says which of the two answers it.
"""

from collections.abc import Sequence
from typing import Final

from index.line import read_line
from index.reader import Reading
from index.reading import Reads
from index.sentences import split_sentences

RESTATED: Final = 0.5
"""The share of the question's words that a claim has if it answers it, rather than adds to it."""
CERTAIN: Final = 2.0
"""Log-odds from which the reader's answer counts."""
NEARLY: Final = 1.5
"""How far below the best, in log-odds, another answer may be and still be right."""


class OtherAnswers:
    """What a reader reads for one question. Not shared between threads."""

    def __init__(self, reader: Reads | None, question: str) -> None:
        """Without a reader no claim is doubted."""
        self._reader = reader
        self._question = question
        self._words = frozenset(read_line(question).words)
        self._readings: dict[str, Reading] = {}

    def given(self, claim: str, text: str) -> bool:
        """Whether the claim restates the question with another answer than the text's."""
        words = frozenset(read_line(claim).words)
        if not self._words or len(words & self._words) < RESTATED * len(self._words):
            return False
        said = self._answers(text)
        return bool(said) and not any(self._agrees(words, each) for each in said)

    def _agrees(self, words: frozenset[str], answer: str) -> bool:
        told = frozenset(read_line(answer).words)
        return bool(words & (told - self._words or told))

    def _answers(self, text: str) -> Sequence[str]:
        """The likeliest answer of each sentence that nearly equals the best; none if uncertain."""
        if self._reader is None:
            return ()
        if text not in self._readings:
            (self._readings[text],) = self._reader.read(self._question, [text])
        reading = self._readings[text]
        found = [best for each in split_sentences(text) if (best := reading.best(each))]
        least = max((score for _, score in found), default=0.0) - NEARLY
        certain = any(score >= CERTAIN for _, score in found)
        return [span.of(text) for span, score in found if certain and score >= least]


NONE: Final = OtherAnswers(None, "")
"""Doubts nothing."""
