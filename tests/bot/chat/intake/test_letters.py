"""What admins read about updates that failed."""

import json
from typing import Any

import pytest

from bot.chat.intake.letters import chosen, listed, row, said
from bot.chat.saying.words import ENGLISH
from bot.chat.store.updates import Stored


def letter(id: int, **message: Any) -> Stored:
    raw = json.dumps({"update_id": id, "message": message})
    return Stored(id, raw, 1_795_449_660.0, problem="it failed 5 times; the log says how")


def test_a_row_says_what_when_and_why() -> None:
    text = row(letter(17, text="When did\nit land?"), ENGLISH, with_words=True)
    assert text == "17, 23 Nov 16:01 UTC: it failed 5 times; the log says how (“When did it land?”)"


def test_in_a_group_nobody_reads_what_others_asked() -> None:
    assert "land" not in row(letter(17, text="When did it land?"), ENGLISH, with_words=False)


@pytest.mark.parametrize(
    ("message", "words"),
    [({"caption": "this"}, "this"), ({}, ""), ({"text": 3}, ""), ({"text": None}, "")],
)
def test_what_was_said_is_found_where_it_can_be(message: dict[str, Any], words: str) -> None:
    assert said(letter(1, **message)) == words
    assert said(Stored(1, '{"update_id": 1, "message": [1]}')) == ""


def test_a_long_list_is_cut() -> None:
    blocks = listed([letter(id) for id in range(100, 130)], ENGLISH, with_words=True)
    assert blocks[0].text == "30 updates failed:"
    assert "and 10 more" in blocks[1].text
    assert listed([], ENGLISH, with_words=True)[0].text == "Nothing has failed."


def test_ids_choose_and_no_ids_are_all() -> None:
    letters = [letter(1), letter(2), letter(3)]
    assert chosen(letters, []) == letters
    assert chosen(letters, ["2", "x"]) == [letters[1]]
