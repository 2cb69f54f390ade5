"""Photos that a bot sends: what Telegram takes, and how it tells of them.

https://core.telegram.org/bots/api#sendphoto
"""

import struct
from typing import Any

from .errors import bad_request, invalid
from .files import File

MAX_PHOTO = 10 * 1024 * 1024  # bytes
MAX_SIDES = 10_000  # pixels, width and height together
MAX_RATIO = 20
PNG = b"\x89PNG\r\n\x1a\n"


def checked(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, the one kind that is read here; raises ApiError."""
    if len(content) > MAX_PHOTO:
        raise invalid("file is too big")
    if not content.startswith(PNG) or len(content) < 24:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24])
    if not width or not height or width + height > MAX_SIDES or _ratio(width, height) > MAX_RATIO:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _ratio(width: int, height: int) -> float:
    return max(width, height) / min(width, height)


def sizes(file: File) -> list[dict[str, Any]]:
    """The PhotoSizes of one, which here has one."""
    width, height = checked(file.content)
    keys = ("file_id", "file_unique_id", "file_size")
    return [{**{key: file.to_json()[key] for key in keys}, "width": width, "height": height}]
