"""Kills come when they should: planned by the seed, set off by the call they are aimed at."""

import random

from bot.playground import Call
from bot.playground.errors import ApiError
from tests.torture.kills import CALM_EVERY, LATEST_S, LONGEST_LIFE_S, MOMENTS, Tripwire, hits, plan


def sent(**more: object) -> Call:
    return Call("sendMessage", {"chat_id": 7}, 0.0, result={"message_id": 1}, **more)  # type: ignore[arg-type]


def test_a_seed_plans_the_same_kills_and_another_others() -> None:
    def planned(seed: int) -> list[object]:
        return list(plan(60, random.Random(seed)))

    assert planned(1) == planned(1)
    assert planned(1) != planned(2)


def test_every_moment_has_its_share() -> None:
    kills = list(plan(20 * CALM_EVERY, random.Random(1)))
    for moment, share in MOMENTS.items():
        count = sum(kill.moment == moment for kill in kills)
        assert 0.8 * share * CALM_EVERY < count < 1.2 * share * CALM_EVERY, moment
    aimed = [kill.after_s for kill in kills if kill.moment == "after a send"]
    assert 0.0 in aimed
    assert 0 < max(aimed) <= LATEST_S


def test_one_life_in_twenty_is_longer() -> None:
    kills = list(plan(2 * CALM_EVERY, random.Random(1)))
    longer = [number for number, kill in enumerate(kills, 1) if kill.after_s > LONGEST_LIFE_S]
    assert longer == [CALM_EVERY, 2 * CALM_EVERY]


def test_a_kill_is_aimed_at_calls_that_had_an_effect() -> None:
    assert hits("after a send", sent())
    assert not hits("after an edit", sent())
    assert not hits("at random", sent())
    assert not hits("after a send", sent(error=ApiError(429, "Too Many Requests")))
    assert hits("after updates", Call("getUpdates", {}, 0.0, result=[{"update_id": 1}]))
    assert not hits("after updates", Call("getUpdates", {}, 0.0, result=[]))


def test_a_tripwire_goes_off_once_in_the_call_itself() -> None:
    wire, went_off = Tripwire(), list[int]()
    wire.arm(lambda call: call.method == "sendMessage", lambda: went_off.append(len(wire)), skip=1)
    for method in ("sendMessage", "getMe", "sendMessage", "sendMessage"):
        wire.add(Call(method, {}, 0.0))
    assert went_off == [3]
    assert len(wire) == 4


def test_a_tripwire_that_was_disarmed_stays_quiet() -> None:
    wire, went_off = Tripwire(), list[int]()
    wire.arm(lambda _: True, lambda: went_off.append(1))
    wire.disarm()
    wire.add(sent())
    assert went_off == []
