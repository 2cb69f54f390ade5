"""Which conversation of a chat a message belongs to: follow-ups lean on that alone.

topic              the topic; General is the chat's own
comments           those under one post
replies            those below one message, whoever wrote that …
a question         … but what answers a question of the chat's own is the chat's own too

Telegram names the thread of comments and of replies alike by the id of the message they stand
under, and doesn't say which it is.
"""

from collections import OrderedDict
from typing import Final

from telegram import Message, Update

from bot.chat.manners.memory import Reader
from bot.chat.manners.speakers import speaker_of

OWN: Final = 0
"""The chat's own conversation: no message has this id."""
KEPT: Final = 10_000
"""Questions remembered; those asked longest ago are forgotten first."""


class Threads:
    """Knows the questions that were asked in a chat's own conversation."""

    def __init__(self) -> None:
        self._questions: OrderedDict[tuple[int, int], None] = OrderedDict()

    def of(self, message: Message) -> int:
        """The thread that a message asks something in."""
        thread = message.message_thread_id
        if message.is_topic_message and thread is not None:
            return thread
        if message.chat.type != message.chat.SUPERGROUP:
            return OWN
        if thread is None:
            self._remember(message)
            return OWN
        return OWN if (message.chat_id, thread) in self._questions else thread

    def _remember(self, question: Message) -> None:
        self._questions[question.chat_id, question.message_id] = None
        while len(self._questions) > KEPT:
            self._questions.popitem(last=False)


def reader_of(update: Update, message: Message, threads: Threads) -> Reader:
    """Who asks there, as the memory knows them."""
    return (message.chat_id, threads.of(message), speaker_of(update).id)
