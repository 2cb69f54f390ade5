"""The clock stops at the final answer, and at nothing else."""

import asyncio

from bot.playground import READER, Call, Chat, Message, World
from tests.catalogue import Known
from tests.load.stopwatch import Stopwatch
from tests.torture.verdict import judge

KNOWN = Known("who?", ("part 1", "part 2"), "long")


def say(world: World, chat: Chat, text: str, to: int | None = None) -> Message:
    """What the bot says."""
    above = chat.messages[to] if to else None
    return world.post(chat, world.bot, text=text, reply_to=above)


def call(watch: Stopwatch, message: Message, method: str = "sendMessage") -> None:
    watch.add(Call(method, {}, 0.0, result=message.to_json()))


async def test_it_stops_when_the_last_part_is_there() -> None:
    world, watch = World(), Stopwatch()
    chat = world.chat(READER)
    asking = watch.ask(world, chat, READER, KNOWN)
    placed = say(world, chat, "wait…")
    call(watch, placed)
    call(watch, say(world, chat, "part 1"))
    await asyncio.sleep(0.01)
    placed.text = "part 2 "
    call(watch, placed, "getChat")
    assert not asking.answered.done()
    call(watch, placed, "editMessageText")
    took = asking.seconds
    assert took is not None
    assert 0.01 <= took < 5
    call(watch, placed, "editMessageText")
    assert asking.seconds == took
    assert watch.shown == 4


async def test_in_a_group_it_goes_by_the_question_replied_to() -> None:
    world, watch = World(), Stopwatch()
    one, two = (watch.ask(world, world.group, READER, KNOWN) for _ in range(2))
    assert len(world.updates.pending) == 2
    call(watch, say(world, world.group, "part 2", to=two.message_id))
    assert (one.seconds, two.seconds is None) == (None, False)


async def test_what_was_asked_can_be_judged() -> None:
    world, watch = World(), Stopwatch()
    watch.ask(world, world.chat(READER), READER, KNOWN)
    say(world, world.chat(READER), "part 1")
    assert len(judge(watch.talks(world), "wait…").lost) == 1
    say(world, world.chat(READER), "part 2")
    assert judge(watch.talks(world), "wait…").is_clean
