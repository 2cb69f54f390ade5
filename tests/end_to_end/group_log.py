"""A recorded log of a community's life: its lines, told to the running bot one after another.

lines ─→ Replay ─→ world        what people did, at the log's own times
                     └→ Heard   each line with the message it became: `accounts.py` judges by these
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.chat.delivery.outbox import is_placeholder
from bot.chat.store.store import FILE
from bot.playground import Chat, Entity, Message, Topic, User, World, contents

PATIENCE_S: Final = 60.0
"""An answer that a line replies to waits for all that was said before it."""
MINUTE_S: Final = 60
FORUM, CHANNEL, TALK = "Newsroom", "Morning pages", "Morning talk"
MARGINS: Final = "Grace in the margins"
"""A channel of one of the readers, who speaks as it."""
OWNER, MODERATOR, COLUMNIST = "Ines", "Tobias", "Grace"

PEOPLE: Final[Mapping[str, tuple[str | None, str | None]]] = {
    "Ines": ("ines_v", "es"),
    "Tobias": ("tobi_kr", "de"),
    "Grace": ("grace_copydesk", "en"),
    "Maya": ("maya_reads", "en"),
    "Oleg": ("oleg_nv", "ru"),
    "Farzaneh": ("farzaneh_t", "fa"),
    "Yousef": ("yousef_h", "ar"),
    "Priya": ("priya_w", "hi"),
    "Lucas": (None, "pt-br"),
    "Hannah": ("hannah_q", "de"),
    "Ben": ("footnote_bot_fan", "en"),
    "Noor": ("noor_desk", "nl"),
    "Sam": ("sam_writes", None),
    "Karin": ("karin_l", "sv"),
    "Abel": (None, "en"),
    "Marta": ("marta_weekend", "en"),
    "Olga": ("olga_nv", "ru"),
    "Deals": ("earn_fast_now", "en"),
}
"""Username and language of each."""
OTHER_BOTS: Final = {
    "Warden": "newsroom_warden_bot",
    "Digest": "my_footnote_bot",
    "Gifs": "gifs_bot",
}
COMMENTERS: Final = ("Maya", "Oleg", "Farzaneh", "Yousef", "Lucas", "Ben", "Karin", "Abel")


@dataclass(frozen=True, slots=True)
class Line:
    """One event; `test_group_log.py` tells what the fields mean."""

    id: int
    at: float
    where: str
    who: str
    kind: str = "text"
    text: str = ""
    to: int = 0
    to_answer: int = 0
    quote: str = ""
    marks: Sequence[tuple[str, str]] = ()
    options: Sequence[str] = ()
    name: str = ""
    speaks_as: str = ""
    forwarded_from: str = ""
    via: str = ""
    expects: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A line as it happened: the message it wrote or changed, and how many calls came before."""

    line: Line
    message: Message | None
    calls: int


@dataclass(frozen=True, slots=True)
class Where:
    chat: Chat
    topic: Topic | None


def read(path: Path) -> list[Line]:
    return [Line(**json.loads(each)) for each in path.read_text(encoding="utf-8").splitlines()]


