"""Which articles an admin's command names.

/remove 3f2a90c1d4e5 …     by id
/remove https://…          by a link, or a link to ask one alone
/remove words              by words of the title: there may be several
/remove                    in reply to an answer: what it cites; to a message: what it leads to

In private an admin names articles of every corpus, in a group those that the group reads.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from telegram import Message

from bot.chat.meant.references import References, bare, references
from bot.chat.meant.scope import NOWHERE
from bot.chat.meant.titles import found
from bot.chat.room import Room
from bot.chat.store.answers import Kept
from index.catalogue import Shelved
from index.library import Library
from index.types import Corpora

_ID: Final = re.compile(r"[0-9a-f]{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Named:
    """`articles` are those named, the likeliest first; `is_certain` if all of them are meant, and
    not one of them. `is_anything` unless the command stands alone."""

    articles: Sequence[Shelved] = ()
    is_certain: bool = False
    is_anything: bool = True


async def named(message: Message, args: Sequence[str], room: Room) -> Named:
    """What a command with these words behind it names."""
    reach = await corpora(message, room)
    if args and all(map(_ID.fullmatch, args)):
        return Named(await by_ids(args, room, reach), is_certain=True)
    if linked := await _led_to(references(message), room, reach):
        return Named(linked, is_certain=True)
    words = bare(" ".join(args), [message])
    if words:
        return Named(await room.glancing(_titled, room.services.library, words, reach))
    if args:  # links alone, that lead to nothing here
        return Named()
    above = await _above(message, room, reach)
    return Named(above, is_certain=len(above) == 1, is_anything=bool(above))


async def corpora(message: Message, room: Room) -> Corpora:
    """Those whose articles may be named, and shown, where a message stands."""
    if message.chat.type == message.chat.PRIVATE:
        return tuple(await room.glancing(room.services.library.corpora))
    return room.corpora.of(message.chat_id)


async def by_ids(ids: Sequence[str], room: Room, reach: Corpora) -> list[Shelved]:
    """Those that are there, in this order, each once."""
    return await room.glancing(_of_ids, room.services.library, ids, reach)


def _of_ids(library: Library, ids: Sequence[str], reach: Corpora) -> list[Shelved]:
    shelf = {each.id: each for each in library.shelved() if each.corpus in reach}
    return [shelf[id] for id in dict.fromkeys(ids) if id in shelf]


def _titled(library: Library, words: str, reach: Corpora) -> list[Shelved]:
    return found([each for each in library.shelved() if each.corpus in reach], words)


async def _above(message: Message, room: Room, reach: Corpora) -> list[Shelved]:
    """What the message that this replies to is about."""
    above = message.reply_to_message
    if above is None:
        return []
    chat, id = above.chat_id, above.message_id
    kept = await room.store.do(lambda store: store.answers.said_by(chat, id))
    if kept is not None:
        return await by_ids(_about(kept), room, reach)
    found = await _led_to(references(above), room, reach)
    if not found and (seen := await room.store.do(lambda store: store.posts.above(chat, id))):
        found = await _led_to(seen, room, reach)
    return found


def _about(kept: Kept) -> list[str]:
    """The ids of the articles that an answer rests on; of the one it was asked of, if on none."""
    return [each.article for each in kept.citations] or [kept.article]


async def _led_to(points: References, room: Room, reach: Corpora) -> list[Shelved]:
    """The articles that these lead to, each once."""
    if points == NOWHERE:
        return []
    file = await room.store.do(lambda store: store.files.article(points.file))
    return await room.glancing(_each_led_to, points, file, room, reach)


def _each_led_to(points: References, file: str, room: Room, reach: Corpora) -> list[Shelved]:
    addresses = room.services.addresses
    articles = [addresses.get(each, reach) for each in (*points.articles, file)]
    articles += [addresses.find([each], reach) for each in (*points.pages, *points.posts)]
    return list({each.id: each for each in articles if each is not None}.values())
