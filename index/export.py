"""A model as an ONNX graph: made once from the pinned weights, then run without torch.

Importing sentence_transformers and torch costs nine seconds, ONNX Runtime a third of one, for
the same vectors. An export is checked against the original on a sample, written aside and renamed
into the cache, whole or not at all.
"""

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from index.database import sync
from index.errors import WeightsChanged
from index.model import Model, cache_folder, file_sha256
from index.session import open_session
from index.types import Vectors, normalised

FACTS: Final = "export.json"
FORMAT: Final = 1  # raise it when the exported graph changes shape
BATCH_TOKENS: Final = 2048  # padded word pieces in one run: keeps the working set in the caches
COUNTED_AT_ONCE: Final = 2000  # texts: a tokenizer's result weighs kilobytes
INPUTS: Final = ("input_ids", "attention_mask", "token_type_ids")
SAMPLE: Final = (
    "Where did the mission land?",
    "The probe touched down on 14 November 2014, two kilometres from the place it was sent to, "
    "and sent pictures for sixty hours before its batteries ran out.",
    "Ünïcode, emoji 🙂 and 中文 are text too.",
    " ".join(["a long passage that is cut at the model's limit"] * 60),
)


def export_folder(model: Model) -> Path:
    """Where the model's export is kept."""
    return cache_folder() / "models" / f"{model.sha256[:32]}-{FORMAT}"


class OnnxEmbedder:
    """Encodes through ONNX Runtime. Safe to share between threads."""

    def __init__(self, model: Model, folder: Path) -> None:
        from tokenizers import Tokenizer

        facts = json.loads((folder / FACTS).read_text())
        self.fingerprint: str = model.fingerprint
        self.reference: str = model.reference
        self.knows = model.knows
        self.dimension: int = facts["dimension"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(facts["max_tokens"])
        self._counter = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._counter.no_padding()
        self._counter.no_truncation()
        self._session = open_session(folder / "model.onnx")
        self._inputs = [each.name for each in self._session.get_inputs()]

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        encodings = self._tokenizer.encode_batch(list(texts))
        lengths = [len(each.ids) for each in encodings]
        for rows in _batches(lengths):
            vectors[rows] = self._run([encodings[row] for row in rows])
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        counts: list[int] = []
        for at in range(0, len(texts), COUNTED_AT_ONCE):
            some = list(texts[at : at + COUNTED_AT_ONCE])
            encodings = self._counter.encode_batch(some, add_special_tokens=False)
            counts += [len(each.ids) for each in encodings]
        return counts

    def _run(self, encodings: list[Any]) -> Vectors:
        width = max(len(each.ids) for each in encodings)
        ids = np.zeros((len(encodings), width), np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(encodings):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
        feed = dict(zip(INPUTS, (ids, mask, np.zeros_like(ids)), strict=True))
        wanted = {name: feed[name] for name in self._inputs}
        (vectors,) = self._session.run(["vector"], wanted)
        return normalised(np.asarray(vectors, np.float32))


def _batches(lengths: Sequence[int]) -> list[npt.NDArray[np.intp]]:
    """Rows grouped by length, longest first, so that little of a batch is padding."""
    order = np.argsort([-length for length in lengths], kind="stable")
    batches, start = [], 0
    while start < len(order):
        size = max(1, BATCH_TOKENS // max(1, lengths[order[start]]))
        batches.append(order[start : start + size])
        start += size
    return batches


def load_original(model: Model) -> Any:
    """The model in sentence-transformers: safetensors only, no hub."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    return SentenceTransformer(
        str(model.folder),
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True, "attn_implementation": "eager"},
    )


def export(model: Model, folder: Path) -> None:
    """Write the exported model into `folder`, whole or not at all."""
    original = load_original(model)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".export-", dir=folder.parent))
    try:
        _export_graph(original, aside / "model.onnx")
        original.tokenizer.backend_tokenizer.save(str(aside / "tokenizer.json"))
        facts = {
            "model": model.name,
            "sha256": model.sha256,
            "dimension": int(original.get_embedding_dimension()),
            "max_tokens": int(original.max_seq_length),
            "onnx_sha256": file_sha256(aside / "model.onnx"),
        }
        (aside / FACTS).write_text(json.dumps(facts, indent=1))
        _check_equal(original, OnnxEmbedder(model, aside))
        _publish(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _export_graph(original: Any, path: Path) -> None:
    import warnings

    import torch

    class Graph(torch.nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self, inputs: Sequence[str]) -> None:
            super().__init__()
            self.model = original
            self.inputs = inputs

        def forward(self, *tensors: Any) -> Any:
            features = dict(zip(self.inputs, tensors, strict=True))
            return self.model(features)["sentence_embedding"]

    example = original.tokenizer(list(SAMPLE[:2]), padding=True, return_tensors="pt")
    names = [name for name in INPUTS if name in example]
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length")
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Graph(names).eval(),
            tuple(example[name] for name in names),
            str(path),
            input_names=names,
            output_names=["vector"],
            dynamic_shapes={"tensors": tuple({0: batch, 1: length} for _ in names)},
            dynamo=True,
            external_data=False,
            verbose=False,
        )


def _check_equal(original: Any, exported: OnnxEmbedder) -> None:
    """Raises ValueError unless both give the same vectors, to rounding."""
    vectors = original.encode(list(SAMPLE), show_progress_bar=False)
    expected = normalised(np.asarray(vectors, np.float32))
    gap = float(np.abs(expected - exported.encode(SAMPLE)).max())
    if gap > 1e-4:
        raise ValueError(f"the exported vectors differ by {gap:.2g}")


def is_exported(folder: Path) -> bool:
    """Whether the export is there and whole; what a power cut left of one is dropped."""
    try:
        json.loads((folder / FACTS).read_text())
    except (FileNotFoundError, ValueError):
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _publish(aside: Path, folder: Path) -> None:
    """Rename into place; another process that was quicker made the same files."""
    for path in aside.iterdir():
        sync(path)
    try:
        aside.rename(folder)
    except OSError:
        if not is_exported(folder):
            raise


def check(model: Model) -> str:
    """Verify the export in full; what was found, in words. Raises WeightsChanged."""
    folder = export_folder(model)
    if not is_exported(folder):
        return "not exported yet"
    facts = json.loads((folder / FACTS).read_text())
    if file_sha256(folder / "model.onnx") != facts["onnx_sha256"]:
        shutil.rmtree(folder)
        raise WeightsChanged(
            f"the exported model in {folder} was damaged", "it was dropped; run the command again"
        )
    return "exported"
