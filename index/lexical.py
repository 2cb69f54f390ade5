"""BM25 by FTS5, in the library's database, in three tables of its own.

    words     porter stems of title, heading and text     languages written with spaces
    trigrams  every three characters                      languages whose words change their ends
    bigrams   every two characters of CJK and its like    languages written without spaces

The tables hold no text (contentless): what was put in must be handed over again to take it out.
Each edition of the library (`editions`) has its own, so that one in the making changes no score.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from index.types import ALONE, Corpora

# Scripts written without spaces, or whose syllables carry a letter's worth of meaning.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# The vowel signs of India's scripts are marks, not letters, and make words none the less.
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0900-\u0963\u0966-\u0dff])*")
_FOLDED_MARKS: Final = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]")
_SAME_LETTER: Final = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u200c": " "})

# English words that a question is made of and that say nothing of its subject. In a news article
# "what" and "did" are rare, and BM25 would take them for telling.
STOPWORDS: Final = frozenset(
    "a about after all also am an and any are as at be because been before being between but by "
    "can could did do does doing for from had has have having he her hers him his how i if in "
    "into is it its just like many me more most much my no nor not of on one only or other our "
    "out over own said same say says she should so some such tell than that the their theirs "
    "them then there these they this those to too under up us was we were what when where which "
    "while who whom whose why will with would you your".split()
)

TABLES: Final = {
    "words": "title, heading, text, content='', tokenize='porter unicode61 remove_diacritics 2'",
    "trigrams": "text, content='', tokenize='trigram'",
    "bigrams": "text, content='', tokenize='unicode61'",
}

LONGEST_QUERY: Final = 60  # terms; the rest of a very long question adds time and no meaning


@dataclass(frozen=True, slots=True)
class Entry:
    """What is searched of a passage; `id` is the passage's."""

    id: int
    title: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Boosts:
    """Weights of a word found in the title, the heading, the text (BM25F-like, by FTS5)."""

    title: float = 1.0
    heading: float = 1.0
    text: float = 1.0


def create(db: sqlite3.Connection, edition: int) -> None:
    """Make the tables of an edition."""
    for table, columns in TABLES.items():
        db.execute(f"CREATE VIRTUAL TABLE {table}_{edition} USING fts5({columns})")


def drop(db: sqlite3.Connection, edition: int) -> None:
    for table in TABLES:
        db.execute(f"DROP TABLE IF EXISTS {table}_{edition}")


def add(db: sqlite3.Connection, entries: Iterable[Entry], edition: int) -> None:
    """Make passages findable. The caller holds the transaction."""
    for entry in entries:
        for table, columns in _columns(entry).items():
            _write(db, f"{table}_{edition}", {"rowid": entry.id, **columns})


def remove(db: sqlite3.Connection, entries: Iterable[Entry], edition: int) -> None:
    """Take passages out, handed over as they were put in."""
    for entry in entries:
        for table, columns in _columns(entry).items():
            name = f"{table}_{edition}"
            _write(db, name, {name: "delete", "rowid": entry.id, **columns})


def editions(db: sqlite3.Connection) -> set[int]:
    """Those that have tables."""
    rows = db.execute("SELECT name FROM sqlite_master WHERE name GLOB 'words_[0-9]*'")
    names = [name.removeprefix("words_") for (name,) in rows]
    return {int(name) for name in names if name.isdecimal()}


