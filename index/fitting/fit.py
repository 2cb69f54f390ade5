"""Fits index/evidence.json: how much each feature of a sentence tells.

    python -m index.fitting.fit EVALUATION TRAINING [--kept FILE] [--out FILE]

EVALUATION holds qa_squad2/ and citation_qed.jsonl.gz, TRAINING squad_dev_derived.jsonl.gz and
fairytaleqa_train.jsonl.gz. Fitted on one part of the titles, tuned on a second; what is printed
and written as measured is of a third. Ten minutes on two cores, one when --kept holds the vectors.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from index import evidence
from index.embedder import open_embedder
from index.evidence import Asked, Candidates, Table
from index.fitting.questions import Labelled, Sets, astray, read_sets
from index.fitting.regression import Flags, Floats, Race, conditional_logit, logistic
from index.fitting.shelf import KeptVectors, Shelf

SEED: Final = 20261123
WORD_FEATURES: Final = (
    "cover", "cover_before", "cover_after", "cover_title", "cover_passage",
    "missing", "missing_name", "missing_number", "fits_number", "fits_time", "first_hit",
)  # fmt: skip
SEMANTIC_FEATURES: Final = (
    *WORD_FEATURES, "leans", "cosine",
    *(f"fits_{kind}" for kind in evidence.KINDS if kind not in ("number", "time")),
)  # fmt: skip
PRIORS: Final = {"heading": -2.0, "asks": -1.0}
"""Set by hand: the sets have no headings and hardly a question, and neither answers one."""
PENALTY: Final = 3.0
CONFIDENCE_PENALTY: Final = 10.0
EMPHASIS: Final = {"answered": 1.0, "squad2": 0.6, "astray": 0.8}
TALES_WEIGHT: Final = 0.3
ANSWERED_DECLINED: Final = 0.10
"""The proposed threshold declines this share of the answerable questions of the tuning part."""


@dataclass(slots=True)
class Case:
    """A question with the sentences found for it. `right` marks those that hold its evidence,
    `unclear` those that only hold the answer's words."""

    label: Labelled
    asked: Asked
    these: Candidates
    table: Table
    right: Flags
    unclear: Flags
    shelf: str

    def only(self, rows: Any) -> "Case":
        table = evidence.only(self.table, rows)
        return Case(
            self.label, self.asked, self.these.only(rows), table,
            self.right[rows], self.unclear[rows], self.shelf,
        )  # fmt: skip


def case(label: Labelled, shelf: Shelf, name: str) -> Case | None:
    asked = evidence.read_question(label.question, shelf.rarity)
    these = evidence.gather(asked, shelf.search(label.question), shelf.titles)
    if not len(these) or not asked.terms:
        return None
    right = np.array([_overlaps(label, at, these) for at in range(len(these))], bool)
    words = np.array([any(a in line.text for a in label.answers) for line in these.lines], bool)
    table = evidence.word_features(asked, these)
    return Case(label, asked, these, table, right, words & ~right, name)


def _overlaps(label: Labelled, at: int, these: Candidates) -> bool:
    span, wanted = these.spans[at], label.evidence
    return (
        wanted is not None
        and these.passages[at].article_id == label.article
        and span.start < wanted.end
        and wanted.start < span.end
    )


def cases(sets: Sets, embedder: Any) -> Iterator[Case]:
    """Each question asked of its own article; some of all articles together; some astray."""
    chance = random.Random(SEED)
    asked = sets.of("squad2", "tales")
    asked += [each for each in sets.of("squad1") if chance.random() < 0.35]
    shelves: dict[str, Shelf] = {}
    misled = chance.sample(astray(sets.of("squad2"), SEED), 2400)
    for label in [*asked, *misled]:
        if label.article not in shelves:
            shelves[label.article] = Shelf([sets.articles[label.article]], embedder)
        yield from _one(label, shelves[label.article], "own")
    everything = Shelf(list(sets.articles.values()), embedder)
    for label in sets.of("squad2", "squad1", "qed"):
        if label.source == "qed" or chance.random() < (0.6 if label.source == "squad2" else 0.2):
            yield from _one(label, everything, "all")


def _one(label: Labelled, shelf: Shelf, name: str) -> Iterator[Case]:
    found = case(label, shelf, name)
    if found is not None:
        yield found


def matrix(table: Table, names: Sequence[str]) -> Floats:
    return np.column_stack([table[name] for name in names])


