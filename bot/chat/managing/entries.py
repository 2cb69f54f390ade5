"""All that was asked since some time, page by page."""

from collections.abc import AsyncIterator, Sequence

from bot.chat.room import Room
from bot.chat.store.ledger import Entry


async def pages(room: Room, since: float = 0.0) -> AsyncIterator[Sequence[Entry]]:
    """The oldest first; `since` is Unix time."""
    last = 0
    while page := await _page(room, last, since):
        yield page
        last = page[-1].row


async def _page(room: Room, after: int, since: float) -> Sequence[Entry]:
    return await room.store.do(lambda store: store.ledger.page(after, since))
