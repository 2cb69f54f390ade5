"""What a question asks: its telling words and their weight, its names and numbers, its kind.

question ─ Asked ┬ fits             has a sentence what that kind of question asks for?
                 └ denies, opposes  does a sentence say the contrary?
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from index.lexical import STOPWORDS, fold
from index.line import Line, read_line, words_of

Column = npt.NDArray[np.float64]

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
EMPTY_WORDS: Final = frozenset(
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
    empty = STOPWORDS if semantic else STOPWORDS | EMPTY_WORDS
    telling = dict.fromkeys(words_of(_EMPTY_STRETCHES.sub(" ", question)))
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
