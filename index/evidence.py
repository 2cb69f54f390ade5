"""Which sentences of the passages found hold the answer, and whether any does.

    question ─ Asked    its telling words and their weight, its names and numbers, what it asks for
    hits     ─ Line     a sentence: its words, names and numbers
             └ table    a row a sentence, a column a feature
               ├ first look, by words alone: the PROMISING best are encoded
               ├ ranking     a conditional logit over the sentences: how likely each is the one
               └ confidence  a logistic regression over what the best of them look like

The weights stand in evidence.json with what they were fitted on, by `index/fitting`.
"""

import json
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from index.lexical import STOPWORDS, bigrams, fold
from index.sentences import split_sentences
from index.types import Embedder, Hit, Passage, Span, Vectors

Column = npt.NDArray[np.float64]
Table = dict[str, Column]
"""Feature → its value for each sentence, `(n,)`."""

WEIGHTS: Final = Path(__file__).with_name("evidence.json")
PROMISING: Final = 12
"""Sentences that are encoded: fitted with all of them encoded, twelve lost nothing."""
REMEMBERED: Final = 4096
"""Vectors kept, 6 MB."""
SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer: `article.text[span.start:span.end] == text`.

    `score` is the probability that it holds the answer, 0 to 1.
    """

    passage: Passage
    span: Span
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Finding:
    """All sentences of the hits, best first, and the probability that they answer at all."""

    evidence: tuple[Evidence, ...]
    confidence: float

    def best(self, limit: int = SHOWN, within: float = 0.25) -> list[Evidence]:
        """The sentences worth showing: the first, and those at least `within` times as likely."""
        if not self.evidence:
            return []
        floor = self.evidence[0].score * within
        return [each for each in self.evidence[:limit] if each.score >= floor]


# ── words ──────────────────────────────────────────────────────────────────────────────────────

_WORD: Final = re.compile(r"[^\W_]+")
_CAPITALISED: Final = re.compile(r"[^\W\d_]\w*")
_ENDINGS: Final = ".!?…。！？｡؟۔।॥:"
_CLOSING: Final = "\"'”’»)]*_"
_PRONOUNS: Final = frozenset(
    ("it", "he", "she", "they", "this", "these", "those", "that", "his", "her", "their", "its")
)
ALIKE: Final = 0.5
"""Words less alike than this are different words."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a sentence is made of, folded for comparing."""

    words: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
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
    words = tuple(_words(text))
    numbers = frozenset(word for word in words if word.isdigit() or word[0].isdigit())
    return Line(words, _names(text), numbers, text)


def _words(text: str) -> list[str]:
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


# ── the question ───────────────────────────────────────────────────────────────────────────────

_OTHER_MANY: Final = (
    r"cuánt|quant[oiae]s?\b|combien|wie ?viele?|hoeveel|сколько|скільки|\bile\b|كم\b|कितन"
    r"|多少|几|いくつ|何人|何年|몇|얼마|kaç|berapa|bao nhiêu"
)
_OTHER_WHEN: Final = (
    r"cuándo|\bquand\b|\bwann\b|когда|коли\b|\bkiedy\b|quando\b|متى|कब|什么时候|何时|いつ|언제"
    r"|ne zaman"
)
# What a question asks for; the first that matches counts.
_KINDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("share", r"(what|which) (percent|percentage|proportion|share|fraction)|many percent"),
        (
            "number",
            r"how (many|much|old|tall|long|far|fast|large|big|high|deep|wide|heavy|often|hot|cold)"
            r"|(what|which) ((is|was|are|were) the )?(number|amount|population|total|size|age"
            r"|height|length|width|speed|temperature|cost|price|distance|average|score|rate)"
            rf"|at what (age|speed|temperature|rate)|{_OTHER_MANY}",
        ),
        (
            "time",
            r"^when|\bwhen (did|was|were|is|does|will|has|had)"
            r"|(what|which|whose) (\w+ )?(year|date|day|month|century|decade|time|season|era"
            rf"|period)\b|(since|until) when|{_OTHER_WHEN}",
        ),
        (
            "person",
            r"\b(who|whom|whose)\b|what is the name of|(what|which) (\w+ )?(person|man|woman"
            r"|president|king|queen|emperor|leader|scientist|author|actor|actress|singer|player"
            r"|engineer|physicist|chemist|philosopher|inventor)\b",
        ),
        (
            "place",
            r"\bwhere\b|(what|which) (\w+ )?(city|country|state|place|town|region|river|area"
            r"|county|continent|island|nation|street|location|building|sea|ocean|village"
            r"|province|district|port)\b",
        ),
        (
            "reason",
            r"^why|\bwhy (did|was|were|is|does|do|are)|what (caused|causes|led|prompted|made)"
            r"|what (is|was|were|are) the (reason|cause|purpose)|for what reason",
        ),
        ("way", r"\bhow (do|did|does|is|are|was|were|can|could|has|have|would)\b"),
    )
)

