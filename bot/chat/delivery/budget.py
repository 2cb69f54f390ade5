"""How often messages may go out: budgets by chat, by group and overall. Pure.

    final answer  waits for its turn; it is never dropped
    preview       goes out if there is room at once, and room is left for a final; else not

A budget is a leaky bucket (the generic cell rate algorithm of ITU-T I.371): `burst` at once, then
one every `interval` seconds.
"""

from dataclasses import dataclass, field
from typing import Final

from bot.config import Delivery

KEPT: Final = 4096
"""Chats remembered: the ones idle the longest are forgotten beyond that."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` messages at once, then one every `interval` seconds."""

    interval: float
    burst: int


@dataclass(frozen=True, slots=True)
class Rates:
    """What Telegram allows, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits."""

    chat: Rate = Rate(1.0, 3)
    group: Rate = Rate(3.0, 20)
    overall: Rate = Rate(1 / 30, 30)


TELEGRAM: Final = Rates()


def rates_of(chosen: Delivery) -> Rates:
    """The rates that the configuration sets."""
    per_minute, per_second = chosen.group_per_minute, chosen.overall_per_second
    return Rates(
        chat=Rate(chosen.chat_interval_s, chosen.chat_burst),
        group=Rate(60 / per_minute, max(1, int(per_minute))),
        overall=Rate(1 / per_second, max(1, int(per_second))),
    )


@dataclass(slots=True)
class Bucket:
    """`due` is when the bucket will be empty again, in seconds of a monotonic clock."""

    rate: Rate
    due: float = 0.0

    def wait(self, now: float, spare: int = 0) -> float:
        """Seconds until one more fits and `spare` others would; 0 if now."""
        room = self.rate.interval * max(self.rate.burst - 1 - spare, 0)
        return max(0.0, self.due - room - now)

    def take(self, now: float) -> None:
        self.due = max(self.due, now) + self.rate.interval


@dataclass(slots=True)
class Chat:
    """A chat's buckets; `held` is until when Telegram asked to wait."""

    buckets: list[Bucket]
    held: float = 0.0


@dataclass(slots=True)
class Budget:
    """What may go out when. Times are seconds of one monotonic clock."""

    rates: Rates = TELEGRAM
    _overall: Bucket = field(init=False)
    _chats: dict[int, Chat] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._overall = Bucket(self.rates.overall)

    def wait(self, chat: int, now: float, *, spare: int = 0) -> float:
        """Seconds until a message to this chat may go out, room left for `spare` others; 0: now."""
        known = self._chat(chat)
        waits = [each.wait(now, spare) for each in (*known.buckets, self._overall)]
        return max(0.0, known.held - now, *waits)

    def take(self, chat: int, now: float) -> None:
        """A message goes out to this chat."""
        for each in (*self._chat(chat).buckets, self._overall):
            each.take(now)

    def hold(self, chat: int, until: float) -> None:
        """Telegram asked to wait: this chat alone does."""
        known = self._chat(chat)
        known.held = max(known.held, until)

    def _chat(self, id: int) -> Chat:
        known = self._chats.pop(id, None)
        if known is None:
            kinds = [self.rates.chat, self.rates.group] if id < 0 else [self.rates.chat]
            known = Chat([Bucket(each) for each in kinds])
        self._chats[id] = known  # the latest used stands last
        while len(self._chats) > KEPT:
            del self._chats[next(iter(self._chats))]
        return known
