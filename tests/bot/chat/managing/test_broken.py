"""Admins read of broken links by name, and of many in one message."""

from bot.chat.managing.broken import LONGEST_LINK, MOST, said
from bot.chat.saying.words import ENGLISH
from index.schedule import Visit


def visit(link: str, *, is_gone: bool) -> Visit:
    return Visit(link, "main", False, 0.0).failed(1.0, "why", is_gone=is_gone)


def test_each_is_named_with_what_is_wrong_with_it() -> None:
    gone, failing = (visit(f"https://a.example/{each}", is_gone=each) for each in (True, False))
    assert said([gone, failing], ENGLISH).splitlines() == [
        "2 links can't be fetched any more. Their articles stay as they are:",
        "https://a.example/True: gone",
        "https://a.example/False: failed 1 time in a row",
    ]


def test_however_many_and_long_they_are_it_is_one_message() -> None:
    text = said([visit(f"https://a.example/{'x' * 9000}", is_gone=True)] * 500, ENGLISH)
    assert len(text) < 4096
    assert len(text.splitlines()) == MOST + 2
    assert text.endswith(f"and {500 - MOST} more")
    assert "x" * LONGEST_LINK not in text
