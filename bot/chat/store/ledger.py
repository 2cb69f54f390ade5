"""What was asked and what came of it, as admins read it: no table of its own, and in pages.

A page is one piece of the writer's work: however much was asked, updates don't wait for it.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from bot.chat.store.answers import Cited
from index.types import Corpora

PAGE: Final = 500

_PAGE: Final = """
SELECT rowid, id, chat, person, question, alone, corpora, outcome, text, citations, confidence,
    took_ms, asked,
    (SELECT count(*) FROM votes WHERE answer = answers.id AND value = 1),
    (SELECT count(*) FROM votes WHERE answer = answers.id AND value = -1),
    (SELECT group_concat(DISTINCT reason) FROM votes
        WHERE answer = answers.id AND value = -1 AND reason <> ''),
    EXISTS (SELECT 1 FROM retractions WHERE answer = answers.id)
FROM answers WHERE bot = ? AND rowid > ? AND asked >= ? AND update_id >= 0 ORDER BY rowid LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer and what readers thought of it; the fields are the columns of a page.

    `person` is 0 and `question` "" once they are forgotten; `took_ms` is 0 where it wasn't
    measured; `asked` is Unix time; `up` and `down` count votes, `reasons` are those of the latter.
    """

    row: int
    id: str
    chat: int
    person: int
    question: str
    alone: str
    corpora: Corpora
    outcome: str
    text: str
    cited: Sequence[Cited]
    confidence: float
    took_ms: float
    asked: float
    up: int
    down: int
    reasons: Sequence[str]
    is_retracted: bool


class Ledger:
    """Reads the tables, for one bot."""

    def __init__(self, db: sqlite3.Connection, bot: int) -> None:
        self._db = db
        self._bot = bot

    def page(self, after: int, since: float) -> list[Entry]:
        """The first answers given since that Unix time behind that row, as they were kept.

        What somebody was told without having asked just then isn't among them.
        """
        return [_entry(row) for row in self._db.execute(_PAGE, (self._bot, after, since, PAGE))]


def _entry(row: Sequence[Any]) -> Entry:
    named = dict(zip(_FIELDS, row, strict=True))
    cited = tuple(Cited(*each) for each in json.loads(named["cited"]))
    reasons = tuple(sorted(named["reasons"].split(","))) if named["reasons"] else ()
    taken_back = bool(named["is_retracted"])
    lists = {"cited": cited, "reasons": reasons, "corpora": tuple(json.loads(named["corpora"]))}
    return Entry(**{**named, **lists, "is_retracted": taken_back})


_FIELDS: Final = tuple(each.name for each in fields(Entry))
