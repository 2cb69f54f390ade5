"""Work on the library that an admin asked for: one piece at a time."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.chat.room import Room
from bot.chat.saying.words import Words
from index.errors import FootnoteError

log = logging.getLogger(__name__)

T = TypeVar("T")


async def done(
    room: Room,
    work: Callable[[], T],
    words: Words,
    by: Callable[[Callable[[], T]], Awaitable[T]] | None = None,
) -> T | str:
    """What came of it, or in words why nothing did. `by` runs it; `room.indexing` if not named."""
    async with room.writing:
        try:
            return await (by or room.indexing)(work)
        except FootnoteError as error:
            log.error("the library wasn't changed: %s", error)
            problem = f"{error.problem[:1].upper()}{error.problem[1:]}. {error.remedy}".strip()
            return words.say("not-done", problem=problem)
