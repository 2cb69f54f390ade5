"""A file made to be sent: it lies in the data directory for as long as that takes."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from bot.chat.room import Room

FOLDER: Final = "outgoing"


@asynccontextmanager
async def folder(room: Room) -> AsyncIterator[Path]:
    """An empty folder, gone when the block ends. One at a time; what a kill left behind goes with
    the next, and there is one: the command that was cut off begins anew.
    """
    path = room.services.data / FOLDER
    async with room.sending:
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)
