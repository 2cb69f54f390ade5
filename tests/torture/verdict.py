"""What a run came to: each question answered once, with what it should, in order. Pure.

A message is recognised by its text, in a group also by the question it replies to. So in a private
chat no two questions may have a part in common.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from bot.chat.saying.words import ENGLISH

LONGEST: Final = 60
"""Characters of a text that a report shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wrote, and the texts that must come of it, in this order."""

    message_id: int
    text: str
    parts: Sequence[str]
    is_command: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the bot as it stands in the end; `reply_to` is the id of what it replies to."""

    text: str
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """What was asked and said in one chat, each in the chat's order; a group's id is negative."""

    chat: int
    asked: Sequence[Asked]
    said: Sequence[Said]


@dataclass(slots=True)
class Verdict:
    """What was found, each with a line that says where."""

    questions: int = 0
    commands: int = 0
    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """What no question calls for, or not the one it replies to."""
    strays: list[str] = field(default_factory=list)
    """Placeholders that a kill left behind: allowed."""
    commands_doubled: list[str] = field(default_factory=list)
    """Commands carried out again after a kill: allowed."""

    @property
    def faults(self) -> dict[str, list[str]]:
        """What must be empty."""
        return {
            "lost": self.lost,
            "duplicated": self.duplicated,
            "out of order": self.disordered,
            "wrong": self.wrong,
        }

    @property
    def is_clean(self) -> bool:
        return not any(self.faults.values())


Place = tuple[int, int]
"""The number of a question in its chat, and of a part in its answer."""
Mark = tuple[str, int | None]
"""What a message is recognised by: its text, and in a group the id of what it replies to."""


def judge(talks: Iterable[Talk], placeholder: str) -> Verdict:
    """Raises ValueError where two questions of a chat can't be told apart by their answers."""
    verdict = Verdict()
    for talk in talks:
        verdict.commands += sum(each.is_command for each in talk.asked)
        verdict.questions += sum(not each.is_command for each in talk.asked)
        came = list(_recognised(talk, placeholder, verdict))
        _count(talk, Counter(came), verdict)
        first = list(dict.fromkeys(came))
        verdict.disordered += [
            f"{_named(talk, talk.asked[later])}, after {talk.asked[earlier].text[:LONGEST]!r}"
            for (earlier, above), (later, below) in pairwise(first)
            if (later, below) < (earlier, above)
        ]
    return verdict


def _recognised(talk: Talk, placeholder: str, verdict: Verdict) -> Iterator[Place]:
    """The places of what was said, in the order it was said; what has none is noted."""
    places = _places(talk)
    for each in talk.said:
        text = each.text.strip()
        place = places.get(_mark(talk, text, each.reply_to))
        if text == placeholder:
            verdict.strays.append(f"chat {talk.chat}")
        elif place is None:
            line = f"{_kind(text)} {text[:LONGEST]!r}, in reply to {each.reply_to}"
            verdict.wrong.append(f"chat {talk.chat}: {line}")
        else:
            yield place


def _places(talk: Talk) -> dict[Mark, Place]:
    places: dict[Mark, Place] = {}
    for number, asked in enumerate(talk.asked):
        for part, text in enumerate(asked.parts):
            mark = _mark(talk, text, asked.message_id)
            if places.setdefault(mark, (number, part)) != (number, part):
                raise ValueError(f"chat {talk.chat}: two answers say {text[:LONGEST]!r}")
    return places


def _mark(talk: Talk, text: str, reply_to: int | None) -> Mark:
    return text, reply_to if talk.chat < 0 else None


def _count(talk: Talk, came: "Counter[Place]", verdict: Verdict) -> None:
    for number, asked in enumerate(talk.asked):
        often = [came[number, part] for part in range(len(asked.parts))]
        if not all(often):
            verdict.lost.append(f"{_named(talk, asked)}: parts came {often} times")
        if max(often) > 1:
            doubled = verdict.commands_doubled if asked.is_command else verdict.duplicated
            doubled.append(f"{_named(talk, asked)}: parts came {often} times")


def _kind(text: str) -> str:
    return "an apology," if text in (ENGLISH.say("sorry"), ENGLISH.say("busy")) else "unexpected"


def _named(talk: Talk, asked: Asked) -> str:
    return f"chat {talk.chat}, message {asked.message_id}, {asked.text[:LONGEST]!r}"
