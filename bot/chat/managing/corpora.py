"""`/corpus`: which corpora a chat reads.

/corpus                    what this chat reads; in private, all corpora, and what other chats read
/corpus NAME [NAME …]      from now on these; what is added here goes into the first
/corpus default            what it would by itself again
/corpus CHAT NAME …        in private: the same for another chat, by its id

Admins of the bot decide that, and not those of just any group: a corpus may be another's secret.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from telegram import Message
from telegram.ext import ContextTypes

from bot.chat.corpora import NAME
from bot.chat.delivery import outbox
from bot.chat.managing import journal
from bot.chat.managing.gate import at_once, author
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.store import Store
from index.types import Corpora

DEFAULT: Final = "default"
BACK: Final = f"/corpus {DEFAULT}"
OTHER: Final = "/corpus -1001234567890 handbook"
MOST: Final = 10
"""Corpora that one chat reads: each is searched by itself."""
_CHAT: Final = re.compile(r"-?[0-9]{1,16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: that a chat reads these; none of them, that it is shown what it reads."""

    chat: int
    names: Corpora = ()

    @property
    def is_back(self) -> bool:
        return self.names == (DEFAULT,)


@at_once
async def corpus(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    is_private = message.chat.type == message.chat.PRIVATE
    wish = wished(context.args or (), message.chat_id, is_private=is_private)
    sizes = Counter(each.corpus for each in await room.indexing(room.services.library.articles))
    if problem := _problem(wish, sizes, words):
        await outbox.reply(message, join([Block(problem)]))
        return
    if wish.names:
        await _grant(wish, room, author(message))
    titles = await room.store.do(lambda store: _titles(store, {wish.chat, *room.corpora.special}))
    here = wish.chat == message.chat_id
    told = [_read_by(None if here else wish.chat, room.corpora.of(wish.chat), sizes, titles, words)]
    if is_private and not wish.names:
        told += _everything(room, sizes, titles, words)
    if not wish.names:
        told.append(_how(words, is_private=is_private))
    await outbox.reply(message, join([Block(each) for each in told]))


def wished(arguments: Sequence[str], here: int, *, is_private: bool) -> Wish:
    """What stands behind the command; another chat is named in private alone."""
    if is_private and arguments and _CHAT.fullmatch(arguments[0]):
        return Wish(int(arguments[0]), tuple(dict.fromkeys(arguments[1:])))
    return Wish(here, tuple(dict.fromkeys(arguments)))


def _problem(wish: Wish, sizes: Mapping[str, int], words: Words) -> str:
    """Why it can't be; a corpus that is there may be called whatever it is."""
    bad = [each for each in wish.names if each not in sizes and not NAME.fullmatch(each)]
    if bad:
        return words.say("corpus-misnamed", name=shortened(bad[0]))
    if len(wish.names) > MOST:
        return words.say("corpus-too-many", count=MOST)
    is_mixed = DEFAULT in wish.names and not wish.is_back
    return words.say("corpus-default-alone", back=BACK) if is_mixed else ""


async def _grant(wish: Wish, room: Room, admin: int) -> None:
    """What was asked there before is forgotten: the next question follows none of it."""
    await room.corpora.assign(wish.chat, () if wish.is_back else wish.names)
    room.memory.forget_chat(wish.chat)
    await journal.record(room, admin, "corpus", f"{wish.chat} {' '.join(wish.names)}")


def _titles(store: Store, chats: set[int]) -> Mapping[int, str]:
    """Those of the chats that are known by one."""
    known = {each: store.chats.of(each) for each in chats}
    return {id: each.title for id, each in known.items() if each is not None and each.title}


def _read_by(
    chat: int | None,
    corpora: Corpora,
    sizes: Mapping[str, int],
    titles: Mapping[int, str],
    words: Words,
) -> str:
    head = words.say("corpus-here")
    if chat is not None:
        head = words.say("corpus-there", chat=_named(chat, titles))
    added = words.say("corpus-adds-to", name=corpora[0]) if len(corpora) > 1 else ""
    return "\n".join([head, *_sized(corpora, sizes, words), *filter(None, [added])])


def _how(words: Words, *, is_private: bool) -> str:
    if is_private:
        return words.say("how-to-corpus", back=BACK, other=OTHER)
    return words.say("how-to-corpus-here", back=BACK)


def _everything(
    room: Room, sizes: Mapping[str, int], titles: Mapping[int, str], words: Words
) -> Iterator[str]:
    """All corpora, and the chats that don't read what every chat reads."""
    public = words.listed([each for each in room.corpora.public if each in sizes])
    if sizes:
        yield "\n".join([words.say("corpus-all"), *_sized(tuple(sorted(sizes)), sizes, words)])
        yield words.say("corpus-public", names=public) if public else words.say("corpus-private")
    rows = [
        f"• {_named(chat, titles)}: {', '.join(room.corpora.of(chat))}"
        for chat in sorted(room.corpora.special)
    ]
    if rows:
        yield "\n".join([words.say("corpus-chats", name=room.corpora.default[0]), *rows])


def _sized(corpora: Corpora, sizes: Mapping[str, int], words: Words) -> list[str]:
    return [words.say("corpus-row", name=each, count=sizes.get(each, 0)) for each in corpora]


def _named(chat: int, titles: Mapping[int, str]) -> str:
    return f"{shortened(titles[chat])} ({chat})" if chat in titles else str(chat)
