"""What a sentence shares with a question, as a table: a row a sentence, a column a feature."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from index.asked import KINDS, Asked, Column, denies, fits, opposes
from index.line import Line, likeness, read_line
from index.sentences import split_sentences
from index.types import Hit, Passage, Span, Vectors

Table = dict[str, Column]
"""Feature → its value for each sentence, `(n,)`."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sentences of the hits, in the order of the hits, and what they share with the question.

    `found[i, t]` says how well sentence i holds term t, 0 to 1; `titled[i, t]` the same of its
    article's title, `around[i, t]` of its passage; `group[i]` is the number of its hit.
    """

    passages: tuple[Passage, ...]
    spans: tuple[Span, ...]
    lines: tuple[Line, ...]
    group: npt.NDArray[np.intp]
    found: Column
    titled: Column
    around: Column

    def __len__(self) -> int:
        return len(self.lines)

    def only(self, rows: npt.NDArray[np.intp]) -> "Candidates":
        """Some of them, in the order given."""
        return Candidates(
            tuple(self.passages[row] for row in rows),
            tuple(self.spans[row] for row in rows),
            tuple(self.lines[row] for row in rows),
            self.group[rows],
            self.found[rows],
            self.titled[rows],
            self.around[rows],
        )


def gather(asked: Asked, hits: Sequence[Hit], titles: Mapping[str, str]) -> Candidates:
    """Split the hits into sentences and look for the question's terms."""
    passages, spans, lines, group = [], [], [], []
    for number, hit in enumerate(hits):
        for start, end in sentences_of(hit.passage.text):
            passages.append(hit.passage)
            spans.append(Span(hit.passage.start + start, hit.passage.start + end))
            lines.append(read_line(hit.passage.text[start:end]))
            group.append(number)
    headers = [read_line(titles.get(hit.passage.article_id, "")) for hit in hits]
    found = _matches(asked.terms, [*lines, *headers])
    groups = np.asarray(group, np.intp)
    titled = found[len(lines) :][groups]
    found = found[: len(lines)]
    around = np.zeros_like(found)
    for number in range(len(hits)):
        mine = groups == number
        around[mine] = found[mine].max(axis=0, initial=0.0)
    return Candidates(tuple(passages), tuple(spans), tuple(lines), groups, found, titled, around)


@lru_cache(maxsize=2048)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a passage start and end."""
    return tuple((span.start, span.end) for span in split_sentences(text))


def _matches(terms: Sequence[str], lines: Sequence[Line]) -> Column:
    """`(lines, terms)`: the best likeness of each term to a word of each line."""
    vocabulary = {word: at for at, word in enumerate({w for line in lines for w in line.words})}
    alike = np.array([[likeness(term, word) for word in vocabulary] for term in terms])
    matches = np.zeros((len(lines), len(terms)))
    for row, line in enumerate(lines):
        if line.words and terms:
            matches[row] = alike[:, [vocabulary[word] for word in line.words]].max(axis=1)
            matches[row, [at for at, term in enumerate(terms) if term in line.initials]] = 1.0
    return matches


def _share(asked: Asked, matches: Column) -> Column:
    """How much of the question's weight is matched, 0 to 1."""
    return np.asarray(matches @ asked.weights / max(asked.weights.sum(), 1e-9))


def _missing(asked: Asked, matches: Column, which: npt.NDArray[np.bool_]) -> Column:
    """The weight of the worst-matched of some terms, 0 to 1; 0 where there are none."""
    lack = (1 - matches) * asked.weights
    return np.asarray(lack[:, which].max(axis=1, initial=0.0))


def _shifted(values: npt.NDArray[Any], group: npt.NDArray[np.intp], by: int) -> npt.NDArray[Any]:
    """Each row's neighbour in the same passage: the one before (1) or after (-1), else zeros."""
    moved = np.zeros_like(values)
    same = group[1:] == group[:-1]
    target, source = (moved[1:], values[:-1]) if by == 1 else (moved[:-1], values[1:])
    target[same] = source[same]
    return moved


def word_features(asked: Asked, these: Candidates) -> Table:
    """The columns that need no vectors."""
    found, titled, lines = these.found, these.titled, these.lines
    everything, words = np.ones(len(asked.terms), bool), frozenset(read_line(asked.text).words)
    before = _shifted(found, these.group, 1)
    cover = _share(asked, found)
    beside = np.maximum(found, np.maximum(before, titled))
    passage = np.maximum(these.around, titled)
    table = {
        "cover": cover,
        "cover_before": _share(asked, np.maximum(found, before)) - cover,
        "cover_after": _share(asked, np.maximum(found, _shifted(found, these.group, -1))) - cover,
        "cover_title": _share(asked, np.maximum(found, titled)) - cover,
        "cover_passage": _share(asked, passage),
        "missing": _missing(asked, found, everything),
        "missing_beside": _missing(asked, beside, everything),
        "missing_passage": _missing(asked, passage, everything),
        "missing_name": _missing(asked, found, asked.named),
        "missing_name_beside": _missing(asked, beside, asked.named),
        "missing_number": _missing(asked, found, asked.numbered),
        "heading": np.array([float(line.heading) for line in lines]),
        "asks": np.array([float(line.asks) for line in lines]),
        "leans": np.array([float(line.leans) for line in lines]),
        "denies": np.array([float(denies(asked.text, line.text)) for line in lines]),
        "opposes": np.array([float(opposes(words, frozenset(line.words))) for line in lines]),
        "first_hit": 1.0 / (1.0 + these.group),
    }
    for kind in KINDS:
        table[f"fits_{kind}"] = (
            np.array([fits(kind, line, words) for line in lines])
            if kind == asked.kind
            else np.zeros(len(these))
        )
    return table


def only(table: Table, rows: npt.NDArray[np.intp]) -> Table:
    """Some rows of a table, in the order given."""
    return {name: column[rows] for name, column in table.items()}


def see(encode: Callable[[Sequence[str]], Vectors], asked: Asked, these: Candidates) -> Table:
    """The columns that need vectors: the cosine of each sentence with the question."""
    vectors = encode([asked.text, *(line.text for line in these.lines)])
    return {"cosine": np.asarray(vectors[1:] @ vectors[0], np.float64)}
