"""What readers asked is remembered for a while, each on their own."""

from bot.chat.memory import LONGEST, READERS, TURNS, Memory


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_each_reader_in_each_chat_has_their_own() -> None:
    memory = Memory(10)
    memory.keep((1, 7), "Who is Ada?")
    memory.keep((1, 8), "Who is Bob?")
    memory.keep((1, 7), "When was she born?")
    assert memory.recall((1, 7)) == ("Who is Ada?", "When was she born?")
    assert memory.recall((1, 8)) == ("Who is Bob?",)
    assert memory.recall((2, 7)) == ()


def test_it_forgets_with_time() -> None:
    clock = Clock()
    memory = Memory(10, clock)
    memory.keep((1, 7), "first")
    clock.now = 599
    memory.keep((1, 7), "second")
    assert memory.recall((1, 7)) == ("first", "second")
    clock.now = 600
    assert memory.recall((1, 7)) == ("second",)


def test_no_minutes_is_no_memory() -> None:
    memory = Memory(0)
    memory.keep((1, 7), "first")
    assert memory.recall((1, 7)) == ()


def test_it_is_bounded() -> None:
    memory = Memory(10)
    for number in range(TURNS + 2):
        memory.keep((1, 7), f"{number}" + "x" * 1000)
    assert len(memory.recall((1, 7))) == TURNS
    assert max(map(len, memory.recall((1, 7)))) == LONGEST
    for reader in range(READERS):
        memory.keep((2, reader), "hello")
    assert memory.recall((1, 7)) == ()