class Replay:
    """Makes the log's people and chats in a world, and lets happen what the lines say.

    The bot is an administrator everywhere: it hears all of it, privacy mode hides nothing.
    """

    def __init__(self, world: World, data: Path, lines: Sequence[Line]) -> None:
        self.heard: list[Heard] = []
        self._world = world
        self._data = data
        self._lines = lines
        self._messages: dict[int, Message] = {}
        self._topics: dict[str, Topic] = {}
        self._people = {**_people(world), **_other_bots(world), world.bot.first_name: world.bot}
        self._chats = self._open_chats()

    async def run(self) -> None:
        began = self._world.clock()
        for line in self._lines:
            if line.to_answer:
                await self._world.wait_for(lambda at=line.to_answer: self._answer(at), PATIENCE_S)
            if line.kind == "edit":
                await self.settled()
            self._world.clock = lambda at=line.at: began + at * MINUTE_S
            self._hear(line)
        await self.settled()

    async def settled(self) -> None:
        """Returns when the bot has been told of everything, and is done with it."""
        with closing(sqlite3.connect(self._data / FILE)) as db:
            sql = "SELECT NOT EXISTS (SELECT 1 FROM updates WHERE state = 'waiting')"
            await self._world.wait_for(
                lambda: not self._world.updates.pending and db.execute(sql).fetchone()[0],
                PATIENCE_S,
            )

    def states(self) -> set[str]:
        """How the updates ended."""
        with closing(sqlite3.connect(self._data / FILE)) as db:
            return {state for (state,) in db.execute("SELECT state FROM updates")}

    def _hear(self, line: Line) -> None:
        calls = len(self._world.calls)
        message = self._happen(line, self._where(line.where))
        if message is not None:
            self._messages[line.id] = message
        self.heard.append(Heard(line, message, calls))

    def _happen(self, line: Line, where: Where) -> Message | None:
        """What the line says; the message it wrote, or the one it changed."""
        world, who = self._world, self._people[line.who]
        match line.kind:
            case "text":
                return self._say(line, where, who)
            case "document":
                content, to = b"%PDF-1.7", self._target(line)
                more = {"topic": where.topic}
                return world.upload(where.chat, who, line.name, content, line.text, to, **more)
            case "edit":
                return world.edit(self._messages[line.to], line.text)
            case "reaction":
                world.reactions.set(self._acted_on(line), who, line.text)
            case "topic":
                self._topics[line.text] = world.topics.open(where.chat, who, line.text)
            case "closed" | "reopened":
                assert where.topic is not None
                act = world.topics.close if line.kind == "closed" else world.topics.reopen
                return act(where.topic, who)
            case "joined":
                world.members.add(where.chat, who, by=who)
            case "left":
                world.members.leave(where.chat, who)
            case "removed":
                world.members.remove(where.chat, self._people[line.text], by=who)
            case _:
                return self._send(line, where, who)
        return None

    def _say(self, line: Line, where: Where, who: User) -> Message:
        above = self._target(line)
        extra: dict[str, Any] = {}
        if line.forwarded_from:
            origin = self._people.get(line.forwarded_from, line.forwarded_from)
            extra |= contents.forwarded(origin)
        if line.via:
            extra["via_bot"] = self._people[line.via].to_json()
        if line.quote:
            at = above.words.index(line.quote) if above else 0
            extra["quote"] = {"text": line.quote, "position": at, "is_manual": True}
        return self._world.say(
            where.chat,
            who,
            line.text,
            above,
            topic=where.topic,
            sender_chat=self._chats[line.speaks_as] if line.speaks_as else None,
            entities=list(self._marks(line)),
            extra=extra,
        )

    def _send(self, line: Line, where: Where, who: User) -> Message:
        above = self._target(line)
        if line.kind == "pinned":
            fields, above = contents.pinned(self._acted_on(line)), None
        elif line.kind == "contact":
            fields = contents.contact(self._people[line.text])
        else:
            fields = FIELDS[line.kind](line)
        return self._world.send(where.chat, who, fields, above, topic=where.topic)

    def _marks(self, line: Line) -> Iterator[Entity]:
        for kind, words in line.marks:
            offset = len(line.text[: line.text.index(words)].encode("utf-16-le")) // 2
            length = len(words.encode("utf-16-le")) // 2
            user = self._world.bot.to_json() if kind == "text_mention" else None
            yield Entity(kind, offset, length, user=user)

    def _where(self, name: str) -> Where:
        chat, _, topic = name.partition("/")
        return Where(self._chats[chat], self._topics[topic] if topic else None)

    def _target(self, line: Line) -> Message | None:
        """What the line replies to or acts upon; of a channel's post, its copy in the group."""
        if line.to_answer:
            return self._answer(line.to_answer)
        message = self._messages.get(line.to)
        return (message and message.forward) or message

    def _acted_on(self, line: Line) -> Message:
        target = self._target(line)
        assert target is not None, f"line {line.id} names nothing"
        return target

    def _answer(self, line: int) -> Message | None:
        asked = self._messages[line]
        said = (each for each in self._world.from_bot(asked.chat) if each.reply_to is asked)
        return next((each for each in said if not is_placeholder(each.text or "")), None)

    def _open_chats(self) -> dict[str, Chat]:
        world, ids = self._world, {name: user.id for name, user in self._people.items()}
        late = {line.who for line in self._lines if line.kind == "joined"}
        forum = [ids[each] for each in [*PEOPLE, *OTHER_BOTS] if each not in late]
        talk = [ids[each] for each in [*COMMENTERS, *OTHER_BOTS, MODERATOR, COLUMNIST]]
        newsroom = world.add_group(FORUM, forum, owner=ids[OWNER])
        group = world.add_group(TALK, talk, owner=ids[OWNER])
        newsroom.members[ids[MODERATOR]] = "administrator"
        for each in (newsroom, group):
            each.members[world.bot.id] = "administrator"
        pages = world.add_channel(CHANNEL, talk, owner=ids[OWNER], group=group)
        margins = world.add_channel(MARGINS, owner=ids[COLUMNIST])
        return {FORUM: newsroom, TALK: group, CHANNEL: pages, MARGINS: margins}


FIELDS: Final = {
    "photo": lambda line: contents.photo(line.text),
    "sticker": lambda line: contents.sticker(line.text),
    "animation": lambda line: contents.animation(line.text),
    "voice": lambda line: contents.voice(),
    "poll": lambda line: contents.poll(line.text, *line.options),
    "location": lambda line: contents.location(*map(float, line.text.split())),
    "dice": lambda line: contents.dice(int(line.text)),
    "title": lambda line: {"new_chat_title": line.text},
}


def _people(world: World) -> dict[str, User]:
    return {
        name: world.add_user(2001 + at, name, username=username, language_code=language)
        for at, (name, (username, language)) in enumerate(PEOPLE.items())
    }


def _other_bots(world: World) -> dict[str, User]:
    """Their messages reach ours, as they do where bots may talk to one another.

    https://core.telegram.org/api/bots/bot-to-bot
    """
    bots = {
        name: User(3001 + at, name, username, None, is_bot=True)
        for at, (name, username) in enumerate(OTHER_BOTS.items())
    }
    world.users |= {each.id: each for each in bots.values()}
    return bots
