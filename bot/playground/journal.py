"""Every Bot API call, as made and as answered."""

from dataclasses import dataclass
from typing import Any

from .errors import ApiError


@dataclass(slots=True)
class Call:
    """`at` is Unix time, `seconds` how long the answer took. `error` is None when it was given.

    `method` is spelled as in the documentation; nested parameters are decoded, ids are ints.
    """

    method: str
    params: dict[str, Any]
    at: float
    result: Any = None
    error: ApiError | None = None
    seconds: float = 0.0


class Journal(list[Call]):
    """The calls in the order they were answered; the oldest go once there are `kept`."""

    kept = 20_000

    def add(self, call: Call) -> None:
        self.append(call)
        if len(self) > self.kept:
            del self[: self.kept // 2]

    def to(self, method: str) -> list[Call]:
        return [call for call in self if call.method == method]
