"""An update has one reply, however often work on it is begun again."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Message
from telegram.error import Forbidden, NetworkError

from bot.chat.delivery import outbox
from bot.chat.delivery.outbox import PLACEHOLDER, Reply
from bot.chat.intake.inbox import Inbox
from bot.chat.saying.parts import Part
from bot.chat.store.deliveries import Place
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from bot.config import InboxSection
from bot.playground import READER, World, refusals
from bot.playground.faults import BAD_GATEWAY, Reset
from tests.bot.chat.conftest import Receive

UPDATE = 7
PARTS = [Part("One."), Part("Two."), Part("Three.")]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "FIRST_PAUSE_S", 0.01)


@pytest.fixture
async def inbox(tmp_path: Path) -> AsyncIterator[Inbox]:
    inbox = Inbox(Writer(Store(tmp_path, 42)), InboxSection())
    await inbox.put([{"update_id": UPDATE, "message": {"chat": {"id": READER}}}])
    yield inbox
    await inbox.close()


async def begun(inbox: Inbox, update: int = UPDATE) -> Reply:
    """The reply as the next try finds it."""
    return Reply(inbox, update, await inbox.places(update))


def texts(world: World) -> list[str | None]:
    return [each.text for each in world.from_bot(READER)]


async def test_an_answer_is_placed_and_then_written(
    question: Message, world: World, inbox: Inbox
) -> None:
    await (await begun(inbox)).answer(question, PARTS[:1])
    assert texts(world) == ["One."]
    assert [call.params["text"] for call in world.calls.to("sendMessage")] == [PLACEHOLDER]
    (place,) = (await inbox.places(UPDATE)).values()
    assert (place.chat, place.question) == (READER, question.message_id)


async def test_another_try_sends_nothing_again(
    question: Message, world: World, inbox: Inbox
) -> None:
    await (await begun(inbox)).answer(question, PARTS)
    await (await begun(inbox)).answer(question, [Part("Uno."), *PARTS[1:]])
    assert texts(world) == ["Uno.", "Two.", "Three."]
    assert len(world.calls.to("sendMessage")) == 3


@pytest.mark.parametrize("wrong", [BAD_GATEWAY, Reset(), refusals.INTERNAL])
@pytest.mark.parametrize("after", [False, True])
async def test_an_edit_that_fails_is_made_again(
    question: Message, world: World, inbox: Inbox, wrong: object, after: bool
) -> None:
    world.faults.add(wrong, "editMessageText", times=2, after=after)  # type: ignore[arg-type]
    await (await begun(inbox)).answer(question, PARTS[:1])
    assert texts(world) == ["One."]
    # what was done without our hearing of it isn't modified: success
    assert len(world.calls.to("editMessageText")) == (2 if after else 3)


async def test_one_that_fails_for_long_is_left_to_the_next_try(
    question: Message, world: World, inbox: Inbox
) -> None:
    world.faults.add(BAD_GATEWAY, "editMessageText", times=3)
    with pytest.raises(NetworkError):
        await (await begun(inbox)).answer(question, PARTS[:2])
    assert texts(world) == [PLACEHOLDER]
    await (await begun(inbox)).answer(question, PARTS[:2])
    assert texts(world) == ["One.", "Two."]


async def test_a_message_that_was_sent_without_our_hearing_of_it_is_a_placeholder(
    question: Message, world: World, inbox: Inbox
) -> None:
    world.faults.add(Reset(), "sendMessage", after=True)
    await (await begun(inbox)).answer(question, PARTS[:1])
    assert texts(world) == [PLACEHOLDER, "One."]


async def test_a_placeholder_that_was_deleted_comes_anew(
    question: Message, world: World, inbox: Inbox
) -> None:
    world.faults.add(refusals.EDIT_NOT_FOUND, "editMessageText")
    reply = await begun(inbox)
    await reply.preview(question, PARTS[0])
    (shown,) = world.from_bot(READER)
    world.deleted(shown)
    await reply.answer(question, PARTS[:1])
    assert texts(world) == ["One."]
    assert (await inbox.places(UPDATE))[0].message != shown.message_id


async def test_a_shorter_answer_takes_back_what_the_longer_one_said(
    question: Message, world: World, inbox: Inbox
) -> None:
    await (await begun(inbox)).answer(question, PARTS)
    await (await begun(inbox)).answer(question, PARTS[:1])
    assert texts(world) == ["One."]
    assert list(await inbox.places(UPDATE)) == [0]


async def test_what_is_said_later_replaces_what_was_said(
    question: Message, world: World, inbox: Inbox
) -> None:
    reply = await begun(inbox)
    await reply.say(question, [Part("Reading…")])
    await reply.say(question, [Part("Done.")])
    assert texts(world) == ["Done."]


async def test_an_edited_question_takes_over_its_answer(
    world: World, inbox: Inbox, receive: Receive
) -> None:
    asked = world.say(READER, READER, "who?")
    await (await begun(inbox)).answer(receive(asked), PARTS)
    same, other = await begun(inbox, 8), await begun(inbox, 9)
    assert not await same.adopt(receive(asked))
    world.edit(asked, "who else?")
    assert await other.adopt(receive(asked))
    await other.answer(receive(asked), [Part("Else.")])
    assert texts(world) == ["Else."]
    # cut off and begun again, it goes on with what it took over
    again = await begun(inbox, 9)
    assert await again.adopt(receive(asked))
    await again.answer(receive(asked), [Part("Else!")])
    assert texts(world) == ["Else!"]


async def test_a_question_that_nothing_answered_is_answered_when_edited(
    world: World, inbox: Inbox, receive: Receive
) -> None:
    reply = await begun(inbox)
    assert await reply.adopt(receive(world.say(READER, READER, "who?")))


async def test_a_group_that_became_a_supergroup_gets_the_answer_there(
    world: World, inbox: Inbox, receive: Receive
) -> None:
    question = receive(world.say(world.group, READER, "who?"))
    reply = await begun(inbox)
    await reply.preview(question, PARTS[0])
    new = world.migrate(world.group)
    await reply.answer(question, PARTS[:1])
    assert [each.text for each in world.from_bot(new)] == ["One."]
    assert (await inbox.places(UPDATE))[0].chat == new.id


async def test_who_blocked_the_bot_isnt_written_to_again(
    question: Message, world: World, inbox: Inbox
) -> None:
    world.faults.add(refusals.BLOCKED, "sendMessage", times=9)
    with pytest.raises(Forbidden):
        await (await begun(inbox)).answer(question, PARTS)
    assert len(world.calls.to("sendMessage")) == 1


async def test_each_task_has_its_own_reply() -> None:
    async def within(update: int) -> int:
        outbox.begin(Reply(None, update, {}))
        await asyncio.sleep(0)
        return outbox.current().update

    assert await asyncio.gather(*map(within, range(5))) == list(range(5))
    assert outbox.current().update == 0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(min_value=1, max_value=4),  # messages that this try's answer takes
            st.integers(min_value=0, max_value=9),  # calls after which it is cut off
        ),
        max_size=5,
    )
)
def test_however_often_it_is_cut_off_the_last_try_is_all_there_is(
    tries: list[tuple[int, int]],
) -> None:
    """Kills anywhere between the calls: at most one placeholder a kill is left behind."""
    asyncio.run(_cut_off(tries))


async def _cut_off(tries: list[tuple[int, int]]) -> None:
    chat, book = Chat(), FakeBook()
    for number, (length, calls) in enumerate([*tries, (2, 99)]):
        chat.left = calls
        reply = Reply(book, UPDATE, dict(book.places))
        parts = [Part(f"{number}.{each}") for each in range(length)]
        try:
            await reply.answer(chat, parts)  # type: ignore[arg-type]
        except Killed:
            continue
    last = len(tries)
    strays = [text for text in chat.shown.values() if text == PLACEHOLDER]
    said = [text for text in chat.shown.values() if text != PLACEHOLDER]
    assert said == [f"{last}.0", f"{last}.1"]
    assert len(strays) <= len(tries)


class Killed(BaseException):
    pass


class FakeBook:
    def __init__(self) -> None:
        self.places: dict[int, Place] = {}

    async def place(self, id: int, number: int, place: Place) -> None:
        self.places[number] = place

    async def remove(self, id: int, numbers: list[int]) -> None:
        for each in numbers:
            del self.places[each]

    async def adopt(self, *_: object) -> None:
        raise AssertionError


class Chat:
    """A message to answer, its chat and its client in one; each call may be the last."""

    PRIVATE = type = "private"
    id = chat_id = message_id = READER
    text = "who?"
    caption = is_topic_message = message_thread_id = None

    def __init__(self) -> None:
        self.chat, self.left, self.last = self, 0, 0
        self.shown: dict[int, str] = {}

    def get_bot(self) -> "Chat":
        return self

    def _call(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed

    async def send_message(self, chat_id: int, text: str, **_: object) -> "Placed":
        self._call()
        self.last += 1
        self.shown[self.last] = text
        self._call()  # it is there, but nobody has heard of it yet
        return Placed(chat_id, self.last)

    async def edit_message_text(self, text: str, message_id: int, **_: object) -> None:
        self._call()
        self.shown[message_id] = text
        self._call()

    async def delete_message(self, chat_id: int, message_id: int) -> None:
        self._call()
        self.shown.pop(message_id, None)
        self._call()


class Placed:
    def __init__(self, chat_id: int, message_id: int) -> None:
        self.chat_id, self.message_id = chat_id, message_id
