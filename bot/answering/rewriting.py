"""A follow-up → a question that stands alone: by rule, or by a language model within bounds.

A model's wording is taken only if it is one question, made of the words of the conversation, that
keeps what the reader asked; otherwise the rule's stands. So no topic is carried into another.
"""

import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from index.lexical import content_words
from index.line import likeness

if TYPE_CHECKING:
    from bot.answering.llm import LanguageModel
    from bot.answering.meter import Meter
    from bot.answering.prompt import Prompt

log = logging.getLogger(__name__)

# A question that leans on the one before: it says "he" or "there", or is a fragment.
_LEANING: Final = re.compile(
    r"\b(he|she|it|they|him|her|them|his|hers|its|their|theirs|that|those|these|this|there|then)\b"
    r"|^\W*(and|but|or|so|also|what about|how about|why|how so|when|where|who else)\b",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(
    r"\b(he|she|it|they|him|her|them|his|hers|its|their|theirs|that|those|these|this|there|then)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|\d+))*")
# A short one that says what it is about in small letters: "who is elon musk", "capital of france".
_COMPLETE: Final = re.compile(
    r"^\W*wh(?:o|at|ere)(?:\s+(?:is|are|was|were)|['’]s)\s+(?!the\b)\w+\s+\w+\W*$"
    r"|\bof\s+(?:the\s+)?\w+",
    re.IGNORECASE,
)
TURNS: Final = 4
"""Earlier questions the model is shown."""
KEPT: Final = 0.5
"""The share of the question's telling words that a model's wording must keep."""
SHORT: Final = 2
"""A question with no more telling words than this, and no name, leans too if it isn't complete."""


def standalone(question: str, history: Sequence[str]) -> str:
    """The question, with what the last one was about if it leans on it.

    `history` holds the earlier questions, oldest first. A question that names its own subject
    is left as it is, so that a new topic isn't coloured by the old one.
    """
    if not history or _names_its_subject(question) or not _leans(question):
        return question
    subject = _subject(history)
    return f"{question.rstrip()} ({subject})" if subject else question


class Rewriter:
    """Makes follow-ups stand alone with a language model's help."""

    def __init__(self, model: "LanguageModel", prompt: "Prompt") -> None:
        self._model = model
        self._prompt = prompt

    def standalone(
        self, question: str, history: Sequence[str], deadline: float, meter: "Meter"
    ) -> str:
        """The question by itself; by rule where the model is late, down or makes things up."""
        from bot.answering.llm import ModelDown

        by_rule = standalone(question, history)
        if _names_its_subject(question) and not _PRONOUN.search(question):
            return by_rule
        earlier = "\n".join(f"- {' '.join(each.split())}" for each in history[-TURNS:])
        messages = self._prompt.fill({"history": earlier, "question": question})
        try:
            said = self._model.reply(messages, deadline, meter)
        except ModelDown as error:
            log.info("the follow-up is made to stand alone by rule: %s", error)
            return by_rule
        line = " ".join(said.split()).strip("\"'“”")
        return line if _is_faithful(line, question, history[-TURNS:]) else by_rule


def _is_faithful(line: str, question: str, history: Sequence[str]) -> bool:
    if not line or len(line) > 2 * len(question) + max(map(len, history)):
        return False
    said, asked = content_words(line), content_words(question)
    spoken = {word for each in (question, *history) for word in content_words(each)}
    made_up = [word for word in said if not any(likeness(word, each) for each in spoken)]
    kept = sum(any(likeness(word, each) for each in said) for word in asked)
    return not made_up and kept >= KEPT * len([w for w in asked if not _PRONOUN.fullmatch(w)])


def _names_its_subject(question: str) -> bool:
    return bool(_NAME.search(question.strip()))


def _leans(question: str) -> bool:
    if _LEANING.search(question):
        return True
    return len(content_words(question)) <= SHORT and not _COMPLETE.search(question)


def _subject(history: Sequence[str]) -> str:
    """The names in the latest question that has any, or else the last one's telling words."""
    for earlier in reversed(history):
        if names := _NAME.findall(earlier.strip()):
            return " ".join(dict.fromkeys(names))
    return " ".join(content_words(history[-1]))
