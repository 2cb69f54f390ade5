"""Scans made readable, where ocrmypdf is installed: it knows what languages it was given.

https://ocrmypdf.readthedocs.io/
"""

import logging
import os
import shutil
import signal
import subprocess
from typing import Final

log = logging.getLogger(__name__)

SECONDS: Final = 900.0
"""For all of a scan's pages; then it is refused as it would be without OCR."""
LANGUAGES_S: Final = 10.0


def is_installed() -> bool:
    return shutil.which("ocrmypdf") is not None


def recognised(source: str, data: bytes, seconds: float = SECONDS) -> bytes | None:
    """A PDF with the text that its pages show as a layer of its own; None if that can't be had."""
    command = ["ocrmypdf", "--quiet", "--force-ocr", "--output-type", "pdf", *_languages()]
    process = subprocess.Popen(
        [*command, "-", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # it has children, which end with it
    )
    try:
        readable, said = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        log.warning("%s: ocrmypdf wasn't done within %.0f s", source, seconds)
        return None
    if process.returncode or not readable:
        log.warning("%s: ocrmypdf failed: %s", source, said.decode("utf-8", "replace").strip())
        return None
    return readable


def _languages() -> list[str]:
    """The option that names every language that is installed; none names English."""
    try:
        listed = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, timeout=LANGUAGES_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return []
    known = listed.stdout.decode("utf-8", "replace").split("\n")[1:]
    names = sorted({each.strip() for each in known} - {"", "osd"})
    return ["--language", "+".join(names)] if names else []
