"""Gaps: what was asked and not answered, or not well, the same questions together. Pure."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from bot.chat.store.ledger import Entry
from index import clusters
from index.clusters import Matrix
from index.lexical import fold

MOST: Final = 1000
"""Wordings that are compared, those asked last."""


@dataclass(frozen=True, slots=True)
class Gap:
    """`question` is the most typical; `answers` are ids, and `wordings` the questions as they were
    asked, both the newest first; `last` is Unix time."""

    question: str
    wordings: Sequence[str]
    answers: Sequence[str]
    people: int
    last: float

    @property
    def times(self) -> int:
        return len(self.answers)


def missed(entries: Iterable[Entry], settled: AbstractSet[str]) -> list[Entry]:
    """Those that were declined, or didn't help somebody, and aren't settled or forgotten."""
    return [
        each
        for each in entries
        if each.question
        and each.id not in settled
        and (each.outcome == "declined" or each.down > 0)
    ]


def wordings(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """What was asked, by a text that is the same for all that differ by case and accents alone;
    the text asked last comes first, as does each time."""
    found: dict[str, list[Entry]] = {}
    for each in reversed(entries):
        found.setdefault(" ".join(fold(each.alone or each.question).split()), []).append(each)
    return dict(list(found.items())[:MOST])


def gathered(
    asked: dict[str, list[Entry]],
    alike: Callable[[Sequence[str]], Matrix],
    dismissed: AbstractSet[str] = frozenset(),
) -> list[Gap]:
    """The gaps, the largest first; `alike` compares the questions asked."""
    if not asked:
        return []
    groups = list(asked.values())
    near = alike(questions(asked))
    found = [
        _gap([groups[each] for each in rows], groups[clusters.most_typical(near, rows)])
        for rows in clusters.grouped(near)
        if is_open([each for row in rows for each in groups[row]], dismissed)
    ]
    return sorted(found, key=lambda gap: (-gap.times, -gap.people, -gap.last))


def is_open(entries: Sequence[Entry], dismissed: AbstractSet[str]) -> bool:
    """Whether a gap was never dismissed, or somebody else has asked the same since."""
    askers = {each.person for each in entries if each.id in dismissed}
    return any(each.id not in dismissed and each.person not in askers for each in entries)


def questions(asked: dict[str, list[Entry]]) -> list[str]:
    """One as it was asked for each wording, standing alone."""
    return [group[0].alone or group[0].question for group in asked.values()]


def _gap(groups: Sequence[list[Entry]], typical: list[Entry]) -> Gap:
    entries = sorted((each for group in groups for each in group), key=lambda each: -each.row)
    newest = [group[0] for group in groups]
    newest.sort(key=lambda each: -each.row)
    return Gap(
        typical[0].alone or typical[0].question,
        tuple(each.alone or each.question for each in newest),
        tuple(each.id for each in entries),
        len({each.person for each in entries} - {0}),
        max(each.asked for each in entries),
    )
