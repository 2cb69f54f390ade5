"""Work on the library that an admin asked for: one piece at a time."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bot.chat.room import Room
from bot.chat.saying.words import Words
from index.errors import FootnoteError

log = logging.getLogger(__name__)

T = TypeVar("T")


async def rebuilt(room: Room, work: Callable[[], T], words: Words) -> T | str:
    """What came of it, or in words why nothing did."""
    async with room.writing:
        try:
            return await room.rebuilding(work)
        except FootnoteError as error:
            log.error("the library wasn't changed: %s", error)
            return problem(error, words, room.services.data)


def problem(error: FootnoteError, words: Words, data: Path) -> str:
    """ "There is nothing at http://… (404). Check the link." Where the data lies isn't told."""
    begins, _, _ = error.problem.partition(" ")
    first = error.problem[:1].upper() if begins.isalpha() else error.problem[:1]  # no file's name
    said = [f"{first}{error.problem[1:]}", f"{error.remedy[:1].upper()}{error.remedy[1:]}"]
    text = " ".join(f"{each.rstrip('.')}." for each in said if each)
    for folder in (data.resolve(), data):
        text = text.replace(f"{folder}/", "").replace(str(folder), data.name)
    return words.say("not-done", problem=text)
