"""Who speaks: a person, or a chat that speaks as itself. Pure.

person            from_user
anonymous admin   sender_chat, the group itself; from_user is one for all groups (1087968824)
channel           sender_chat, the channel; from_user is one for all of them (136817688)
channel's post    sender_chat, the channel; from_user, where it was passed on, is 777000

https://core.telegram.org/bots/api#message: where a chat speaks, `from` holds a stand-in.
"""

from dataclasses import dataclass

from telegram import Chat, Update, User


@dataclass(frozen=True, slots=True)
class Speaker:
    """`id` is a person's, or negative: that of the chat that speaks."""

    id: int
    name: str
    is_person: bool


NOBODY = Speaker(0, "", is_person=False)
"""Who speaks where Telegram doesn't say."""


def speaker_of(update: Update) -> Speaker:
    """Whoever did what this update tells of.

    A button's message was written by the bot; it is tapped by a person, anonymous or not.
    """
    message = update.effective_message
    if update.callback_query is None and message is not None and message.sender_chat is not None:
        return _chat(message.sender_chat)
    return _person(update.effective_user) if update.effective_user is not None else NOBODY


def _chat(chat: Chat) -> Speaker:
    return Speaker(chat.id, chat.title or "", is_person=False)


def _person(user: User) -> Speaker:
    return Speaker(user.id, user.full_name, is_person=not user.is_bot)
