"""When to speak, and what was asked: pure questions about a message."""

from collections.abc import Collection

from telegram import Message, MessageEntity
from telegram.ext import filters


def asked(message: Message, username: str, bot_id: int) -> str | None:
    """The question a message puts to the bot, or None where the bot stays silent.

    In private every text is one. In a group it must mention the bot or reply to it; a mention
    that stands alone asks what the message it replies to says, unless that is a channel's post.
    """
    if not heard(message, bot_id):
        return None
    if message.chat.type == message.chat.PRIVATE:
        return message.text or message.caption or ""
    if not _mentions(message, username, bot_id) and not replies_to(message, bot_id):
        return None
    return summons(message, username, bot_id)


def summons(message: Message, username: str, bot_id: int) -> str | None:
    """The same where it is known to be put to the bot, in whatever chat."""
    if not heard(message, bot_id):
        return None
    text, mentions = message.text or message.caption or "", _mentions(message, username, bot_id)
    return _without(text, mentions) or said_above(message, bot_id)


def said_above(message: Message, bot_id: int) -> str:
    """What somebody says in the message that this replies to: neither the bot itself nor a
    channel's post asks anything."""
    above = message.reply_to_message
    if above is None or above.is_automatic_forward or replies_to(message, bot_id):
        return ""
    return above.text or above.caption or ""


def heard(message: Message, bot_id: int) -> bool:
    """Whether somebody says this here, and may say it to the bot.

    Nobody does where a bot writes, where an inline result was chosen, and where in a group
    something was forwarded, by a person or as a channel's post.
    """
    sender, via, chat = message.from_user, message.via_bot, message.chat
    if chat.type == chat.CHANNEL or (sender and sender.is_bot and not message.sender_chat):
        return False
    if chat.type == chat.PRIVATE:
        return via is None or via.id != bot_id
    return via is None and message.forward_origin is None and not message.is_automatic_forward


class Heard(filters.MessageFilter):
    """Lets through what is `heard`."""

    def filter(self, message: Message) -> bool:
        return heard(message, message.get_bot().id)


def addressed(message: Message, username: str, bot_id: int, commands: Collection[str]) -> bool:
    """Whether whoever wrote this waits for the bot, which knows these commands, to speak."""
    if not heard(message, bot_id):
        return False
    if name := command(message, username):
        return name in commands and message.forward_origin is None
    return asked(message, username, bot_id) is not None


def command(message: Message, username: str) -> str:
    """The command it begins with, "ask", that isn't another bot's; "" if there is none."""
    word = ((message.text or message.caption or "").split() or [""])[0].lower()
    name, _, to = word.partition("@")
    return name[1:] if name.startswith("/") and to in ("", username.lower()) else ""


def is_perhaps_anothers(message: Message, username: str, commands: Collection[str]) -> bool:
    """Whether it is one of these commands, said in a group to no bot by name."""
    if message.chat.type == message.chat.PRIVATE or command(message, username) not in commands:
        return False
    word = (message.text or message.caption or "").split()[0]
    return "@" not in word


def _mentions(message: Message, username: str, bot_id: int) -> list[MessageEntity]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) or message.parse_caption_entities(kinds)
    return [
        entity
        for entity, text in found.items()
        if text.lower() == f"@{username.lower()}" or (entity.user and entity.user.id == bot_id)
    ]


def replies_to(message: Message, bot_id: int) -> bool:
    above = message.reply_to_message
    return bool(above and above.from_user and above.from_user.id == bot_id)


def _without(text: str, entities: list[MessageEntity]) -> str:
    """The text without those entities; offsets are UTF-16 units."""
    raw = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda each: -each.offset):
        raw = raw[: entity.offset * 2] + raw[(entity.offset + entity.length) * 2 :]
    return " ".join(raw.decode("utf-16-le").split()).strip(" ,:")
