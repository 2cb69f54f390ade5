"""Fits the models of index/evidence.json that know what the reader read.

    python -m index.fitting.second EVALUATION TRAINING [--kept FILE]

The reader must not have been trained on what these are fitted on: the held-out titles and QED.
There are few of them, so they get few weights, and what is measured is of each title with the
weights fitted on the others.
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from index import evidence
from index.embedder import open_embedder
from index.fitting.fit import (
    SEED,
    Case,
    Judged,
    as_json,
    cases,
    judge,
    look_closer,
    measure,
    proposed_threshold,
)
from index.fitting.questions import Sets, read_sets
from index.fitting.regression import Race, conditional_logit, logistic
from index.fitting.shelf import Kept
from index.reader import SHA256, Reader, Reading
from index.reading import Reads, read_candidates
from index.types import Embedder

RANKING: Final = ("before", "span", "verdict")
OUTLOOK: Final = ("doubted", "highest_verdict", "share_first")
PENALTY: Final = 1.0
ABOUT: Final = {
    "read_fitted_on": "words_read and vectors_read: Oxygen, Warsaw, Huguenot and QED, which the "
    "reader never saw; measured on each title with the weights fitted on the others",
    "reader": f"reader.onnx@{SHA256[:16]}",
}
TAKEN: Final = {"own": 1.0, "all": 0.3, "astray": 0.2, "qed": 0.3}
"""The share of the cases of each kind that is read."""
EMPHASIS: Final = {"squad2": 1.0, "astray": 1.4, "qed": 0.0}


class Remembering:
    """A reader that reads nothing twice."""

    def __init__(self, reader: Reads) -> None:
        self._reader = reader
        self._known: dict[tuple[str, str], Reading] = {}

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        new = [text for text in dict.fromkeys(texts) if (question, text) not in self._known]
        for text, reading in zip(new, self._reader.read(question, new), strict=True):
            self._known[question, text] = reading
        return [self._known[question, text] for text in texts]


def held_out_cases(sets: Sets, embedder: Embedder) -> Iterator[Case]:
    """The cases of titles the reader never saw."""
    unseen = [e for e in sets.questions if e.part == "tune" or e.source == "qed"]
    few = Sets(sets.articles, [e for e in unseen if e.source in ("squad2", "qed")])
    chance = random.Random(SEED)
    for each in cases(few, embedder):
        kind = each.label.source if each.label.source != "squad2" else each.shelf
        if chance.random() < TAKEN[kind]:
            yield each


def read(each: Case, model: evidence.Model, reader: Reads) -> Case:
    """The case with the columns of the second look."""
    before = judge(model, each)
    order = np.argsort(-before.scores, kind="stable")
    found = read_candidates(reader, each.label.question, each.these, order)
    every = each.only(np.arange(len(each.these)))
    every.table = evidence.second_look(before.scores, before.certainty, found.table)
    return every


def second_judge(model: evidence.Model, each: Case) -> Judged:
    scores = evidence.weighed(model.ranking, each.table)
    seen = evidence.second_outlook(each.table, scores)
    return Judged(each, scores, evidence.confidence(model, seen))


def fit_second(fitted: Sequence[Case]) -> evidence.Model:
    ranking = _ranking(fitted)
    rows, right, weights = [], [], []
    for each in fitted:
        if weight := EMPHASIS[each.label.source]:
            scores = evidence.weighed(ranking, each.table)
            seen = evidence.second_outlook(each.table, scores)
            rows.append([seen[name] for name in OUTLOOK])
            right.append(bool(each.right.any()))
            weights.append(weight)
    found, bias = logistic(np.array(rows), np.array(right), np.array(weights), PENALTY)
    return evidence.Model(ranking, dict(zip(OUTLOOK, map(float, found), strict=True)), bias)


def _ranking(fitted: Sequence[Case]) -> dict[str, float]:
    races = []
    for each in fitted:
        clear = ~each.unclear
        if each.right.any() and not each.right[clear].all():
            columns = np.column_stack([each.table[name] for name in RANKING])
            races.append(Race(columns[clear], each.right[clear], 1.0))
    found = conditional_logit(races, PENALTY)
    return dict(zip(RANKING, map(float, found), strict=True))


def crosswise(read_cases: Sequence[Case]) -> list[Judged]:
    """Each title's cases, judged by what was fitted on the other titles."""
    judged = []
    for title in sorted({_title(each) for each in read_cases}):
        model = fit_second([each for each in read_cases if _title(each) != title])
        judged += [second_judge(model, each) for each in read_cases if _title(each) == title]
    return judged


def _title(each: Case) -> str:
    """What a case is left out with: its article, or all of QED's paragraphs."""
    return "qed" if each.label.source == "qed" else each.label.article


def fit_both(
    sets: Sets, embedder: Embedder, reader: Reads, models: Mapping[str, evidence.Model]
) -> tuple[dict[str, evidence.Model], dict[str, Any]]:
    """`words_read` and `vectors_read`, and what was measured of each."""
    plain = list(held_out_cases(sets, embedder))
    some = {
        "words": [each.only(_promising(models["words"], each)) for each in plain[::3]],
        "vectors": [look_closer(embedder, each, models["words"]) for each in plain],
    }
    found, measured = {}, {}
    for name, these in some.items():
        seen = [read(each, models[name], reader) for each in these]
        judged = crosswise(seen)
        threshold = proposed_threshold(judged)
        before = measure([judge(models[name], each) for each in these], threshold)
        found[f"{name}_read"] = fit_second(seen)
        measured[f"{name}_read"] = {
            "threshold": round(threshold, 3), "unread": before, "read": measure(judged, threshold),
        }  # fmt: skip
    return found, measured


def _promising(model: evidence.Model, each: Case) -> Any:
    order = np.argsort(-evidence.weighed(model.ranking, each.table), kind="stable")
    return order[: evidence.PROMISING]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("training", type=Path)
    parser.add_argument("--kept", type=Path, default=Path("vectors.pickle"))
    arguments = parser.parse_args()
    embedder = Kept(open_embedder(), arguments.kept)
    refit(read_sets(arguments.evaluation, arguments.training), embedder, evidence.WEIGHTS)


def refit(sets: Sets, embedder: Kept, path: Path) -> None:
    """Adds the models to the file that holds the first two, and prints what they reach."""
    record = json.loads(path.read_text(encoding="utf-8"))
    models = {name: evidence.Model(**record["models"][name]) for name in ("words", "vectors")}
    found, measured = fit_both(sets, embedder, Remembering(Reader()), models)
    embedder.save()
    record["about"] |= ABOUT
    record["measured"] |= measured
    record["models"] |= {name: as_json(model) for name, model in found.items()}
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(measured, indent=1))


if __name__ == "__main__":
    main()
