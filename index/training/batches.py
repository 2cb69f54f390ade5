"""Examples → padded tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import torch
from torch import Tensor

from index.sentences import split_sentences
from index.training.corpus import Example
from index.training.mixture import WORTH, Mixture
from index.types import Span

LONGEST: Final = 176
"""Word pieces of question and text together."""
WINDOW: Final = (60, 150)
"""Word pieces, about, that a text is cut to: chance decides between the two."""
BUDGET: Final = 2560
"""Padded word pieces in a batch."""
POOL: Final = 512
"""Examples that are sorted by length at a time."""
HIDDEN_WORDS: Final = 0.08
"""The share of a text's pieces that are masked: the answer's never."""


@dataclass(frozen=True, slots=True)
class Encoded:
    ids: list[int]
    types: list[int]
    start: int  # 0 where nothing answers
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Batch:
    """`(batch, pieces)` of ids, mask, types and open, and `(batch,)` of the rest."""

    ids: Tensor
    mask: Tensor
    types: Tensor
    open: Tensor
    start: Tensor
    end: Tensor
    span_worth: Tensor
    judge_worth: Tensor


def window(each: Example, pieces: int) -> Example:
    """The text cut to whole sentences around the answer, or around those that share the most
    words with the question."""
    spans = split_sentences(each.text)
    words = {word.strip("?,.\"'") for word in each.question.lower().split() if len(word) > 3}
    alike = [sum(w in each.text[s.start : s.end].lower() for w in words) for s in spans]
    if not spans:
        return each
    first = last = _centre(each, spans, alike)
    while True:
        wider = [at for at in (first - 1, last + 1) if 0 <= at < len(spans)]
        if not wider:
            break
        best = max(wider, key=lambda at: alike[at])
        low, high = min(first, best), max(last, best)
        if (spans[high].end - spans[low].start) / 4.7 > pieces:
            break
        first, last = low, high
    return _cut(each, spans[first].start, spans[last].end)


def _centre(each: Example, spans: Sequence[Span], alike: Sequence[int]) -> int:
    if each.answer is None:
        return max(range(len(spans)), key=lambda at: alike[at])
    start = each.answer.start
    return max((at for at, span in enumerate(spans) if span.start <= start), default=0)


def _cut(each: Example, start: int, end: int) -> Example:
    answer = each.answer
    if answer is not None:
        end = max(end, answer.end)
        answer = Span(answer.start - start, answer.end - start)
    return Example(each.question, each.text[start:end], answer, each.kind, each.title)


class Encoder:
    def __init__(self, tokenizer: Any, chance: random.Random | None) -> None:
        """`tokenizer` is a tokenizers.Tokenizer; without `chance` nothing is masked."""
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST, strategy="only_second")
        self._mask_id: int = tokenizer.token_to_id("[MASK]")
        self._chance = chance

    def encode(self, each: Example) -> Encoded | None:
        """None where the answer lies beyond what fits."""
        pieces = self._tokenizer.encode(each.question[:400], each.text)
        ids, types = list(pieces.ids), list(pieces.type_ids)
        start, end = 0, 0
        if each.answer is not None:
            places = _places(pieces, each.answer)
            if not places:
                return None
            start, end = places[0], places[-1]
        if self._chance is not None:
            self._hide(ids, types, range(start, end + 1))
        return Encoded(ids, types, start, end, each.kind)

    def _hide(self, ids: list[int], types: list[int], kept: range) -> None:
        assert self._chance is not None
        for at in range(len(ids) - 1):
            if types[at] == 1 and at not in kept and self._chance.random() < HIDDEN_WORDS:
                ids[at] = self._mask_id


def _places(pieces: Any, answer: Span) -> list[int]:
    return [
        at
        for at, (low, high) in enumerate(pieces.offsets)
        if pieces.type_ids[at] == 1 and low < high and low < answer.end and high > answer.start
    ]


def collate(some: Sequence[Encoded]) -> Batch:
    width = max(len(each.ids) for each in some)

    def padded(rows: list[list[int]]) -> Tensor:
        return torch.tensor([row + [0] * (width - len(row)) for row in rows])

    worth = torch.tensor([WORTH[each.kind] for each in some])
    return Batch(
        padded([each.ids for each in some]),
        padded([[1] * len(each.ids) for each in some]),
        padded([each.types for each in some]),
        padded([[*each.types[:-1], 0] for each in some]),
        torch.tensor([each.start for each in some]),
        torch.tensor([each.end for each in some]),
        worth[:, 0],
        worth[:, 1],
    )


def bucketed(encoded: list[Encoded], chance: random.Random | None) -> Iterator[Batch]:
    """Batches of about equal length, in random order."""
    encoded = sorted(encoded, key=lambda each: len(each.ids))
    groups: list[list[Encoded]] = [[]]
    for each in encoded:
        if (len(groups[-1]) + 1) * len(each.ids) > BUDGET:
            groups.append([])
        groups[-1].append(each)
    if chance is not None:
        chance.shuffle(groups)
    yield from (collate(group) for group in groups if group)


def training_batches(
    mixture: Mixture, encoder: Encoder, progress: float, chance: random.Random
) -> Iterator[Batch]:
    """The batches of one pool of examples."""
    encoded = []
    for each in islice(mixture.draw(progress), POOL):
        one = encoder.encode(window(each, chance.randint(*WINDOW)))
        if one is not None:
            encoded.append(one)
    yield from bucketed(encoded, chance)
