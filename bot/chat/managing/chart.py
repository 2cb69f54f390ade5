"""Questions a day, or a week, as a picture: bars, answered below and declined on top. Pure.

The two differ by lightness and by stripes, so that no colour has to be told from another. The
picture says nothing but numbers and days: letters of every language would need fonts of their own,
and what stands below it says in words what is what.
"""

import io
from collections.abc import Sequence
from datetime import date
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from bot.chat.managing.figures import Day

WIDTH: Final = 1280  # pixels, the most that Telegram keeps of a photo's longer side
HEIGHT: Final = 640
LEFT, RIGHT, TOP, BOTTOM = 90, 60, 90, 80
"""Margins: for counts, for nothing, for the key, for days."""
PLOT_W: Final = WIDTH - LEFT - RIGHT
PLOT_H: Final = HEIGHT - TOP - BOTTOM
TEXT: Final = 28
PAPER, INK, GRID = "#ffffff", "#222222", "#cccccc"
DARK, LIGHT = "#17456e", "#f5b04c"
STRIPE_EVERY: Final = 10
MOST_LABELS: Final = 8
STEPS: Final = 5
"""Lines of the grid, about."""
WIDEST: Final = 140
THINNEST_EDGED: Final = 8
MOST_BARS: Final = 92
WEEK: Final = 7


def bars(days: Sequence[Day]) -> Sequence[Day]:
    """The days; the weeks that end with the last where there are too many to be told apart."""
    if len(days) <= MOST_BARS:
        return days
    weeks = [days[max(0, end - WEEK) : end] for end in range(len(days), 0, -WEEK)]
    return [
        Day(week[-1].day, sum(each.answered for each in week), sum(each.declined for each in week))
        for week in reversed(weeks)
    ]


def draw(days: Sequence[Day]) -> bytes:
    """A PNG; `days` are the `bars`, at least one, in order."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.font = ImageFont.load_default(TEXT)
    most = max(each.answered + each.declined for each in days)
    step = grid_step(most)
    top = step * max(1, -(-most // step))
    _grid(pen, step, top)
    for number, day in enumerate(days):
        _bar(image, pen, _across(number, len(days)), day, top)
    _labels(pen, [each.day for each in days])
    _key(image, pen, days)
    with io.BytesIO() as out:
        image.save(out, "PNG", optimize=True)
        return out.getvalue()


def grid_step(most: int) -> int:
    """The distance of the grid's lines: 1, 2 or 5 times a power of ten."""
    step, factors = 1, (2, 5, 10)
    while True:
        for each in (step, *(step * factor for factor in factors[:2])):
            if each * STEPS >= most:
                return each
        step *= factors[2]


def labelled(count: int) -> list[int]:
    """Which of so many days have their label, the last always."""
    every = -(-count // MOST_LABELS)
    return sorted(range(count - 1, -1, -every))


def _grid(pen: ImageDraw.ImageDraw, step: int, top: int) -> None:
    for count in range(0, top + 1, step):
        y = _up(count, top)
        pen.line((LEFT, y, WIDTH - RIGHT, y), INK if count == 0 else GRID, 2)
        pen.text((LEFT - 12, y), str(count), INK, anchor="rm")


def _bar(
    image: Image.Image,
    pen: ImageDraw.ImageDraw,
    across: tuple[int, int],
    day: Day,
    top: int,
) -> None:
    left, right = across
    middle, upper = _up(day.answered, top), _up(day.answered + day.declined, top)
    if day.answered:
        pen.rectangle((left, middle, right, _up(0, top) - 2), DARK)
    if day.declined:
        _striped(image, (left, upper, right, middle - 1))


def _striped(image: Image.Image, box: tuple[int, int, int, int]) -> None:
    """A light box with dark slanting lines and a dark edge."""
    left, upper, right, lower = box
    width, height = right - left + 1, max(1, lower - upper + 1)
    patch = Image.new("RGB", (width, height), LIGHT)
    pen = ImageDraw.Draw(patch)
    for start in range(-height, width, STRIPE_EVERY):
        pen.line((start, height, start + height, 0), INK, 2)
    if width >= THINNEST_EDGED:
        pen.rectangle((0, 0, width - 1, height - 1), outline=INK)
    image.paste(patch, (left, upper))


def _labels(pen: ImageDraw.ImageDraw, days: Sequence[date]) -> None:
    for number in labelled(len(days)):
        left, right = _across(number, len(days))
        middle = (left + right) // 2
        pen.line((middle, HEIGHT - BOTTOM, middle, HEIGHT - BOTTOM + 8), INK, 2)
        pen.text((middle, HEIGHT - BOTTOM + 14), f"{days[number]:%m-%d}", INK, anchor="mt")


def _key(image: Image.Image, pen: ImageDraw.ImageDraw, days: Sequence[Day]) -> None:
    """Each kind of bar with the number that it comes to."""
    answered, declined = (sum(each.answered for each in days), sum(each.declined for each in days))
    at = LEFT
    for count, is_plain in ((answered, True), (declined, False)):
        box = (at, 30, at + 40, 60)
        if is_plain:
            pen.rectangle(box, DARK)
        else:
            _striped(image, box)
        pen.text((at + 54, 45), str(count), INK, anchor="lm")
        at += 54 + int(pen.textlength(str(count))) + 60


def _across(number: int, count: int) -> tuple[int, int]:
    """The left and right edge of a bar."""
    room = PLOT_W / count
    middle, half = LEFT + (number + 0.5) * room, min(room * 0.4, WIDEST / 2)
    return round(middle - half), round(middle + half)


def _up(count: int, top: int) -> int:
    """The height at which a count stands, in pixels from above."""
    return HEIGHT - BOTTOM - round(PLOT_H * count / top)
