"""Questions with the sentence that answers them, or none, from the sets that fitting knows."""

import gzip
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from index.fitting.shelf import Text
from index.types import Span

TUNED: Final = ("Oxygen", "Warsaw", "Huguenot")
REPORTED: Final = ("Force", "Steam_engine", "Black_Death", "Sky_(United_Kingdom)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, the article it was asked about and where its evidence stands.

    `evidence` is None where nothing answers. `part` is fit, tune or report; `source` says which
    set it is from.
    """

    question: str
    article: str
    evidence: Span | None
    answers: tuple[str, ...]
    part: str
    source: str


@dataclass(frozen=True, slots=True)
class Sets:
    articles: dict[str, Text]
    questions: list[Labelled]

    def of(self, *sources: str, part: str = "") -> list[Labelled]:
        return [
            each for each in self.questions if each.source in sources and part in ("", each.part)
        ]


def read_sets(evaluation: Path, training: Path) -> Sets:
    """SQuAD 2.0 and QED from the folder `evaluation`; SQuAD 1.1 and tales from `training`."""
    sets = Sets({}, [])
    derived = _rows(training / "squad_dev_derived.jsonl.gz")
    _add_squad2(sets, evaluation / "qa_squad2", {row["id"]: row for row in derived})
    squad1 = [row for row in derived if row["src"] == "squad1.1-dev"]
    _add_contexts(sets, squad1, "squad1", lambda _: "fit")
    _add_qed(sets, _rows(evaluation / "citation_qed.jsonl.gz"))
    tales = _rows(training / "fairytaleqa_train.jsonl.gz")
    places = {title: at for at, title in enumerate(sorted({row["title"] for row in tales}))}
    some = [row for row in tales if places[row["title"]] % 4 == 0]
    _add_contexts(sets, some, "tales", lambda title: "tune" if places[title] % 16 == 0 else "fit")
    return sets


def astray(asked: Sequence[Labelled], seed: int) -> list[Labelled]:
    """The same questions, each asked of another article of its part: off topic."""
    chance = random.Random(seed)
    moved = []
    for each in asked:
        others = sorted({o.article for o in asked if o.part == each.part} - {each.article})
        moved.append(Labelled(each.question, chance.choice(others), None, (), each.part, "astray"))
    return moved


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _part(title: str) -> str:
    return "report" if title in REPORTED else "tune" if title in TUNED else "fit"


def _add_squad2(sets: Sets, folder: Path, derived: dict[str, dict[str, Any]]) -> None:
    for row in _rows(folder / "articles.jsonl.gz"):
        sets.articles[row["doc_id"]] = Text(row["doc_id"], row["title"], row["text"])
    for row in _rows(folder / "questions.jsonl.gz"):
        sets.questions.append(
            Labelled(
                row["question"],
                row["doc_id"],
                _squad2_evidence(row, derived.get(row["qid"])),
                tuple(dict.fromkeys(row["answers"])),
                _part(row["doc_id"].partition(":")[2]),
                "squad2",
            )
        )


def _squad2_evidence(row: dict[str, Any], exact: dict[str, Any] | None) -> Span | None:
    """Where the annotator marked the answer; the first place it stands if that isn't known."""
    if not row["answerable"]:
        return None
    first = row["evidence"][0]
    if exact is None or exact["answer_start"] < 0:
        return Span(first["start"], first["end"])
    start = row["para_start"] + exact["answer_start"]
    return Span(start, start + len(exact["answer"]))


def _add_contexts(sets: Sets, rows: Iterable[dict[str, Any]], source: str, part: "Any") -> None:
    """Articles joined from the paragraphs their questions were asked about."""
    offsets: dict[tuple[str, str], int] = {}
    texts: dict[str, str] = {}
    for row in rows:
        key = (row["title"], row["context"])
        if key not in offsets:
            before = texts.get(row["title"], "")
            offsets[key] = len(before) + 2 * bool(before)
            texts[row["title"]] = f"{before}\n\n{row['context']}" if before else row["context"]
        start, answer = row["answer_start"], row["answer"]
        if not answer or start is None or row["context"][start : start + len(answer)] != answer:
            continue
        at = offsets[key] + start
        sets.questions.append(
            Labelled(
                row["question"],
                f"{source}:{row['title']}",
                Span(at, at + len(answer)),
                (answer,),
                part(row["title"]),
                source,
            )
        )
    for title, text in texts.items():
        id = f"{source}:{title}"
        sets.articles[id] = Text(id, title.replace("_", " ").replace("-", " "), text)


def _add_qed(sets: Sets, rows: Iterable[dict[str, Any]]) -> None:
    """Paragraphs as articles of their own."""
    for number, row in enumerate(rows):
        sentence = row["sentences"][row["gold_sentence"]].strip()
        at = row["paragraph"].find(sentence)
        if at < 0 or not sentence:
            continue
        sets.articles[row["qid"]] = Text(row["qid"], row["title"], row["paragraph"])
        part = ("fit", "fit", "tune", "report")[number % 4]
        sets.questions.append(
            Labelled(
                row["question"],
                row["qid"],
                Span(at, at + len(sentence)),
                tuple(row["answers"]),
                part,
                "qed",
            )
        )
