"""The state of the playground, and what people do in it.

World ── users, chats ── messages       what is shown
      ├─ drafts                         what is shown for half a minute
      ├─ updates, webhook, delivery     what the bot has still to be told
      ├─ calls, violations              what the bot did, and should not have done
      ├─ faults                         what goes wrong with it, in tests
      └─ changes                        what the page has still to be told

People act through the methods here (`say`, `press`, `upload`, `edit`); the bot acts through
`methods.py`. Nothing here knows HTTP. Everything runs in one event loop.
"""

import re
import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from . import channels, inline, rules
from .changes import Changes
from .commands import Commands
from .drafts import Draft, Drafts
from .entities import Entity, fix, units
from .faults import Faults
from .files import Files
from .guests import Guests
from .inline import MAX_QUERY, InlineQuery
from .journal import Journal
from .limits import Violation
from .members import Members
from .messages import Message, Press, bot_sees
from .people import SUPERGROUP_BASE, Chat, User
from .place import Place
from .reactions import Reactions
from .topics import Topic, Topics
from .updates import Update, Updates
from .webhook import Delivery, Webhook

READER, ADMIN, SECOND_READER = 1001, 1002, 1003
EPOCH = 1_767_225_600  # 2026-01-01
IDS_A_SECOND = 100
KEPT_PRESSES = 1_000

T = TypeVar("T")


