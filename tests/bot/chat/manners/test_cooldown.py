"""Who asks too fast is told so once, and waits; nobody else does."""

from itertools import count

import pytest

from bot.chat.manners import cooldown
from bot.chat.manners.cooldown import QUIET_S, Cooldown, Wait

ANN, BOB, GROUP = 7, 8, -100
EPOCH = 1_700_000_000.0
NEWS, SILENCE = True, False


class Chat:
    """Asks, each time with an update of its own."""

    def __init__(self, user: int = 3, group: int = 0) -> None:
        self.cooldown = Cooldown(user, group)
        self.updates = count(1)

    def ask(self, at: float, speaker: int = ANN, group: int | None = None) -> Wait | None:
        return self.cooldown.ask(next(self.updates), speaker, group, EPOCH + at)

    def asks(self, *times: float, speaker: int = ANN, group: int | None = None) -> list[object]:
        """True for what is answered, else whether it is told to wait."""
        waits = [self.ask(each, speaker, group) for each in times]
        return ["answered" if each is None else each.is_news for each in waits]


def test_a_burst_is_answered_and_then_one_each_interval() -> None:
    chat = Chat(user=3)
    assert chat.asks(0, 0, 0) == ["answered"] * 3
    assert chat.ask(0) == Wait(20, of_group=False, is_news=True)
    assert chat.ask(0.5) == Wait(20, of_group=False, is_news=False)
    assert chat.asks(19, 20, 21, 40) == [SILENCE, "answered", SILENCE, "answered"]


def test_who_waits_as_told_is_told_anew() -> None:
    assert Chat(user=3).asks(0, 0, 0, 1, 21, 22) == [*["answered"] * 3, NEWS, "answered", NEWS]


def test_who_insists_is_told_anew_after_a_quiet_minute() -> None:
    chat = Chat(user=3)
    assert chat.asks(0, 0, 0, 1, 2, 20, 21) == [
        *["answered"] * 3, NEWS, SILENCE, "answered", SILENCE,
    ]  # fmt: skip
    later = 21 + QUIET_S + 1
    assert chat.asks(later, later, later, later, later) == [*["answered"] * 3, NEWS, SILENCE]


def test_who_never_stops_is_told_once_and_answered_at_the_rate() -> None:
    said = Chat(user=6).asks(*range(600))
    assert said.count(NEWS) == 1
    assert said.count("answered") == 6 + 59


def test_each_speaker_has_their_own() -> None:
    chat = Chat(user=1)
    assert chat.asks(0, 0) == ["answered", NEWS]
    assert chat.asks(0, 0, speaker=BOB) == ["answered", NEWS]
    assert chat.asks(0, speaker=GROUP) == ["answered"]


def test_a_speaker_is_one_in_all_chats() -> None:
    chat = Chat(user=1, group=100)
    assert chat.asks(0) == ["answered"]
    assert chat.asks(0, group=GROUP) == [NEWS]


def test_a_group_is_told_once_whoever_asks() -> None:
    chat = Chat(user=0, group=2)
    said = [chat.ask(0, speaker, GROUP) for speaker in range(5)]
    assert said == [None, None, Wait(30, True, True), *[Wait(30, True, False)] * 2]
    assert chat.ask(0, 1, -200) is None
    assert chat.ask(0, 1, None) is None


def test_a_question_that_one_limit_refuses_counts_in_neither() -> None:
    chat = Chat(user=1, group=2)
    assert chat.asks(0, 0, 0, group=GROUP) == ["answered", NEWS, SILENCE]
    assert chat.asks(0, speaker=BOB, group=GROUP) == ["answered"]
    assert chat.ask(0, 9, GROUP) == Wait(30, True, True)
    assert chat.ask(0, 9) is None


def test_another_try_counts_once_and_is_told_again() -> None:
    limits = Cooldown(1, 0)
    assert [limits.ask(1, ANN, None, EPOCH) for _ in range(3)] == [None] * 3
    assert [limits.ask(2, ANN, None, EPOCH) for _ in range(3)] == [Wait(60, False, True)] * 3
    assert limits.ask(3, ANN, None, EPOCH) == Wait(60, False, False)


def test_what_waited_in_the_inbox_was_not_asked_too_fast() -> None:
    assert Chat(user=1).asks(*range(0, 36_000, 600)) == ["answered"] * 60


@pytest.mark.parametrize("ahead", [30.0, 61.0, 3600.0])
def test_a_clock_that_is_ahead_keeps_nobody_waiting_long(ahead: float) -> None:
    chat = Chat(user=2)
    assert chat.ask(ahead) is None
    wait = chat.ask(0)
    assert wait is None or wait.seconds <= 60


def test_no_limit_is_no_limit() -> None:
    assert Chat(user=0, group=0).asks(*[0] * 500, group=GROUP) == ["answered"] * 500


def test_it_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cooldown, "KEPT", 3)
    chat = Chat(user=1, group=1)
    for each in range(10):
        chat.ask(0, each, -each)
    kept = chat.cooldown
    assert [len(kept._speakers), len(kept._groups), len(kept._let)] == [3, 3, 3]
