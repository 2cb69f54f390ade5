"""How the bot and all it works with are: values, looked up for `/status`."""

import os
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bot.chat.room import Room
from bot.chat.store.store import Store
from bot.services import Services
from index.upkeep import LOOKED


@dataclass(frozen=True, slots=True)
class Shelves:
    """The library. `searched` passages are in the generation, None while there is none; `lag` of
    all passages are searched beside it. `remade` of `articles` are in the edition being made."""

    articles: int
    passages: int
    corpora: Mapping[str, int]
    trashed: int
    searched: int | None
    lag: int
    remade: int | None
    checked: float
    """Unix time at which it was last found sound; 0 never."""


@dataclass(frozen=True, slots=True)
class Disk:
    """In bytes."""

    used: int
    free: int


@dataclass(frozen=True, slots=True)
class Desk:
    """What the store knows. `tokens` were used today; `backed_up` is Unix time, 0 never."""

    waiting: int
    failed: int
    tokens: int
    backed_up: float


async def desk(room: Room) -> Desk:
    """Without the update that asks for it."""

    def work(store: Store) -> Desk:
        waiting, failed = len(store.updates.waiting()), len(store.updates.failed())
        spent = store.spending.by(0).day
        return Desk(max(0, waiting - 1), failed, spent, store.acts.last("backup"))

    return await room.store.do(work)


def shelves(services: Services) -> Shelves:
    """Raises LibraryError."""
    library, dense = services.library, services.dense
    entries, upcoming = library.articles(), library.upcoming
    trashed = len(library.trash())
    lacking = len(library.unstaged(upcoming)) if upcoming is not None else 0
    return Shelves(
        len(entries),
        sum(each.passages for each in entries),
        Counter(each.corpus for each in entries),
        trashed,
        dense.size,
        dense.lag(),
        max(0, len(entries) + trashed - lacking) if upcoming is not None else None,
        float(library.setting(LOOKED) or 0),
    )


def disk(folder: Path) -> Disk:
    """What a folder takes, and what is free beside it. What is deleted meanwhile takes nothing."""
    used = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                used += os.lstat(os.path.join(parent, name)).st_size
            except OSError:
                continue
    return Disk(used, shutil.disk_usage(folder).free)


def release() -> str:
    """The version of Footnote, "" where it isn't installed as a package."""
    try:
        return version("footnote")
    except PackageNotFoundError:
        return ""