_NUMBER_WORD: Final = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven"
    r"|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundreds?|thousands?"
    r"|[mb]illions?|trillions?|half|third|quarter|once|twice|first|second)\b",
    re.IGNORECASE,
)
_TIME_WORD: Final = re.compile(
    r"\b(january|february|march|april|june|july|august|september|october|november|december"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)day|centur(y|ies)|decades?|years?|today|yesterday"
    r"|tomorrow|morning|evening|night|spring|summer|autumn|winter|after|before|during|since"
    r"|until|when)\b|\bMay \d",
    re.IGNORECASE,
)
_SHARE_SIGN: Final = re.compile(r"%|٪|\bper ?cent|\bhalf|\bthird|\bquarter", re.IGNORECASE)
_PLACE_PHRASE: Final = re.compile(
    r"\b(in|at|near|from|to|into|on|of|between|across|inside|outside) (the )?[^\W\d_a-z]"
)
_REASON_WORD: Final = re.compile(
    r"\b(because|due to|since|so that|therefore|thus|reasons?|as a result|result(s|ed) in"
    r"|cause[ds]?|causing|led to|leads to|in order to|owing|allow(s|ed|ing)?"
    r"|enabl(e[sd]?|ing)|prevent(s|ed|ing)?|thanks to)\b",
    re.IGNORECASE,
)
_WAY_WORD: Final = re.compile(r"\b(by|through|using|via|with)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks. `weights` are the rarities of its `terms`, 0 < w <= 1 for the rarest.

    `named` and `numbered` mark the terms that are names and numbers; `kind` is "" or one of
    share, number, time, person, place, reason, way.
    """

    terms: tuple[str, ...]
    weights: Column
    named: npt.NDArray[np.bool_]
    numbered: npt.NDArray[np.bool_]
    kind: str


Rarity = Callable[[Sequence[str]], Sequence[float]]
"""Folded words → how rare each is in the library (inverse document frequency, 0 or more)."""


def read_question(question: str, rarity: Rarity) -> Asked:
    line = read_line(question)
    words = tuple(dict.fromkeys(line.words))
    terms = tuple(word for word in words if word not in STOPWORDS) or words
    rarities = np.asarray(rarity(terms), np.float64) + 1e-3
    names = line.names if any(term not in line.names for term in terms[1:]) else frozenset()
    return Asked(
        terms,
        rarities / rarities.max(initial=1e-3),
        np.array([term in names for term in terms], bool),
        np.array([term in line.numbers for term in terms], bool),
        next((kind for kind, pattern in _KINDS if pattern.search(question)), ""),
    )


def fits(kind: str, line: Line, asked_words: frozenset[str]) -> float:
    """How far a sentence has what that kind of question asks for, 0 or more.

    A number or name that the question itself says isn't an answer.
    """
    text = line.text
    number = bool(line.numbers - asked_words)
    match kind:
        case "share":
            return float(bool(_SHARE_SIGN.search(text)))
        case "number":
            return 1.0 if number else 0.5 * bool(_NUMBER_WORD.search(text))
        case "time":
            return 1.0 if number else 0.5 * bool(_TIME_WORD.search(text))
        case "person":
            return float(np.log1p(len(line.names - asked_words)))
        case "place":
            return 0.5 * bool(line.names - asked_words) + 0.5 * bool(_PLACE_PHRASE.search(text))
        case "reason":
            return float(bool(_REASON_WORD.search(text)))
        case "way":
            return float(bool(_WAY_WORD.search(text)))
    return 0.0


KINDS: Final = tuple(kind for kind, _ in _KINDS)


# ── the table ──────────────────────────────────────────────────────────────────────────────────


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
        for start, end in _sentences(hit.passage.text):
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
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in split_sentences(text))


def _matches(terms: Sequence[str], lines: Sequence[Line]) -> Column:
    """`(lines, terms)`: the best likeness of each term to a word of each line."""
    vocabulary = {word: at for at, word in enumerate({w for line in lines for w in line.words})}
    alike = np.array([[likeness(term, word) for word in vocabulary] for term in terms])
    matches = np.zeros((len(lines), len(terms)))
    for row, line in enumerate(lines):
        if line.words and terms:
            matches[row] = alike[:, [vocabulary[word] for word in line.words]].max(axis=1)
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
    everything = np.ones(len(asked.terms), bool)
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
        "first_hit": 1.0 / (1.0 + these.group),
    }
    words = frozenset(asked.terms)
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


def vector_features(question: Vectors, vectors: Vectors) -> Table:
    """The cosine of each sentence, `(n, dim)`, with the question, `(dim,)`."""
    return {"cosine": np.asarray(vectors @ question, np.float64)}


# ── the weights ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Model:
    """Feature → weight, for features as they are: the scaling is in the weights."""

    ranking: Mapping[str, float]
    confidence: Mapping[str, float]
    bias: float


@dataclass(frozen=True, slots=True)
class Weights:
    """`words` needs no vectors; `semantic` is for languages the embedding model knows."""

    words: Model
    semantic: Model


def load_weights(path: Path = WEIGHTS) -> Weights:
    """The fitted weights. A feature they name that doesn't exist is a KeyError when scoring."""
    models = json.loads(path.read_text(encoding="utf-8"))["models"]
    return Weights(Model(**models["words"]), Model(**models["semantic"]))


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
    "cover_passage",
    "missing_passage",
    "missing_name",
    "missing_name_beside",
    "missing_number",
    "cosine",
)


