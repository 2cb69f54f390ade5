"""Who administers the groups of access.admin_groups: Telegram is asked, and nobody else believed.

at the start, every other minute ─┬→ getChatAdministrators ─→ `admins`
somebody came, went, was demoted ─┘        ├ refused, or the bot isn't in: nobody, at once
                                           └ out of reach: as before, for an hour at most

What updates tell takes away at once, and gives nothing: an old one that is worked on late makes
nobody an admin.
"""

import asyncio
import logging
from contextlib import suppress
from typing import Final

from telegram import ChatMember, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot.chat.delivery.client import Client
from bot.chat.delivery.pace import seconds
from bot.chat.manners.membership import GROUPS, IN_A_GROUP, status_of
from bot.chat.manners.speakers import speaker_of
from bot.chat.room import Room, room_of
from bot.chat.watcher import Watcher

log = logging.getLogger(__name__)

EVERY_S: Final = 120.0
RETRY_S: Final = 20.0
"""Until Telegram, which was out of reach, is asked again."""
FIRST_S: Final = 15.0
"""What the first look gets, before the bot answers without it."""
BOSSES: Final = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class Appointed(Watcher):
    """Runs from `start` to `stop`, beside the dispatcher; `begin` before that."""

    def __init__(self, room: Room, client: Client) -> None:
        super().__init__("the admins of groups are asked for later")
        self._room = room
        self._client = client
        self._pause = EVERY_S
        self._groups: set[int] = set()  # chats known to be groups, which they stay
        self._problems: dict[int, str] = {}

    async def begin(self) -> None:
        """The first look: what came while the bot was down is held against it."""
        try:
            await asyncio.wait_for(self.try_to_look(), FIRST_S)
        except TimeoutError:
            self._pause = RETRY_S

    async def look(self) -> None:
        self._pause = EVERY_S
        self._room.admins.doubt.clear()
        await asyncio.gather(*map(self._ask, self._room.admins.groups))

    async def rest(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._room.admins.doubt.wait(), self._pause)

    async def _run(self) -> None:
        await self.rest()
        await super()._run()

    async def _ask(self, group: int) -> None:
        admins, doubts = self._room.admins, self._room.admins.doubts[group]
        now = await self._room.store.do(lambda store: store.chats.now(group))
        try:
            people = await self._told(now)
        except (BadRequest, Forbidden) as error:
            self._complain(group, str(error))
            admins.tell(group, frozenset(), doubts)
        except TelegramError as error:
            self._complain(group, str(error))
            wait = seconds(error) if isinstance(error, RetryAfter) else 0.0
            self._pause = max(RETRY_S, wait)
        else:
            self._problems.pop(group, None)
            admins.tell(group, people, doubts)

    async def _told(self, chat: int) -> frozenset[int]:
        """Raises TelegramError."""
        try:
            return await self._administrators(chat)
        except ChatMigrated as moved:
            return await self._administrators(moved.new_chat_id)

    async def _administrators(self, chat: int) -> frozenset[int]:
        """People alone. Raises TelegramError; Forbidden of a channel, too, and of a public group
        that the bot isn't in, though Telegram tells that to any bot."""
        if chat not in self._groups and (await self._client.get_chat(chat)).type not in GROUPS:
            raise Forbidden("it is no group")
        self._groups.add(chat)
        me = await self._client.get_chat_member(chat, self._client.id)
        if status_of(me) not in IN_A_GROUP:
            raise Forbidden("the bot isn't in it")
        members = await self._client.get_chat_administrators(chat)
        bosses = [each.user for each in members if each.status in BOSSES]
        return frozenset(each.id for each in bosses if not each.is_bot)

    def _complain(self, group: int, problem: str) -> None:
        """Once, while it stays the same."""
        if self._problems.get(group) != problem:
            log.warning("the admins of group %d (access.admin_groups): %s", group, problem)
        self._problems[group] = problem


async def changed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Of somebody in a group: only its administrators matter, and whoever was one."""
    change, admins = update.chat_member, room_of(context).admins
    if change is None:
        return
    before, now = change.old_chat_member.status, change.new_chat_member.status
    if before not in BOSSES and now not in BOSSES:
        return
    for group in await admins.groups_of(change.chat.id):
        if now in BOSSES:
            admins.ask()
        else:
            admins.dismiss(group, change.new_chat_member.user.id)


async def left(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A group says so of everybody, to every bot."""
    message, admins = update.message, room_of(context).admins
    gone = message.left_chat_member if message is not None else None
    if message is None or gone is None or gone.id not in admins.appointed:
        return
    for group in await admins.groups_of(message.chat_id):
        admins.dismiss(group, gone.id)


async def written(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """In private, by whomever it may be."""
    message, speaker, admins = update.message, speaker_of(update), room_of(context).admins
    if message is not None and speaker.is_person and speaker.id in admins.appointed:
        await admins.met(speaker.id, message.date.timestamp())
