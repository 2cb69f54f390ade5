"""What flows from a question to an answer. Offsets are code points, half-open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from index.types import ALONE, Article, Corpora, Hit, Span

Outcome = Literal["answered", "declined", "failed"]
EXTRACTIVE = "extractive"


class Note(StrEnum):
    """A line below an answer that isn't all it was to be, or in place of one, in English; chats
    translate it.
    """

    NONE = ""
    INSTEAD = "The language model isn't answering, so I quote the articles instead."
    BROKEN_OFF = "The language model broke off here."
    DAY_SPENT = "The language model has answered enough for today, so I quote the articles instead."
    PERSON_SPENT = (
        "You have used your share of the language model for today, so I quote the articles instead."
    )
    TAKEN_BACK = (
        "An earlier answer to this question was taken back by an admin, so I don't give it again."
    )


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked, and what it is asked of.

    `corpora` are all that it may be answered from; `article` narrows it to one article of theirs;
    `history` holds the earlier questions of the
    conversation, oldest first.
    """

    text: str
    corpora: Corpora = ALONE
    article: str | None = None
    history: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim stretch of an article: `article.text[start:end] == text`."""

    article_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer and the quotes that support it.

    `answer` is where the short answer stands in `text`, None where none is marked.
    """

    text: str
    quotes: Sequence[Quote]
    answer: Span | None = None

    @property
    def short(self) -> str:
        """The short answer: a name, a number, a date, a reason; "" where none is marked."""
        return self.answer.of(self.text) if self.answer else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered quote and its article; numbers count from 1 in the order of the text."""

    number: int
    quote: Quote
    article: Article


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or why there is none.

    `text` is plain and holds the markers `[1]`, `[2]`… of `citations`; a declined answer has no
    claims and keeps its `hits`. `confidence` is the probability, 0 to 1, that the articles
    answer the question. `answerer` is "extractive" or the language model's name, and `note` a line
    for the reader where that isn't the one configured. `languages` are the articles', as codes,
    where it was declined because none of them is the question's. `tokens` are those that a language
    model was asked and spoke, 0 where none was. `timings_ms` has `retrieve`, `answer` and `total`.
    """

    question: Question
    outcome: Outcome
    text: str
    claims: Sequence[Claim] = ()
    citations: Sequence[Citation] = ()
    hits: Sequence[Hit] = ()
    confidence: float = 0.0
    answerer: str = EXTRACTIVE
    note: Note = Note.NONE
    languages: Sequence[str] = ()
    tokens: int = 0
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """The first short answer that is marked, "" where none is."""
        return next((claim.short for claim in self.claims if claim.answer), "")
