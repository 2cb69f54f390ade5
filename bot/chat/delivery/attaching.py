"""Files and pictures out. Nobody edits them: a kill amid one may let it be sent again.

A file is read from disk as it is sent, whatever its size.
"""

from pathlib import Path
from typing import Final

from telegram import InputFile, Message

from bot.chat.delivery import sending

LARGEST: Final = 50_000_000
"""Bytes of a file that a bot may send: https://core.telegram.org/bots/api#sending-files."""
LONGEST_UPLOAD_S: Final = 300.0


async def document(to: Message, path: Path, name: str, caption: str = "") -> None:
    """Send a file to the chat of a message, under this name. Raises TelegramError."""
    with path.open("rb") as file:
        await sending.client_of(to).send_document(
            to.chat_id,
            InputFile(file, name, attach=True, read_file_handle=False),
            caption=caption or None,
            message_thread_id=sending.topic(to),
            read_timeout=LONGEST_UPLOAD_S,
            write_timeout=LONGEST_UPLOAD_S,
        )


async def picture(to: Message, png: bytes, caption: str) -> None:
    """Send a picture likewise. Raises TelegramError."""
    await sending.client_of(to).send_photo(
        to.chat_id,
        InputFile(png, "chart.png", attach=True),
        caption=caption,
        message_thread_id=sending.topic(to),
        read_timeout=LONGEST_UPLOAD_S,
        write_timeout=LONGEST_UPLOAD_S,
    )
