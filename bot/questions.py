"""Questions as JSON lines: what `ask --batch` and `eval` read."""

import json
from math import isfinite
from typing import Any

from bot.types import Question
from index.errors import FootnoteError

FIELDS = {"question": str, "article": str, "corpus": str, "history": list}


class BadLine(FootnoteError):
    """A line that holds no question; what could be read of it."""

    def __init__(self, problem: str, remedy: str, question: str = "", id: Any = None) -> None:
        super().__init__(problem, remedy)
        self.question = question
        self.id = id


def read_question(line: str, number: int, corpus: str) -> tuple[Any, Question]:
    """`(id, question)` of one line; `corpus` where it names none. Raises BadLine."""
    row = read_row(line, number)
    id, text = row.get("id"), row.get("question")
    for name, kind in FIELDS.items():
        value = row.get(name)
        if value is not None and not isinstance(value, kind):
            shown = text if isinstance(text, str) else ""
            raise BadLine(f"line {number}: {name} has the wrong type", _FORM, shown, id)
    if not isinstance(text, str) or not text.strip():
        raise BadLine(f"line {number} has no question", _FORM, "", id)
    history = row.get("history") or ()
    if not all(isinstance(each, str) for each in history):
        raise BadLine(f"line {number}: history must be strings", _FORM, text, id)
    corpora = (row.get("corpus") or corpus,)
    return id, Question(text, corpora, row.get("article"), tuple(history))


def read_row(line: str, number: int) -> dict[str, Any]:
    """The JSON object of a line. Raises BadLine."""
    try:
        row = json.loads(line, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"line {number} isn't JSON", _FORM) from error
    if not isinstance(row, dict):
        raise BadLine(f"line {number} isn't a JSON object", _FORM)
    return row


def _finite(number: str) -> float:
    """Raises ValueError for NaN and Infinity: an id is echoed, and JSON has no word for them."""
    value = float(number)
    if not isfinite(value):
        raise ValueError(f"{number} isn't a number in JSON")
    return value


_FORM = 'write it as {"question": "…"}'
