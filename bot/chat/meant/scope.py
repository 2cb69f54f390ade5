"""Which article a question is asked of: what the message says, or else what its chat has picked.

    a link in the question ─→ what it replies to ─→ the post above the comments ─→ the chat's pick
                              (an answer of ours:
                               what that was asked of)

The first of them that leads to an article of the chat's corpora says which one; where none does,
all are asked. What leads elsewhere (to a page that isn't here) is owned up to.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from telegram import Message, MessageOriginChannel

from bot.chat.meant.references import References, bare, external, is_link_alone, references
from bot.chat.room import Room
from bot.chat.saying.parts import Block
from bot.chat.saying.render import about
from bot.chat.saying.words import Words
from bot.chat.store.answers import Kept
from bot.chat.store.retractions import without
from bot.types import Answer
from index.addresses import Addresses
from index.catalogue import Shelved
from index.types import Corpora

NOWHERE: Final = References()


class Way(Enum):
    """How a question comes to be asked of one article, or of all."""

    ALL = auto()
    SAID = auto()
    """The message says which, or what it replies to."""
    PICKED = auto()
    """Its chat has picked one."""
    MISSING = auto()
    """One was meant that isn't here: all are asked."""
    LOST = auto()
    """The one that was picked has been removed: all are asked."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A question's words without links, and what they are asked of: `article`, or all.

    `is_link_alone` where there are no words.
    """

    text: str
    article: Shelved | None = None
    way: Way = Way.ALL
    is_link_alone: bool = False

    @property
    def about(self) -> str:
        """The id of the article, "" where all are asked."""
        return self.article.id if self.article is not None else ""

    @property
    def is_picked(self) -> bool:
        return self.way is Way.PICKED

    @property
    def is_said(self) -> bool:
        """Whether the message itself means one article, be it here or not."""
        return self.way in (Way.SAID, Way.MISSING)

    def above(self, words: Words) -> list[Block]:
        """The line above the answer that says so."""
        match self.way:
            case Way.SAID | Way.PICKED if self.article is not None:
                return [about(self.article.title, words)]
            case Way.MISSING:
                return [Block(words.say("about-missing"))]
            case Way.LOST:
                return [Block(words.say("about-lost"))]
            case _:
                return []


async def meant(message: Message, text: str, room: Room, corpora: Corpora) -> Scope:
    """The scope of a question that is put by a message, in this text of it, to these corpora."""
    above = message.reply_to_message
    alone = is_link_alone(text, message)
    text = bare(text, [message] if above is None else [message, above])
    article, way = await _found(message, room, corpora)
    return Scope(text, article, way, alone)


async def settle(scope: Scope, message: Message, room: Room) -> None:
    """The reader knows of it: a pick that is lost is told once."""
    if scope.way is Way.LOST:
        chat = message.chat_id
        await room.store.do(lambda store: store.picks.drop(chat))


async def is_elsewhere(answer: Answer, room: Room) -> bool:
    """Whether other articles answer what the one that was asked doesn't. Asks no language model."""
    question = answer.question
    if question.article is None or answer.outcome != "declined":
        return False
    wider = replace(question, article=None)
    found = await room.answering(room.services.quoter.answer, wider)
    taken_back = await room.store.do(lambda store: store.retractions.of(wider))
    cited = without(found, taken_back).citations
    return any(each.article.id != question.article for each in cited)


async def _found(message: Message, room: Room, corpora: Corpora) -> tuple[Shelved | None, Way]:
    own = references(message)
    if article := await _article(own, room, corpora):
        return article, Way.SAID
    if (own.pages or own.posts) and message.forward_origin is None:
        return None, Way.MISSING
    if kept := await _answer_above(message, room):
        article = await _of_id(kept.article, room, corpora)
        return article, Way.SAID if article else Way.MISSING if kept.article else Way.ALL
    is_missing = False
    async for each in _around(message, room):
        if article := await _article(each, room, corpora):
            return article, Way.SAID
        is_missing |= each.is_about_something
    article, way = await _picked(message, room, corpora)
    return article, Way.MISSING if way is Way.ALL and is_missing else way


async def _answer_above(message: Message, room: Room) -> Kept | None:
    """The answer of ours that this replies to: who does goes on with what it was asked of."""
    above = message.reply_to_message
    if above is None or not _is_ours(above):
        return None
    chat, id = above.chat_id, above.message_id
    return await room.store.do(lambda store: store.answers.said_by(chat, id))


async def _around(message: Message, room: Room) -> AsyncIterator[References]:
    """What is pointed to by what the message replies to, then by the post above it."""
    above, elsewhere, chat = message.reply_to_message, message.external_reply, message.chat_id
    if above is not None and not _is_ours(above):
        yield references(above)
    if elsewhere is not None:
        yield external(elsewhere)
        if isinstance(origin := elsewhere.origin, MessageOriginChannel):
            post = origin.chat.id, origin.message_id
            if seen := await room.store.do(lambda store: store.posts.of(*post)):
                yield seen
    thread = message.message_thread_id
    if not thread or message.is_topic_message:
        return
    if seen := await room.store.do(lambda store: store.posts.above(chat, thread)):
        yield seen


async def _picked(message: Message, room: Room, corpora: Corpora) -> tuple[Shelved | None, Way]:
    """In private, where the reader has picked an article: that one."""
    if message.chat.type != message.chat.PRIVATE:
        return None, Way.ALL
    chat = message.chat_id
    id = await room.store.do(lambda store: store.picks.of(chat))
    article = await _of_id(id, room, corpora)
    return article, Way.PICKED if article else Way.LOST if id else Way.ALL


async def _article(points: References, room: Room, corpora: Corpora) -> Shelved | None:
    """The article that these lead to: a page or a name of it, then a file, then a post."""
    if points == NOWHERE:
        return None
    file = await room.store.do(lambda store: store.files.article(points.file))
    return await room.answering(_led_to, points, file, room.services.addresses, corpora)


def _led_to(
    points: References, file: str, addresses: Addresses, corpora: Corpora
) -> Shelved | None:
    named = (addresses.get(each, corpora) for each in (*points.articles, file))
    return (
        addresses.find(points.pages, corpora)
        or next(filter(None, named), None)
        or addresses.find(points.posts, corpora)
    )


async def _of_id(id: str, room: Room, corpora: Corpora) -> Shelved | None:
    """The article of that id in these corpora."""
    return await room.answering(room.services.addresses.get, id, corpora) if id else None


def _is_ours(message: Message) -> bool:
    return message.from_user is not None and message.from_user.id == message.get_bot().id
