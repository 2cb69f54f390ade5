"""The secret comes from the token and doesn't give it away."""

import re

from bot.web.secret import secret_of

TOKEN = "1234567890:TEST-token_of-the-local-bot-api-000"


def test_it_is_what_telegram_allows_and_stays_the_same() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret_of(TOKEN))
    assert secret_of(TOKEN) == secret_of(TOKEN)


def test_another_token_has_another_and_neither_is_in_it() -> None:
    assert secret_of(TOKEN) != secret_of(TOKEN + "0")
    assert not any(part in secret_of(TOKEN) for part in TOKEN.split(":"))
