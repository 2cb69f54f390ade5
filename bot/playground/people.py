"""Who is there: users and the chats they share with the bot."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .messages import Message
    from .topics import Topic

# A rule of the wire: a supergroup's or channel's id is -100 followed by its own number.
SUPERGROUP_BASE = -1_000_000_000_000
MEMBERS = frozenset({"creator", "administrator", "member", "restricted"})
ADMINISTRATORS = frozenset({"creator", "administrator"})


@dataclass(slots=True)
class User:
    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = "en"
    is_bot: bool = False

    def to_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
        }
        if self.username:
            body["username"] = self.username
        if self.language_code and not self.is_bot:
            body["language_code"] = self.language_code
        return body


# Who stands in `from` where a chat speaks (https://core.telegram.org/bots/api#message): a channel's
# post in its discussion group, an anonymous administrator, a channel in a group.
TELEGRAM = User(777_000, "Telegram", language_code=None)
ANONYMOUS_ADMIN = User(1_087_968_824, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = User(136_817_688, "Channel", "Channel_Bot", is_bot=True)


@dataclass(slots=True)
class Chat:
    """`members` maps a user id to its status; a private chat's id is its user's id.

    A bot may write to a private chat once it is `started`: the user has written there. A group
    that became a supergroup has `moved_to` that. `rights` are what administrators hold beyond an
    ordinary moderator's. A channel and its discussion group are `linked` to each other by id.
    """

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    first_name: str | None = None
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    next_message_id: int = 1
    started: bool = True
    moved_to: int | None = None
    rights: dict[int, frozenset[str]] = field(default_factory=dict)
    is_forum: bool = False
    topics: dict[int, "Topic"] = field(default_factory=dict)
    linked: int | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    @property
    def is_channel(self) -> bool:
        return self.type == "channel"

    @property
    def kind(self) -> str:
        """As refusals name it: "the supergroup chat"."""
        return f"{self.type} chat"

    @property
    def history(self) -> list["Message"]:
        """The messages in order."""
        return list(self.messages.values())

    def has(self, user_id: int) -> bool:
        return self.members.get(user_id, "left") in MEMBERS

    def is_administered_by(self, user_id: int) -> bool:
        return self.members.get(user_id) in ADMINISTRATORS

    def may(self, user_id: int, right: str) -> bool:
        """Whether an administrator holds a right, "can_manage_topics"; the owner holds all."""
        status = self.members.get(user_id)
        held = self.rights.get(user_id, frozenset())
        return status == "creator" or (status == "administrator" and right in held)

    def to_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"id": self.id, "type": self.type}
        for name in ("title", "username", "first_name"):
            value = getattr(self, name)
            if value:
                body[name] = value
        if self.is_forum:
            body["is_forum"] = True
        return {**body, **self.extra}

    def member_json(self, user: User) -> dict[str, Any]:
        """A ChatMember."""
        status = self.members.get(user.id, "left")
        return member_json(status, user, self.rights.get(user.id, frozenset()))


def member_json(status: str, user: User, rights: Collection[str] = ()) -> dict[str, Any]:
    """A ChatMember; an administrator has the rights of an ordinary moderator, and `rights`."""
    body: dict[str, Any] = {"status": status, "user": user.to_json()}
    if status == "creator":
        body["is_anonymous"] = False
    if status == "administrator":
        body |= {"is_anonymous": False, "can_be_edited": False, "can_manage_chat": True}
        body |= {"can_delete_messages": True, "can_restrict_members": True}
        body |= {"can_promote_members": False, "can_change_info": True, "can_invite_users": True}
        body |= {"can_post_stories": False, "can_edit_stories": False}
        body |= {"can_delete_stories": False, "can_manage_video_chats": False}
        body |= {"can_manage_topics": False, **dict.fromkeys(rights, True)}
    if status == "kicked":
        body["until_date"] = 0
    return body
