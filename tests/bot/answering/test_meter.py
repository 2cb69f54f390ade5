"""Every call counts: by what was reported, or by what was sent and heard."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

import pytest
from langchain_core.messages import AIMessageChunk

from bot.answering import llm
from bot.answering.breaker import Breaker
from bot.answering.llm import LanguageModel, ModelDown
from bot.answering.meter import Meter
from bot.answering.prompt import Message

PROMPT: Sequence[Message] = [("system", "x" * 200), ("user", "y" * 200)]
SENT = 100
Piece = tuple[str, tuple[int, int] | None] | Exception | float
"""Text and what is reported with it, an error, or seconds of silence."""


class FakeChat:
    """Speaks its scripts, one a call, the last one again and again."""

    def __init__(self, *scripts: Sequence[Piece]) -> None:
        self._scripts = list(scripts)

    async def astream(self, _: Any) -> AsyncIterator[AIMessageChunk]:
        script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
        for piece in script:
            if isinstance(piece, Exception):
                raise piece
            if isinstance(piece, float):
                await asyncio.sleep(piece)
                continue
            text, usage = piece
            yield chunk(text, usage)


class Refused(Exception):
    status_code = 503


def chunk(text: str, usage: tuple[int, int] | None) -> AIMessageChunk:
    if usage is None:
        return AIMessageChunk(text)
    read, said = usage
    counted = {"input_tokens": read, "output_tokens": said, "total_tokens": read + said}
    return AIMessageChunk(text, usage_metadata=counted)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llm, "FIRST_PAUSE_S", 0.0)


def model(*scripts: Sequence[Piece]) -> LanguageModel:
    chat: Any = FakeChat(*scripts)
    return LanguageModel(chat, "fake", retries=2, breaker=Breaker(failures=99))


def spent(*scripts: Sequence[Piece], within_s: float = 5.0) -> int:
    """What one question to it costs, whatever comes of it."""
    meter = Meter()
    with suppress(ModelDown):
        model(*scripts).reply(PROMPT, time.monotonic() + within_s, meter)
    return meter.tokens


@pytest.mark.parametrize(
    ("script", "tokens"),
    [
        ([("a", None), ("b", None), ("", (70, 5))], 75),  # OpenAI
        ([("", (70, 0)), ("a", None), ("", (0, 5))], 75),  # the prompt's first, Anthropic once
        ([("a", (70, 2)), ("b", (0, 2)), ("c", (0, 1))], 75),  # what each piece adds, Google
        ([("a", (70, 1)), ("b", (70, 3)), ("c", (70, 5))], 75),  # all so far each time, vLLM
    ],
)
def test_what_is_reported_counts(script: Sequence[Piece], tokens: int) -> None:
    assert spent(script) == tokens


def test_without_a_report_the_length_counts() -> None:
    assert spent([("a" * 40, None)]) == SENT + 10
    assert spent([("я" * 40, None)]) == SENT + 20
    assert spent([("a" * 40, (70, 0))]) == 70 + 10


def test_what_is_refused_costs_nothing() -> None:
    assert spent([Refused()]) == 0
    assert spent([Refused()], [OSError()], [("a", (70, 5))]) == 75


def test_what_broke_off_counts_as_far_as_it_went() -> None:
    assert spent([("a" * 40, None), Refused()]) == SENT + 10
    assert spent([("a" * 40, (70, 0)), Refused()]) == 70 + 10


def test_silence_counts_every_try() -> None:
    assert spent([5.0], within_s=0.05) == SENT
    assert spent([("", None), OSError()]) == 3 * SENT


def test_who_hears_enough_has_spent_what_they_heard() -> None:
    meter = Meter()
    pieces = model([("a" * 40, None), 5.0]).stream(PROMPT, time.monotonic() + 5, meter)
    assert next(pieces)
    assert meter.tokens == SENT + 10
    pieces.close()  # type: ignore[attr-defined]
    assert meter.tokens == SENT + 10


def test_questions_at_the_same_time_don_t_pay_for_one_another() -> None:
    shared = model([0.05, ("a", (70, 5))])
    meters = [Meter() for _ in range(8)]

    def ask(meter: Meter, times: int) -> None:
        for _ in range(times):
            shared.reply(PROMPT, time.monotonic() + 5, meter)

    threads = [threading.Thread(target=ask, args=(each, at % 3)) for at, each in enumerate(meters)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [meter.tokens for meter in meters] == [75 * (at % 3) for at in range(8)]
