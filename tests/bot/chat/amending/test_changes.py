"""What a newer version says in place of a quote, if it says anything like it."""

import pytest

from bot.chat.amending.changes import differing, nearest, stands

OLD = "The lighthouse of Borveth was built in 1884 by Ansgar Tolliver."


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (OLD, f"Far away. {OLD} It is white."),
        ("He said “no”  to\nit.", 'And: He said "no" to it. Then he left.'),
        ("It’s «here».", 'It\'s "here".'),
        ("na\u0308ive hy\u00adphen", "näive hyphen"),
        ("10\u00a0km away", "It is 10 km away."),
        ("  ", "anything"),
    ],
)
def test_spaces_and_quotation_marks_make_no_difference(quote: str, text: str) -> None:
    assert stands(quote, text)


@pytest.mark.parametrize(
    "text", ["", OLD.replace("1884", "1885"), OLD.replace(" by", ", by"), OLD.lower()]
)
def test_anything_else_does(text: str) -> None:
    assert not stands(OLD, text)


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        (
            OLD,
            "It is white. The lighthouse of Borveth was built in 1901 by Ida Quill. It is tall.",
            "The lighthouse of Borveth was built in 1901 by Ida Quill.",
        ),
        (
            OLD,
            "Ansgar Tolliver built it in 1884, the lighthouse of Borveth. "
            "The lighthouse of Borveth is white.",
            "Ansgar Tolliver built it in 1884, the lighthouse of Borveth.",
        ),
        (OLD, "The bakery of Marsk sells bread. It opens in the morning.", None),
        (OLD, "", None),
        ("", OLD, None),
        (
            "It is 41 m tall. It is white.",
            "It was built. It is 42 m tall. It is red. It burns.",
            "It is 42 m tall. It is red.",
        ),
        ("灯塔建于1884年。", "天气很好。灯塔建于1901年。面包很香。", "灯塔建于1901年。"),
        (
            "Маяк построен в 1884 году.",
            "Он белый. Маяк построен в 1901 году.",
            "Маяк построен в 1901 году.",
        ),
    ],
)
def test_the_sentence_most_like_it_is_found(quote: str, text: str, found: str | None) -> None:
    span = nearest(quote, text)
    assert (text[span.start : span.end] if span else None) == found


def test_common_words_alone_make_nothing_alike() -> None:
    text = " ".join(f"The {each} of the town is in the north of it." for each in "abcdefgh")
    assert nearest("The cat of Olga Brandt sleeps in the tower of the church.", text) is None


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("built in 1884 by Ann", "built in 1901 by Ann and Ben", ["1901", "and Ben"]),
        ("the same", "the same", []),
        ("a b c", "a c", []),
        ("建于1884年", "建于1901年", ["1901"]),
    ],
)
def test_what_differs_is_marked(before: str, after: str, new: list[str]) -> None:
    assert [after[each.start : each.end] for each in differing(before, after)] == new
