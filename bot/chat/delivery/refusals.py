"""What Telegram refuses, by name: its error codes are few, so its words have to be read.

gone         nobody is there any more, or nothing may be said there: never tried again
unchanged    a message says so already: success
missing      the message to be changed was deleted: another takes its place
no_question  the message to be replied to was deleted: the reply goes out by itself
entities     the text goes out plain
too_late     nobody waits for it any more, or it has been answered

The words are those of tdlib and telegram-bot-api; matched in any case, as PTB capitalises them.
"""

from typing import Final

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

GONE: Final = {
    "blocked by the user": "the reader blocked the bot",
    "user is deactivated": "the reader's account is gone",
    "can't initiate conversation": "the reader hasn't written to the bot",
    "bot was kicked": "the bot was removed from the chat",
    "not a member": "the bot isn't in the chat any more",
    "chat not found": "the chat isn't there",
    "peer_id_invalid": "the chat isn't there",
    "chat_id_invalid": "the chat isn't there",
    "group chat was deactivated": "the group is gone",
    "topic_closed": "the topic is closed",
    "topic_deleted": "the topic was deleted",
    "message thread not found": "the topic was deleted",
    "not enough rights": "the bot may not write there",
    "have no rights": "the bot may not write there",
    "chat_write_forbidden": "the bot may not write there",
    "chat_restricted": "the bot may not write there",
    "chat_send_plain_forbidden": "the bot may not write there",
}
UNCHANGED: Final = ("message is not modified",)
MISSING: Final = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message_edit_time_expired",
)
NO_QUESTION: Final = ("message to be replied not found", "replied message not found")
ENTITIES: Final = ("entit",)
UNCHANGEABLE: Final = (BadRequest, Forbidden, ChatMigrated)
"""Errors that say, in whatever words, that nobody can change a message any more."""
TOO_LATE: Final = ("query is too old", "query id is invalid")


def gone(error: BaseException) -> str | None:
    """Why nothing can be said there, for the log; None if something can."""
    if isinstance(error, ChatMigrated) or not isinstance(error, BadRequest | Forbidden):
        return None
    words = str(error).lower()
    known = (why for said, why in GONE.items() if said in words)
    return next(known, "Telegram forbids it" if isinstance(error, Forbidden) else None)


def unchanged(error: TelegramError) -> bool:
    return _says(error, UNCHANGED)


def missing(error: TelegramError) -> bool:
    return _says(error, MISSING)


def no_question(error: TelegramError) -> bool:
    return _says(error, NO_QUESTION)


def entities(error: TelegramError) -> bool:
    return _says(error, ENTITIES)


def too_late(error: TelegramError) -> bool:
    return _says(error, TOO_LATE)


def _says(error: TelegramError, words: tuple[str, ...]) -> bool:
    return isinstance(error, BadRequest) and any(each in str(error).lower() for each in words)
