"""Follow-ups lean on what was asked in the same topic, under the same post or message."""

import pytest

from bot.chat.manners import threads as module
from bot.chat.manners.threads import OWN, Threads
from bot.playground import ADMIN, READER, World
from tests.bot.chat.conftest import Receive


def test_each_topic_has_its_own(world: World, receive: Receive) -> None:
    threads, group = Threads(), world.group
    news, books = (world.topics.open(group, ADMIN, each) for each in ("News", "Books"))
    first, second = (world.say(group, READER, "/ask who?", topic=each) for each in (news, books))
    below = world.say(group, READER, "/ask and who else?", reply_to=first)
    general = world.say(group, READER, "/ask why?")
    found = [threads.of(receive(each)) for each in (first, second, below, general)]
    assert found == [news.id, books.id, news.id, OWN]


def test_the_comments_of_each_post_have_their_own(world: World, receive: Receive) -> None:
    threads = Threads()
    channel = world.add_channel("Morning reading", [READER], owner=ADMIN, group=world.group)
    posts = [world.say(channel, ADMIN, each) for each in ("One", "Two")]
    first, second = (world.comment(each, READER, "/ask who?") for each in posts)
    below = world.comment(posts[0], READER, "/ask and who else?", reply_to=first)
    found = [threads.of(receive(each)) for each in (first, second, below)]
    one, two = (each.forward.message_id for each in posts if each.forward)
    assert found == [one, two, one]


def test_what_follows_a_question_of_the_groups_own_is_the_groups_own(
    world: World, receive: Receive
) -> None:
    threads, group = Threads(), world.group
    asked = world.say(group, READER, "/ask who?")
    assert threads.of(receive(asked)) == OWN
    answer = world.post(group, world.bot, text="Ada.", reply_to=asked)
    follow_up = world.say(group, READER, "and when?", reply_to=answer)
    assert follow_up.thread_id == asked.message_id
    assert threads.of(receive(follow_up)) == OWN
    assert threads.of(receive(world.say(group, READER, "/ask why?"))) == OWN


def test_below_somebody_elses_message_is_a_thread_of_its_own(
    world: World, receive: Receive
) -> None:
    threads, group = Threads(), world.group
    said = world.say(group, ADMIN, "It was in 1884.")
    asked = world.say(group, READER, "/ask who says so?", reply_to=said)
    answer = world.post(group, world.bot, text="Ada.", reply_to=asked)
    follow_up = world.say(group, READER, "and when?", reply_to=answer)
    assert {threads.of(receive(each)) for each in (asked, follow_up)} == {said.message_id}


def test_a_private_chat_is_one_conversation(world: World, receive: Receive) -> None:
    threads = Threads()
    asked = world.say(READER, READER, "who?")
    follow_up = world.say(READER, READER, "when?", reply_to=asked)
    assert {threads.of(receive(each)) for each in (asked, follow_up)} == {OWN}
    assert not threads._questions


def test_it_is_bounded(world: World, receive: Receive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    threads = Threads()
    for _ in range(5):
        threads.of(receive(world.say(world.group, READER, "/ask who?")))
    assert len(threads._questions) == 3
