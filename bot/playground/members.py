"""Who comes and goes: members of groups and channels, the bot among them, and who blocks it.

    world.members.add(world.group, world.bot, by=ADMIN)
    world.members.promote(world.group, world.bot, by=ADMIN, rights={"can_manage_topics"})
    world.members.block(READER)

The bot is told of its own status by `my_chat_member`. Of anybody else's it is told by
`chat_member`, as an administrator and if `allowed_updates` names that.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from . import contents
from .people import Chat, User, member_json

if TYPE_CHECKING:
    from .world import World


class Members:
    def __init__(self, world: "World") -> None:
        self._world = world

    def add(self, chat: Chat, who: User | int, by: User | int) -> None:
        """Somebody comes in, or back; into a channel, a bot as an administrator only."""
        user, adder = self._user(who), self._world.user(by)
        is_bot = user is self._world.bot
        status = "administrator" if chat.is_channel and is_bot else "member"
        self._set(chat, user, status, adder)
        self._announce(chat, adder, contents.joined(user))

    def promote(
        self, chat: Chat, who: User | int, by: User | int, rights: Collection[str] = ()
    ) -> None:
        """An administrator from here on, with `rights` beyond an ordinary moderator's."""
        self._set(chat, self._user(who), "administrator", self._world.user(by), rights)

    def demote(self, chat: Chat, who: User | int, by: User | int) -> None:
        self._set(chat, self._user(who), "member", self._world.user(by))

    def remove(self, chat: Chat, who: User | int, by: User | int) -> None:
        """Out by an administrator's hand, which is a ban until somebody adds them again."""
        user, remover = self._user(who), self._world.user(by)
        self._set(chat, user, "kicked", remover)
        self._announce(chat, remover, contents.left(user))

    def leave(self, chat: Chat, who: User | int) -> None:
        user = self._world.user(who)
        self._announce(chat, user, contents.left(user))
        self._set(chat, user, "left", user)

    def block(self, who: User | int) -> None:
        """A reader blocks the bot: it may not write to them until they unblock it."""
        user = self._world.user(who)
        self._set(self._world.chat(user.id), self._world.bot, "kicked", user)

    def unblock(self, who: User | int) -> None:
        user = self._world.user(who)
        self._set(self._world.chat(user.id), self._world.bot, "member", user)

    def move(self, chat: Chat, by: User | int) -> None:
        """The bot has come along into the supergroup that a group became, and is told so.

        https://github.com/tdlib/telegram-bot-api/issues/266: it isn't told that it left the group.
        """
        bot = self._world.bot
        self._tell(chat, bot, member_json("left", bot), self._world.user(by))

    def _user(self, who: User | int) -> User:
        bot = self._world.bot
        return bot if who in (bot, bot.id) else self._world.user(who)

    def _set(
        self, chat: Chat, user: User, status: str, by: User, rights: Collection[str] = ()
    ) -> None:
        if by is not user and not chat.is_private and not chat.is_administered_by(by.id):
            raise LookupError(f"{by.first_name} is no administrator of {chat.title}")
        old = chat.member_json(user)
        chat.members[user.id], chat.rights[user.id] = status, frozenset(rights)
        self._world.changes.add("chats")
        self._tell(chat, user, old, by)

    def _tell(self, chat: Chat, user: User, old: contents.Fields, by: User) -> None:
        change = {"chat": chat.to_json(), "from": by.to_json(), "date": self._world.now()}
        change |= {"old_chat_member": old, "new_chat_member": chat.member_json(user)}
        if user is self._world.bot:
            self._world.updates.push("my_chat_member", change, lane=chat.id)
        elif chat.is_administered_by(self._world.bot.id):
            self._world.updates.push("chat_member", change, lane=chat.id)

    def _announce(self, chat: Chat, by: User, fields: contents.Fields) -> None:
        """Groups say who came and went; channels don't."""
        if not chat.is_channel:
            self._world.send(chat, by, fields)
