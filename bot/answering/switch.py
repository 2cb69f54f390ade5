"""The answerer that goes with the vectors there are, while the embedding model is being changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from index.errors import ModelMismatch

if TYPE_CHECKING:
    from bot.answering.answerer import Answerer, Offer, OnClaim
    from bot.answering.meter import Meter
    from bot.types import Answer, Question

T = TypeVar("T")


class Switch:
    """Answers as the answerer of the instant does. Safe to share between threads.

    A question at the instant of the change is asked again: it was refused when it was searched,
    before anything was said.
    """

    def __init__(self, current: "Callable[[], Answerer]") -> None:
        self._current = current

    def answer(
        self,
        question: "Question",
        on_claim: "OnClaim | None" = None,
        meter: "Meter | None" = None,
    ) -> "Answer":
        return self._asked(lambda answerer: answerer.answer(question, on_claim, meter))

    def offer(self, question: "Question") -> "Offer":
        return self._asked(lambda answerer: answerer.offer(question))

    def _asked(self, ask: "Callable[[Answerer], T]") -> T:
        try:
            return ask(self._current())
        except ModelMismatch:
            return ask(self._current())
