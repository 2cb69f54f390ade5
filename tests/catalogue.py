"""What simulated readers may ask, each with what the bot must say: found without the bot.

    questions of the samples ─┐
    inscriptions, made up    ─┼─ the bare answerer, render ─→ Known(text, parts)
    commands                 ─┘

No two have a part in common, so a message says what it answers, even where it replies to nothing.
"""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from bot.chat.saying.links import Links
from bot.chat.saying.render import passage, render
from bot.chat.saying.words import ENGLISH
from bot.config import AnswerSection, Config
from bot.services import Services
from bot.types import Question

ROOT: Final = Path(__file__).parent.parent
SAMPLES: Final = ROOT / "index" / "samples"
QUESTIONS: Final = ROOT / "tests" / "data" / "samples_questions.jsonl"
BOT: Final = "footnote_bot"

PASSAGES: Final = 1
"""Passages weighed for an answer: with few it costs a fifth, and is as good to tell from others."""
GATES: Final = ("Lisbon", "Oslo", "Nairobi", "Lima", "Quito", "Hanoi")
WORDS, LETTERS = 13, 90
"""Of an inscription: its letters are two UTF-16 units each, and each word is one word piece."""
HELP: Final = "\n\n".join(
    [ENGLISH.say("help"), ENGLISH.say("help-inline", bot=f"@{BOT}")],
)
"""What /help says to readers where the bot works inline."""
HINT: Final = "Put your question behind it: /ask who …?"

Kind = Literal["answered", "declined", "long", "command"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked, and the texts of the messages that answer it, as Telegram shows them."""

    text: str
    parts: tuple[str, ...]
    kind: Kind

    @property
    def is_command(self) -> bool:
        return self.kind == "command"


def prepare(folder: Path, data: Path) -> list[Known]:
    """Index the articles into `data` and answer every question; `folder` takes the made-up one."""
    inscriptions = folder / "inscriptions.md"
    inscriptions.write_text(_inscriptions(), encoding="utf-8")
    services = Services(Config(answer=AnswerSection(passages=PASSAGES)), data)
    try:
        report = services.indexer.index([str(SAMPLES), str(inscriptions)])
        if report.failed:
            raise RuntimeError(f"not indexed: {report.failed}")
        return catalogue(services)
    finally:
        services.close()


def catalogue(services: Services) -> list[Known]:
    """Everything that may be asked, those that say the same only once."""
    return distinct([*answers(services, questions()), *_commands(services)])


def questions() -> list[str]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    gates = [f"What does the inscription above the gate of {each} read?" for each in GATES]
    return [*(json.loads(line)["question"] for line in lines), *gates]


def answers(services: Services, questions: Iterable[str]) -> Iterator[Known]:
    for text in questions:
        answer = services.answerer.answer(Question(text))
        parts = shown(part.text for part in render(answer, Links(BOT, "0" * 16)))
        kind: Kind = "declined" if answer.outcome == "declined" else "answered"
        yield Known(text, parts, "long" if len(parts) > 1 else kind)


def _commands(services: Services) -> Iterator[Known]:
    yield Known("/help", shown([HELP]), "command")
    yield Known("/ask", shown([HINT]), "command")
    for entry in services.library.articles():
        article = services.library.get_articles([entry.id])[entry.id]
        end = min(6000, len(article.text))
        parts = shown(part.text for part in passage(article, 0, end))
        yield Known(f"/start q-{entry.id}-0-{end}", parts, "command")


def distinct(known: Iterable[Known]) -> list[Known]:
    """Those whose answers have nothing in common with that of one before."""
    said, found = set[str](), list[Known]()
    for each in known:
        if said.isdisjoint(each.parts) and len(set(each.parts)) == len(each.parts):
            said.update(each.parts)
            found.append(each)
    return found


def shown(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts as Telegram shows them: without spaces around them."""
    return tuple(each.strip() for each in texts)


def _inscriptions() -> str:
    """An article whose sentences are too long for one message, each with its quote."""
    head = "---\ntitle: The inscriptions\nlanguage: en\n---"
    return "\n\n".join(
        [
            head,
            *(f"The inscription above the gate of {each} reads {runes(each)}." for each in GATES),
        ]
    )


def runes(seed: str) -> str:
    """Words that nobody knows, the same for the same seed."""
    chosen = random.Random(seed)
    alphabet: Sequence[str] = [chr(each) for each in range(0x10330, 0x10340)]  # Gothic letters
    return " ".join("".join(chosen.choices(alphabet, k=LETTERS)) for _ in range(WORDS))
