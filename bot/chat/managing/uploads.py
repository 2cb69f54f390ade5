"""Files that admins send: what they may be called, and how they are fetched."""

import hashlib
import re
from pathlib import Path
from typing import Final

from telegram import Document

from bot.chat.saying.words import Words
from index import loaders

LARGEST_DOWNLOAD: Final = 20 * 2**20  # https://core.telegram.org/bots/api#getfile
LONGEST_NAME: Final = 200  # bytes; file systems hold 255
_UNSAFE: Final = re.compile(r"[^\w.() -]+")


def refusal(document: Document, max_bytes: float, words: Words) -> str:
    """Why a file isn't even fetched; "" if it is."""
    name = name_of(document)
    if Path(name).suffix.lower() not in loaders.LOADERS:
        return words.say("cannot-read", name=name, kinds=", ".join(loaders.LOADERS))
    limit = min(LARGEST_DOWNLOAD, max_bytes)
    if (document.file_size or 0) > limit:
        return words.say("file-too-large", name=name, limit=round(limit / loaders.MEGABYTE))
    return ""


def name_of(document: Document) -> str:
    return safe_name(document.file_name or "article.txt")


def safe_name(name: str) -> str:
    """A file's name without anything a path could hide in.

    One that had to be changed gets a mark of what it was: two names never become one.
    """
    given = name.replace("\\", "/").rsplit("/", 1)[-1]
    bare = _UNSAFE.sub("_", given).strip(". ")
    stem, dot, ending = bare.rpartition(".")
    safe = f"{_cut(stem)}{dot}{ending[:10]}" if dot else _cut(bare) or "article"
    if given in (safe, ""):
        return safe
    path, mark = Path(safe), hashlib.sha256(given.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{path.stem}-{mark}{path.suffix}"


def _cut(name: str) -> str:
    return name.encode()[:LONGEST_NAME].decode("utf-8", "ignore")


async def fetch(document: Document, path: Path) -> None:
    """Raises TelegramError, OSError."""
    await (await document.get_file()).download_to_drive(path)
