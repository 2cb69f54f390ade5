"""Follow-ups carry the subject along; new topics don't."""

import pytest

from bot.answering.rewriting import standalone


@pytest.mark.parametrize(
    ("history", "question", "alone"),
    [
        ([], "What did he say?", "What did he say?"),
        (["Who is Adam Mosseri?"], "What did he say?", "What did he say? (Adam Mosseri)"),
        (["Who is Adam Mosseri?"], "and why?", "and why? (Adam Mosseri)"),
        (["Who is Adam Mosseri?"], "What did Musk say?", "What did Musk say?"),
        (["Who is Ada?", "When was she born?"], "And where?", "And where? (Ada)"),
        (["Who is Ada?"], "who is elon musk", "who is elon musk"),
        (["Who is Ada?"], "What is the capital of france?", "What is the capital of france?"),
        (["Who is Ada?"], "what is the price?", "what is the price? (Ada)"),
        (["Who is Ada?"], "what is the size of it?", "what is the size of it? (Ada)"),
        (["Who is Ada?"], "Which year?", "Which year? (Ada)"),
        (["how tall is the lighthouse?"], "who built it?", "who built it? (tall lighthouse)"),
        (
            ["Who is Ada?"],
            "how many moons circle the planet jupiter today?",
            "how many moons circle the planet jupiter today?",
        ),
    ],
)
def test_a_follow_up_stands_alone(history: list[str], question: str, alone: str) -> None:
    assert standalone(question, history) == alone
