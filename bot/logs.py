"""Logs on standard error: one line an event, and never the token."""

import logging
import re
import sys
from typing import Final

_TOKEN: Final = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
QUIET: Final = (
    "httpx",
    "httpx2",
    "httpcore",
    "openai",
    "telegram",
    "uvicorn",
    "chromadb",
    "onnxscript",
    "onnx_ir",
)


class Redacting(logging.Formatter):
    """Formats records, and takes out whatever looks like a bot's token or equals it."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secrets = tuple(each for each in secrets if each)

    def format(self, record: logging.LogRecord) -> str:
        text = _TOKEN.sub("<token>", super().format(record))
        for secret in self._secrets:
            text = text.replace(secret, "<token>")
        return text


def configure(level: str, *secrets: str) -> None:
    """Send logs of `bot` and `index` from `level` on to standard error, of others warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in ("bot", "index"):
        logging.getLogger(name).setLevel(level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # a traceback for each web page that comes where Telegram's answer should; we say that in a line
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
