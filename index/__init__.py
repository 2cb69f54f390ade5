"""Articles in, hits out. The public door: what `bot` may use.

It is synchronous and knows nothing of Telegram or of language models. Heavy imports (Chroma,
torch, LangChain) happen inside the functions that need them.
"""

import os

from index.errors import FootnoteError
from index.types import DEFAULT_CORPUS, Article, Document, Embedder, Hit, Passage, Span

__all__ = [
    "DEFAULT_CORPUS",
    "Article",
    "Document",
    "Embedder",
    "FootnoteError",
    "Hit",
    "Passage",
    "Span",
]

# ONNX Runtime and Chroma report to their makers unless told not to, before they are imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"