def size(db: sqlite3.Connection) -> int:
    """How many passages can be found by their words."""
    return int(db.execute(f"SELECT count(*) FROM words_{_serving(db)}_docsize").fetchone()[0])


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether the index is what FTS5 wrote: a second or two for 20,000 passages, in which nobody
    else can write."""
    try:
        for table in (f"{name}_{_serving(db)}" for name in TABLES):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True


def merge(db: sqlite3.Connection, pages: int) -> Iterator[None]:
    """Leave no trace of the words of what was taken out: merge all segments into one.

    Each step is a transaction of its own that writes about so many pages.
    """
    tables = db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'").fetchall()
    for (table,) in tables:
        step, before = -pages, -2  # a negative step begins: it puts all segments on one level
        while db.total_changes - before > 1:  # https://sqlite.org/fts5.html#the_merge_command
            before = db.total_changes
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (step,))
            step = pages
            yield


def _write(db: sqlite3.Connection, table: str, row: dict[str, str | int]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def _columns(entry: Entry) -> dict[str, dict[str, str]]:
    title, heading, text = fold(entry.title), fold(entry.heading), fold(entry.text)
    pairs = bigrams(" ".join((title, heading, text)))
    tables = {
        "words": {"title": title, "heading": heading, "text": text},
        "trigrams": {"text": f"{title} {heading} {text}"},
    }
    return tables | ({"bigrams": {"text": " ".join(pairs)}} if pairs else {})


def search_words(
    db: sqlite3.Connection,
    question: str,
    limit: int,
    *,
    corpora: Corpora = ALONE,
    article: str | None = None,
    boosts: Boosts = Boosts(),
) -> list[tuple[int, float]]:
    """`(passage id, BM25)`, best first, by whole words."""
    weights = f", {boosts.title}, {boosts.heading}, {boosts.text}"
    return _search(db, "words", content_words(question), limit, corpora, article, weights)


def search_characters(
    db: sqlite3.Connection,
    question: str,
    limit: int,
    *,
    corpora: Corpora = ALONE,
    article: str | None = None,
) -> list[tuple[int, float]]:
    """`(passage id, BM25)`, best first, by character n-grams: 2 for CJK and its like, else 3."""
    pairs = bigrams(fold(question))
    if pairs:
        return _search(db, "bigrams", pairs, limit, corpora, article)
    return _search(db, "trigrams", trigrams(question), limit, corpora, article)


def _search(
    db: sqlite3.Connection,
    table: str,
    terms: Sequence[str],
    limit: int,
    corpora: Corpora,
    article: str | None,
    weights: str = "",
) -> list[tuple[int, float]]:
    if not terms:
        return []
    query = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))
    table = f"{table}_{_serving(db)}"
    scope = "AND passages.article_id = ?" if article else ""
    rows = db.execute(
        f"""SELECT passages.id, -bm25({table}{weights}) AS score
            FROM {table} JOIN passages ON passages.id = {table}.rowid
            WHERE {table} MATCH ? AND {among("passages", corpora)} {scope}
            ORDER BY score DESC, passages.id LIMIT ?""",
        (query, *corpora, *([article] if article else []), limit),
    )
    return [(int(id), float(score)) for id, score in rows]


def among(table: str, corpora: Corpora) -> str:
    """The condition that a row of a table is in one of these corpora, which are its values."""
    return f"{table}.corpus IN ({', '.join('?' * len(corpora))})"


def fold(text: str) -> str:
    """Case, accents and spelling variants taken away: what is compared, never what is shown."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SAME_LETTER))
    return unicodedata.normalize("NFC", _FOLDED_MARKS.sub("", decomposed)).casefold()


def content_words(question: str) -> list[str]:
    """The words that say what a question is about, folded; all its words if none does."""
    words = _WORD.findall(fold(question))
    telling = [word for word in words if word not in STOPWORDS]
    return (telling or words)[:LONGEST_QUERY]


def trigrams(question: str) -> list[str]:
    """Three characters at a time, within words."""
    words = content_words(question)
    return [word[at : at + 3] for word in words for at in range(len(word) - 2)][: LONGEST_QUERY * 4]


def bigrams(text: str) -> list[str]:
    """Two characters at a time, of the stretches written without spaces."""
    runs = _UNSPACED.findall(text)
    return [run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))]


def rarity(db: sqlite3.Connection, words: Sequence[str]) -> list[float]:
    """The inverse document frequency of each folded word, 0 or more (Robertson, Spärck Jones).

    A word the library doesn't hold is the rarest.
    """
    (passages,) = db.execute("SELECT count(*) FROM passages").fetchone()
    counts = [_frequency(db, word) for word in words]
    return [log(1 + (passages - n + 0.5) / (n + 0.5)) for n in counts]


def _frequency(db: sqlite3.Connection, word: str) -> int:
    table = f"words_{_serving(db)}"
    query = f"SELECT count(*) FROM {table} WHERE {table} MATCH ?"
    return int(db.execute(query, (f'"{word}"',)).fetchone()[0])


def _serving(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT value FROM settings WHERE key = 'edition'").fetchone()[0])
