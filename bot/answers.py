"""Answers and articles as JSON: what `ask --json`, `ask --batch` and `articles --json` print."""

from collections.abc import Mapping
from typing import Any

from bot.types import Answer, Citation, Question
from index.catalogue import Entry
from index.types import Hit


def answer_json(answer: Answer, id: Any = None) -> dict[str, Any]:
    return {
        "id": id,
        "question": answer.question.text,
        "outcome": answer.outcome,
        "text": answer.text,
        "citations": [_citation(each) for each in answer.citations],
        "hits": [_hit(each) for each in answer.hits],
        "confidence": round(answer.confidence, 4),
        "answerer": answer.answerer,
        "timings_ms": dict(answer.timings_ms),
    }


def failed_json(problem: str, question: Any = "", id: Any = None) -> dict[str, Any]:
    """A question that couldn't be answered: the same keys, and what went wrong."""
    text = question if isinstance(question, str) else ""
    failed = answer_json(Answer(Question(text), "failed", ""), id)
    return failed | {"error": problem}


def article_json(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "source": entry.source,
        "passages": entry.passages,
        "corpus": entry.corpus,
        "published": entry.published,
        "language": entry.language,
        "url": entry.url,
    }


def _citation(citation: Citation) -> Mapping[str, Any]:
    """A citation; with the page it is on where its article has any."""
    page = citation.article.page(citation.quote.start)
    return {
        "number": citation.number,
        "article": citation.article.id,
        "title": citation.article.title,
        "source": citation.article.source,
        "start": citation.quote.start,
        "end": citation.quote.end,
        "quote": citation.quote.text,
        "url": citation.article.url,
        **({"page": page} if page else {}),
    }


def _hit(hit: Hit) -> Mapping[str, Any]:
    return {
        "article": hit.passage.article_id,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "score": round(hit.score, 6),
        "text": hit.passage.text,
    }
