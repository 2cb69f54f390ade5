"""Fits index/evidence.json: how much each feature of a sentence tells.

    python -m index.fitting.fit EVALUATION TRAINING [--kept FILE] [--out FILE]

EVALUATION holds qa_squad2/ and citation_qed.jsonl.gz, TRAINING squad_dev_derived.jsonl.gz and
fairytaleqa_train.jsonl.gz. Fitted on one part of the titles, tuned on a second; what is printed
and written as measured is of a third. A quarter of an hour on two cores, two minutes when --kept
holds the vectors.
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from index import evidence
from index.asked import KINDS, Asked, read_question
from index.embedder import open_embedder
from index.features import Candidates, Table, gather, only, see, word_features
from index.fitting.questions import Labelled, Sets, astray, read_sets
from index.fitting.regression import Flags, Floats, Race, conditional_logit, logistic
from index.fitting.shelf import Kept, Shelf
from index.measures import auroc
from index.types import Embedder

SEED: Final = 20261123
WORD_FEATURES: Final = (
    "cover", "cover_before", "cover_after", "cover_title", "cover_passage",
    "missing", "missing_name", "missing_number", "fits_number", "fits_time", "first_hit",
)  # fmt: skip
ENGLISH_FEATURES: Final = (
    *WORD_FEATURES, "leans", "denies", "opposes",
    *(f"fits_{kind}" for kind in KINDS if kind not in ("number", "time")),
)  # fmt: skip
VECTOR_FEATURES: Final = (*ENGLISH_FEATURES, "cosine")
WORD_OUTLOOK: Final = ("cover", "cover_title", "share_three", "missing_name_beside",
                       "missing_number")  # fmt: skip
VECTOR_OUTLOOK: Final = (*WORD_OUTLOOK[1:], "denies", "opposes", "highest_cosine", "mean_cosine")
PRIORS: Final = {"heading": -2.0, "asks": -1.0}
"""Set by hand: the sets have no headings and hardly a question, and neither answers one."""
PENALTY: Final = 3.0
CONFIDENCE_PENALTY: Final = 5.0
EMPHASIS: Final = {"answered": 1.0, "squad2": 0.8, "astray": 0.4}
"""What a question weighs in the confidence: answered, asked in vain of its own article, or of
another. SQuAD 1.1 has none in vain: its titles would only teach which subjects are answered."""
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
        table = only(self.table, rows)
        return Case(
            self.label, self.asked, self.these.only(rows), table,
            self.right[rows], self.unclear[rows], self.shelf,
        )  # fmt: skip


def case(label: Labelled, shelf: Shelf, name: str) -> Case | None:
    asked = read_question(label.question, shelf.rarity)
    these = gather(asked, shelf.search(label.question), shelf.titles)
    if not len(these) or not asked.terms:
        return None
    right = np.array([_overlaps(label, at, these) for at in range(len(these))], bool)
    words = np.array([any(a in line.text for a in label.answers) for line in these.lines], bool)
    table = word_features(asked, these)
    return Case(label, asked, these, table, right, words & ~right, name)


def _overlaps(label: Labelled, at: int, these: Candidates) -> bool:
    span, wanted = these.spans[at], label.evidence
    return (
        wanted is not None
        and these.passages[at].article_id == label.article
        and span.start < wanted.end
        and wanted.start < span.end
    )


def cases(sets: Sets, embedder: Embedder) -> Iterator[Case]:
    """Each question asked of its own article; some of all articles together; some astray."""
    chance = random.Random(SEED)
    asked = sets.of("squad2", "tales")
    asked += [each for each in sets.of("squad1") if chance.random() < 0.35]
    shelves: dict[str, Shelf] = {}
    lost = astray(sets.of("squad2"), SEED)
    misled = chance.sample(lost, min(2400, len(lost)))
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


def outlook(each: Case, ranking: Mapping[str, float]) -> dict[str, float]:
    return evidence.outlook(each.table, evidence.weighed(ranking, each.table))


def fit_confidence(
    fitted: Sequence[Case], ranking: Mapping[str, float], names: Sequence[str]
) -> tuple[dict[str, float], float]:
    """Answered means the evidence is among the sentences; questions whose passage wasn't found
    are no answer either."""
    fitted = [each for each in fitted if each.label.source in ("squad2", "astray", "tales")]
    seen = [outlook(each, ranking) for each in fitted]
    rows = np.array([[one[name] for name in names] for one in seen])
    right = np.array([each.right.any() for each in fitted])
    weights, bias = logistic(
        rows, right, np.array(list(map(_emphasis, fitted))), CONFIDENCE_PENALTY
    )
    return dict(zip(names, map(float, weights), strict=True)), bias


def _emphasis(each: Case) -> float:
    if each.label.source == "tales":
        return TALES_WEIGHT
    return EMPHASIS["answered" if each.label.evidence else each.label.source]


@dataclass(frozen=True, slots=True)
class Judged:
    """A case as a model sees it: a score for each sentence, and whether one answers, 0 to 1."""

    case: Case
    scores: Floats
    certainty: float


def judge(model: evidence.Model, each: Case) -> Judged:
    scores = evidence.weighed(model.ranking, each.table)
    return Judged(each, scores, evidence.confidence(model, evidence.outlook(each.table, scores)))


def measure(judged: Sequence[Judged], threshold: float) -> dict[str, float]:
    """What a model does to one part: ranking in its own and among all articles, and declining."""
    report: dict[str, float] = {}
    for shelf in ("own", "all"):
        asked = [e for e in judged if e.case.shelf == shelf and e.case.label.source == "squad2"]
        answered = [each for each in asked if each.case.label.evidence]
        sure = [each.certainty for each in answered]
        vain = [each.certainty for each in asked if not each.case.label.evidence]
        report |= _ranking_measures(answered, shelf)
        report[f"near_miss_auroc_{shelf}"] = auroc(sure, vain)
        report[f"answered_declined_{shelf}"] = _below(sure, threshold)
        report[f"near_miss_declined_{shelf}"] = _below(vain, threshold)
        if shelf == "own":
            lost = [e.certainty for e in judged if e.case.label.source == "astray"]
            report["off_topic_auroc"] = auroc(sure, lost)
            report["off_topic_declined"] = _below(lost, threshold)
    return {name: round(value, 3) for name, value in report.items()}


def _below(values: Sequence[float], threshold: float) -> float:
    return float(np.mean(np.asarray(values) < threshold))


def _ranking_measures(answered: Sequence[Judged], shelf: str) -> dict[str, float]:
    """How often the evidence, or any sentence with the answer's words, is first or among three."""
    report = {}
    for count, name in ((1, "first"), (3, "first_three")):
        marked, said = [], []
        for each in answered:
            order = np.argsort(-each.scores, kind="stable")[:count]
            marked.append(each.case.right[order].any())
            said.append((each.case.right | each.case.unclear)[order].any())
        report[f"evidence_{name}_{shelf}"] = float(np.mean(marked))
        report[f"holds_answer_{name}_{shelf}"] = float(np.mean(said))
    return report


