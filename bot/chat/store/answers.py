"""Every answer that was given, under an opaque id: two tables beside that of the updates.

answers          what was asked and said, and the exact places of the articles that it rests on
answer_messages  which messages say it

What its buttons show is read from the library: a citation names the version of the article that it
quotes, so that it stays what it was when the article changes, and goes when the article goes.
"""

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from bot.answering.rewriting import standalone
from bot.chat.store.updates import KEPT_S
from bot.types import EXTRACTIVE, Answer
from index.types import Corpora, Span

STEP: Final = (
    """
    CREATE TABLE answers (
        id TEXT PRIMARY KEY,        -- opaque
        bot INTEGER NOT NULL,
        update_id INTEGER NOT NULL, -- what asked it; 0 if nobody did
        chat INTEGER NOT NULL,      -- where it stands; 0 if it was asked inline
        thread INTEGER NOT NULL,    -- the topic there; 0 if none
        person INTEGER NOT NULL,    -- who asked; 0 once they are forgotten
        question TEXT NOT NULL,     -- '' likewise
        alone TEXT NOT NULL,        -- the same as it stands without what was asked before
        corpus TEXT NOT NULL,
        article TEXT NOT NULL,      -- the only one that was asked, or ''
        outcome TEXT NOT NULL,
        text TEXT NOT NULL,         -- plain, with its markers
        citations TEXT NOT NULL,    -- JSON: [article, version, start, end] of [1], of [2], …
        nearest TEXT NOT NULL,      -- JSON: the same of the passages found, best first
        confidence REAL NOT NULL,
        answerer TEXT NOT NULL,
        inline TEXT NOT NULL,       -- the id of the inline message that says it, or ''
        opened INTEGER NOT NULL,    -- the message that shows what was tapped; 0 if none
        asked REAL NOT NULL         -- Unix time
    )
    """,
    "CREATE INDEX answers_by_update ON answers (bot, update_id)",
    "CREATE INDEX answers_by_person ON answers (bot, person)",
    "CREATE INDEX answers_by_chat ON answers (bot, chat)",
    """
    CREATE TABLE answer_messages (
        bot INTEGER NOT NULL,
        chat INTEGER NOT NULL,
        message INTEGER NOT NULL,
        answer TEXT NOT NULL,
        PRIMARY KEY (bot, chat, message)
    )
    """,
    "CREATE INDEX answer_messages_by_answer ON answer_messages (answer)",
)
"""The step of the store's schema that made them."""

INLINE_STEP: Final = (
    # JSON: [start, end] in the text of each short answer, which is bold
    "ALTER TABLE answers ADD COLUMN bold TEXT NOT NULL DEFAULT '[]'",
    "CREATE INDEX answers_by_inline ON answers (bot, inline) WHERE inline <> ''",
)
"""The step that lets a message be written anew which nobody but Telegram keeps."""

UNDER_WAY: Final = (
    "id = ? AND EXISTS (SELECT 1 FROM updates WHERE updates.bot = answers.bot "
    "AND updates.id = answers.update_id AND updates.forgotten = 1)"
)
"""An answer whose asker was forgotten while it was looked up."""

TOOK_STEP: Final = ("ALTER TABLE answers ADD COLUMN took_ms REAL NOT NULL DEFAULT 0",)
"""The step that lets admins see how long answers take; 0 where that isn't known."""

NEAREST: Final = 10
"""Passages found that are remembered, beside those quoted."""
NEAREST_SHOWN: Final = 3
"""Of those, how many a tap brings up where nothing was quoted."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch of what an article said: `[start, end)` of that version's text."""

    article: str
    version: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is kept; the fields are the table's columns."""

    id: str
    chat: int
    person: int
    question: str
    alone: str
    corpora: Corpora
    article: str
    outcome: str
    text: str
    citations: Sequence[Cited]
    nearest: Sequence[Cited]
    confidence: float
    answerer: str
    thread: int = 0
    inline: str = ""
    opened: int = 0
    asked: float = 0.0
    language: str = ""
    """Of the words around it, as a file of locales is named."""
    bold: Sequence[Span] = ()
    """The short answers in its text."""
    took_ms: float = 0.0
    """From the question to the answer, waiting for neither a turn nor Telegram."""


@dataclass(frozen=True, slots=True)
class Citing:
    """What an answer cites; `row` is its place in the table."""

    row: int
    id: str
    citations: Sequence[Cited]


