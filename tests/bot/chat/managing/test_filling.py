"""What an admin's reply to a gap has to bring, for it to be filled by that."""

import pytest

from bot.chat.managing.filling import brings_article
from bot.playground import READER, World
from bot.playground.contents import animation, photo
from tests.bot.chat.conftest import Receive

BOT = "footnote_bot"


@pytest.mark.parametrize(
    ("text", "brings"),
    [
        ("/add https://articles.example/1", True),
        ("/add@footnote_bot https://articles.example/1", True),
        ("/add", False),
        ("/add@another_bot https://articles.example/1", False),
        ("Who built it?", False),
    ],
)
def test_add_with_something_behind_it(
    text: str, brings: bool, world: World, receive: Receive
) -> None:
    assert brings_article(receive(world.say(READER, READER, text)), BOT) == brings


def test_a_file_and_no_picture(world: World, receive: Receive) -> None:
    assert brings_article(receive(world.upload(READER, READER, "a.txt", b"An article.")), BOT)
    for fields in (photo(), animation()):
        assert not brings_article(receive(world.send(READER, READER, fields)), BOT)
