"""Faults come at random, and none is left when the weather ends."""

import asyncio

from bot.playground import Call
from bot.playground.faults import Faults
from tests.torture.weather import Weather


async def test_weather_comes_and_goes() -> None:
    faults = Faults()
    weather = Weather(faults, seed=1, every_s=0.001, lasts_s=0.002)
    weather.start()
    met = 0
    for _ in range(200):
        await asyncio.sleep(0.001)
        met += faults.meet(Call("sendMessage", {}, 0.0)) is not None
        assert len(faults) <= 1
    await weather.stop()
    assert faults == []
    assert weather.met == met > 0


async def test_weather_that_never_began_can_be_stopped() -> None:
    weather = Weather(Faults(), seed=1)
    await weather.stop()
    assert weather.met == 0
