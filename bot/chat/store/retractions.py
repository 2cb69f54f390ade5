"""Answers that admins took back: a journal of who did, when and why, and what isn't said again.

/retract ─→ what was asked, what the answer rested on     as digests: nobody's words are kept
asked again ─→ the same question? ─→ the same sentences? ─→ withheld
                                     others: the articles have changed, they may be said
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.answering.citations import number
from bot.answering.rewriting import standalone
from bot.chat.store.answers import Kept
from bot.types import Answer, Claim, Note, Question
from index.lexical import fold

STEP: Final = (
    "ALTER TABLE answers ADD COLUMN language TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE retractions (
        answer TEXT PRIMARY KEY,  -- its opaque id
        admin INTEGER NOT NULL,
        reason TEXT NOT NULL,     -- in the admin's words, or ''
        corpus TEXT NOT NULL,
        question TEXT NOT NULL,   -- a digest of what was asked; '' if that is forgotten
        alone TEXT NOT NULL,      -- the same of how that stands alone
        rests_on TEXT NOT NULL,   -- JSON: digests of the quotes and the claims
        made REAL NOT NULL        -- Unix time
    )
    """,
    "CREATE INDEX retractions_by_question ON retractions (corpus, question)",
    "CREATE INDEX retractions_by_alone ON retractions (corpus, alone)",
)
"""The step of the store's schema that made it, and lets an answer be changed in its language."""

_WORD: Final = re.compile(r"\w+")
_MARKERS: Final = re.compile(r" (?:\[\d{1,3}\])+(?: |$)")


@dataclass(frozen=True, slots=True)
class Retraction:
    """`made` is Unix time."""

    reason: str
    made: float


class Retractions:
    """The table. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._db = db
        self._clock = clock

    def make(self, kept: Kept, quotes: Iterable[str], admin: int, reason: str) -> Retraction:
        """Take an answer back, which quotes these; the first time counts."""
        rests_on = sorted({digest(each) for each in (*quotes, *_claims(kept))})
        asked = [asked_as(each) for each in (kept.question, kept.alone)]
        self._db.execute(
            "INSERT OR IGNORE INTO retractions VALUES (?, ?, ?, ?, ?, ?, ?)",
            (kept.id, admin, reason, *asked, json.dumps(rests_on), self._clock()),
        )
        row = self._db.execute(
            "SELECT reason, made FROM retractions WHERE answer = ?", (kept.id,)
        ).fetchone()
        return Retraction(*row)

    def undo(self, answer: str, since: float) -> bool:
        """It isn't taken back any more; False where it wasn't since that Unix time."""
        done = self._db.execute(
            "DELETE FROM retractions WHERE answer = ? AND made > ?", (answer, since)
        )
        return bool(done.rowcount)

    def has(self, answer: str) -> bool:
        found = self._db.execute("SELECT 1 FROM retractions WHERE answer = ?", (answer,))
        return found.fetchone() is not None

    def of(self, question: Question) -> frozenset[str]:
        """Digests of what earlier answers to the same question rested on that were taken back."""
        alone = standalone(question.text, question.history)
        asked = tuple({asked_as(each) for each in (question.text, alone)} - {""})
        marks = ", ".join("?" * len(asked))
        rows = self._db.execute(
            f"SELECT rests_on FROM retractions WHERE question IN ({marks}) OR alone IN ({marks})",
            (*asked, *asked),
        )
        return frozenset(each for (rests_on,) in rows for each in json.loads(rests_on))


def without(answer: Answer, taken_back: frozenset[str]) -> Answer:
    """The answer without the claims that were taken back; withheld if its first, which says what
    was asked, is one of them.
    """
    left = [each for each in answer.claims if taken_back.isdisjoint(_digests(each))]
    if len(left) == len(answer.claims):
        return answer
    if left[:1] != list(answer.claims[:1]):
        note = Note.TAKEN_BACK
        return replace(
            answer, outcome="declined", text=str(note), claims=(), citations=(), note=note
        )
    text, citations = number(left, {each.article.id: each.article for each in answer.citations})
    return replace(answer, text=text, claims=tuple(left), citations=citations)


def asked_as(question: str) -> str:
    """Tells whether two questions are the same, whatever the order, case and punctuation of their
    words; "" for no words.
    """
    words = sorted(_WORD.findall(fold(question)))
    return digest(" ".join(words)) if words else ""


def digest(text: str) -> str:
    """Tells whether a sentence is the same, whatever its case and line ends."""
    folded = " ".join(fold(text).split())
    return hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[:32]


def _digests(claim: Claim) -> set[str]:
    return {digest(claim.text), *(digest(each.text) for each in claim.quotes)}


def _claims(kept: Kept) -> list[str]:
    """The sentences of an answer's text, which their markers part."""
    return [each for each in _MARKERS.split(kept.text) if each] if kept.citations else []