class World:
    """One bot, its readers, a private chat with each, and a group.

    `first_id` is where update and message ids start. By default it grows with the clock: a bot
    that keeps what it has seen must not take a new run's updates for old ones.
    """

    def __init__(
        self,
        *,
        token: str = "1:playground",
        username: str = "footnote_bot",
        name: str = "Footnote",
        admins: Sequence[int] = (),
        clock: Callable[[], float] = time.time,
        first_id: int | None = None,
    ) -> None:
        self.token = token
        self.clock = clock
        if first_id is None:
            first_id = max(1, int((clock() - EPOCH) * IDS_A_SECOND) % (1 << 30))
        self._first_id = first_id
        self.bot = User(_bot_id(token), name, username, is_bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.updates = Updates(first_id)
        self.webhook = Webhook()
        self.delivery = Delivery()
        self.commands = Commands()
        self.files = Files()
        self.drafts = Drafts(clock)
        self.calls = Journal()
        self.violations: list[Violation] = []
        self.faults = Faults()
        self.changes = Changes()
        self.presses: dict[str, Press] = {}
        self.inline: dict[str, InlineQuery] = {}
        self.inline_messages: dict[str, Message] = {}
        self.inline_feedback = True
        self.topics = Topics(self)
        self.members = Members(self)
        self.reactions = Reactions(self)
        self.guests = Guests(self)
        self._populate(tuple(admins) or (ADMIN,))

    def _populate(self, admins: Sequence[int]) -> None:
        self.add_user(READER, "Reader")
        for number, admin in enumerate(admins, 1):
            self.add_user(admin, "Admin" if number == 1 else f"Admin {number}")
        self.add_user(SECOND_READER, "Maya")
        people = [user for user in self.users if user != self.bot.id]
        self.group = self.add_group("Reading room", people, owner=admins[0])

    # Who is there

    def add_user(
        self,
        user_id: int,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str | None = "en",
    ) -> User:
        user = User(user_id, first_name, username, language_code)
        self.users[user_id] = user
        return user

    def add_group(
        self, title: str, members: Iterable[int] = (), *, owner: int | None = None
    ) -> Chat:
        """A supergroup with the bot in it."""
        chat_id = SUPERGROUP_BASE - 1_000_000_001 - len(self.chats)
        chat = Chat(chat_id, "supergroup", title, next_message_id=self._first_id)
        chat.members = dict.fromkeys([*members, self.bot.id], "member")
        if owner is not None:
            chat.members[owner] = "creator"
        self.chats[chat_id] = chat
        return chat

    def add_channel(
        self,
        title: str,
        members: Iterable[int] = (),
        *,
        owner: int,
        group: Chat | None = None,
        username: str | None = None,
    ) -> Chat:
        """A channel without the bot; its posts go on to `group`, where people comment."""
        chat_id = SUPERGROUP_BASE - 1_000_000_001 - len(self.chats)
        channel = Chat(chat_id, "channel", title, username, next_message_id=self._first_id)
        channel.members = {**dict.fromkeys(members, "member"), owner: "creator"}
        self.chats[chat_id] = channel
        if group is not None:
            channels.link(channel, group)
        return channel

    def chat(self, chat: Chat | int) -> Chat:
        """The chat with this id; a user's private chat is opened when first asked for."""
        if isinstance(chat, Chat):
            return chat
        if chat not in self.chats:
            user = self.user(chat)
            self.chats[chat] = Chat(
                chat,
                "private",
                first_name=user.first_name,
                username=user.username,
                members={chat: "member", self.bot.id: "member"},
                next_message_id=self._first_id,
                started=False,
            )
        return self.chats[chat]

    def user(self, user: User | int) -> User:
        found = self.users.get(user) if isinstance(user, int) else user
        if found is None or found is self.bot:
            raise LookupError(f"no such person: {user}; add_user makes one")
        return found

    # What people do

    def say(
        self,
        chat: Chat | int,
        user: User | int,
        text: str,
        reply_to: Message | int | None = None,
        *,
        topic: Topic | None = None,
        sender_chat: Chat | None = None,
        entities: Iterable[Entity] = (),
        extra: Mapping[str, Any] | None = None,
    ) -> Message:
        """A person's message, with the entities Telegram would find in it, told to the bot.

        `sender_chat` is who speaks where it isn't the person: the group itself for an anonymous
        administrator, or a channel of theirs. In a channel it always is the channel.
        """
        text, marks = _text(text, entities)
        place = Place(self.chat(chat), topic, sender_chat)
        message = self._from_person(place, user, reply_to, text=text, entities=marks)
        return self._tell(message, extra)

    def start(self, user: User | int, payload: str = "") -> Message:
        """The Start button, or a deep link `t.me/<bot>?start=payload`."""
        person = self.user(user)
        command = f"/start {rules.payload(payload)}" if payload else "/start"
        return self.say(person.id, person, command)

    def upload(
        self,
        chat: Chat | int,
        user: User | int,
        filename: str,
        content: bytes,
        caption: str | None = None,
        reply_to: Message | int | None = None,
        *,
        topic: Topic | None = None,
        sender_chat: Chat | None = None,
    ) -> Message:
        """A person's file."""
        place = Place(self.chat(chat), topic, sender_chat)
        file = self.files.add(filename, content)
        message = self._from_person(place, user, reply_to, document=file, **_captioned(caption))
        return self._tell(message, None)

    def send(
        self,
        chat: Chat | int,
        user: User | int,
        fields: Mapping[str, Any],
        reply_to: Message | int | None = None,
        *,
        topic: Topic | None = None,
        sender_chat: Chat | None = None,
    ) -> Message:
        """A person's message of any other kind, as fields of the wire; `contents` makes them."""
        rest = dict(fields)
        caption = _captioned(rest.pop("caption", None))
        place = Place(self.chat(chat), topic, sender_chat)
        return self._tell(self._from_person(place, user, reply_to, **caption), rest)

    def comment(
        self, post: Message, user: User | int, text: str, reply_to: Message | None = None
    ) -> Message:
        """A person's comment under a channel's post, or an answer to one."""
        if post.forward is None:
            raise LookupError(f"{post.chat.title} has no discussion group")
        return self.say(post.forward.chat, user, text, reply_to or post.forward)

    def edit(self, message: Message, text: str) -> Message:
        """A person changes the text or the caption; the bot is told if it saw the message."""
        if message.text is None:
            message.caption, message.caption_entities = fix(text)
        else:
            message.text, message.entities = _text(text)
        message.edit_date = self.now()
        self.told("edited_message", message)
        if message.forward is not None:
            channels.copy_content(message, message.forward)
            message.forward.edit_date = message.edit_date
            self.told("edited_message", message.forward)
        return message

    def press(self, message: Message, button: str, user: User | int) -> Press:
        """A person presses a button, named by its text or its callback data."""
        person = self.user(user)
        named = {each["text"]: each for each in reversed(message.buttons)}
        named |= {
            each["callback_data"]: each for each in message.buttons if "callback_data" in each
        }
        if "callback_data" not in named.get(button, {}):
            raise LookupError(f"no button {button!r} among {message.buttons}")
        press = Press(str(secrets.randbits(62)), person, message, named[button]["callback_data"])
        self.presses[press.id] = press
        if len(self.presses) > KEPT_PRESSES:
            self.presses.pop(next(iter(self.presses)))
        self.updates.push("callback_query", press.to_json(), lane=("press", person.id))
        return press

    def type_inline(
        self, user: User | int, query: str, offset: str = "", *, chat: Chat | int | None = None
    ) -> InlineQuery:
        """A person types `@bot query` in any chat, or scrolls on to the results at `offset`."""
        if len(query) > MAX_QUERY:
            raise ValueError(f"an inline query holds {MAX_QUERY} characters at most")
        kind = None if chat is None else self.chat(chat).type
        kind = "sender" if kind == "private" else kind
        asked = InlineQuery(str(secrets.randbits(62)), self.user(user), query, offset, kind)
        self.inline[asked.id] = asked
        self.updates.push("inline_query", asked.to_json(), lane=("inline", asked.sender.id))
        return asked

    def choose(
        self,
        asked: InlineQuery,
        result_id: str,
        chat: Chat | int,
        reply_to: Message | int | None = None,
        *,
        topic: Topic | None = None,
        sender_chat: Chat | None = None,
    ) -> Message:
        """The person taps a result, which sends it; the bot hears of it by `inline_feedback`."""
        content = inline.message_content(asked.result(result_id))
        place = Place(self.chat(chat), topic, sender_chat)
        message = self._from_person(place, asked.sender, reply_to, via=self.bot, **content)
        if message.reply_markup:
            self.lend(message)
        self._tell(message, None)
        if self.inline_feedback:
            chosen = asked.chosen(result_id, message.inline_id)
            lane = ("inline", asked.sender.id)
            self.updates.push("chosen_inline_result", chosen, lane=lane)
        return message

    def migrate(self, group: Chat) -> Chat:
        """A group becomes a supergroup: a new chat with a new id, and the old one refers to it."""
        new = self.add_group(group.title or "", group.members)
        new.members |= group.members
        group.type, group.moved_to = "group", new.id
        owner = next(iter(group.members))
        self.members.move(new, owner)
        self.send(group, owner, {"migrate_to_chat_id": new.id})
        self.send(new, owner, {"migrate_from_chat_id": group.id})
        return new

    def poison(self, chat: Chat | int) -> Update | None:
        """An update that bot libraries can't parse: a message without sender, chat and date."""
        body = {"message_id": self.chat(chat).next_message_id, "text": "poison"}
        return self.updates.push("message", body, lane=self.chat(chat).id)

    def _from_person(
        self, place: Place, user: User | int, reply_to: Message | int | None, **content: Any
    ) -> Message:
        chat, person = place.chat, self.user(user)
        if isinstance(reply_to, int):
            reply_to = chat.messages[reply_to]
        place = place.answering(reply_to)
        place.check(person)
        if chat.is_private and not chat.has(self.bot.id):
            raise LookupError(f"{person.first_name} has blocked the bot: unblock it first")
        chat.started = True
        shown = place.shown(person)
        return self.post(chat, person, reply_to=reply_to, **shown, **content)

    def _tell(self, message: Message, extra: Mapping[str, Any] | None) -> Message:
        message.extra = dict(extra or {})
        message.thread_id = message.extra.get("message_thread_id", message.thread_id)
        self.told("message", message)
        channels.forward(self, message)
        return message

    # What both sides use

    def lend(self, message: Message) -> str:
        """Lets the bot edit a message of a chat that it may not be in: its new inline id."""
        message.inline_id = inline.message_id()
        self.inline_messages[message.inline_id] = message
        return message.inline_id

    def told(self, kind: str, message: Message) -> None:
        """The page is told of a message or an `edited_message`, and the bot if it sees it."""
        self.changed(message)
        if message.chat.is_channel:
            kind = kind.replace("message", "channel_post")
        if bot_sees(message, self.bot):
            self.updates.push(kind, message.to_json(), lane=message.chat.id)
        elif kind == "message":
            self.guests.summon(message)

    def now(self) -> int:
        return int(self.clock())

    def post(self, chat: Chat, author: User, **content: Any) -> Message:
        """A new message with the chat's next id, not yet announced; a channel speaks as itself."""
        if chat.is_channel:
            content |= {"sender": None, "sender_chat": chat}
        named = {"sender": author, "author": author} | content
        message = Message(chat, chat.next_message_id, self.now(), **named)
        parent = message.reply_to if chat.type == "supergroup" else None
        if parent and parent.chat is chat and message.thread_id is None:
            # In a supergroup a reply belongs to the thread of the message it answers.
            message.thread_id = parent.thread_id or parent.message_id
        if author is self.bot:
            self.drafts.end(chat, message.thread_id)
        chat.next_message_id += 1
        chat.messages[message.message_id] = message
        return message

    def changed(self, message: Message) -> None:
        self.changes.add("message", chat=message.chat.id, message=message.shown())

    def drafted(self, draft: Draft) -> None:
        self.drafts.show(draft)
        self.changes.add("draft", chat=draft.chat.id, draft=draft.to_json())

    def deleted(self, message: Message) -> None:
        message.chat.messages.pop(message.message_id, None)
        self.changes.add("deleted", chat=message.chat.id, message_id=message.message_id)
        if message.forward is not None:
            self.deleted(message.forward)

    # For tests

    def messages(self, chat: Chat | int) -> list[Message]:
        return self.chat(chat).history

    def from_bot(self, chat: Chat | int, after: Message | None = None) -> list[Message]:
        """The bot's messages in a chat, those after a given message if one is."""
        since = after.message_id if after else 0
        return [
            message
            for message in self.messages(chat)
            if message.author is self.bot and message.message_id > since
        ]

    async def wait_for(
        self,
        predicate: Callable[[], T],
        timeout: float = 5.0,  # noqa: ASYNC109 - the error says what was there instead
    ) -> T:
        """The first true value of `predicate`; TimeoutError says what the chats hold instead."""
        deadline = time.monotonic() + timeout
        while not (value := predicate()):
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"not so within {timeout} s; {self._summary()}")
            # Not everything a predicate may look at rings the bell: look again now and then.
            await self.changes.bell.wait(min(left, 0.05))
        return value

    async def next_from_bot(
        self,
        after: Message,
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> Message:
        """The bot's first message in the same chat after `after`."""
        found = await self.wait_for(lambda: self.from_bot(after.chat, after), timeout)
        return found[0]

    def _summary(self) -> str:
        last = [f"{m.chat.id}: {m.words[:60]!r}" for c in self.chats.values() for m in c.history]
        calls = [f"{c.method} → {c.outcome}" for c in self.calls[-5:]]
        return f"last messages {last[-5:]}, last calls {calls}"


def _text(text: str, marked: Iterable[Entity] = ()) -> tuple[str, list[Entity]]:
    text, entities = fix(text, marked)
    if units(text) > rules.MAX_TEXT:
        raise ValueError(f"a message holds {rules.MAX_TEXT} UTF-16 units at most")
    return text, entities


def _captioned(caption: str | None) -> dict[str, Any]:
    words, marks = fix(caption) if caption and caption.strip() else (None, [])
    return {"caption": words, "caption_entities": marks}


def _bot_id(token: str) -> int:
    match = re.match(r"(\d{1,15}):", token)
    if not match:
        raise ValueError("a bot token looks like 123:letters")
    return int(match[1])
