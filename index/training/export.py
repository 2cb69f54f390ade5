"""Weights → index/reader.onnx, in 8 bits.

    python -m index.training.export reader.safetensors… [--out index/reader.onnx]

Of several runs the weights are averaged: branches of one run, cooled down apart, do better together
(Wortsman et al., "Model soups", ICML 2022). Prints the SHA-256 to pin in index/reader.py, and how
far 8 bits move the scores.
"""

import argparse
import logging
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from safetensors.torch import load_file

from index.model import DEFAULT_MODEL, file_sha256, find_model
from index.reader import WEIGHTS
from index.training.model import ReaderNetwork, new_network

NAMES: Final = ("ids", "mask", "types", "open")


def load_network(weights: Sequence[Path]) -> ReaderNetwork:
    """The network with the mean of the weights."""
    network = new_network(find_model(DEFAULT_MODEL).folder)
    runs = [load_file(path) for path in weights]
    mean = {name: torch.stack([run[name] for run in runs]).mean(0) for name in runs[0]}
    network.load_state_dict(mean)
    network.eval()
    return network


def export(network: ReaderNetwork, path: Path) -> None:
    """The graph in 32 bits."""
    example = tuple(torch.ones(2, 24, dtype=torch.int64) for _ in NAMES)
    batch, pieces = torch.export.Dim("batch"), torch.export.Dim("pieces")
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            example,
            str(path),
            input_names=list(NAMES),
            output_names=["start", "end", "verdict"],
            dynamic_shapes=tuple({0: batch, 1: pieces} for _ in NAMES),
            dynamo=True,
            external_data=False,
            verbose=False,
        )


def quantize(path: Path, out: Path) -> None:
    """Weights in 8 bits, a scale for each channel; activations as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = path.with_suffix(".ready.onnx")
    quant_pre_process(path, ready, skip_symbolic_shape=True)
    quantize_dynamic(ready, out, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def gap(one: Path, other: Path) -> float:
    """The correlation of two graphs' verdicts on random input is no test of quality, but tells a
    broken export: their largest difference."""
    import onnxruntime

    chance = np.random.default_rng(1)
    ids = chance.integers(1000, 20000, (4, 96))
    feed: dict[str, Any] = {"ids": ids, **{name: np.ones_like(ids) for name in NAMES[1:]}}
    said = [
        onnxruntime.InferenceSession(str(path)).run(["verdict"], feed)[0] for path in (one, other)
    ]
    return float(np.abs(said[0] - said[1]).max())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    whole = arguments.weights[0].with_suffix(".onnx")
    export(load_network(arguments.weights), whole)
    quantize(whole, arguments.out)
    size = arguments.out.stat().st_size / 1e6
    print(f"{arguments.out}: {size:.1f} MB, SHA-256 {file_sha256(arguments.out)}")
    print(f"8 bits move the verdict of random input by at most {gap(whole, arguments.out):.2f}")


if __name__ == "__main__":
    main()
