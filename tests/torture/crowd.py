"""Simulated readers: private chats and groups, where people ask, think and ask again.

seat 1   chat, chat, chat …     a new one as soon as everything has been asked in the last
seat 2   group, group …
"""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from bot.playground import Chat, Message, World
from tests.catalogue import BOT, Known
from tests.torture.verdict import Asked, Said, Talk

PRIVATE, GROUPS = 7, 3
"""Chats at a time."""
QUESTIONS: Final = 12
"""A chat, in a group from all its people."""
DECLINED: Final = 4
"""One chat in so many also asks what the articles don't say."""
PEOPLE: Final = 3
MOST_OPEN: Final = 2
"""Questions of a chat that wait for an answer: more aren't asked meanwhile."""
LONGEST_THOUGHT_S: Final = 0.8
PATIENCE_S: Final = 45.0
"""Then they ask all the same."""
FIRST_USER: Final = 5_000


@dataclass(slots=True)
class Visit:
    """A chat, and what has been asked in it: each with the message that asked."""

    chat: Chat
    people: Sequence[int]
    asked: list[tuple[Known, Message]] = field(default_factory=list)

    def talk(self, world: World) -> Talk:
        return Talk(
            self.chat.id,
            [Asked(at.message_id, known.text, known.parts, known.is_command)
             for known, at in self.asked],
            [Said(each.words, each.reply_to.message_id if each.reply_to else None)
             for each in world.from_bot(self.chat)],
        )  # fmt: skip

    def open(self, world: World) -> int:
        """How many questions aren't answered in full."""
        said = {each.words for each in world.from_bot(self.chat)}
        return sum(not said.issuperset(known.parts) for known, _ in self.asked)


class Crowd:
    """Asks until it is told to stop. The same seed brings the same people with the same lists."""

    def __init__(
        self,
        world: World,
        known: Sequence[Known],
        seed: int,
        longest_thought_s: float = LONGEST_THOUGHT_S,
    ) -> None:
        self.visits: list[Visit] = []
        self._longest_thought_s = longest_thought_s
        self._world = world
        self._known = known
        self._seed = seed
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def talks(self) -> list[Talk]:
        return [each.talk(self._world) for each in self.visits]

    @property
    def asked(self) -> int:
        return sum(len(each.asked) for each in self.visits)

    def start(self) -> None:
        self._tasks = [
            asyncio.create_task(self._seat(number, is_group=number >= PRIVATE))
            for number in range(PRIVATE + GROUPS)
        ]

    async def stop(self) -> None:
        """Raises what went wrong with somebody."""
        for each in self._tasks:
            each.cancel()
        ended = await asyncio.gather(*self._tasks, return_exceptions=True)
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _seat(self, number: int, *, is_group: bool) -> None:
        chosen = random.Random(f"{self._seed} {number}")
        while True:
            visit = self._arrive(chosen, PEOPLE if is_group else 1, number)
            self.visits.append(visit)
            for known in self._list(chosen):
                await self._ask(visit, known, chosen)

    def _arrive(self, chosen: random.Random, people: int, seat: int) -> Visit:
        first = FIRST_USER + len(self._world.users)
        users = [self._world.add_user(first + each, f"Reader {seat}") for each in range(people)]
        ids = [each.id for each in users]
        if people == 1:
            return Visit(self._world.chat(ids[0]), ids)
        return Visit(self._world.add_group(f"Group {seat}", ids, owner=ids[0]), ids)

    def _list(self, chosen: random.Random) -> list[Known]:
        """What is asked in one chat: of every kind, in random order."""
        kinds: dict[str, list[Known]] = {}
        for each in self._known:
            kinds.setdefault(each.kind, []).append(each)
        listed = chosen.sample(kinds["long"], 2) + chosen.sample(kinds["command"], 2)
        if chosen.randrange(DECLINED) == 0:
            listed += kinds["declined"][:1]
        listed += chosen.sample(kinds["answered"], QUESTIONS - len(listed))
        chosen.shuffle(listed)
        return listed

    async def _ask(self, visit: Visit, known: Known, chosen: random.Random) -> None:
        thought, person = chosen.uniform(0, self._longest_thought_s), chosen.choice(visit.people)
        text = worded(known, chosen, is_group=not visit.chat.is_private)
        await asyncio.sleep(thought)
        await self._patiently(visit)
        visit.asked.append((known, self._world.say(visit.chat, person, text)))

    async def _patiently(self, visit: Visit) -> None:
        """Until there is room for one more question, or patience ends."""
        with suppress(TimeoutError):
            await self._world.wait_for(lambda: visit.open(self._world) < MOST_OPEN, PATIENCE_S)


def worded(known: Known, chosen: random.Random, *, is_group: bool) -> str:
    """How somebody says it: in a group the bot must be named."""
    if known.is_command:
        command, _, rest = known.text.partition(" ")
        return f"{command}@{BOT} {rest}".strip() if is_group else known.text
    if is_group:
        return chosen.choice((f"@{BOT} {known.text}", f"/ask@{BOT} {known.text}"))
    return chosen.choice((known.text, f"/ask {known.text}"))
