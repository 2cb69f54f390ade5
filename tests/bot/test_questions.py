"""Lines of a question file."""

import pytest

from bot.questions import BadLine, read_question


def test_a_line_may_say_everything() -> None:
    line = '{"id": 3, "question": "Who?", "article": "a", "corpus": "c", "history": ["What?"]}'
    id, question = read_question(line, 1, "main")
    assert id == 3
    assert (question.text, question.article, question.corpora) == ("Who?", "a", ("c",))
    assert question.history == ("What?",)


def test_a_line_need_not_say_more_than_its_question() -> None:
    id, question = read_question('{"question": "Who?", "article": null}', 1, "main")
    assert (id, question.corpora, question.article, question.history) == (None, ("main",), None, ())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("who?", "line 4 isn't JSON"),
        ("[" * 100_000, "line 4 isn't JSON"),
        ('{"question": "Who?", "id": NaN}', "line 4 isn't JSON"),
        ('{"question": "Who?", "id": -Infinity}', "line 4 isn't JSON"),
        ('{"question": "Who?", "id": 1e999}', "line 4 isn't JSON"),
        ('["who?"]', "line 4 isn't a JSON object"),
        ("{}", "line 4 has no question"),
        ('{"question": " "}', "line 4 has no question"),
        ('{"question": 4}', "question has the wrong type"),
        ('{"question": "Who?", "history": "What?"}', "history has the wrong type"),
        ('{"question": "Who?", "history": [1]}', "history must be strings"),
        ('{"question": "Who?", "article": 7}', "article has the wrong type"),
    ],
)
def test_a_bad_line_is_named(line: str, says: str) -> None:
    with pytest.raises(BadLine, match=says):
        read_question(line, 4, "main")


def test_the_id_of_a_bad_line_is_kept() -> None:
    with pytest.raises(BadLine) as caught:
        read_question('{"id": "x", "question": 4}', 1, "main")
    assert caught.value.id == "x"
