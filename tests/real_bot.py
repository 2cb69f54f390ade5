"""The real bot, a process of its own: started, killed, told to stop. It never outlives its owner.

python -m bot.cli --data … run  →  a Bot API on loopback
"""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from tests.catalogue import PASSAGES, ROOT

TOKEN: Final = "1234567890:TEST-token_of-the-local-bot-api-000"
LONGEST_STOP_S: Final = 40.0
"""More than the bot gives itself: inbox.drain_s and twenty seconds."""
UNHURRIED: Final = {
    "FOOTNOTE_DELIVERY__CHAT_INTERVAL_S": "0",
    "FOOTNOTE_DELIVERY__GROUP_PER_MINUTE": "60000",
    "FOOTNOTE_DELIVERY__OVERALL_PER_SECOND": "10000",
}
"""As if Telegram let bots send as fast as they can."""
FORGETFUL: Final = {
    "FOOTNOTE_CHAT__MEMORY_MINUTES": "0",
    "FOOTNOTE_CHAT__USER_PER_MINUTE": "0",
    "FOOTNOTE_CHAT__GROUP_PER_MINUTE": "0",
}
"""An answer depends on its question alone, not on what was asked before it or how fast."""
QUICK: Final = {"FOOTNOTE_ANSWER__PASSAGES": str(PASSAGES)}


class RealBot:
    """One process at most runs at a time, on one data directory."""

    def __init__(self, data: Path, url: str, settings: Mapping[str, str]) -> None:
        self.log = data / "log"
        self._command = [sys.executable, "-m", "bot.cli", "--data", str(data), "run"]
        self._environ = {
            **clean_environ(),
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "FOOTNOTE_TELEGRAM__BASE_URL": url.rstrip("/"),
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        assert not self.is_running
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environ, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log,
            )  # fmt: skip

    def kill(self) -> None:
        """SIGKILL, now. Does nothing to one that has ended."""
        if self._process is not None:
            self._process.kill()

    async def gone(self) -> int:
        """The exit status, once it has ended: -9 when it was killed."""
        assert self._process is not None
        return await asyncio.to_thread(self._process.wait)

    async def stop(self) -> int:
        """SIGTERM; the exit status, -9 if it took too long and had to be killed."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        try:
            return await asyncio.wait_for(self.gone(), LONGEST_STOP_S)
        except TimeoutError:
            self.kill()
            return await self.gone()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def clean_environ() -> dict[str, str]:
    """This process's environment, without what would configure a bot."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FOOTNOTE_", "TELEGRAM_"))}
    return {**kept, "PYTHONPATH": str(ROOT)}
