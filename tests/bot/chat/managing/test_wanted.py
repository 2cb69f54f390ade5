"""What a message hands over to be added."""

from typing import Any

import pytest
from telegram import Document

from bot.chat.managing.wanted import wanted
from bot.chat.meant.channels import Post
from tests.bot.chat.meant.test_channels import ORIGIN, message

FILE = {"file_id": "f", "file_unique_id": "u", "file_name": "fog.txt"}
LINK = "https://a.example/fog"


def linked(text: str, *links: str, **fields: Any) -> dict[str, Any]:
    marks = [{"type": "url", "offset": text.index(each), "length": len(each)} for each in links]
    return {"text": text, "entities": marks, **fields}


def names(**fields: Any) -> list[str]:
    """Links as they are, and the names of the rest."""
    found = wanted(message(**fields))
    return [
        each.file_name or "" if isinstance(each, Document)
        else each.link if isinstance(each, Post)
        else each
        for each in found
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "links", "expected"),
    [
        (f"/add {LINK}?utm_source=x#top", [f"{LINK}?utm_source=x#top"], [LINK]),
        ("/add a.example/fog", ["a.example/fog"], [LINK]),
        (f"/add {LINK} {LINK}", [LINK], [LINK]),
        (f"/add {LINK} http://b.example", [LINK, "http://b.example"], [LINK, "http://b.example"]),
        ("/add http://localhost:1/x", [], ["http://localhost:1/x"]),
        ("/add ftp://a.example/x", [], ["ftp://a.example/x"]),
        ("/add", [], []),
        ("/add this", [], []),
    ],
)
def test_the_links_of_a_command(text: str, links: list[str], expected: list[str]) -> None:
    assert names(**linked(text, *links)) == expected


def test_what_is_replied_to_unless_the_command_names_something() -> None:
    above = message(**linked(f"Read {LINK} and http://b.example", LINK, "http://b.example"))
    reply = {"reply_to_message": above.to_dict()}
    assert names(text="/add", **reply) == [LINK]
    assert names(**linked("/add http://c.example", "http://c.example"), **reply) == [
        "http://c.example"
    ]
    hidden = [{"type": "text_link", "offset": 0, "length": 4, "url": LINK}]
    above = message(text="Read", entities=hidden)
    assert names(text="/add", reply_to_message=above.to_dict()) == [LINK]
    card = message(text="Read", link_preview_options={"url": LINK})
    assert names(text="/add", reply_to_message=card.to_dict()) == [LINK]
    file = message(document=FILE, **linked(LINK, LINK))
    assert names(text="/add", reply_to_message=file.to_dict()) == ["fog.txt"]


def test_what_another_chat_said_gives_what_it_can() -> None:
    origin = {"origin": ORIGIN}
    assert names(text="/add", external_reply=origin | {"document": FILE}) == ["fog.txt"]
    shown = origin | {"link_preview_options": {"url": LINK}}
    assert names(text="/add", external_reply=shown) == [LINK]
    assert names(text="/add", external_reply=origin) == []


def test_a_channels_post_is_its_text_or_the_link_that_is_all_of_it() -> None:
    assert names(forward_origin=ORIGIN) == ["https://t.me/Morning/7"]
    assert names(forward_origin=ORIGIN, **linked(f"Read {LINK}", LINK)) == [
        "https://t.me/Morning/7"
    ]
    assert names(forward_origin=ORIGIN, **linked(LINK, LINK)) == [LINK]
    assert names(forward_origin=ORIGIN, text=None, caption="A harbour.") == [
        "https://t.me/Morning/7"
    ]
    assert names(forward_origin=ORIGIN, text=None) == []
    post = message(forward_origin=ORIGIN)
    assert names(text="/add", reply_to_message=post.to_dict()) == ["https://t.me/Morning/7"]
