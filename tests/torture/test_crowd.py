"""The load is what the seed says, and can be judged."""

import asyncio

import pytest

from bot.playground import World
from tests.catalogue import Known
from tests.torture.crowd import GROUPS, MOST_OPEN, PRIVATE, QUESTIONS, Crowd
from tests.torture.verdict import judge

KNOWN = [
    *(Known(f"long {n}?", (f"long {n}, 1", f"long {n}, 2"), "long") for n in range(3)),
    *(Known(f"/start {n}", (f"passage {n}",), "command") for n in range(3)),
    *(Known(f"question {n}?", (f"answer {n}",), "answered") for n in range(20)),
    Known("unknown?", ("The articles don't say.",), "declined"),
]


@pytest.fixture
def world() -> World:
    return World()


async def asking(world: World, seed: int, *, answer: bool = True) -> Crowd:
    """A crowd that has been asking for a while, and was answered at once or not at all."""
    crowd, answered = Crowd(world, KNOWN, seed, longest_thought_s=0.002), set[int]()
    crowd.start()
    for _ in range(100):
        await asyncio.sleep(0.002)
        if answer:
            answer_all(world, crowd, answered)
    await crowd.stop()
    if answer:
        answer_all(world, crowd, answered)
    return crowd


def answer_all(world: World, crowd: Crowd, answered: set[int]) -> None:
    for visit in crowd.visits:
        for known, message in visit.asked:
            if id(message) not in answered:
                answered.add(id(message))
                for text in known.parts:
                    world.post(visit.chat, world.bot, text=text, reply_to=message)
    world.changes.bell.ring()


def lists(crowd: Crowd) -> dict[str, list[str]]:
    """What was asked in the first chat of each seat, by the seat's name."""
    found: dict[str, list[str]] = {}
    for visit in crowd.visits:
        name = visit.chat.title or visit.chat.first_name or ""
        found.setdefault(name, [message.words for _, message in visit.asked])
    return found


async def test_everybody_asks_of_every_kind_and_the_next_takes_the_seat(world: World) -> None:
    crowd = await asking(world, 1)
    assert len(crowd.visits) > PRIVATE + GROUPS
    full = [each for each in crowd.visits if len(each.asked) == QUESTIONS]
    assert len(full) >= len(crowd.visits) - PRIVATE - GROUPS
    assert all({"long", "command", "answered"} <= {k.kind for k, _ in v.asked} for v in full)
    assert any(known.kind == "declined" for visit in full for known, _ in visit.asked)
    assert len({at.sender.id for v in full if v.chat.id < 0 for _, at in v.asked if at.sender}) > 1


async def test_an_answered_crowd_is_judged_clean(world: World) -> None:
    crowd = await asking(world, 1)
    verdict = judge(crowd.talks, "…wait")
    assert verdict.is_clean, verdict
    assert verdict.questions + verdict.commands == crowd.asked > 100


async def test_whoever_is_not_answered_stops_asking(world: World) -> None:
    crowd = await asking(world, 1, answer=False)
    assert [len(each.asked) for each in crowd.visits] == [MOST_OPEN] * (PRIVATE + GROUPS)
    verdict = judge(crowd.talks, "…wait")
    assert len(verdict.lost) == crowd.asked


async def test_the_seed_says_what_is_asked() -> None:
    one, same, other = [lists(await asking(World(), seed)) for seed in (1, 1, 2)]
    assert one == same
    assert one != other


async def test_the_bot_is_told_of_everything_asked_in_a_group(world: World) -> None:
    crowd = await asking(world, 1)
    assert len(world.updates.pending) == crowd.asked
