"""Articles in, hits out. The public door: what `bot` may use.

It is synchronous and knows nothing of Telegram or of language models. Heavy imports (Chroma,
torch, LangChain) happen inside the functions that need them.
"""

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
