"""What was asked in vain, the same questions together."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.chat.managing.missed import gathered, missed, wordings
from bot.chat.store.ledger import Entry
from index.clusters import Matrix
from tests.bot.chat.managing.test_figures import entry

NOT_SETTLED: frozenset[str] = frozenset()


def asked(
    row: int, question: str, person: int = 7, outcome: str = "declined", down: int = 0
) -> Entry:
    made = entry(outcome=outcome, person=person)
    texts = {"question": question, "alone": question}
    return replace(made, row=row, id=f"a{row}", asked=float(row), down=down, **texts)


def by_first_word(texts: Sequence[str]) -> Matrix:
    first = [each.split()[0].lower() for each in texts]
    return np.array(
        [[2.0 if one == other else 0.0 for one in first] for other in first], np.float32
    )


def test_what_was_declined_or_did_not_help_is_missed() -> None:
    entries = [
        asked(1, "Who?"),
        asked(2, "Who?", outcome="answered"),
        asked(3, "Who?", outcome="answered", down=1),
        asked(4, ""),
        asked(5, "Who?"),
    ]
    assert [each.id for each in missed(entries, {"a5"})] == ["a1", "a3"]


def test_gaps_come_largest_first_with_their_people_and_their_last_day() -> None:
    entries = [
        asked(1, "Bread how?", 7),
        asked(2, "Who built it?", 7),
        asked(3, "who  BUILT it?", 8),
        asked(4, "Who was it built by?", 7),
        asked(5, "When?", 9),
    ]
    largest, second, third = gathered(wordings(missed(entries, NOT_SETTLED)), by_first_word)
    assert (largest.times, largest.people, largest.last) == (3, 2, 4.0)
    assert largest.answers == ("a4", "a3", "a2")
    assert largest.wordings == ("Who was it built by?", "who  BUILT it?")
    assert [second.question, third.question] == ["When?", "Bread how?"]


def test_a_follow_up_is_what_it_means() -> None:
    follow_up = replace(asked(1, "And the other?"), alone="Who built the other?")
    (gap,) = gathered(wordings([follow_up]), by_first_word)
    assert gap.question == "Who built the other?"


def test_nothing_is_missed() -> None:
    assert gathered(wordings([]), by_first_word) == []


def test_what_is_dismissed_comes_back_whole_when_somebody_else_asks_it() -> None:
    entries = [asked(1, "Who built it?", 7), asked(2, "Who was it?", 8), asked(3, "Bread?", 7)]
    (left,) = gathered(wordings(entries), by_first_word, {"a1", "a2"})
    assert left.question == "Bread?"
    again = [*entries, asked(4, "Who builds it?", 8)]
    assert len(gathered(wordings(again), by_first_word, {"a1", "a2"})) == 1
    other = [*again, asked(5, "Who else?", 9)]
    back, _ = gathered(wordings(other), by_first_word, {"a1", "a2"})
    assert (back.times, back.people) == (4, 3)
