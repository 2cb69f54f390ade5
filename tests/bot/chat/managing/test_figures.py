"""How questions fared, counted; and the picture of it."""

import io
from datetime import UTC, date, datetime

import pytest
from PIL import Image

from bot.chat.managing import days
from bot.chat.managing.chart import DARK, HEIGHT, LIGHT, WIDTH, bars, draw, grid_step, labelled
from bot.chat.managing.figures import Day, Figures, percent
from bot.chat.store.answers import Cited
from bot.chat.store.ledger import Entry

LAST = date(2026, 11, 25)


def entry(
    day: int = 25, outcome: str = "answered", person: int = 7, took_ms: float = 0.0, up: int = 0
) -> Entry:
    cited = [Cited("a", 1, 0, 5), Cited("a", 1, 9, 12)] if outcome == "answered" else []
    asked = datetime(2026, 11, day, 23, 59, tzinfo=UTC).timestamp()
    what = (("main",), outcome, "text", cited, 0.5, took_ms, asked, up, 1 - up)
    return Entry(1, "id", 5, person, "Who?", "Who?", *what, reasons=(), is_retracted=False)


def test_questions_are_counted_by_what_came_of_them() -> None:
    figures = Figures(date(2026, 11, 23), LAST)
    figures.add([entry(23), entry(24, "declined", person=8), entry(25, up=1), entry(25, "failed")])
    figures.add([entry(22), entry(25, person=0)])
    assert (figures.questions, figures.answered, figures.declined) == (5, 3, 1)
    assert (figures.up, figures.down, figures.people) == (1, 4, {7, 8})
    assert figures.cited == {"a": 3}
    assert [(each.answered, each.declined) for each in figures.days] == [(1, 0), (0, 1), (2, 0)]


def test_times_are_those_of_half_and_of_95_in_100() -> None:
    figures = Figures(LAST, LAST)
    assert (figures.median_s, figures.slow_s) == (0.0, 0.0)
    figures.add([entry(took_ms=100.0 * each) for each in range(1, 101)])
    figures.add([entry(took_ms=0.0)])
    assert figures.median_s == pytest.approx(5.05)
    assert figures.slow_s == pytest.approx(9.5)


def test_a_share_of_nothing_is_nothing() -> None:
    assert [percent(2, 3), percent(0, 0)] == [67, 0]


@pytest.mark.parametrize(
    ("args", "count"),
    [([], 30), (["1"], 1), (["365"], 365)]
    + [([each], None) for each in ("0", "366", "-1", "two", "٣", "1e2", "99999999999")]
    + [(["3", "4"], None)],
)
def test_a_number_of_days(args: list[str], count: int | None) -> None:
    assert days.given(args, 30) == count


def test_days_begin_at_midnight_utc() -> None:
    assert days.began(LAST, 1) == LAST
    assert days.at(days.began(LAST, 3)) == datetime(2026, 11, 23, tzinfo=UTC).timestamp()


def _days(count: int, answered: int = 3, declined: int = 2) -> list[Day]:
    return [
        Day(date.fromordinal(LAST.toordinal() - each), answered, declined) for each in range(count)
    ][::-1]


def test_many_days_are_shown_by_weeks_that_end_with_the_last() -> None:
    assert len(bars(_days(92))) == 92
    weeks = bars(_days(365))
    assert (len(weeks), weeks[-1]) == (53, Day(LAST, 21, 14))
    assert weeks[0] == Day(date(2025, 11, 26), 3, 2)
    assert sum(each.answered for each in weeks) == 3 * 365


@pytest.mark.parametrize(
    ("most", "step"), [(0, 1), (5, 1), (6, 2), (18, 5), (47, 10), (266, 100), (5_000, 1_000)]
)
def test_the_grid_has_round_numbers(most: int, step: int) -> None:
    assert grid_step(most) == step


def test_the_last_day_has_its_label() -> None:
    assert labelled(1) == [0]
    assert labelled(30) == [1, 5, 9, 13, 17, 21, 25, 29]


@pytest.mark.parametrize("count", [1, 7, 92, 365])
@pytest.mark.parametrize(("answered", "declined"), [(0, 0), (0, 1), (5_000, 0), (9, 4)])
def test_the_picture_shows_both_kinds_in_proportion(
    count: int, answered: int, declined: int
) -> None:
    with io.BytesIO(draw(bars(_days(count, answered, declined)))) as file:
        image = Image.open(file).convert("RGB")
    assert image.size == (WIDTH, HEIGHT)
    colours = image.crop((0, 80, WIDTH, HEIGHT)).getcolors(1 << 20) or []
    found = {"#{:02x}{:02x}{:02x}".format(*colour): many for many, colour in colours}
    assert (DARK in found) == bool(answered)
    assert (LIGHT in found) == bool(declined)
    if answered and declined:
        assert found[DARK] > found[LIGHT]
