"""A chat model that LangChain reaches: it speaks in time, or it is given up.

prompt ─ breaker open? ─ yes: ModelDown at once
       └ try ─ pieces of text … the end        in the loop of one background thread, so that
           │                                   giving up closes the connection
           └ failed before the first piece: pause (Retry-After, or jittered) and try again,
             where retries and the deadline allow it; otherwise ModelDown
"""

import asyncio
import logging
import os
import queue
import random
import threading
import time
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from bot.answering.breaker import Breaker
from bot.answering.meter import Call, Meter
from bot.answering.prompt import Message
from bot.config import AnswerSection, ConfigError
from index.errors import FootnoteError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

log = logging.getLogger(__name__)

COMPATIBLE: Final = "openai-compatible"
EXTRAS: Final = ("openai", "anthropic", "ollama")
KEYS: Final = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}

LONGEST_REPLY: Final = 20_000
"""Characters of a reply that are read; an answer has a few hundred."""
FIRST_PAUSE_S: Final = 0.5
TRANSIENT: Final = frozenset({408, 409, 425, 429})


class ModelDown(FootnoteError):
    """The language model is down, slow, over quota, or says nothing. Never fatal.

    `pause_s` is how long it asks to be left alone, None where it doesn't say.
    """

    def __init__(
        self, problem: str, *, retryable: bool = False, pause_s: float | None = None
    ) -> None:
        super().__init__(problem)
        self.retryable = retryable
        self.pause_s = pause_s


class LanguageModel:
    """Streams replies. Safe to share between threads."""

    def __init__(
        self, chat: "BaseChatModel", name: str, *, retries: int, breaker: Breaker | None = None
    ) -> None:
        self.name = name
        self._chat = chat
        self._retries = retries
        self._breaker = breaker or Breaker()

    @property
    def is_away(self) -> bool:
        """Whether it has failed too often of late to be asked."""
        return self._breaker.is_open

    def stream(self, prompt: Sequence[Message], deadline: float, meter: Meter) -> Iterator[str]:
        """Pieces of the reply; `deadline` on `time.monotonic`. Raises ModelDown.

        What every try costs is on the meter, whatever becomes of it.
        """
        if not self._breaker.enter():
            raise ModelDown("it failed several times and is left alone for a while")
        try:
            yield from self._tries(prompt, deadline, meter)
        except ModelDown:
            self._breaker.failed()
            raise
        except BaseException:
            self._breaker.left()
            raise
        self._breaker.succeeded()

    def reply(self, prompt: Sequence[Message], deadline: float, meter: Meter) -> str:
        """The whole reply. Raises ModelDown."""
        return "".join(self.stream(prompt, deadline, meter))

    def _tries(self, prompt: Sequence[Message], deadline: float, meter: Meter) -> Iterator[str]:
        for number in range(self._retries + 1):
            spoken = False
            try:
                for piece in self._once(prompt, deadline, meter.call(prompt)):
                    spoken = spoken or bool(piece.strip())
                    yield piece
                if spoken:
                    return
                raise ModelDown("it said nothing")
            except ModelDown as error:
                pause = _pause(error, number)
                late = time.monotonic() + pause >= deadline
                if spoken or late or not error.retryable or number == self._retries:
                    raise
                log.info("the language model failed (%s); again in %.1f s", error, pause)
            time.sleep(pause)

    def _once(self, prompt: Sequence[Message], deadline: float, call: Call) -> Iterator[str]:
        pieces: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        work = asyncio.run_coroutine_threadsafe(self._listen(prompt, pieces, call), _loop())
        try:
            while (piece := pieces.get(timeout=max(0.0, deadline - time.monotonic()))) is not None:
                if isinstance(piece, Exception):
                    raise _explained(piece) from piece
                yield piece
        except queue.Empty:
            raise ModelDown("it didn't finish in time") from None
        finally:
            work.cancel()

    async def _listen(
        self,
        prompt: Sequence[Message],
        pieces: "queue.SimpleQueue[str | Exception | None]",
        call: Call,
    ) -> None:
        heard = 0
        try:
            async for chunk in self._chat.astream(list(prompt)):
                call.hear(str(chunk.text), chunk.usage_metadata)
                text = str(chunk.text)[: LONGEST_REPLY - heard]
                heard += len(text)
                pieces.put(text)
                if heard >= LONGEST_REPLY:
                    break
        except Exception as error:
            call.fail()
            pieces.put(error)
        else:
            pieces.put(None)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """One event loop for the whole program, in a thread of its own: LangChain's clients share
    their connections, and a connection belongs to the loop it was opened in."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="model", daemon=True).start()
    return loop


def open_model(chosen: AnswerSection) -> LanguageModel:
    """The model that `answer.model` names. Raises ConfigError: package, key or provider."""
    from langchain.chat_models import init_chat_model

    provider, _, name = chosen.model.partition(":")
    options = _options(provider, chosen)
    try:
        chat = init_chat_model(name, **options)
    except ImportError:
        package = provider if provider in EXTRAS else "openai"
        remedy = (
            f"pip install '.[{package}]'"
            if provider in (*EXTRAS, COMPATIBLE)
            else f"pip install langchain-{provider.replace('_', '-')}"
        )
        raise ConfigError(f"answer.model {chosen.model} needs a package", remedy) from None
    except Exception as error:
        log.debug("init_chat_model", exc_info=error)
        problem = f"answer.model {chosen.model} can't be opened ({type(error).__name__})"
        raise ConfigError(problem, "write it as provider:model, for example openai:…") from None
    return LanguageModel(chat, chosen.model, retries=chosen.retries)


def _options(provider: str, chosen: AnswerSection) -> dict[str, Any]:
    """What a provider's class is opened with. Retries are ours: they know the deadline."""
    compatible = provider == COMPATIBLE
    if compatible and not chosen.base_url:
        raise ConfigError("answer.base_url is empty", f"{COMPATIBLE} needs the server's address")
    provider = "openai" if compatible else provider
    options: dict[str, Any] = {"model_provider": provider}
    if chosen.base_url:
        options["base_url"] = chosen.base_url
    if provider == "ollama":
        return options | {"client_kwargs": {"timeout": chosen.timeout_s}}
    options |= {"timeout": chosen.timeout_s, "max_retries": 0}
    variable = KEYS.get(provider)
    if variable and not os.environ.get(variable):
        if not chosen.base_url:
            raise ConfigError(f"{variable} is not set", f"answer.model {chosen.model} needs it")
        options["api_key"] = "none"  # a server of one's own asks for no key; the class does
    if provider == "openai" and chosen.base_url:
        options["use_responses_api"] = False  # servers that are compatible speak the other one
    return options


def _pause(error: ModelDown, number: int) -> float:
    """What the server asks for, or a doubling pause of which half is chance."""
    if error.pause_s is not None:
        return error.pause_s
    longest: float = FIRST_PAUSE_S * 2**number
    return longest * random.uniform(0.5, 1.0)


def _explained(error: BaseException) -> ModelDown:
    """What went wrong, by type and status alone: messages may hold keys and questions."""
    status = getattr(error, "status_code", None)
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    problem = f"{type(error).__name__}" + (f", status {status}" if status else "")
    transient = not isinstance(status, int) or status in TRANSIENT or status >= 500
    return ModelDown(problem, retryable=transient, pause_s=_seconds(headers.get("retry-after")))


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; its other form, a date, is left to our own pause."""
    try:
        return max(0.0, float(header)) if header else None
    except ValueError:
        return None
