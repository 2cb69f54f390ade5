"""A question set → a report: how often the citations hold the answer, and declining is right.

A line has `question` and `answerable`; `evidence` (a string, a list of strings, or of objects
with `text`) and `answers` say what a right citation must hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.answering.answerer import Answerer
from bot.answering.citations import plain
from bot.answering.switch import Switch
from bot.questions import read_question, read_row
from bot.types import Answer
from index import measures

SHOWN: Final = {
    "questions": "questions",
    "answer_hit_1": "answer in the first citation",
    "answer_hit_3": "answer in any citation",
    "exact_match": "short answer, exact match",
    "f1": "short answer, F1",
    "citation_precision": "citations that hold the answer",
    "citation_validity": "citations that are verbatim",
    "decline_precision": "declined rightly, of the declined",
    "decline_recall": "declined, of the unanswerable",
    "answerable_declined": "declined, of the answerable",
    "auroc": "confidence, answerable against not (AUROC)",
    "recall_1": "right passage first among the hits",
    "recall_4": "right passage among the first 4 hits",
    "recall_10": "right passage among the first 10 hits",
    "mrr": "right passage, MRR@10",
    "ndcg": "right passage, nDCG@10",
    "tokens": "tokens of the language model, mean",
    "total_ms_p50": "milliseconds, median",
    "total_ms_p95": "milliseconds, 95th percentile",
    "total_ms_p99": "milliseconds, 99th percentile",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A question, what a right citation holds (any of `wanted`), the answer given, and the short
    `answers` that are right."""

    answerable: bool
    wanted: Sequence[str]
    answer: Answer
    answers: Sequence[str] = ()


def ask_all(answerer: Answerer | Switch, lines: Iterable[str], corpus: str) -> list[Case]:
    """Ask every question of a set. Raises BadLine, which names the line, and NotInLibrary."""
    cases = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = read_row(line, number)
            _, question = read_question(line, number, corpus)
            wanted = _wanted(row)
            answerable = bool(row.get("answerable", bool(wanted)))
            answer = answerer.answer(question)
            cases.append(Case(answerable, wanted, answer, _texts(row.get("answers"))))
    return cases


def score(cases: Sequence[Case]) -> dict[str, float]:
    """Every figure of SHOWN, shares from 0 to 1."""
    answerable = [case for case in cases if case.answerable and case.wanted]
    unanswerable = [case for case in cases if not case.answerable]
    declined = [case for case in cases if case.answer.outcome == "declined"]
    cited = [(case, each) for case in answerable for each in case.answer.citations]
    every = [each for case in cases for each in case.answer.citations]
    short = [(case.answer.short, case.answers) for case in answerable if case.answers]
    ranks = [_rank(case) for case in answerable]
    times = [case.answer.timings_ms.get("total", 0.0) for case in cases]
    report = {
        "questions": len(cases),
        "answer_hit_1": _mean(_holds(case, 1) for case in answerable),
        "answer_hit_3": _mean(_holds(case, 3) for case in answerable),
        "exact_match": _mean(measures.exact_match(*each) for each in short),
        "f1": _mean(measures.token_f1(*each) for each in short),
        "citation_precision": _mean(_is_right(case, each.quote.text) for case, each in cited),
        "citation_validity": _mean(
            each.article.text[each.quote.start : each.quote.end] == each.quote.text
            for each in every
        ),
        "decline_precision": _mean(not case.answerable for case in declined),
        "decline_recall": _mean(case.answer.outcome == "declined" for case in unanswerable),
        "answerable_declined": _mean(case.answer.outcome == "declined" for case in answerable),
        "auroc": measures.auroc(
            [case.answer.confidence for case in answerable],
            [case.answer.confidence for case in unanswerable],
        ),
        "recall_1": measures.recall_at(1, ranks),
        "recall_4": measures.recall_at(4, ranks),
        "recall_10": measures.recall_at(10, ranks),
        "mrr": measures.mean_reciprocal_rank(ranks),
        "ndcg": measures.ndcg_at(10, ranks),
        "tokens": _mean(case.answer.tokens for case in cases),
        "total_ms_p50": measures.percentile(times, 0.5),
        "total_ms_p95": measures.percentile(times, 0.95),
        "total_ms_p99": measures.percentile(times, 0.99),
    }
    return {name: round(value, 4) for name, value in report.items()}


def table(report: dict[str, float]) -> str:
    """The report for people."""
    width = max(len(text) for text in SHOWN.values())
    return "\n".join(f"{text:{width}}  {report[name]:>8g}" for name, text in SHOWN.items())


def _wanted(row: dict[str, Any]) -> list[str]:
    return _texts(row.get("evidence") or row.get("answers"))


def _texts(given: Any) -> list[str]:
    """A string, or a list of strings or of objects with `text`, as a list."""
    listed = [given] if isinstance(given, str) else given or []
    texts = [each.get("text") if isinstance(each, dict) else each for each in listed]
    return [plain(text) for text in texts if isinstance(text, str) and text.strip()]


def _holds(case: Case, first: int) -> bool:
    return any(_is_right(case, each.quote.text) for each in case.answer.citations[:first])


def _is_right(case: Case, quote: str) -> bool:
    """Evidence may be shorter than the sentence quoted, or run over several."""
    said = plain(quote)
    return any(wanted in said or said in wanted for wanted in case.wanted)


def _rank(case: Case) -> int | None:
    for rank, hit in enumerate(case.answer.hits, 1):
        text = plain(hit.passage.text)
        if any(wanted in text for wanted in case.wanted):
            return rank
    return None


def _mean(outcomes: Iterable[float]) -> float:
    values = list(outcomes)
    return sum(values) / len(values) if values else 0.0
