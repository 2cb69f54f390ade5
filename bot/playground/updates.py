"""What has happened and the bot has not acknowledged: getUpdates' queue."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .bell import Bell

# Sent only when asked for by name: https://core.telegram.org/bots/api#getupdates.
OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """`lane` keeps order where a webhook delivers many at once: one at a time per lane."""

    id: int
    kind: str
    body: Mapping[str, Any]
    lane: object

    def to_json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    """Ids only grow. `turn` names the poller that holds the queue; a newer one ends it."""

    def __init__(self, first_id: int) -> None:
        self.pending: deque[Update] = deque()
        self.bell = Bell()
        self.allowed: frozenset[str] | None = None
        self.turn = 0
        self.turned_by = ""
        self._next_id = first_id

    def push(self, kind: str, body: Mapping[str, Any], lane: object) -> Update | None:
        """Queues one update, unless the bot did not ask for its kind."""
        if not self.wants(kind):
            return None
        update = Update(self._next_id, kind, body, lane)
        self._next_id += 1
        self.pending.append(update)
        self.bell.ring()
        return update

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in OPT_IN

    def take(self, offset: int, limit: int) -> list[Update]:
        """Forgets what `offset` acknowledges, then shows what is left without taking it out.

        A negative offset keeps that many from the end and forgets the rest.
        """
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while self.pending and self.pending[0].id < offset:
            self.pending.popleft()
        return [update for _, update in zip(range(limit), self.pending, strict=False)]

    def claim(self, by: str) -> int:
        """Starts a new turn and ends the older one with `Conflict: terminated by …`."""
        self.turn += 1
        self.turned_by = by
        self.bell.ring()
        return self.turn

    def allow(self, kinds: Any) -> None:
        """`allowed_updates`: an empty list means the default, anything but a list no change."""
        if isinstance(kinds, list):
            self.allowed = frozenset(kind for kind in kinds if isinstance(kind, str)) or None

    def remove(self, update: Update) -> None:
        if update in self.pending:
            self.pending.remove(update)

    def clear(self) -> None:
        self.pending.clear()