COLUMNS: Final = ", ".join(each.name for each in fields(Kept))


class Answers:
    """The tables, for one bot. Every change belongs to the transaction that is open."""

    def __init__(self, db: sqlite3.Connection, bot: int, clock: Callable[[], float]) -> None:
        self._db = db
        self._bot = bot
        self._clock = clock

    def id_for(self, update: int) -> str:
        """The id of what this update is answered with: the same one however often it is tried."""
        row = self._db.execute(
            "SELECT id FROM answers WHERE bot = ? AND update_id = ? AND asked > ?",
            (self._bot, update, self._clock() - KEPT_S),
        ).fetchone()
        return str(row[0]) if row else new_id()

    def keep(self, kept: Kept, update: int = 0) -> None:
        """Write it down, in place of one with this id; `asked` is now."""
        row = {name: getattr(kept, name) for name in COLUMNS.split(", ")}
        row |= {"citations": _json(kept.citations), "nearest": _json(kept.nearest)}
        row |= {"corpora": json.dumps(kept.corpora)}
        row |= {"bold": json.dumps([(each.start, each.end) for each in kept.bold])}
        row |= {"bot": self._bot, "update_id": update, "asked": self._clock()}
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        self._db.execute(
            f"INSERT OR REPLACE INTO answers ({names}) VALUES ({marks})", tuple(row.values())
        )
        self._blank(UNDER_WAY, kept.id)

    def get(self, id: str) -> Kept | None:
        return self._one("id = ? AND bot = ?", id, self._bot)

    def inline(self, message: str) -> Kept | None:
        """The answer that an inline message says."""
        return self._one("bot = ? AND inline = ?", self._bot, message)

    def citing(self, since: float, after: int, most: int) -> list[Citing]:
        """So many of the answers that were asked since then and cite something, whose row comes
        after that one."""
        rows = self._db.execute(  # +bot: by their rows, not by an index, which would sort them all
            "SELECT rowid, id, citations FROM answers WHERE +bot = ? AND rowid > ? AND asked > ? "
            "AND citations <> '[]' ORDER BY rowid LIMIT ?",
            (self._bot, after, since, most),
        )
        return [Citing(row, id, _places(citations)) for row, id, citations in rows]

    def versions(self, since: float) -> set[tuple[str, int]]:
        """(article, version) of all that the buttons of answers asked since then show, whichever
        bot's, and of those of which something is to be told yet."""
        rows = self._db.execute(
            """SELECT DISTINCT json_extract(place.value, '$[0]'), json_extract(place.value, '$[1]')
               FROM answers, json_each(iif(citations = '[]', nearest, citations)) AS place
               WHERE (citations <> '[]' OR place.key < ?) AND (asked >= ? OR EXISTS
                   (SELECT 1 FROM amendments WHERE amendments.answer = answers.id))""",
            (NEAREST_SHOWN, since),
        )
        return {(article, version) for article, version in rows}

    def saying(self, after: int, most: int) -> list[Citing]:
        """So many of those that say what they cite, whichever bot's, whose row comes after that
        one."""
        rows = self._db.execute(
            "SELECT rowid, id, citations FROM answers WHERE rowid > ? AND text <> '' "
            "AND citations <> '[]' ORDER BY rowid LIMIT ?",
            (after, most),
        )
        return [Citing(row, id, _places(citations)) for row, id, citations in rows]

    def unsay(self, ids: Iterable[str]) -> None:
        """Whose words they said are gone from the library: they say nothing any more."""
        self._db.executemany(
            "UPDATE answers SET text = '', bold = '[]' WHERE id = ?", [(each,) for each in ids]
        )

    def lend(self, id: str, message: str) -> None:
        """This inline message says it."""
        self._db.execute("UPDATE answers SET inline = ? WHERE id = ?", (message, id))

    def place(self, id: str, messages: Iterable[tuple[int, int]]) -> None:
        """These messages, (chat, message) each, say it, and none else.

        Where that is another chat than the one it was asked in, the group has moved there.
        """
        self._db.execute("DELETE FROM answer_messages WHERE answer = ?", (id,))
        self._db.executemany(
            "INSERT OR REPLACE INTO answer_messages VALUES (?, ?, ?, ?)",
            [(self._bot, chat, message, id) for chat, message in messages],
        )
        self._blank(UNDER_WAY, id)

    def messages(self, id: str) -> list[tuple[int, int]]:
        """(chat, message) of each message that says it, in order."""
        return self._db.execute(
            "SELECT chat, message FROM answer_messages WHERE answer = ? ORDER BY message", (id,)
        ).fetchall()

    def said_by(self, chat: int, message: int) -> Kept | None:
        """The answer that a message of ours says."""
        return self._one(
            "id = (SELECT answer FROM answer_messages WHERE bot = ? AND chat = ? AND message = ?)",
            *(self._bot, chat, message),
        )

    def times_cited(self, article: str) -> int:
        """How many answers cite an article."""
        row = self._db.execute(
            "SELECT count(*) FROM answers WHERE bot = ? AND instr(citations, ?)",
            (self._bot, json.dumps(article)),
        ).fetchone()
        return int(row[0])

    def open(self, id: str, message: int) -> None:
        """What was tapped is shown by this message."""
        self._db.execute("UPDATE answers SET opened = ? WHERE id = ?", (message, id))

    def moved(self, old: int, new: int) -> None:
        """A group has become another chat; ids of messages begin anew there."""
        self._db.execute(
            "UPDATE answers SET chat = ?, opened = 0 WHERE bot = ? AND chat = ?",
            (new, self._bot, old),
        )

    def forget(self, person: int) -> int:
        """Who asked them, and what, is gone; what their buttons show stays. How many that were."""
        return self._blank("person = ?", person) if person else 0

    def prune(self, since: float) -> None:
        """The same for all that were asked before."""
        self._blank("asked < ? AND (person <> 0 OR question <> '')", since)

    def _blank(self, which: str, value: float | str) -> int:
        """A private chat has its reader's id, an inline message's id may hold it, and a language
        model's words may be the question's.
        """
        self._db.execute(
            "DELETE FROM answer_messages WHERE chat > 0 AND answer IN "
            f"(SELECT id FROM answers WHERE {which})",
            (value,),
        )
        return self._db.execute(
            "UPDATE answers SET person = 0, question = '', alone = '', chat = min(chat, 0), "
            f"inline = '', text = iif(answerer = ?, text, '') WHERE {which}",
            (EXTRACTIVE, value),
        ).rowcount

    def _one(self, where: str, *values: Any) -> Kept | None:
        row = self._db.execute(f"SELECT {COLUMNS} FROM answers WHERE {where}", values).fetchone()
        if row is None:
            return None
        named = dict(zip(COLUMNS.split(", "), row, strict=True))
        places = {name: _places(named[name]) for name in ("citations", "nearest")}
        bold = tuple(Span(*each) for each in json.loads(named["bold"]))
        corpora = tuple(json.loads(named["corpora"]))
        return Kept(**{**named, **places, "bold": bold, "corpora": corpora})