def fit_ranking(fitted: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    races = []
    for each in fitted:
        clear = ~each.unclear
        if each.right.any() and not each.right[clear].all():
            weight = TALES_WEIGHT if each.label.source == "tales" else 1.0
            races.append(Race(matrix(each.table, names)[clear], each.right[clear], weight))
    weights = conditional_logit(races, PENALTY)
    return dict(zip(names, map(float, weights), strict=True)) | PRIORS


def outlook(each: Case, ranking: dict[str, float]) -> dict[str, float]:
    scores = evidence.weighed(ranking, each.table)
    return evidence.outlook(each.asked, each.these, each.table, scores)


def fit_confidence(
    fitted: Sequence[Case], ranking: dict[str, float]
) -> tuple[dict[str, float], float]:
    """Answered means the evidence is among the sentences; questions whose passage wasn't found
    are no answer either."""
    fitted = [each for each in fitted if each.label.source != "tales"]
    seen = [outlook(each, ranking) for each in fitted]
    names = list(seen[0])
    rows = np.array([[one[name] for name in names] for one in seen])
    right = np.array([each.right.any() for each in fitted])
    emphasis = np.array(
        [EMPHASIS["answered" if each.label.evidence else each.label.source] for each in fitted]
    )
    weights, bias = logistic(rows, right, emphasis, CONFIDENCE_PENALTY)
    return dict(zip(names, map(float, weights), strict=True)), bias


def confidence(model: evidence.Model, each: Case) -> float:
    seen = outlook(each, dict(model.ranking))
    logit = model.bias + sum(weight * seen[name] for name, weight in model.confidence.items())
    return float(1 / (1 + np.exp(-logit)))


def auroc(better: Sequence[float], worse: Sequence[float]) -> float:
    """The chance that one of the better is above one of the worse; ties count half."""
    a, b = np.sort(np.asarray(worse)), np.asarray(better)
    below = np.searchsorted(a, b, "left") + np.searchsorted(a, b, "right")
    return float(below.mean() / 2 / len(a))


Pick = Callable[[Case], bool]


def measure(model: evidence.Model, some: Sequence[Case], threshold: float) -> dict[str, float]:
    """What the model does to one part: ranking over its own and all articles, and declining."""
    report: dict[str, float] = {}
    for shelf in ("own", "all"):
        answered = [
            e for e in some if e.shelf == shelf and e.label.evidence and e.label.source == "squad2"
        ]
        orders = [
            np.argsort(-evidence.weighed(model.ranking, e.table), kind="stable") for e in answered
        ]
        for count, name in ((1, "first"), (3, "first_three")):
            pairs = list(zip(answered, orders, strict=True))
            exact = [e.right[order[:count]].any() for e, order in pairs]
            holds = [(e.right | e.unclear)[order[:count]].any() for e, order in pairs]
            report[f"evidence_{name}_{shelf}"] = float(np.mean(exact))
            report[f"holds_answer_{name}_{shelf}"] = float(np.mean(holds))
    groups: dict[str, list[float]] = {"answered": [], "near": [], "astray": []}
    for e in some:
        if e.shelf == "own" and e.label.source in ("squad2", "astray"):
            near = "near" if e.label.source == "squad2" else "astray"
            groups["answered" if e.label.evidence else near].append(confidence(model, e))
    report["near_miss_auroc"] = auroc(groups["answered"], groups["near"])
    report["off_topic_auroc"] = auroc(groups["answered"], groups["astray"])
    for name, values in groups.items():
        report[f"declined_{name}"] = float(np.mean(np.asarray(values) < threshold))
    return {name: round(value, 3) for name, value in report.items()}


def proposed_threshold(model: evidence.Model, tuned: Sequence[Case]) -> float:
    values = [
        confidence(model, e)
        for e in tuned
        if e.shelf == "own" and e.label.source == "squad2" and e.label.evidence
    ]
    return float(np.quantile(values, ANSWERED_DECLINED))


def fit(everything: Sequence[Case], names: Sequence[str]) -> tuple[evidence.Model, dict[str, Any]]:
    parts = {
        part: [e for e in everything if e.label.part == part] for part in ("fit", "tune", "report")
    }
    ranking = fit_ranking(parts["fit"], names)
    model = evidence.Model(ranking, *fit_confidence(parts["fit"], ranking))
    threshold = proposed_threshold(model, parts["tune"])
    measured = {part: measure(model, parts[part], threshold) for part in ("tune", "report")}
    return model, {"threshold": round(threshold, 3), **measured}


def look_closer(scorer: evidence.EvidenceScorer, each: Case, ranking: dict[str, float]) -> Case:
    """The case as the semantic model sees it: the promising sentences, with their vectors."""
    order = np.argsort(-evidence.weighed(ranking, each.table), kind="stable")
    hopeful = each.only(order[: evidence.PROMISING])
    hopeful.table = hopeful.table | scorer.look_closer(each.label.question, hopeful.these)
    return hopeful


def main() -> None:
    arguments = _parser().parse_args()
    embedder = KeptVectors(open_embedder(), arguments.kept)
    sets = read_sets(arguments.evaluation, arguments.training)
    plain = list(cases(sets, embedder))
    words, words_measured = fit(plain, WORD_FEATURES)
    scorer = evidence.EvidenceScorer(embedder, evidence.Weights(words, words))
    closer = [look_closer(scorer, each, dict(words.ranking)) for each in plain]
    semantic, semantic_measured = fit(closer, SEMANTIC_FEATURES)
    embedder.save()
    record = {
        "about": ABOUT,
        "measured": {"words": words_measured, "semantic": semantic_measured},
        "models": {"words": _written(words), "semantic": _written(semantic)},
    }
    arguments.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record["measured"], indent=1))


def _written(model: evidence.Model) -> dict[str, Any]:
    def tidy(weights: Any) -> dict[str, float]:
        return {name: round(weight, 5) for name, weight in weights.items()}

    return {
        "ranking": tidy(model.ranking),
        "confidence": tidy(model.confidence),
        "bias": round(model.bias, 5),
    }


ABOUT: Final = {
    "what": "weights of index/evidence.py, fitted by index/fitting/fit.py",
    "date": "2026-11-23",
    "data": "SQuAD 2.0 and SQuAD 1.1 development articles (CC BY-SA 4.0), QED (CC BY-SA 3.0), "
    "FairytaleQA (Apache-2.0); only weights are here, no text",
    "tuned_on": "Oxygen, Warsaw, Huguenot",
    "measured_on": "Force, Steam engine, Black Death, Sky (United Kingdom), never fitted or tuned "
    "on: whole articles, `own` each alone, `all` with 500 others",
    "priors": "the ranking weights of heading and asks are set by hand",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("training", type=Path)
    parser.add_argument("--kept", type=Path, default=Path("vectors.pickle"))
    parser.add_argument("--out", type=Path, default=evidence.WEIGHTS)
    return parser


if __name__ == "__main__":
    main()
