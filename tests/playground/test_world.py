"""What people do, what the bot is told of it, and what a message looks like on the wire."""

import pytest

from bot.playground import READER, SECOND_READER, World
from bot.playground.errors import ApiError


def told(world: World) -> list[str]:
    """What the bot has been told and not acknowledged, as texts."""
    return [update.body.get("text", update.kind) for update in world.updates.pending]


def test_a_private_chat_has_its_users_id(world: World) -> None:
    message = world.say(READER, READER, "Hi /help")
    assert message.to_json() == {
        "message_id": 1,
        "from": {"id": READER, "is_bot": False, "first_name": "Reader", "language_code": "en"},
        "chat": {"id": READER, "type": "private", "first_name": "Reader"},
        "date": message.date,
        "text": "Hi /help",
        "entities": [{"type": "bot_command", "offset": 3, "length": 5}],
    }


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("hello all", False),
        ("/ask who?", True),
        ("/ask@footnote_bot who?", True),
        ("/ask@FOOTNOTE_BOT who?", True),
        ("/ask@other_bot who?", False),
        ("please /ask", False),
        ("@footnote_bot who?", True),
        ("well, @Footnote_Bot?", True),
        ("@footnote_bots who?", False),
        ("mail x@footnote_bot.com", False),
    ],
)
def test_privacy_mode(world: World, text: str, seen: bool) -> None:
    world.say(world.group, READER, text)
    assert told(world) == ([text] if seen else [])


def test_replies_to_the_bot_reach_it_and_others_do_not(world: World) -> None:
    other = world.say(world.group, SECOND_READER, "hello")
    bots = world.post(world.group, world.bot, text="an answer")
    world.say(world.group, READER, "to Maya", reply_to=other)
    world.say(world.group, READER, "to the bot", reply_to=bots)
    assert told(world) == ["to the bot"]


def test_an_administrator_bot_sees_everything(world: World) -> None:
    world.group.members[world.bot.id] = "administrator"
    world.say(world.group, READER, "hello all")
    assert told(world) == ["hello all"]


def test_a_reply_carries_one_level_and_its_thread(world: World) -> None:
    first = world.say(world.group, READER, "/one")
    second = world.say(world.group, READER, "/two", reply_to=first)
    third = world.say(world.group, READER, "/three", reply_to=second).to_json()
    assert third["reply_to_message"]["text"] == "/two"
    assert "reply_to_message" not in third["reply_to_message"]
    assert third["message_thread_id"] == first.message_id
    assert "is_topic_message" not in third


def test_an_edit_is_told_if_the_message_was_seen(world: World) -> None:
    world.edit(world.say(world.group, READER, "quiet"), "still quiet")
    message = world.say(READER, READER, "quesiton")
    world.edit(message, "question")
    assert [update.kind for update in world.updates.pending] == ["message", "edited_message"]
    assert message.to_json()["edit_date"]


def test_an_upload_is_a_document(world: World) -> None:
    message = world.upload(READER, READER, "../a/ü.txt", b"text", "for /add")
    document = message.to_json()["document"]
    assert document["file_name"] == "ü.txt"
    assert document["mime_type"] == "text/plain"
    assert document["file_size"] == 4
    assert message.to_json()["caption_entities"][0]["type"] == "bot_command"
    file = world.files.get(document["file_id"])
    assert file is not None
    assert file.content == b"text"


def test_a_press_names_the_button_and_the_person(world: World) -> None:
    world.chat(READER)
    markup = {"inline_keyboard": [[{"text": "One", "callback_data": "1"}]]}
    message = world.post(world.chat(READER), world.bot, text="pick", reply_markup=markup)
    press = world.press(message, "One", READER)
    update = world.updates.pending[-1]
    assert update.body["data"] == press.data == "1"
    assert update.body["message"]["message_id"] == message.message_id
    with pytest.raises(LookupError, match="no button"):
        world.press(message, "Two", READER)


def test_a_deep_link_is_a_start_with_a_payload(world: World) -> None:
    assert world.start(READER, "a-b_C").text == "/start a-b_C"
    with pytest.raises(ValueError, match="payload"):
        world.start(READER, "a b")


def test_people_cannot_do_the_impossible(world: World) -> None:
    with pytest.raises(ApiError):
        world.say(READER, READER, " ")
    with pytest.raises(ValueError, match="4096"):
        world.say(READER, READER, "a" * 4097)
    with pytest.raises(LookupError):
        world.say(READER, 5, "who am I")
    with pytest.raises(LookupError):
        world.say(READER, SECOND_READER, "in someone else's chat")


def test_new_people_and_groups(world: World) -> None:
    world.add_user(5001, "Lena", language_code="ru")
    group = world.add_group("Quiet room", [5001], owner=5001)
    assert world.say(group, 5001, "/ask").to_json()["chat"]["title"] == "Quiet room"
    assert group.id != world.group.id
    assert world.say(5001, 5001, "hi").chat.is_private


def test_extra_fields_go_out_as_given(world: World) -> None:
    message = world.say(READER, READER, "x", extra={"is_automatic_forward": True})
    assert message.to_json()["is_automatic_forward"] is True
    assert world.updates.pending[-1].body["is_automatic_forward"] is True


def test_ids_grow_from_run_to_run() -> None:
    earlier, later = World(clock=lambda: 1_800_000_000), World(clock=lambda: 1_800_000_060)
    first = earlier.say(READER, READER, "a"), earlier.updates.pending[0].id
    second = later.say(READER, READER, "a"), later.updates.pending[0].id
    assert first[0].message_id < second[0].message_id
    assert first[1] < second[1] < 2**31


def test_messages_of_other_kinds(world: World) -> None:
    world.send(READER, READER, {"sticker": {"file_id": "x"}})
    [update] = world.updates.pending
    assert update.body["sticker"] == {"file_id": "x"}
    assert "text" not in update.body


async def test_waiting_says_what_it_saw_instead(world: World) -> None:
    world.say(READER, READER, "anyone there?")
    with pytest.raises(TimeoutError, match="anyone there"):
        await world.wait_for(lambda: False, timeout=0.01)
    assert await world.wait_for(lambda: 7) == 7
