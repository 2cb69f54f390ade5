"""One message out, changed or deleted, against the local Bot API with its faults."""

import pytest
from telegram import Message, MessageEntity
from telegram.error import BadRequest, Forbidden

from bot.chat.delivery import sending
from bot.chat.delivery.sending import client_of
from bot.chat.saying.parts import Part
from bot.playground import READER, World, refusals
from tests.bot.chat.conftest import Receive

MARKED = Part("The answer.", (MessageEntity("bold", 0, 3),))


async def test_refused_entities_leave_the_text(question: Message, world: World) -> None:
    world.faults.add(refusals.ENTITIES, "sendMessage")
    sent = await sending.send(question, MARKED)
    assert (sent.text, sent.entities) == ("The answer.", ())
    calls = world.calls.to("sendMessage")
    assert [bool(call.params.get("entities")) for call in calls] == [True, False]


async def test_it_goes_out_plain_once(question: Message, world: World) -> None:
    world.faults.add(refusals.ENTITIES, "sendMessage", times=5)
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await sending.send(question, MARKED)
    assert len(world.calls.to("sendMessage")) == 2


async def test_an_edit_goes_out_plain_too(question: Message, world: World) -> None:
    sent = await sending.send(question, Part("Reading…"))
    world.faults.add(refusals.ENTITIES, "editMessageText")
    await sending.edit(client_of(question), sent.chat_id, sent.message_id, MARKED)
    (shown,) = world.from_bot(READER)
    assert (shown.text, list(shown.entities)) == ("The answer.", [])
    # it says so already
    await sending.edit(client_of(question), sent.chat_id, sent.message_id, Part("The answer."))


@pytest.mark.parametrize("refusal", [refusals.TOPIC_CLOSED, refusals.BLOCKED])
async def test_other_refusals_are_raised(
    question: Message, world: World, refusal: refusals.Refusal
) -> None:
    world.faults.add(refusal, "sendMessage")
    with pytest.raises((BadRequest, Forbidden)):
        await sending.send(question, MARKED)
    assert len(world.calls.to("sendMessage")) == 1


async def test_a_flood_is_waited_out(question: Message, world: World) -> None:
    world.faults.add(refusals.wait(1), "sendMessage")
    sent = await sending.send(question, MARKED)
    assert sent.entities[0].type == "bold"
    first, second = world.calls.to("sendMessage")
    assert second.at - first.at >= 1


async def test_the_answer_to_a_deleted_question_goes_out_by_itself(
    world: World, receive: Receive
) -> None:
    question = receive(world.say(world.group, READER, "who?"))
    world.faults.add(refusals.REPLY_NOT_FOUND, "sendMessage")
    sent = await sending.send(question, MARKED)
    assert sent.reply_to_message is None
    assert len(world.calls.to("sendMessage")) == 2


async def test_an_answer_follows_a_group_that_became_a_supergroup(
    world: World, receive: Receive
) -> None:
    question = receive(world.say(world.group, READER, "who?"))
    new = world.migrate(world.group)
    sent = await sending.send(question, MARKED)
    assert sent.chat_id == new.id
    assert [each.text for each in world.from_bot(new)] == ["The answer."]


async def test_deleting_what_is_gone_is_no_error(question: Message, world: World) -> None:
    sent = await sending.send(question, MARKED)
    for _ in range(2):
        await sending.delete(client_of(question), sent.chat_id, sent.message_id)
    assert world.from_bot(READER) == []


async def test_a_draft_is_no_message(question: Message, world: World) -> None:
    world.say(READER, READER, "/start")
    await sending.draft(question, MARKED)
    assert world.from_bot(READER) == []
    assert world.calls.to("sendMessageDraft")


async def test_typing_is_shown_only_where_work_takes_a_while(
    question: Message, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sending.typing(client_of(question), question):
        pass
    assert not world.calls.to("sendChatAction")
    monkeypatch.setattr(sending, "TYPING_AFTER_S", 0.0)
    monkeypatch.setattr(sending, "TYPING_EVERY_S", 0.01)
    async with sending.typing(client_of(question), question):
        await world.wait_for(lambda: len(world.calls.to("sendChatAction")) > 2)
