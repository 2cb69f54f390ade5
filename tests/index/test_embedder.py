"""The real model: float32, normalised, in order, without torch."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np

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

    def test_the_runtime_and_chroma_keep_no_record_for_their_makers(self, tmp_path: Path) -> None:
        """ONNX Runtime's telemetry begins with a session's number in a temporary file."""
        code = "from index import dense, embedder; embedder.open_embedder(); import chromadb"
        environ = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
        environ["TMPDIR"] = str(tmp_path)
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, check=True)
        assert list(tmp_path.iterdir()) == []

    def test_the_fake_keeps_the_same_promises(self) -> None:
        fake = FakeEmbedder()
        vectors = fake.encode(TEXTS)
        assert vectors.shape == (len(TEXTS), fake.dimension)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        np.testing.assert_array_equal(fake.encode(TEXTS[1:2])[0], vectors[1])
        assert fake.encode([]).shape == (0, fake.dimension)
