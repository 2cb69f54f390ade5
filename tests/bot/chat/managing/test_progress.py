"""How far work is, in words: shares, and how long is left."""

import pytest

from bot.chat.managing.progress import SHORTEST_S, Pace, remaining, told
from bot.chat.saying.words import words_for
from index.steps import Step
from tests.fakes import Clock

ENGLISH, PERSIAN = words_for("en"), words_for("fa")


def test_what_is_left_takes_as_long_as_what_is_done_did() -> None:
    clock = Clock(100.0)
    pace = Pace(clock)
    assert pace.left(Step(0, 40, "a")) is None
    clock.now += SHORTEST_S - 1
    assert pace.left(Step(10, 40, "a")) is None  # too early to tell
    clock.now += 6
    assert pace.left(Step(10, 40, "a")) == pytest.approx(30)
    clock.now += 10
    assert pace.left(Step(40, 40, "a")) == 0


def test_it_goes_by_the_latter_half_of_its_time() -> None:
    clock = Clock(100.0)
    pace = Pace(clock)
    for done in range(37):  # 100 s for each of 36 of 40
        slow = pace.left(Step(done, 40, "a"))
        clock.now += 100
    assert slow == pytest.approx(400)
    clock.now += 3500  # nothing is done for long: that counts as well
    stuck = pace.left(Step(36, 40, "a"))
    assert stuck is not None
    assert stuck > 4 * 3500
    for done in range(37, 40):  # and the last in no time
        quick = pace.left(Step(done, 40, "a"))
        clock.now += 1
    assert quick is not None
    assert quick < stuck / 4


def test_work_that_goes_on_where_it_was_isnt_thought_faster_than_it_is() -> None:
    clock = Clock(100.0)
    pace = Pace(clock)
    pace.left(Step(30, 40, "a"))
    clock.now += 10
    assert pace.left(Step(31, 40, "b")) == pytest.approx(90)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "Less than a minute left"),
        (29, "Less than a minute left"),
        (31, "About one minute left"),
        (130, "About 2 minutes left"),
        (119 * 60, "About 119 minutes left"),
        (3 * 3600, "About 3 hours left"),
    ],
)
def test_time_left_is_told_as_people_do(seconds: float, text: str) -> None:
    assert remaining(seconds, ENGLISH) == text


def test_a_file_is_named_without_its_path_and_only_where_it_may_be() -> None:
    step = Step(12, 40, "/var/articles/tower.txt")
    lines = ["Reindexing… 12 of 40, 30%", "Reading tower.txt", "About 2 minutes left"]
    assert told(step, 120, ENGLISH, with_name=True).split("\n") == lines
    assert told(step, None, ENGLISH, with_name=False) == lines[0]
    link = Step(0, 0, "https://example.org/")
    assert "example.org" in told(link, None, ENGLISH, with_name=True)
    assert "۱۲" in told(step, None, PERSIAN, with_name=False)
    assert "۳۰" in told(step, None, PERSIAN, with_name=False)
