"""The bot's client: PTB's, against any Bot API server, new or old."""

import logging
from collections.abc import Sequence
from typing import Any, Final

from telegram.error import BadRequest, InvalidToken, NetworkError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.chat.delivery.budget import TELEGRAM, Rates
from bot.chat.delivery.pace import Pace

log = logging.getLogger(__name__)

OPTIONAL: Final = frozenset(
    {"setMyCommands", "sendChatAction", "answerCallbackQuery", "deleteWebhook"}
)
"""Methods a server may lack: the feature is off, and the bot goes on."""

DISPENSABLE: Final = ("link_preview_options", "message_thread_id")
"""Parameters a server may lack: messages go out without."""

READ_TIMEOUT_S: Final = 20.0
LOCAL: Final = ("http://127.0.0.1", "http://localhost", "http://[::1]")


class Client(ExtBot[str]):
    """Turns off the features whose methods the server answers with 404.

    An answer that isn't a Bot API server's is a NetworkError: PTB would raise what is no
    TelegramError.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._refused: frozenset[str] = frozenset()

    async def _do_post(self, endpoint: str, data: Any, **timeouts: Any) -> Any:
        try:
            result = await self._post_known(endpoint, data, timeouts)
        except InvalidToken as error:
            if endpoint == "getUpdates":  # it would end PTB's polling, but not the bot
                raise NetworkError(f"{error} (was the token revoked?)") from error
            # PTB takes any 404 for a bad token; a bad token has failed at getMe before this.
            if endpoint not in OPTIONAL or "unauthorized" in str(error).lower():
                raise
            log.warning("the server doesn't know %s: that feature is off", endpoint)
            return True
        except (KeyError, TypeError) as error:  # {"ok": false} under 200, or no object at all
            raise NetworkError(f"{endpoint}: what came isn't a Bot API's answer") from error
        return result

    async def raw_updates(self, offset: int, kinds: Sequence[str], wait_s: int) -> list[Any]:
        """The updates from `offset` on, as they came; those before it are forgotten by Telegram.

        Waits up to `wait_s` seconds for the first. Raises TelegramError. `get_updates` would parse
        all at once, and for one that PTB can't parse give none.
        """
        data = {"offset": offset, "timeout": wait_s, "allowed_updates": list(kinds)}
        result = await self._post("getUpdates", data, read_timeout=READ_TIMEOUT_S + wait_s)
        if not isinstance(result, list):
            raise NetworkError("getUpdates: what came isn't a list")
        return result

    async def _post_known(self, endpoint: str, data: Any, timeouts: Any) -> Any:
        """Post what the server knows, leaving out the parameters it has refused."""
        known = {name: value for name, value in data.items() if name not in self._refused}
        try:
            return await super()._do_post(endpoint, known, **timeouts)
        except BadRequest as error:
            refused = {name for name in DISPENSABLE if name in known and name in str(error).lower()}
            if not refused:
                raise
            log.warning("the server doesn't know %s: left out", ", ".join(sorted(refused)))
            self._refused |= refused
        return await self._post_known(endpoint, data, timeouts)

    @property
    def username(self) -> str:
        """The bot's name in mentions; a server of one's own may give it none."""
        return self.bot.username or "bot"


def client(token: str, base_url: str, proxy: str = "", rates: Rates = TELEGRAM) -> Client:
    """A client for the Bot API server at `base_url` (`/bot<token>/…` is appended), which sends no
    faster than `rates`."""
    return Client(
        token,
        base_url=f"{base_url}/bot",
        base_file_url=f"{base_url}/file/bot",
        request=_request(base_url, proxy, connections=64),
        rate_limiter=Pace(rates),
        get_updates_request=_request(base_url, proxy, connections=2),
    )


def _request(base_url: str, proxy: str, connections: int) -> HTTPXRequest:
    trust: dict[str, Any] = {"trust_env": False} if base_url.startswith(LOCAL) else {}
    return HTTPXRequest(
        connection_pool_size=connections,
        proxy=proxy or None,
        read_timeout=READ_TIMEOUT_S,
        write_timeout=20.0,
        connect_timeout=10.0,
        pool_timeout=20.0,
        httpx_kwargs=trust,
    )