def proposed_threshold(tuned: Sequence[Judged]) -> float:
    values = [
        each.certainty
        for each in tuned
        if each.case.shelf == "own"
        and each.case.label.source == "squad2"
        and each.case.label.evidence
    ]
    return float(np.quantile(values, ANSWERED_DECLINED))


def fit(
    everything: Sequence[Case], ranking_names: Sequence[str], outlook_names: Sequence[str]
) -> tuple[evidence.Model, dict[str, Any]]:
    """The model and its measures on the tuning and the reporting part."""
    parts = {
        part: [e for e in everything if e.label.part == part] for part in ("fit", "tune", "report")
    }
    ranking = fit_ranking(parts["fit"], ranking_names)
    model = evidence.Model(ranking, *fit_confidence(parts["fit"], ranking, outlook_names))
    judged = {name: [judge(model, each) for each in parts[name]] for name in ("tune", "report")}
    threshold = proposed_threshold(judged["tune"])
    measured = {part: measure(some, threshold) for part, some in judged.items()}
    return model, {"threshold": round(threshold, 3), **measured}


def look_closer(embedder: Embedder, each: Case, words: evidence.Model) -> Case:
    """The case as the embedding model sees it: the promising sentences, with its columns."""
    order = np.argsort(-evidence.weighed(words.ranking, each.table), kind="stable")
    hopeful = each.only(order[: evidence.PROMISING])
    hopeful.table = hopeful.table | see(embedder.encode, hopeful.asked, hopeful.these)
    return hopeful


def fit_all(sets: Sets, embedder: Kept) -> tuple[dict[str, evidence.Model], dict[str, Any]]:
    """The two models, and what was measured of each."""
    models, measured = {}, {}
    plain = list(cases(sets, embedder))
    models["words"], measured["words"] = fit(plain, WORD_FEATURES, WORD_OUTLOOK)
    closer = [look_closer(embedder, each, models["words"]) for each in plain]
    models["vectors"], measured["vectors"] = fit(closer, VECTOR_FEATURES, VECTOR_OUTLOOK)
    return models, measured


def main() -> None:
    arguments = _parser().parse_args()
    embedder = Kept(open_embedder(), arguments.kept)
    sets = read_sets(arguments.evaluation, arguments.training)
    models, measured = fit_all(sets, embedder)
    embedder.save()
    write(arguments.out, models, measured, embedder.fingerprint)
    print(json.dumps(measured, indent=1))
    from index.fitting.second import refit  # which builds on this module

    refit(sets, embedder, arguments.out)


def write(
    path: Path, models: Mapping[str, evidence.Model], measured: Any, fingerprint: str
) -> None:
    written = {name: as_json(model) for name, model in models.items()}
    record = {
        "about": ABOUT, "fingerprint": fingerprint, "measured": measured, "models": written,
    }  # fmt: skip
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def as_json(model: evidence.Model) -> dict[str, Any]:
    """The model as evidence.json has it."""
    return {
        "ranking": _tidy(model.ranking),
        "confidence": _tidy(model.confidence),
        "bias": round(model.bias, 4),
    }


def _tidy(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(weight, 4) for name, weight in weights.items()}


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
