"""What messages point to, as python-telegram-bot reads them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Message

from bot.chat.meant.references import MOST, References, bare, external, is_link_alone, references

NOW = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
GROUP = {"id": -1001, "type": "supergroup", "title": "Talk"}
CHANNEL = {"id": -1001000000777, "type": "channel", "title": "News"}
NAMED = CHANNEL | {"username": "Morning"}
PAGE, OTHER = "https://a.example/x", "https://b.example/y"


def message(text: str = "", links: dict[str, str] | None = None, **fields: Any) -> Message:
    """A message in which these words are links; those without an address spell it out."""
    entities = []
    for words, url in (links or {}).items():
        start = len(text[: text.index(words)].encode("utf-16-le")) // 2
        mark = {"offset": start, "length": len(words.encode("utf-16-le")) // 2}
        entities.append(mark | ({"type": "text_link", "url": url} if url else {"type": "url"}))
    names = ("caption", "caption_entities") if "photo" in fields else ("text", "entities")
    body = {"message_id": 5, "date": NOW, "chat": GROUP, names[0]: text, names[1]: entities}
    found = Message.de_json(body | fields, None)
    assert found is not None
    return found


def test_links_of_a_text_a_caption_and_a_card() -> None:
    spelled = message(f"🎉 {PAGE} and this", {PAGE: "", "this": OTHER})
    assert references(spelled).pages == (PAGE, OTHER)
    picture = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
    assert references(message(PAGE, {PAGE: ""}, photo=[picture])).pages == (PAGE,)
    card = message(PAGE, {PAGE: ""}, link_preview_options={"url": OTHER})
    assert references(card).pages == (OTHER, PAGE)
    hidden = message(PAGE, {PAGE: ""}, link_preview_options={"is_disabled": True})
    assert references(hidden).pages == (PAGE,)


def test_a_post_and_a_file_are_told_from_pages() -> None:
    text = f"t.me/Morning/3 {PAGE}"
    both = message(text, {"t.me/Morning/3": "", PAGE: ""})
    assert references(both) == References((PAGE,), "", ("t.me/Morning/3",))
    document = {"file_id": "a", "file_unique_id": "unique"}
    assert references(message(document=document)) == References((), "unique", ())
    assert references(message("nothing")) == References()


def test_a_deep_link_names_an_article() -> None:
    for link in (
        "https://t.me/any_bot?start=a-0123456789ab",
        "t.me/any_bot?x=1&start=a-0123456789ab",
    ):
        found = references(message(link, {link: ""}))
        assert found.articles == ("0123456789ab",)
        assert found.is_about_something
    for link in ("https://a.example/?start=a-0123456789ab", "t.me/b?start=a-0123456789abc"):
        assert references(message(link, {link: ""})).articles == ()


@pytest.mark.parametrize(
    ("chat", "link"),
    [(NAMED, "https://t.me/Morning/7"), (CHANNEL, "https://t.me/c/1000000777/7")],
)
def test_a_forwarded_post_refers_to_itself_first(chat: dict[str, Any], link: str) -> None:
    origin = {"type": "channel", "chat": chat, "message_id": 7, "date": NOW}
    text = "t.me/Morning/3"
    forwarded = message(text, {text: ""}, forward_origin=origin)
    assert references(forwarded).posts == (link, text)
    reply = message(external_reply={"origin": origin}).external_reply
    assert reply is not None
    assert external(reply).posts == (link,)
    posted = message(chat=chat, sender_chat=chat)
    assert references(posted).posts == (f"{link.removesuffix('/7')}/5",)


def test_what_another_chat_said_is_known_by_its_card_and_file() -> None:
    user = {"type": "hidden_user", "sender_user_name": "Ann", "date": NOW}
    body = {"origin": user, "link_preview_options": {"url": PAGE}}
    body |= {"document": {"file_id": "a", "file_unique_id": "unique"}}
    reply = message(external_reply=body).external_reply
    assert reply is not None
    assert external(reply) == References((PAGE,), "unique", ())
    body |= {"chat": GROUP | {"id": -1001000000888}, "message_id": 9}
    reply = message(external_reply=body).external_reply
    assert reply is not None
    assert external(reply).posts == ("https://t.me/c/1000000888/9",)


def test_what_is_no_page_is_no_link() -> None:
    words = {"one": "javascript:alert(1)", "two": "tg://user?id=1", "six": "https://u:p@a.example"}
    assert references(message("one two six", words)) == References()
    assert references(message("runs a.example?", {"a.example": ""})) == References()
    flood = " ".join(f"https://a{n}.example/" for n in range(100))
    many = references(message(flood, dict.fromkeys(flood.split(), "")))
    assert len(many.pages) == MOST


def test_links_are_taken_out_of_a_question_and_words_are_not() -> None:
    asked = message(f"Who said that, {PAGE}?", {PAGE: ""})
    assert bare(f"Who said that, {PAGE}?", [asked]) == "Who said that, ?"
    longer = message(f"{PAGE} {PAGE}/z", {f"{PAGE}/z": "", PAGE: ""})
    assert bare(f"Who? {PAGE} {PAGE}/z", [longer]) == "Who?"
    words = message("Who wrote this?", {"this": PAGE})
    assert bare("Who wrote this?", [words]) == "Who wrote this?"
    assert bare("Two\nlines", [message("x")]) == "Two\nlines"


def test_a_link_alone() -> None:
    assert is_link_alone(PAGE, message(PAGE, {PAGE: ""}))
    assert is_link_alone(f"{PAGE} !", message(f"{PAGE} !", {PAGE: ""}))
    assert is_link_alone("this one", message("this one", {"this one": PAGE}))
    assert not is_link_alone(f"Who? {PAGE}", message(f"Who? {PAGE}", {PAGE: ""}))
    assert not is_link_alone("!", message("!"))
