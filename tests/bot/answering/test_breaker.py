"""The breaker opens, waits, lets one try through."""

from bot.answering.breaker import Breaker
from tests.fakes import Clock


def test_it_opens_after_failures_in_a_row() -> None:
    breaker = Breaker(failures=2, pause_s=10, clock=Clock(0.0))
    for outcome in (breaker.failed, breaker.succeeded, breaker.failed):
        assert breaker.enter()
        outcome()
    assert breaker.enter()
    breaker.failed()
    assert not breaker.enter()


def test_after_a_pause_one_try_decides() -> None:
    clock = Clock(0.0)
    breaker = Breaker(failures=1, pause_s=10, clock=clock)
    breaker.failed()
    clock.now = 10.0
    assert breaker.enter()
    assert not breaker.enter(), "one at a time"
    breaker.failed()
    clock.now = 19.0
    assert not breaker.enter(), "open anew"
    clock.now = 20.0
    assert breaker.enter()
    breaker.succeeded()
    assert breaker.enter()
    assert breaker.enter()


def test_a_try_given_up_says_nothing() -> None:
    clock = Clock(0.0)
    breaker = Breaker(failures=1, pause_s=10, clock=clock)
    breaker.failed()
    clock.now = 10.0
    assert breaker.enter()
    breaker.left()
    assert breaker.enter()
