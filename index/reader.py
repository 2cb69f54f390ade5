"""Reads a text for a question: where the answer stands, and how likely there is one.

    question ┐
    text     ┴ word pieces → reader.onnx ┬ a score for each piece to begin or to end the answer
                                         └ verdict: log-odds that the text answers at all

The network was trained by `index/training` (its card is there) and is stored in 8 bits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from index.errors import WeightsChanged
from index.model import DEFAULT_MODEL, PACKAGED, file_sha256
from index.session import open_session
from index.types import Span

WEIGHTS: Final = Path(__file__).with_name("reader.onnx")
SHA256: Final = "efb63ef687562205f3428af56f8502e860a7a8880aa2dafbfaecc26f9adfe540"
LONGEST: Final = 176
"""Word pieces of question and text together: what is beyond isn't read."""
LONGEST_QUESTION: Final = 64
"""Word pieces of a question that are read."""
LONGEST_ANSWER: Final = 24
"""Word pieces of an answer."""

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one text.

    `starts` and `ends` are `(pieces,)` log-odds of each word piece to begin or end the answer,
    above those of there being none; `spans` `(pieces, 2)` says where the pieces stand in the text.
    `verdict` is the log-odds that the text answers the question.
    """

    spans: npt.NDArray[np.intp]
    starts: Scores
    ends: Scores
    verdict: float

    def best(self, within: Span | None = None) -> tuple[Span, float] | None:
        """The likeliest answer inside a stretch of the text, and its log-odds over there being
        none, the mean of its two ends'; None where nothing of the stretch was read."""
        rows = np.arange(len(self.spans))
        if within is not None:
            rows = rows[(self.spans[:, 0] >= within.start) & (self.spans[:, 1] <= within.end)]
        if not len(rows):
            return None
        sums = self.starts[rows][:, None] + self.ends[rows][None, :]
        sums[~_in_order(len(rows))] = -np.inf
        start, end = np.unravel_index(int(sums.argmax()), sums.shape)
        span = Span(int(self.spans[rows[start], 0]), int(self.spans[rows[end], 1]))
        return span, float(sums[start, end]) / 2


def _in_order(count: int) -> npt.NDArray[np.bool_]:
    """Which ends may follow which starts."""
    apart = np.arange(count)[None, :] - np.arange(count)[:, None]
    return (apart >= 0) & (apart < LONGEST_ANSWER)


NOTHING: Final = Reading(np.zeros((0, 2), np.intp), np.zeros(0, "f4"), np.zeros(0, "f4"), 0.0)


class Reader:
    """Safe to share between threads. Raises WeightsChanged, as `check_weights` does."""

    def __init__(self, weights: Path = WEIGHTS, sha256: str = SHA256) -> None:
        from tokenizers import Tokenizer

        check_weights(weights, sha256)
        self._tokenizer = Tokenizer.from_file(str(tokens()))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._session = open_session(weights)

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """Each text read for the question, in the order given: one batch."""
        if not texts:
            return []
        asked, *encoded = self._tokenizer.encode_batch([question, *texts], add_special_tokens=False)
        rows = [self._row(asked, each) for each in encoded]
        starts, ends, verdicts = self._session.run(["start", "end", "verdict"], _padded(rows))
        lead = min(len(asked.ids), LONGEST_QUESTION) + 2
        return [
            _reading(each, row, lead, starts[at], ends[at], float(verdicts[at]))
            for at, (each, row) in enumerate(zip(encoded, rows, strict=True))
        ]

    def _row(self, asked: Any, text: Any) -> tuple[list[int], list[int]]:
        """The ids of question and text, and which of the two each belongs to."""
        first, last = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        head = [first, *asked.ids[:LONGEST_QUESTION], last]
        body = [*text.ids[: LONGEST - len(head) - 1], last]
        return [*head, *body], [0] * len(head) + [1] * len(body)


def tokens() -> Path:
    """The vocabulary: that of the model the reader was made of."""
    return PACKAGED[DEFAULT_MODEL].folder(DEFAULT_MODEL) / "tokenizer.json"


def check_weights(weights: Path = WEIGHTS, sha256: str = SHA256) -> None:
    """Raises WeightsChanged when the weights are missing or aren't the pinned ones."""
    found = file_sha256(weights) if weights.is_file() else ""
    if found != sha256:
        raise WeightsChanged(
            f"the reader's weights in {weights} aren't the pinned ones"
            if found
            else f"there are no weights for the reader in {weights}",
            "install Footnote again, or restore the file from its repository",
        )


def _padded(rows: Sequence[tuple[list[int], list[int]]]) -> dict[str, npt.NDArray[np.int64]]:
    width = max(len(ids) for ids, _ in rows)
    ids, mask, types, open = (np.zeros((len(rows), width), np.int64) for _ in range(4))
    for row, (pieces, kinds) in enumerate(rows):
        ids[row, : len(pieces)] = pieces
        mask[row, : len(pieces)] = 1
        types[row, : len(pieces)] = kinds
        open[row, : len(pieces) - 1] = kinds[:-1]
    return {"ids": ids, "mask": mask, "types": types, "open": open}


def _reading(
    text: Any,
    row: tuple[list[int], list[int]],
    lead: int,
    starts: Scores,
    ends: Scores,
    verdict: float,
) -> Reading:
    count = len(row[0]) - lead - 1
    if count <= 0:
        return NOTHING
    spans = np.asarray(text.offsets[:count], np.intp)
    return Reading(
        spans,
        starts[lead : lead + count] - starts[0],
        ends[lead : lead + count] - ends[0],
        verdict,
    )
