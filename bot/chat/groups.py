"""When to speak, and what was asked: pure questions about a message."""

from telegram import Message, MessageEntity


def asked(message: Message, username: str, bot_id: int) -> str | None:
    """The question a message puts to the bot, or None where the bot stays silent.

    In private every text is one. In a group it must mention the bot or reply to it; a mention
    that stands alone asks what the message it replies to says.
    """
    text = message.text or message.caption or ""
    if message.chat.type == message.chat.PRIVATE:
        return text
    if message.chat.type == message.chat.CHANNEL:
        return None
    if message.forward_origin is not None:  # said elsewhere, or a channel's post: to nobody here
        return None
    mentions = _mentions(message, username, bot_id)
    if not mentions and not _replies_to(message, bot_id):
        return None
    question = _without(text, mentions)
    above = message.reply_to_message
    if not question and above is not None and not _replies_to(message, bot_id):
        return above.text or above.caption or ""
    return question


def addressed(message: Message, username: str, bot_id: int) -> bool:
    """Whether whoever wrote this waits for the bot to say something."""
    return bool(command(message, username)) or asked(message, username, bot_id) is not None


def command(message: Message, username: str) -> str:
    """The command it begins with, "ask", that isn't another bot's; "" if there is none."""
    word = ((message.text or message.caption or "").split() or [""])[0].lower()
    name, _, to = word.partition("@")
    return name[1:] if name.startswith("/") and to in ("", username.lower()) else ""


def _mentions(message: Message, username: str, bot_id: int) -> list[MessageEntity]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) or message.parse_caption_entities(kinds)
    return [
        entity
        for entity, text in found.items()
        if text.lower() == f"@{username.lower()}" or (entity.user and entity.user.id == bot_id)
    ]


def _replies_to(message: Message, bot_id: int) -> bool:
    above = message.reply_to_message
    return bool(above and above.from_user and above.from_user.id == bot_id)


def _without(text: str, entities: list[MessageEntity]) -> str:
    """The text without those entities; offsets are UTF-16 units."""
    raw = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda each: -each.offset):
        raw = raw[: entity.offset * 2] + raw[(entity.offset + entity.length) * 2 :]
    return " ".join(raw.decode("utf-16-le").split()).strip(" ,:")
