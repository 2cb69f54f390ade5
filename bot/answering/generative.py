"""Answers by a language model, sentence by sentence, each held to a verbatim quote.

passages, labelled ─ model ─ pieces of text ─ sentences ─ cleaned ─ supported? ─ the gate ─ claim
                                                             │           │           │
                                                             └───────────┴───────────┴─ dropped
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.answering import citations, wording
from bot.answering.extractive import Draft
from bot.answering.llm import LanguageModel, ModelDown
from bot.answering.meter import Meter
from bot.answering.other_answers import OtherAnswers
from bot.answering.prompt import Prompt, labelled, labels
from bot.answering.statements import Statement, Statements
from bot.answering.support import MEASURED_WITH, Support
from bot.types import Claim, Note
from index.reading import Reads
from index.retriever import Query
from index.types import Article, Embedder, Hit

log = logging.getLogger(__name__)

MOST_CLAIMS: Final = 8
MOST_DROPPED: Final = 40
"""Statements that may be dropped before the rest of a reply isn't worth reading."""
SHORTEST: Final = 2  # letters or digits of a sentence
LONGEST: Final = 600  # characters of a sentence; what is longer is a flood, not a claim

OnClaim = Callable[[Sequence[Claim]], None]
"""Given all claims so far, each time there is one more."""


@dataclass(slots=True)
class Reading:
    """What became of one reply: the claims that stand, and why the others don't."""

    claims: list[Claim] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    repaired: int = 0
    seen: set[str] = field(default_factory=set)

    @property
    def is_over(self) -> bool:
        return len(self.claims) == MOST_CLAIMS or self.dropped.total() >= MOST_DROPPED


class Generative:
    """Asks a language model, and believes what the passages bear out."""

    def __init__(
        self,
        model: LanguageModel,
        prompt: Prompt,
        embedder: Embedder,
        reader: Reads | None = None,
        *,
        context: int,
    ) -> None:
        self.name = model.name
        self._model = model
        self._prompt = prompt
        self._embedder = embedder
        self._knows = embedder.knows if embedder.fingerprint == MEASURED_WITH else _nothing
        self._reader = reader
        self.context = context

    def answer(
        self,
        query: Query,
        hits: Sequence[Hit],
        articles: Mapping[str, Article],
        *,
        deadline: float,
        meter: Meter,
        on_claim: OnClaim,
    ) -> Draft:
        """The claims that stand; `confidence` is left to others. Raises ModelDown before any."""
        hits = hits[: self.context]
        named = dict(zip(labels(len(hits)), hits, strict=True))
        reader = self._reader if query.is_english else None
        support = Support(
            named,
            articles,
            encode=self._embedder.encode,
            knows=self._knows,
            language=query.language,
            others=OtherAnswers(reader, query.text),
        )
        passages = labelled(hits, named, articles)
        messages = self._prompt.fill({"passages": passages, "question": query.text})
        reading, note = Reading(), Note.NONE
        try:
            for statement in self._statements(self._model.stream(messages, deadline, meter)):
                if _add(reading, statement, support, articles):
                    on_claim(reading.claims)
                if reading.is_over:
                    break
        except ModelDown as error:
            if not reading.claims:
                raise
            log.warning("the language model broke off: %s", error)
            note = Note.BROKEN_OFF
        _record(reading)
        return Draft(reading.claims, 0.0, supports=support.holds, note=note)

    def _statements(self, pieces: Iterator[str]) -> Iterator[Statement]:
        """Complete sentences alone: what a broken stream ends in is half a sentence."""
        cutter = Statements()
        try:
            for piece in pieces:
                yield from cutter.feed(piece)
        except ModelDown:
            yield from cutter.close()[:-1]
            raise
        yield from cutter.close()


def _nothing(language: str) -> bool:
    return False


def _add(
    reading: Reading, statement: Statement, support: Support, articles: Mapping[str, Article]
) -> bool:
    """Take a statement in as a claim, or count why not."""
    text = wording.cleaned(statement.text)
    if sum(char.isalnum() for char in text) < SHORTEST:
        return False
    reason = _unfit(text, support) or ("repeated" if text in reading.seen else "")
    reading.seen.add(text)
    if not reason:
        quotes, cited = support.find(text, statement.cited)
        if sound := citations.check([Claim(text, quotes)], articles, support.holds):
            reading.claims += sound
            reading.repaired += not cited
            return True
    reading.dropped[reason or "unsupported"] += 1
    return False


def _unfit(text: str, support: Support) -> str:
    if len(text) > LONGEST:
        return "too long"
    if wording.tappable(text, support.titles):
        return "with links or contacts"
    return "about sources" if wording.poses(text) else ""


def _record(reading: Reading) -> None:
    """Counts alone: what was dropped may be anything."""
    dropped = ", ".join(f"{count} {reason}" for reason, count in reading.dropped.items())
    log.info(
        "%d claims stand, %d on another passage than cited; dropped: %s",
        len(reading.claims),
        reading.repaired,
        dropped or "none",
    )
