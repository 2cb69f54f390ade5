"""A number of days behind a command. Pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

MOST: Final = 365


def given(args: Sequence[str], default: int) -> int | None:
    """The number of days, 1 to `MOST`; None for what is no such number."""
    if not args:
        return default
    is_number = len(args) == 1 and args[0].isascii() and args[0].isdecimal() and len(args[0]) < 5
    return int(args[0]) if is_number and 1 <= int(args[0]) <= MOST else None


def began(last: date, count: int) -> date:
    """The first of so many days, the last counted in."""
    return last - timedelta(count - 1)


def at(day: date) -> float:
    """When a day begins (UTC), as Unix time."""
    return datetime.combine(day, time(), UTC).timestamp()
