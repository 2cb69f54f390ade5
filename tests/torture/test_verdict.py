"""The judge must see every fault, and nothing where there is none: worlds made up for it."""

import pytest

from bot.chat.saying.words import ENGLISH
from tests.torture.run import Outcome
from tests.torture.verdict import Asked, Said, Talk, Verdict, judge

PLACEHOLDER = "…wait"
SORRY = ENGLISH.say("sorry")
PRIVATE, GROUP = 7, -7
ONE = Asked(1, "one?", ["first"])
TWO = Asked(2, "two?", ["second, part 1", "second, part 2"])
THREE = Asked(3, "three?", ["third"])
HELP = Asked(4, "/help", ["help"], is_command=True)
ASKED = [ONE, TWO, THREE, HELP]
RIGHT = ["first", "second, part 1", "second, part 2", "third", "help"]


def judged(said: list[str], asked: list[Asked] | None = None) -> Verdict:
    talk = Talk(PRIVATE, ASKED if asked is None else asked, [Said(each) for each in said])
    return judge([talk], PLACEHOLDER)


def counts(verdict: Verdict) -> dict[str, int]:
    """The faults there are, and the strays."""
    found = {name: len(lines) for name, lines in verdict.faults.items() if lines}
    return found | ({"strays": len(verdict.strays)} if verdict.strays else {})


def test_all_answered_once_and_in_order_is_clean() -> None:
    verdict = judged(RIGHT)
    assert (counts(verdict), verdict.is_clean) == ({}, True)
    assert (verdict.questions, verdict.commands) == (3, 1)
    assert judged([f" {each}\n" for each in RIGHT]).is_clean  # Telegram strips texts


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([*RIGHT[1:]], {"lost": 1}),
        (["first", "second, part 1", "third", "help"], {"lost": 1}),
        (RIGHT[:4], {"lost": 1}),  # a command too must be answered
        ([], {"lost": 4}),
        (["first", *RIGHT], {"duplicated": 1}),
        (["first", "second, part 1", *RIGHT[1:]], {"duplicated": 1}),
        ([*RIGHT, "first"], {"duplicated": 1}),
        ([*RIGHT[1:], "first"], {"out of order": 1}),
        (["first", "second, part 2", "second, part 1", "third", "help"], {"out of order": 1}),
        (["second, part 1", "first", "second, part 2", "third", "help"], {"out of order": 1}),
        (["firsT", *RIGHT[1:]], {"lost": 1, "wrong": 1}),
        ([*RIGHT, "of somebody else"], {"wrong": 1}),
        ([*RIGHT[:3], SORRY, "help"], {"lost": 1, "wrong": 1}),
        ([*RIGHT, ""], {"wrong": 1}),
    ],
)
def test_every_fault_is_seen(said: list[str], found: dict[str, int]) -> None:
    verdict = judged(said)
    assert counts(verdict) == found
    assert not verdict.is_clean


def test_a_stray_placeholder_is_counted_and_allowed() -> None:
    verdict = judged([*RIGHT[:3], PLACEHOLDER, *RIGHT[3:]])
    assert (counts(verdict), verdict.is_clean) == ({"strays": 1}, True)


def test_a_placeholder_in_an_answers_place_is_no_answer() -> None:
    assert counts(judged([PLACEHOLDER, *RIGHT[1:]])) == {"lost": 1, "strays": 1}


def test_a_command_carried_out_twice_is_counted_and_allowed() -> None:
    verdict = judged([*RIGHT, "help"])
    assert verdict.is_clean
    assert len(verdict.commands_doubled) == 1


def test_in_a_group_an_answer_replies_to_its_question() -> None:
    def group(replies: list[int | None]) -> Verdict:
        said = [Said(text, at) for text, at in zip(RIGHT, replies, strict=True)]
        return judge([Talk(GROUP, ASKED, said)], PLACEHOLDER)

    assert group([1, 2, 2, 3, 4]).is_clean
    assert counts(group([1, 2, 3, 3, 4])) == {"wrong": 1, "lost": 1}
    assert counts(group([1, 2, None, 3, 4])) == {"wrong": 1, "lost": 1}


def test_in_a_group_the_same_may_be_asked_again() -> None:
    asked = [ONE, THREE, Asked(9, "one?", ONE.parts)]
    said = [Said("first", 1), Said("third", 3), Said("first", 9)]
    assert judge([Talk(GROUP, asked, said)], PLACEHOLDER).is_clean
    assert counts(judge([Talk(GROUP, asked, said[:2])], PLACEHOLDER)) == {"lost": 1}
    late = [said[2], *said[:2]]
    assert counts(judge([Talk(GROUP, asked, late)], PLACEHOLDER)) == {"out of order": 1}


def test_chats_are_judged_each_by_itself() -> None:
    asked, texts = [ONE, THREE], [Said("first"), Said("third")]
    verdict = judge([Talk(7, asked, texts), Talk(8, asked, texts[1:])], PLACEHOLDER)
    assert counts(verdict) == {"lost": 1}
    assert "chat 8, message 1, 'one?'" in verdict.lost[0]


def test_what_cannot_be_told_apart_is_refused() -> None:
    with pytest.raises(ValueError, match="two answers say 'first'"):
        judged([], [ONE, Asked(9, "another?", ["first"])])


def test_an_outcome_is_clean_only_if_everything_is() -> None:
    assert Outcome().is_clean
    assert not Outcome(verdict=judged([])).is_clean
    assert not Outcome(violations=["too long"]).is_clean
    assert not Outcome(ended=["exit status 1"]).is_clean
    assert not Outcome(status=-9).is_clean
    assert not Outcome(open=1).is_clean
    assert not Outcome(failed=1).is_clean
