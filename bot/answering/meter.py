"""What a question costs: the tokens of every call to a language model that it takes.

call ─ refused before a word      nothing
     ├ reported by the provider   what it says, LangChain's `usage_metadata`
     └ not reported, broken off,  an estimate of what was sent and heard
       or given up
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bot.answering.prompt import Message

if TYPE_CHECKING:
    from langchain_core.messages.ai import UsageMetadata

BYTES: Final = 4
"""UTF-8 bytes a token is taken for: four letters of English, two of Russian or Arabic.

On 27 prompts about the sample articles that is 11 % more than GPT-4o's tokenizer counts. In other
languages, measured on what the bot itself says, it is at most 2 % less and up to 81 % more (Hindi);
a tokenizer of GPT-4's age counts up to 60 % more than this in Arabic, Persian and Hindi.
"""


class Call:
    """One call. Filled by the thread that listens, read by any."""

    def __init__(self, prompt: Sequence[Message]) -> None:
        self._sent = sum(_bytes(text) for _, text in prompt)
        self._heard = 0
        self._input = self._output = 0
        self._has_begun = self._is_refused = False

    @property
    def tokens(self) -> int:
        """So far, input and output.

        A server that reports nothing is common behind `answer.base_url`: then, and where a reply
        ended before its report came, it is an estimate by length. It can't know of what the model
        thought without saying it.
        """
        if self._is_refused:
            return 0
        return (self._input or self._sent // BYTES) + (self._output or self._heard // BYTES)

    def hear(self, text: str, usage: "UsageMetadata | None") -> None:
        """A piece of the reply, and what was reported with it.

        Reports add up, but for those of servers that count from the beginning each time: these
        name the prompt again.
        """
        self._has_begun = True
        self._heard += _bytes(text)
        if usage:
            if usage["input_tokens"]:
                self._input = self._output = 0
            self._input += usage["input_tokens"]
            self._output += usage["output_tokens"]

    def fail(self) -> None:
        """It ended in an error; before the first piece, that costs nothing."""
        self._is_refused = not self._has_begun


class Meter:
    """The calls of one question. `tokens` may be read by any thread, at any time."""

    def __init__(self) -> None:
        self._calls: list[Call] = []

    @property
    def tokens(self) -> int:
        return sum(call.tokens for call in self._calls)

    def call(self, prompt: Sequence[Message]) -> Call:
        """The prompt is sent now: it counts as long as nobody refuses it."""
        self._calls.append(Call(prompt))
        return self._calls[-1]


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
