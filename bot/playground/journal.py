"""Every Bot API call, as made and as answered."""

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .errors import ApiError

if TYPE_CHECKING:
    from .faults import Wrong


@dataclass(slots=True)
class Call:
    """`at` is Unix time, `seconds` how long the answer took. `error` is None when it was given.

    `method` is spelled as in the documentation; nested parameters are decoded, ids are ints.
    `result` is what the call did, known or not to the bot: `wrong` is the fault it met.
    """

    method: str
    params: dict[str, Any]
    at: float
    result: Any = None
    error: ApiError | None = None
    seconds: float = 0.0
    wrong: "Wrong | None" = None

    @property
    def chat(self) -> Any:
        """The chat it names, an id as an int; None where it names none."""
        return self.params.get("chat_id")

    @property
    def outcome(self) -> str:
        """ "ok", or what came instead of the answer."""
        if self.error is not None:
            return f"{self.error.code} {self.error.description}"
        return "ok" if self.wrong is None else str(self.wrong)


class Journal(list[Call]):
    """The calls in the order they were answered; the oldest go once there are `kept`."""

    kept = 20_000

    def add(self, call: Call) -> None:
        self.append(call)
        if len(self) > self.kept:
            del self[: self.kept // 2]

    def to(self, *methods: str, chat: int | None = None) -> list[Call]:
        """The calls of these methods (any, when none is named), in that chat if one is."""
        return [
            call
            for call in self
            if (not methods or call.method in methods) and (chat is None or call.chat == chat)
        ]

    def busiest(self, seconds: float, *methods: str, chat: int | None = None) -> int:
        """The most such calls begun within any stretch of so many seconds."""
        recent, most = deque[float](), 0
        for at in sorted(call.at for call in self.to(*methods, chat=chat)):
            recent.append(at)
            while recent[0] <= at - seconds:
                recent.popleft()
            most = max(most, len(recent))
        return most