def outlook(asked: Asked, these: Candidates, table: Table, scores: Column) -> dict[str, float]:
    """What tells whether the question is answered at all: the best sentences, seen as a whole."""
    order = np.argsort(-scores, kind="stable")
    best, three, portions = order[0], order[:SHOWN], shares(scores)
    anywhere = np.maximum(these.found, these.titled).max(axis=0, keepdims=True)
    fit = table.get(f"fits_{asked.kind}", np.ones(len(these)))
    seen = {
        "score": scores[best],
        "share": portions[best],
        "share_three": portions[three].sum(),
        "cover_three": _share(asked, these.found[three].max(axis=0, keepdims=True))[0],
        "cover_anywhere": _share(asked, anywhere)[0],
        "missing_name_anywhere": _missing(asked, anywhere, asked.named)[0],
        "has_name": asked.named.any(),
        "terms": np.log1p(len(asked.terms)),
        "asks_who": asked.kind == "person",
        "unfit": fit[best] == 0,
        "unfit_three": fit[three].max() == 0,
    }
    seen |= {name: table[name][best] for name in _OF_THE_BEST if name in table}
    if "cosine" in table:
        seen["highest_cosine"] = table["cosine"].max()
        seen["mean_cosine"] = table["cosine"].mean()
    return {name: float(value) for name, value in seen.items()}


# ── the scorer ─────────────────────────────────────────────────────────────────────────────────


class EvidenceScorer:
    """Judges the sentences of the hits. Safe to share between threads."""

    def __init__(self, embedder: Embedder, weights: Weights | None = None) -> None:
        self._weights = weights or load_weights()
        self._memory = _Memory(embedder)

    def find(
        self,
        question: str,
        hits: Sequence[Hit],
        titles: Mapping[str, str],
        *,
        semantic: bool,
        rarity: Rarity,
    ) -> Finding:
        """All sentences of the hits, best first, and whether they answer.

        `titles` are by article id. `semantic` says whether the embedding model knows the
        question's language: where it doesn't, words alone decide. `rarity` gives the inverse
        document frequency of folded words in the library.
        """
        asked = read_question(question, rarity)
        these = gather(asked, hits, titles)
        if not len(these) or not asked.terms:
            return Finding((), 0.0)
        model, table = self._weights.words, word_features(asked, these)
        order = np.argsort(-weighed(model.ranking, table), kind="stable")
        hopeful, rest = these.only(order[:PROMISING]), these.only(order[PROMISING:])
        table = only(table, order[:PROMISING])
        if semantic:
            model = self._weights.semantic
            table |= self.look_closer(question, hopeful)
        scores = weighed(model.ranking, table)
        seen = outlook(asked, hopeful, table, scores)
        logit = model.bias + sum(weight * seen[name] for name, weight in model.confidence.items())
        confidence = float(1 / (1 + np.exp(-logit)))
        first = _ranked(hopeful, confidence * shares(scores))
        return Finding((*first, *_ranked(rest, np.zeros(len(rest)))), confidence)

    def look_closer(self, question: str, these: Candidates) -> Table:
        """The columns that need vectors."""
        vectors = self._memory.encode([question, *(line.text for line in these.lines)])
        return vector_features(vectors[0], vectors[1:])


def _ranked(these: Candidates, scores: Column) -> list[Evidence]:
    return [
        Evidence(these.passages[row], these.spans[row], these.lines[row].text, float(scores[row]))
        for row in np.argsort(-scores, kind="stable")
    ]


class _Memory:
    """Vectors of texts, the latest kept: passages come up again and again."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known |= dict(zip(missing, self._embedder.encode(missing), strict=True))
            self._keep(known)
        return np.stack([known[text] for text in texts])

    def _keep(self, vectors: Mapping[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._kept[text] = vector
                self._kept.move_to_end(text)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
