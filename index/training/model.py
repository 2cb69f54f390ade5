"""The network: a MiniLM encoder that reads question and text together.

word pieces ─ encoder ─┬ span   a score for each piece to begin and to end the answer;
                       │        the first piece stands for "no answer"
                       └ judge  does the text answer? from the first piece and the pieces
                                where the answer seems to begin and to end
"""

from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn
from transformers import BertModel

HIDDEN: Final = 128
NEVER: Final = -1e4


class ReaderNetwork(nn.Module):  # type: ignore[misc, unused-ignore]
    """`forward` takes `(batch, pieces)` ids, mask, types and `open`, which marks the pieces that
    may hold an answer; it gives start and end scores `(batch, pieces)` and the judge's log-odds
    `(batch,)`."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.judge = nn.Sequential(nn.Linear(3 * width, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1))

    def forward(
        self, ids: Tensor, mask: Tensor, types: Tensor, open: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        states = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=types
        ).last_hidden_state
        closed = open == 0
        start, end = self.span(states).masked_fill(closed[..., None], NEVER).unbind(-1)
        null = states[:, 0]
        null_start, null_end = self.span(null).unbind(-1)
        seen = torch.cat([null, self._at(states, start), self._at(states, end)], -1)
        start = torch.cat([null_start[:, None], start[:, 1:]], 1)
        end = torch.cat([null_end[:, None], end[:, 1:]], 1)
        return start, end, self.judge(seen).squeeze(-1)

    @staticmethod
    def _at(states: Tensor, scores: Tensor) -> Tensor:
        """What stands where the scores point: `(batch, width)`."""
        return (scores.softmax(-1)[..., None] * states).sum(1)


def new_network(folder: Path) -> ReaderNetwork:
    """The network over an encoder's weights, its heads fresh (or the span head of a folder that
    holds a question-answering model); word embeddings stay as they are."""
    network = ReaderNetwork(_encoder(folder))
    span = _span_head(folder)
    if span:
        network.span.load_state_dict(span)
    network.encoder.embeddings.word_embeddings.weight.requires_grad = False
    return network


def _encoder(folder: Path) -> Any:
    return BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        local_files_only=True,
        use_safetensors=True,
        attention_probs_dropout_prob=0.0,  # costs a fifth of the time on a CPU
        dtype=torch.float32,
    )


def _span_head(folder: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    stored = load_file(folder / "model.safetensors")
    prefix = "qa_outputs."
    return {
        name.removeprefix(prefix): tensor.float()
        for name, tensor in stored.items()
        if name.startswith(prefix)
    }
