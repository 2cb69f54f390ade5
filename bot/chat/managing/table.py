"""Questions and answers as rows of CSV. Pure.

asked, corpus, question, answer, outcome, confidence, citations, articles, helpful, not_helpful,
reasons: who asked isn't among them.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import IO, Final

from bot.chat.store.answers import Cited
from bot.chat.store.ledger import Entry
from index.types import Article

ENCODING: Final = "utf-8-sig"
"""With the mark by which Excel knows it."""
COLUMNS: Final = (
    *("asked", "corpus", "question", "answer", "outcome", "confidence", "citations", "articles"),
    *("helpful", "not_helpful", "reasons"),
)
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet works out: https://owasp.org/www-community/attacks/
CSV_Injection."""

Find = Callable[[Cited], Article | None]


def head(file: IO[str]) -> None:
    csv.writer(file).writerow(COLUMNS)


def write(file: IO[str], entries: Iterable[Entry], find: Find) -> int:
    """A row for each whose question isn't forgotten; how many those were."""
    rows = [row(each, find) for each in entries if each.question]
    csv.writer(file).writerows(rows)
    return len(rows)


def row(entry: Entry, find: Find) -> Sequence[str]:
    articles = [find(each) for each in entry.cited]
    quotes = [
        f"[{number}] {cited.span.of(article.text) if article else ''}".strip()
        for number, (cited, article) in enumerate(zip(entry.cited, articles, strict=True), 1)
    ]
    titles = dict.fromkeys(each.title for each in articles if each is not None)
    cells = (
        datetime.fromtimestamp(entry.asked, UTC).isoformat(timespec="seconds"),
        " ".join(entry.corpora),
        entry.question,
        entry.text,
        "retracted" if entry.is_retracted else entry.outcome,
        f"{entry.confidence:.3f}",
        "\n".join(quotes),
        "\n".join(titles),
        str(entry.up),
        str(entry.down),
        ", ".join(entry.reasons),
    )
    return [harmless(each) for each in cells]


def harmless(cell: str) -> str:
    """The cell as text, whatever a spreadsheet would make of it, spaces before it left aside."""
    bare = cell.lstrip(" \n\u00a0")
    return f"'{cell}" if cell.startswith(FORMULA) or bare.startswith(FORMULA) else cell
