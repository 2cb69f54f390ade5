"""The export: whole, sound, made anew where it isn't."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import export
from index.embedder import check_export, open_embedder
from index.errors import WeightsChanged
from index.export import OnnxEmbedder, export_folder
from index.model import DEFAULT_MODEL, PACKAGED, Model, cache_folder, find_model
from index.types import Embedder
from tests.index.test_embedder import ROOT, TEXTS

pytestmark = pytest.mark.long

DEFAULT_SHA256 = PACKAGED[DEFAULT_MODEL].sha256
EXPORTED = cache_folder() / "models" / f"{DEFAULT_SHA256[:32]}-{export.FORMAT}"


def test_it_is_whole_sound_and_of_the_pinned_weights(minilm: Embedder) -> None:
    assert check_export(DEFAULT_MODEL) == f"{minilm.fingerprint}, exported"
    facts = json.loads((EXPORTED / "export.json").read_text())
    assert facts["sha256"] == DEFAULT_SHA256


def test_a_damaged_export_is_dropped(minilm: Embedder, pinned: Path, cache: Path) -> None:
    folder = export_folder(find_model(DEFAULT_MODEL))
    shutil.copytree(EXPORTED, folder)
    with (folder / "model.onnx").open("r+b") as stream:
        stream.seek(-1000, os.SEEK_END)
        stream.write(b"x" * 100)
    with pytest.raises(WeightsChanged, match="dropped"):
        check_export(DEFAULT_MODEL)
    assert not folder.exists()
    assert check_export(DEFAULT_MODEL).endswith("not exported yet")


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "export.json"])
@pytest.mark.parametrize("content", [b"", b"{}", None])
def test_one_that_cannot_be_read_is_made_anew(
    minilm: Embedder,
    pinned: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    content: bytes | None,
) -> None:
    folder = export_folder(find_model(DEFAULT_MODEL))
    shutil.copytree(EXPORTED, folder)
    (folder / file).unlink()
    if content is not None:
        (folder / file).write_bytes(content)

    def exporting(model: Model, folder: Path) -> None:
        shutil.copytree(EXPORTED, folder.with_name("aside"))
        export._publish(folder.with_name("aside"), folder)

    monkeypatch.setattr(export, "export", exporting)
    opened = open_embedder(progress=lambda line: None)
    np.testing.assert_array_equal(opened.encode(TEXTS[:1]), minilm.encode(TEXTS[:1]))


def test_whoever_comes_second_uses_what_the_first_made(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "export.json").write_text(json.dumps(name))
        export._publish(tmp_path / name, tmp_path / "export")
    assert json.loads((tmp_path / "export" / "export.json").read_text()) == "first"


def test_an_export_that_fails_leaves_nothing(
    pinned: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "load_original", lambda model: None)
    monkeypatch.setattr(export, "_export_graph", failing)
    with pytest.raises(OSError, match="No space"):
        open_embedder(progress=lambda line: None)
    assert list((cache / "models").iterdir()) == []


IN_TORCH = """
import sys
import numpy as np
from index import embedder, export
from tests.index.test_embedder import TEXTS

def failing(model, folder):
    raise RuntimeError("no such operator")

exported = embedder.open_embedder()
export.export = failing
export.FORMAT = -1
torch = embedder.open_embedder()
assert type(torch).__name__ == "SentenceTransformerEmbedder", torch
assert torch.fingerprint == exported.fingerprint and torch.dimension == exported.dimension
assert torch.count_tokens(TEXTS) == exported.count_tokens(TEXTS)
assert torch.encode([]).shape == (0, 384) and torch.knows("en") and not torch.knows("ru")
print(float(np.abs(torch.encode(TEXTS) - exported.encode(TEXTS)).max()))
"""


def test_a_model_that_cant_be_exported_runs_in_torch_with_the_same_vectors(
    minilm: Embedder,
) -> None:
    assert isinstance(minilm, OnnxEmbedder)
    ran = subprocess.run(
        [sys.executable, "-c", IN_TORCH], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert float(ran.stdout.split()[-1]) < 1e-4
