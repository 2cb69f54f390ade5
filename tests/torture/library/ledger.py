"""What may be true of each article, by what was done and what is known to be done. Pure.

begun      it stands as it stood, or as it was to stand
settled    it stands as it was to stand: the act was acknowledged
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

Where = Literal["there", "in the trash", "gone"]


@dataclass(frozen=True, slots=True)
class State:
    """Where an article is, and what it says; "" if it is gone."""

    where: Where
    text: str = ""


GONE = State("gone")

Change = Callable[[State], State]


def put(text: str) -> Change:
    return lambda _: State("there", text)


def removed(state: State) -> State:
    return State("in the trash", state.text) if state.where == "there" else state


def put_back(state: State) -> State:
    return State("there", state.text) if state.where == "in the trash" else state


def aged(state: State) -> State:
    """Its day in the trash is over."""
    return GONE if state.where == "in the trash" else state


@dataclass(slots=True)
class Ledger:
    """By the path of each article's file."""

    may: dict[str, frozenset[State]] = field(default_factory=dict)
    acknowledged: int = 0

    def begin(self, source: str, change: Change) -> None:
        stood = self.of(source)
        self.may[source] = stood | self._changed(stood, change)

    def settle(self, source: str, change: Change) -> None:
        self.may[source] = self._changed(self.of(source), change)
        self.acknowledged += 1

    def saw(self, source: str, state: State) -> bool:
        """That is how it stands; False if that can't be."""
        if state not in self.of(source):
            return False
        self.may[source] = frozenset([state])
        return True

    def of(self, source: str) -> frozenset[State]:
        return self.may.get(source, frozenset([GONE]))

    def wrong(self, found: Iterable[tuple[str, State]]) -> list[str]:
        """A line for each article that doesn't stand as it may; `found` holds all there are."""
        stands = dict(found)
        return [
            self.told(source, stands.get(source, GONE))
            for source in sorted({*self.may, *stands})
            if stands.get(source, GONE) not in self.of(source)
        ]

    def told(self, source: str, state: State) -> str:
        """A line that says how an article stands, and how it may."""
        may = ", or ".join(_named(each) for each in self.of(source))
        return f"{source}: {_named(state)}, and may be: {may}"

    @staticmethod
    def _changed(stood: frozenset[State], change: Change) -> frozenset[State]:
        return frozenset(change(each) for each in stood)


def _named(state: State) -> str:
    return f"{state.where} ({state.text[-40:]!r})" if state.text else state.where
