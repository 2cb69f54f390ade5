"""Which sentences of the passages found hold the answer, and whether any does.

    question ─ asked.py     its telling words and their weight, its names and numbers, its kind
    hits     ─ line.py      a sentence: its words, names and numbers
             └ features.py  a row a sentence, a column a feature
               ├ first look, by words alone: the PROMISING best are encoded
               ├ ranking     a conditional logit over the sentences: how likely each is the one
               ├ confidence  a logistic regression over what the best of them look like
               └ reading.py  both once more, with what the reader makes of the best

The weights stand in evidence.json with what they were fitted on, by `index/fitting`.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from index.asked import Column, Rarity, read_question
from index.features import Candidates, Table, gather, only, see, word_features
from index.reading import Read, Reads, read_candidates
from index.types import Embedder, Hit, Passage, Span, Vectors

WEIGHTS: Final = Path(__file__).with_name("evidence.json")
PROMISING: Final = 12
"""Sentences that are encoded: fitted with all of them encoded, twelve lost nothing."""
REMEMBERED: Final = 4096
"""Vectors kept, 6 MB."""
CERTAIN: Final = 0.0
"""Log-odds, over there being no answer, below which a short answer isn't marked."""
SHOWN: Final = 3
WITHIN: Final = 0.15
"""How likely, beside the first, a further sentence must be to be shown. On the titles tuned on,
1.6 sentences are shown of an answered question; 90 % of the time one holds the answer (81 % with
the first alone, 92 % with always three)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer: `article.text[span.start:span.end] == text`.

    `score` is the probability that it holds the answer, 0 to 1; `answer` where the short answer
    stands in the article, None where no reader read it.
    """

    passage: Passage
    span: Span
    text: str
    score: float
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """All sentences of the hits, best first, and the probability that they answer at all."""

    evidence: tuple[Evidence, ...]
    confidence: float

    def best(self, limit: int = SHOWN, within: float = WITHIN) -> list[Evidence]:
        """What is worth showing, best first: the first sentence, and of the next those at least
        `within` times as likely; sentences that stand side by side as one quote."""
        if not self.evidence:
            return []
        floor = self.evidence[0].score * within
        shown: list[Evidence] = []
        for each in self.evidence[:limit]:
            if each.score >= floor:
                _place(each, shown)
        return shown

    def within(self, passage: Passage) -> "Finding":
        """The sentences of one passage, as likely as they are among all."""
        its = tuple(each for each in self.evidence if each.passage.id == passage.id)
        return Finding(its, self.confidence)

    def reranked(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, those first whose sentences are likelier to hold the answer: that is their
        `score`, 0 to 1."""
        likely: dict[int, float] = {}
        for each in self.evidence:
            likely[each.passage.id] = max(likely.get(each.passage.id, 0.0), each.score)
        scored = [replace(hit, score=likely.get(hit.passage.id, 0.0)) for hit in hits]
        return sorted(scored, key=lambda hit: -hit.score)


def _place(each: Evidence, shown: list[Evidence]) -> None:
    """Add a quote to those shown, grown by the neighbours it has among them."""
    neighbours = [other for other in shown if _adjoin(each, other)]
    at = shown.index(neighbours[0]) if neighbours else len(shown)
    for other in neighbours:
        shown.remove(other)
        each = _joined(each, other)
    shown.insert(at, each)


def _adjoin(one: Evidence, other: Evidence) -> bool:
    first, last = sorted((one.span, other.span), key=lambda span: span.start)
    base = one.passage.start
    between = one.passage.text[first.end - base : last.start - base]
    return one.passage == other.passage and not between.strip() and "\n" not in between


def _joined(one: Evidence, other: Evidence) -> Evidence:
    span = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    text = one.passage.text[span.start - one.passage.start : span.end - one.passage.start]
    better = max(one, other, key=lambda each: each.score)
    return Evidence(one.passage, span, text, one.score + other.score, better.answer)


@dataclass(frozen=True, slots=True)
class Model:
    """Feature → weight, for features as they are: the scaling is in the weights."""

    ranking: Mapping[str, float]
    confidence: Mapping[str, float]
    bias: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted: `words` needs no vectors; `vectors` holds for the embedding model named by
    its `fingerprint` alone; `words_read` and `vectors_read` take over from them where the reader
    has read."""

    words: Model
    vectors: Model
    words_read: Model
    vectors_read: Model
    fingerprint: str


def load_weights(path: Path = WEIGHTS) -> Weights:
    """The fitted weights. A feature they name that doesn't exist is a KeyError when scoring."""
    written = json.loads(path.read_text(encoding="utf-8"))
    models = {name: Model(**model) for name, model in written["models"].items()}
    return Weights(**models, fingerprint=written["fingerprint"])


def weighed(weights: Mapping[str, float], table: Table) -> Column:
    """The score of each row: log-odds up to a constant."""
    return np.asarray(sum(weight * table[name] for name, weight in weights.items()), np.float64)


def shares(scores: Column) -> Column:
    """Softmax: how the certainty that one of the sentences answers is shared out among them."""
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


_OF_THE_BEST: Final = (
    "cover",
    "cover_title",
    "missing_name_beside",
    "missing_number",
    "denies",
    "opposes",
)


def outlook(table: Table, scores: Column) -> dict[str, float]:
    """What tells whether the question is answered at all: the best sentences, seen as a whole."""
    order = np.argsort(-scores, kind="stable")
    seen: dict[str, float] = {
        name: float(table[name][order[0]]) for name in _OF_THE_BEST if name in table
    }
    seen["share_three"] = float(shares(scores)[order[:SHOWN]].sum())
    if "cosine" in table:
        seen["highest_cosine"] = float(table["cosine"].max())
        seen["mean_cosine"] = float(table["cosine"].mean())
    return seen


def confidence(model: Model, seen: Mapping[str, float]) -> float:
    """The probability that the question is answered, 0 to 1."""
    logit = model.bias + sum(weight * seen[name] for name, weight in model.confidence.items())
    return float(1 / (1 + np.exp(-logit)))


def second_look(before: Column, certainty: float, read: Table) -> Table:
    """The columns of the models that know what was read: `before` is the score each sentence had
    until then, `doubted` the log-odds of the confidence there was."""
    odds = np.log(max(certainty, 1e-6) / max(1 - certainty, 1e-6))
    return {**read, "before": before, "doubted": np.full(len(before), odds)}


def second_outlook(table: Table, scores: Column) -> dict[str, float]:
    """What tells, after reading, whether the question is answered at all."""
    first = int(np.argmax(scores))
    return {
        "doubted": float(table["doubted"][first]),
        "span": float(table["span"][first]),
        "verdict": float(table["verdict"][first]),
        "highest_span": float(table["span"].max()),
        "highest_verdict": float(table["verdict"].max()),
        "share_first": float(shares(scores)[first]),
    }


@dataclass(frozen=True, slots=True)
class _Look:
    """How the hopeful sentences look: their scores, whether one of them answers, and what was read
    in them, None where nothing was."""

    scores: Column
    certainty: float
    read: Read | None = None


class EvidenceScorer:
    """Judges the sentences of the hits. Safe to share between threads."""

    def __init__(
        self, embedder: Embedder, reader: Reads | None = None, weights: Weights | None = None
    ) -> None:
        self._weights = weights or load_weights()
        self._fitted = embedder.fingerprint == self._weights.fingerprint
        self._memory = _Memory(embedder)
        self._reader = reader

    def find(
        self,
        question: str,
        hits: Sequence[Hit],
        titles: Mapping[str, str],
        *,
        semantic: bool,
        rarity: Rarity,
        vector: Vectors | None = None,
        english: bool = True,
    ) -> Finding:
        """All sentences of the hits, best first, and whether they answer.

        `titles` are by article id. `semantic` says whether the embedding model knows the
        question's language: where it doesn't, or is another model than the weights were fitted
        with, words alone decide. `rarity` gives the inverse document frequency of folded words
        in the library; `vector` the question's, `(dim,)`, where it has been encoded already.
        The reader reads where the question is `english`.
        """
        asked = read_question(question, rarity, semantic=semantic)
        these = gather(asked, hits, titles)
        if not len(these) or not asked.terms:
            return Finding((), 0.0)
        table = word_features(asked, these)
        order = np.argsort(-weighed(self._weights.words.ranking, table), kind="stable")
        hopeful, rest = these.only(order[:PROMISING]), these.only(order[PROMISING:])
        table = only(table, order[:PROMISING])
        if semantic and self._fitted:
            if vector is not None:
                self._memory.keep({asked.text: vector})
            table |= see(self._memory.encode, asked, hopeful)
        look = self._look(question, hopeful, table, english)
        first = _ranked(hopeful, look.certainty * shares(look.scores), look.read)
        return Finding((*first, *_ranked(rest, np.zeros(len(rest)))), look.certainty)

    def _look(self, question: str, hopeful: Candidates, table: Table, english: bool) -> _Look:
        seen = "cosine" in table
        model = self._weights.vectors if seen else self._weights.words
        scores = weighed(model.ranking, table)
        certainty = confidence(model, outlook(table, scores))
        if self._reader is None or not english:
            return _Look(scores, certainty)
        read = read_candidates(self._reader, question, hopeful, np.argsort(-scores, kind="stable"))
        model = self._weights.vectors_read if seen else self._weights.words_read
        table = second_look(scores, certainty, read.table)
        scores = weighed(model.ranking, table)
        return _Look(scores, confidence(model, second_outlook(table, scores)), read)


def _ranked(these: Candidates, scores: Column, read: Read | None = None) -> list[Evidence]:
    answers = read.sure(CERTAIN) if read else (None,) * len(these)
    return [
        Evidence(
            these.passages[row],
            these.spans[row],
            these.lines[row].text,
            float(scores[row]),
            answers[row],
        )
        for row in np.argsort(-scores, kind="stable")
    ]


class _Memory:
    """Vectors of texts, the latest kept: passages come again and again."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """`(len(texts), dim)`, as the embedder gives them."""
        with self._lock:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known |= dict(zip(missing, self._embedder.encode(missing), strict=True))
        self.keep(known)
        return np.stack([known[text] for text in texts])

    def keep(self, vectors: Mapping[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._kept[text] = vector
                self._kept.move_to_end(text)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
