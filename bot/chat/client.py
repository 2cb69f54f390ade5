"""The bot's client: PTB's, against any Bot API server, new or old."""

import logging
from typing import Any, Final

from telegram.error import InvalidToken
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)

OPTIONAL: Final = frozenset(
    {"setMyCommands", "sendChatAction", "answerCallbackQuery", "deleteWebhook"}
)
"""Methods a server may lack: the feature is off, and the bot goes on."""

LOCAL: Final = ("http://127.0.0.1", "http://localhost", "http://[::1]")


class Client(ExtBot[None]):
    """Turns off the features whose methods the server answers with 404."""

    async def _do_post(self, endpoint: str, data: Any, **timeouts: Any) -> Any:
        if endpoint not in OPTIONAL:
            return await super()._do_post(endpoint, data, **timeouts)
        try:
            return await super()._do_post(endpoint, data, **timeouts)
        except InvalidToken as error:
            # PTB takes any 404 for a bad token; a bad token has failed at getMe before this.
            if "unauthorized" in str(error).lower():
                raise
            log.warning("the server doesn't know %s: that feature is off", endpoint)
            return True


def client(token: str, base_url: str, proxy: str = "") -> Client:
    """A client for the Bot API server at `base_url` (`/bot<token>/…` is appended)."""
    return Client(
        token,
        base_url=f"{base_url}/bot",
        base_file_url=f"{base_url}/file/bot",
        request=_request(base_url, proxy, connections=64),
        get_updates_request=_request(base_url, proxy, connections=2),
    )


def _request(base_url: str, proxy: str, connections: int) -> HTTPXRequest:
    trust: dict[str, Any] = {"trust_env": False} if base_url.startswith(LOCAL) else {}
    return HTTPXRequest(
        connection_pool_size=connections,
        proxy=proxy or None,
        read_timeout=20.0,
        write_timeout=20.0,
        connect_timeout=10.0,
        pool_timeout=20.0,
        httpx_kwargs=trust,
    )
