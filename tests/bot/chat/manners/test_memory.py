"""What readers asked is remembered for a while, each on their own."""

from bot.chat.manners.memory import LONGEST, READERS, TURNS, Memory
from tests.fakes import Clock

ANN, BOB = (1, 0, 7), (1, 0, 8)


def test_each_reader_in_each_chat_and_thread_has_their_own() -> None:
    memory = Memory(10)
    memory.keep(ANN, "Who is Ada?")
    memory.keep(BOB, "Who is Bob?")
    memory.keep(ANN, "When was she born?")
    assert memory.recall(ANN) == ("Who is Ada?", "When was she born?")
    assert memory.recall(BOB) == ("Who is Bob?",)
    assert memory.recall((2, 0, 7)) == ()
    assert memory.recall((1, 5, 7)) == ()


def test_silence_is_what_it_forgets_after() -> None:
    clock = Clock(0.0)
    memory = Memory(10, clock)
    for clock.now in (0.0, 599.0, 1198.0):
        memory.keep(ANN, f"at {clock.now:.0f}")
    assert memory.recall(ANN) == ("at 0", "at 599", "at 1198")
    clock.now = 1797.9
    assert len(memory.recall(ANN)) == 3
    clock.now = 1798.0
    assert memory.recall(ANN) == ()
    memory.keep(ANN, "anew")
    assert memory.recall(ANN) == ("anew",)


def test_another_article_is_another_conversation() -> None:
    memory = Memory(10)
    memory.keep(ANN, "Who is Ada?")
    assert memory.recall(ANN, "a1") == ()
    memory.keep(ANN, "How old is it?", "a1")
    memory.keep(ANN, "And who built it?", "a1")
    assert memory.recall(ANN, "a1") == ("How old is it?", "And who built it?")
    assert memory.recall(ANN) == ()


def test_a_reader_can_be_forgotten() -> None:
    memory = Memory(10)
    memory.keep(ANN, "Who is Ada?")
    memory.keep(BOB, "Who is Bob?")
    for _ in range(2):
        memory.forget(ANN)
    assert memory.recall(ANN) == ()
    assert memory.recall(BOB) == ("Who is Bob?",)


def test_a_person_can_be_forgotten_wherever_they_asked() -> None:
    memory = Memory(10)
    for reader in (ANN, (2, 5, 7), BOB):
        memory.keep(reader, "Who is Ada?")
    memory.forget_person(7)
    assert memory.recall(ANN) == memory.recall((2, 5, 7)) == ()
    assert memory.recall(BOB) == ("Who is Ada?",)


def test_no_minutes_is_no_memory() -> None:
    memory = Memory(0)
    memory.keep(ANN, "first")
    assert memory.recall(ANN) == ()


def test_it_is_bounded() -> None:
    memory = Memory(10)
    for number in range(TURNS + 2):
        memory.keep(ANN, f"{number}" + "x" * 1000)
    assert len(memory.recall(ANN)) == TURNS
    assert max(map(len, memory.recall(ANN))) == LONGEST
    for reader in range(READERS):
        memory.keep((2, 0, reader), "hello")
    assert memory.recall(ANN) == ()
