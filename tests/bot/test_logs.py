"""The token never reaches a log."""

import logging
import sys

from bot.logs import Redacting

TOKEN = "1234567890:AAF-abcdefghijklmnopqrstuvwxyz01234"


def formatted(message: str, *arguments: object, error: bool = False) -> str:
    about = None
    if error:
        try:
            raise RuntimeError(f"POST https://api.telegram.org/bot{TOKEN}/getMe failed")
        except RuntimeError:
            about = sys.exc_info()
    record = logging.LogRecord("bot", logging.ERROR, "", 0, message, arguments, about)
    return Redacting(("s3cret",)).format(record)


def test_messages_arguments_and_tracebacks_are_redacted() -> None:
    assert TOKEN not in formatted(f"using {TOKEN}")
    assert TOKEN not in formatted("using %s", TOKEN)
    assert TOKEN not in formatted("failed", error=True)
    assert "bot<token>/getMe" in formatted("failed", error=True)


def test_the_secret_itself_is_redacted_whatever_it_looks_like() -> None:
    assert "s3cret" not in formatted("a token like s3cret")


def test_other_text_is_left_alone() -> None:
    assert formatted("12 articles at 10:30, 5 of 10").endswith("12 articles at 10:30, 5 of 10")
