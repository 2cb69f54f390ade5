"""What the reader does on the held-out titles, each question asked of its own paragraph."""

from collections.abc import Sequence
from typing import Any

import torch

from index.measures import auroc
from index.training.batches import Encoder, bucketed, window
from index.training.corpus import Example
from index.training.model import ReaderNetwork

PIECES = 150


@torch.inference_mode()  # type: ignore[untyped-decorator, unused-ignore]
def held_out_scores(
    network: ReaderNetwork, tokenizer: Any, held_out: Sequence[Example]
) -> dict[str, float]:
    """AUROC of the judge and of the span's margin over "no answer"; the share of answers whose
    best span begins inside the answer."""
    network.eval()
    encoder = Encoder(tokenizer, None)
    sure: list[tuple[bool, float, float, bool]] = []
    encoded = [encoder.encode(window(each, PIECES)) for each in held_out]
    for batch in bucketed([each for each in encoded if each], None):
        start, end, verdict = network(batch.ids, batch.mask, batch.types, batch.open)
        margin = start[:, 1:].max(1).values + end[:, 1:].max(1).values - start[:, 0] - end[:, 0]
        best = start[:, 1:].argmax(1) + 1
        inside = (best >= batch.start) & (best <= batch.end)
        for row in range(len(verdict)):
            answered = bool(batch.start[row] > 0)
            sure.append((answered, float(verdict[row]), float(margin[row]), bool(inside[row])))
    network.train()
    yes, no = [s for s in sure if s[0]], [s for s in sure if not s[0]]
    return {
        "judge_auroc": round(auroc([s[1] for s in yes], [s[1] for s in no]), 4),
        "margin_auroc": round(auroc([s[2] for s in yes], [s[2] for s in no]), 4),
        "both_auroc": round(
            auroc([s[1] + s[2] / 4 for s in yes], [s[1] + s[2] / 4 for s in no]), 4
        ),
        "begins_inside": round(sum(s[3] for s in yes) / max(1, len(yes)), 4),
    }
