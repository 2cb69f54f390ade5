"""Trains the reader.

    python -m index.training.train DATA OUT [--hours 2] [--seed 1] [--start FOLDER]

DATA is the folder of the question sets. OUT gets run.pt (to go on from when the run was cut),
reader.safetensors (the averaged weights) and log.jsonl. The learning rate follows the clock, so
that a run ends when it should; a resumed run goes on with the time that was left.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from index.model import DEFAULT_MODEL, find_model
from index.reader import tokens
from index.training.batches import Batch, Encoder, training_batches
from index.training.corpus import read_corpus, read_held_out
from index.training.made_up import Embedded
from index.training.mixture import Mixture
from index.training.model import ReaderNetwork, new_network
from index.training.scores import held_out_scores

RATE: Final = 1.2e-4
HEAD_RATE: Final = 4e-4
WARM_UP: Final = 0.03
AVERAGED: Final = 0.997
"""What a step keeps of the averaged weights."""
SMOOTHED: Final = 0.06
"""How far the judge's targets stay from 0 and 1."""
JUDGED: Final = 1.5
SAVED_EVERY: Final = 600.0
"""Seconds between checkpoints."""

Scorer = Callable[[ReaderNetwork], dict[str, float]]


@dataclass(slots=True)
class Run:
    """All that a resumed run needs."""

    network: ReaderNetwork
    average: dict[str, Tensor]
    optimizer: torch.optim.Optimizer
    budget: float
    spent: float = 0.0
    steps: int = 0

    @property
    def progress(self) -> float:
        return min(1.0, self.spent / self.budget)


def loss_of(network: ReaderNetwork, batch: Batch) -> Tensor:
    start, end, verdict = network(batch.ids, batch.mask, batch.types, batch.open)
    spans = nn.functional.cross_entropy(start, batch.start, reduction="none")
    spans = spans + nn.functional.cross_entropy(end, batch.end, reduction="none")
    target = (batch.start > 0).float() * (1 - 2 * SMOOTHED) + SMOOTHED
    judged = nn.functional.binary_cross_entropy_with_logits(verdict, target, reduction="none")
    return (batch.span_worth * spans / 2 + JUDGED * batch.judge_worth * judged).mean()


def rate_at(progress: float) -> float:
    """Up in a straight line, down along a cosine: 0 to 1."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP)))


def step(run: Run, batch: Batch) -> float:
    for group in run.optimizer.param_groups:
        group["lr"] = group["highest"] * rate_at(run.progress)
    loss = loss_of(run.network, batch)
    loss.backward()
    nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    run.steps += 1
    keep = min(AVERAGED, run.steps / (run.steps + 20))
    for name, value in _trained(run.network).items():
        run.average[name].lerp_(value.detach(), 1 - keep)
    return float(loss.detach())


def _trained(network: ReaderNetwork) -> dict[str, Tensor]:
    return {name: value for name, value in network.named_parameters() if value.requires_grad}


def new_run(start: Path, hours: float) -> Run:
    network = new_network(start)
    network.train()
    heads = [*network.span.parameters(), *network.judge.parameters()]
    body = [value for value in network.encoder.parameters() if value.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": body, "highest": RATE, "weight_decay": 0.01},
            {"params": heads, "highest": HEAD_RATE, "weight_decay": 0.01},
        ],
        lr=0.0,
    )
    average = {name: value.detach().clone() for name, value in _trained(network).items()}
    return Run(network, average, optimizer, hours * 3600)


def save(run: Run, folder: Path) -> None:
    """Both files aside and renamed, so that a cut leaves the last whole ones."""
    state = {
        "network": run.network.state_dict(),
        "average": run.average,
        "optimizer": run.optimizer.state_dict(),
        "spent": run.spent,
        "steps": run.steps,
    }
    torch.save(state, folder / "run.pt.new")
    (folder / "run.pt.new").replace(folder / "run.pt")
    save_file(averaged(run), folder / "reader.safetensors.new")
    (folder / "reader.safetensors.new").replace(folder / "reader.safetensors")


def averaged(run: Run) -> dict[str, Tensor]:
    state = {**run.network.state_dict(), **run.average}
    return {name: value.contiguous().clone() for name, value in state.items()}


def resume(run: Run, folder: Path) -> None:
    path = folder / "run.pt"
    if not path.exists():
        return
    state = torch.load(path, weights_only=True)
    run.network.load_state_dict(state["network"])
    run.optimizer.load_state_dict(state["optimizer"])
    run.average = state["average"]
    run.spent, run.steps = state["spent"], state["steps"]


def report(run: Run, loss: float, scorer: Scorer, folder: Path) -> None:
    """One line of the log: the averaged weights on the held-out titles."""
    own = {name: value.detach().clone() for name, value in run.network.state_dict().items()}
    run.network.load_state_dict(averaged(run))
    scores = scorer(run.network)
    run.network.load_state_dict(own)
    line = {"minutes": round(run.spent / 60, 1), "steps": run.steps, "loss": round(loss, 3)}
    with (folder / "log.jsonl").open("a") as log:
        log.write(json.dumps(line | scores) + "\n")


def train(data: Path, folder: Path, hours: float, seed: int, start: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    tokenizer = Tokenizer.from_file(str(tokens()))
    run = new_run(start, hours)
    resume(run, folder)
    table = run.network.encoder.embeddings.word_embeddings.weight.detach().numpy()
    near = Embedded(tokenizer.get_vocab(), table).near
    chance = random.Random(seed * 1000 + run.steps)
    mixture = Mixture(read_corpus(data), near, seed * 1000 + run.steps)
    held_out = read_held_out(data)
    encoder = Encoder(tokenizer, chance)

    def scorer(network: ReaderNetwork) -> dict[str, float]:
        own = Tokenizer.from_str(tokenizer.to_str())
        scores: dict[str, float] = held_out_scores(network, own, held_out)
        return scores

    _loop(run, folder, mixture, encoder, chance, scorer)


def _loop(
    run: Run,
    folder: Path,
    mixture: Mixture,
    encoder: Encoder,
    chance: random.Random,
    scorer: Scorer,
) -> None:
    mean, saved = 0.0, time.monotonic()
    while run.progress < 1:
        for batch in training_batches(mixture, encoder, run.progress, chance):
            began = time.monotonic()
            mean += 0.02 * (step(run, batch) - mean)
            run.spent += time.monotonic() - began
            if run.progress >= 1 or time.monotonic() - saved > SAVED_EVERY:
                save(run, folder)
                report(run, mean, scorer, folder)
                saved = time.monotonic()
            if run.progress >= 1:
                break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="folder of the weights to begin with")
    arguments = parser.parse_args()
    start = arguments.start or find_model(DEFAULT_MODEL).folder
    train(arguments.data, arguments.out, arguments.hours, arguments.seed, start)


if __name__ == "__main__":
    main()