def new_id() -> str:
    """64 random bits: nobody guesses one. Letters and digits that a link's payload may hold."""
    return secrets.token_hex(8)


def kept(
    answer: Answer, id: str, *, chat: int, person: int, thread: int = 0, language: str = ""
) -> Kept:
    """What is to be kept of an answer."""
    question, hits = answer.question, [each.passage for each in answer.hits[:NEAREST]]
    return Kept(
        id=id,
        chat=chat,
        thread=thread,
        language=language,
        person=person,
        question=question.text,
        alone=standalone(question.text, question.history),
        corpora=question.corpora,
        article=question.article or "",
        outcome=answer.outcome,
        text=answer.text,
        citations=[
            Cited(each.article.id, each.article.version, each.quote.start, each.quote.end)
            for each in answer.citations
        ],
        nearest=[Cited(each.article_id, each.version, each.start, each.end) for each in hits],
        confidence=answer.confidence,
        answerer=answer.answerer,
        bold=_bold(answer),
        took_ms=answer.timings_ms.get("total", 0.0),
    )


def _bold(answer: Answer) -> tuple[Span, ...]:
    """Where the short answers stand in its text."""
    found, at = list[Span](), 0
    for claim in answer.claims:
        at = answer.text.find(claim.text, at)
        if claim.answer is not None and at >= 0:
            found.append(Span(at + claim.answer.start, at + claim.answer.end))
        at += len(claim.text)
    return tuple(found)


def _json(places: Sequence[Cited]) -> str:
    return json.dumps([(each.article, each.version, each.start, each.end) for each in places])


def _places(text: str) -> tuple[Cited, ...]:
    return tuple(Cited(*each) for each in json.loads(text))
