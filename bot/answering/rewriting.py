"""A follow-up → a question that stands alone. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from index.lexical import content_words

# A question that leans on the one before: it says "he" or "there", or is a fragment.
_LEANING: Final = re.compile(
    r"\b(he|she|it|they|him|her|them|his|hers|its|their|theirs|that|those|these|this|there|then)\b"
    r"|^\W*(and|but|or|so|also|what about|how about|why|how so|when|where|who else)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|\d+))*")
SHORT: Final = 2
"""A question with no more telling words than this, and no name, leans too."""


def standalone(question: str, history: Sequence[str]) -> str:
    """The question, with what the last one was about if it leans on it.

    `history` holds the earlier questions, oldest first. A question that names its own subject
    is left as it is, so that a new topic isn't coloured by the old one.
    """
    if not history or _NAME.search(question.strip()) or not _leans(question):
        return question
    subject = _subject(history)
    return f"{question.rstrip()} ({subject})" if subject else question


def _leans(question: str) -> bool:
    return bool(_LEANING.search(question)) or len(content_words(question)) <= SHORT


def _subject(history: Sequence[str]) -> str:
    """The names in the latest question that has any, or else the last one's telling words."""
    for earlier in reversed(history):
        if names := _NAME.findall(earlier.strip()):
            return " ".join(dict.fromkeys(names))
    return " ".join(content_words(history[-1]))
