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
WITHIN: Final = 0.15
"""How likely, beside the first, a further sentence must be to be shown. On the titles tuned on,
1.6 sentences are shown of an answered question; 90 % of the time one holds the answer (81 % with
the first alone, 92 % with always three)."""


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
    return Evidence(one.passage, span, text, one.score + other.score)


# ── words ──────────────────────────────────────────────────────────────────────────────────────

# The scripts of India write vowels as marks, which \w leaves out.
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0970-\u0dff\u200d])+")
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
# Words that only ask or join, folded, in the languages that are searched by words alone: there
# the text lacks the asking ones, and the joining ones are everywhere. English has STOPWORDS.
_EMPTY_WORDS: Final = frozenset(
    fold(
        "que cual cuales quien quienes cuando donde como cuanto cuantos cuanta cuantas por "
        "para con sin de del la el los las lo en un una uno al se su sus es son fue era y o "
        "a e ha hay qual quais quem quando onde quanto quantos quanta quantas do da dos das "
        "no na nos nas em um uma os as ao foi che cosa chi dove come perche quale quali "
        "quanti quante di il gli le per tra su nel della dei qu quoi quel quelle quels "
        "quelles qui quand ou comment combien pourquoi est sont les des du au aux et dans "
        "sur pour avec par ce cette il elle une was wer wen wem wann wo wie viel viele warum "
        "welche welcher welches welchen der die das dem den ein eine einen einem einer im in "
        "am zu zum zur von vom mit fur auf und ist sind hat wurde wat waar waarom hoe "
        "hoeveel welk welke het een op van te met is zijn co kto kiedy gdzie jak ile "
        "dlaczego ktory ktora ktore w z na i sie jest do od ne kim kac nerede nasil neden "
        "hangi ve bir bu apa siapa kapan mana berapa mengapa dan di yang что чего чем чему "
        "кто кого кем кому когда где куда как какой какая какое какие каких какую каким "
        "каком сколько почему зачем который которая которое которые в во на и с со по из от "
        "к о об у за для был была было были это его ее их скільки хто що коли де чому який "
        "яка яке які та ما ماذا من متی متى این اين کیف كيف کم كم لماذا ای اي الذی التی هل فی "
        "علی الی عن هو هی چه چی کی کجا چرا چند کدام چگونه است را از به در که این क्या कौन "
        "किस किसने कब कहाँ कहां कैसे क्यों कितना कितनी कितने है हैं था थे थी का की के में से "
        "को ने पर और इस यह"
    ).split()
)
_EMPTY_STRETCHES: Final = re.compile(
    r"什么|甚麼|什麼|多少|哪[里裡儿个個些年]?|谁|誰|怎[么麼样樣]?|为何|為何|何时|何時|几|幾|吗|嗎|呢"
    r"|どこ|だれ|いつ|なぜ|どの|どう|いくつ|何人|何年|何|ですか|ますか|ましたか|でしょうか"
    r"|무엇|누구|누가|언제|어디|왜|어떻게|몇|얼마나?|입니까|인가요|습니까"
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


def _both_ways(pairs: str) -> dict[str, frozenset[str]]:
    """ "more less, few many, fewer more" → less: {more}, more: {less, fewer}, …"""
    found: dict[str, set[str]] = {}
    for one, other in (pair.split() for pair in pairs.split(", ")):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


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


_DENIAL: Final = re.compile(
    r"\b(not|never|no|without|cannot|neither|nor|none|nobody|nothing|least|except|besides"
    r"|other than|lack\w*|fail\w*|refus\w*|avoid\w*|oppos\w*|reject\w*|den(y|ied)|unable"
    r"|prevent\w*|unlike\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
# Said the other way round, a sentence answers another question.
_OPPOSITES: Final[Mapping[str, frozenset[str]]] = _both_ways(
    "more less, most least, first last, increase decrease, increased decreased, rise fall, "
    "rose fell, raise lower, raised lowered, grow shrink, before after, above below, upper lower, "
    "north south, northern southern, east west, eastern western, left right, inside outside, "
    "internal external, large small, largest smallest, high low, higher lower, highest lowest, "
    "long short, longest shortest, greater lesser, greatest least, fewer more, few many, "
    "maximum minimum, major minor, majority minority, positive negative, best worst, good bad, "
    "better worse, early late, earlier later, old new, oldest newest, younger older, "
    "youngest oldest, modern ancient, always never, common rare, win lose, won lost, "
    "success failure, victory defeat, gain lose, gained lost, begin end, began ended, start end, "
    "started ended, enter leave, open close, opened closed, create destroy, created destroyed, "
    "add remove, buy sell, bought sold, import export, imports exports, allow prevent, "
    "support oppose, supported opposed, accept reject, accepted rejected, agree disagree, "
    "attack defend, strong weak, stronger weaker, rich poor, wealthy poor, fast slow, "
    "faster slower, hot cold, warm cool, summer winter, heavy light, easy difficult, easy hard, "
    "direct indirect, public private, rural urban, legal illegal, similar different, "
    "same different, male female, men women, peace war, ally enemy, allies enemies"
)
_PREFIXED: Final = re.compile(r"(un|in|im|ir|non|dis)(\w{4,})")


def denies(question: str, sentence: str) -> bool:
    """The question asks for what is not; the sentence says nothing of the kind."""
    return bool(_DENIAL.search(question)) and not _DENIAL.search(sentence)


def opposes(asked: frozenset[str], said: frozenset[str]) -> bool:
    """A word of the question stands in the sentence as its opposite, and not as itself."""
    only_asked, only_said = asked - said, said - asked
    return (
        any(_OPPOSITES.get(word, frozenset()) & said for word in only_asked)
        or any(_bare(word) in said for word in only_asked)
        or any(_bare(word) in only_asked for word in only_said)
    )


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """ "legal" of "illegal"; "" of a word without such a beginning."""
    match = _PREFIXED.fullmatch(word)
    return match.group(2) if match else ""


EVENNESS: Final = 0.5
"""Added to each term's rarity, the rarest being 1: in a small library rarities are chance."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks.

    `weights` are those of its `terms`, from their rarities, 0 < w <= 1 for the rarest; `named`
    and `numbered` mark the terms that are names and numbers; `kind` is "" or one of share,
    number, time, person, place, reason, way.
    """

    text: str

    terms: tuple[str, ...]
    weights: Column
    named: npt.NDArray[np.bool_]
    numbered: npt.NDArray[np.bool_]
    kind: str


Rarity = Callable[[Sequence[str]], Sequence[float]]
"""Folded words → how rare each is in the library (inverse document frequency, 0 or more)."""


def read_question(question: str, rarity: Rarity, *, semantic: bool = True) -> Asked:
    line = read_line(question)
    words = tuple(dict.fromkeys(line.words))
    empty = STOPWORDS if semantic else STOPWORDS | _EMPTY_WORDS
    telling = dict.fromkeys(_words(_EMPTY_STRETCHES.sub(" ", question)))
    terms = tuple(word for word in telling if word not in empty) or words
    rarities = np.asarray(rarity(terms), np.float64)
    weights = rarities / max(rarities.max(initial=0.0), 1e-9) + EVENNESS
    names = line.names if any(term not in line.names for term in terms[1:]) else frozenset()
    return Asked(
        question,
        terms,
        weights / weights.max(initial=1e-9),
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


# ── the weights ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Model:
    """Feature → weight, for features as they are: the scaling is in the weights."""

    ranking: Mapping[str, float]
    confidence: Mapping[str, float]
    bias: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted: `words` needs no vectors; `vectors` holds for the embedding model named by
    its `fingerprint` alone."""

    words: Model
    vectors: Model
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


# ── the scorer ─────────────────────────────────────────────────────────────────────────────────


class EvidenceScorer:
    """Judges the sentences of the hits. Safe to share between threads."""

    def __init__(self, embedder: Embedder, weights: Weights | None = None) -> None:
        self._weights = weights or load_weights()
        self._fitted = embedder.fingerprint == self._weights.fingerprint
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
        question's language: where it doesn't, or is another model than the weights were fitted
        with, words alone decide. `rarity` gives the inverse document frequency of folded words
        in the library.
        """
        asked = read_question(question, rarity, semantic=semantic)
        these = gather(asked, hits, titles)
        if not len(these) or not asked.terms:
            return Finding((), 0.0)
        model, table = self._weights.words, word_features(asked, these)
        order = np.argsort(-weighed(model.ranking, table), kind="stable")
        hopeful, rest = these.only(order[:PROMISING]), these.only(order[PROMISING:])
        table = only(table, order[:PROMISING])
        if semantic and self._fitted:
            model = self._weights.vectors
            table |= see(self._memory.encode, asked, hopeful)
        scores = weighed(model.ranking, table)
        certainty = confidence(model, outlook(table, scores))
        first = _ranked(hopeful, certainty * shares(scores))
        return Finding((*first, *_ranked(rest, np.zeros(len(rest)))), certainty)


def _ranked(these: Candidates, scores: Column) -> list[Evidence]:
    return [
        Evidence(these.passages[row], these.spans[row], these.lines[row].text, float(scores[row]))
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
        self._keep(known)
        return np.stack([known[text] for text in texts])

    def _keep(self, vectors: Mapping[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._kept[text] = vector
                self._kept.move_to_end(text)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
