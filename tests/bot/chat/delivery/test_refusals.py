"""Every refusal that the local Bot API knows, in Telegram's words, is known by its name."""

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.chat.delivery import refusals
from bot.playground import refusals as telegrams


def raised(refusal: telegrams.Refusal) -> Exception:
    """As PTB raises it: it strips the prefix, and capitalises the rest of 400."""
    words = refusal.description.partition(": ")[2]
    return (Forbidden if refusal.code == 403 else BadRequest)(words.capitalize())


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (telegrams.BLOCKED, "the reader blocked the bot"),
        (telegrams.DEACTIVATED, "the reader's account is gone"),
        (telegrams.NOT_STARTED, "the reader hasn't written to the bot"),
        (telegrams.KICKED, "the bot was removed from the chat"),
        (telegrams.NOT_A_MEMBER, "the bot isn't in the chat any more"),
        (telegrams.CHAT_NOT_FOUND, "the chat isn't there"),
        (telegrams.NO_RIGHTS, "the bot may not write there"),
        (telegrams.TOPIC_CLOSED, "the topic is closed"),
        (telegrams.TOPIC_DELETED, "the topic was deleted"),
    ],
)
def test_where_nothing_can_be_said(refusal: telegrams.Refusal, why: str) -> None:
    assert refusals.gone(raised(refusal)) == why


@pytest.mark.parametrize(
    ("refusal", "is_so"),
    [
        (telegrams.UNCHANGED, refusals.unchanged),
        (telegrams.EDIT_NOT_FOUND, refusals.missing),
        (telegrams.CANNOT_EDIT, refusals.missing),
        (telegrams.REPLY_NOT_FOUND, refusals.no_question),
        (telegrams.ENTITIES, refusals.entities),
    ],
)
def test_what_can_be_mended(refusal: telegrams.Refusal, is_so: object) -> None:
    error = raised(refusal)
    kinds = (refusals.unchanged, refusals.missing, refusals.no_question, refusals.entities)
    assert [kind for kind in kinds if kind(error)] == [is_so]  # type: ignore[arg-type]
    assert refusals.gone(error) is None


@pytest.mark.parametrize(
    "error",
    [
        *(NetworkError("chat not found"), TimedOut(), RetryAfter(3), ChatMigrated(-100)),
        *(BadRequest("Message is too long"), RuntimeError("bot was blocked by the user")),
    ],
)
def test_what_may_pass_or_is_ours_to_mend_is_nobodys_absence(error: Exception) -> None:
    assert refusals.gone(error) is None


def test_an_unknown_prohibition_is_one_too() -> None:
    assert refusals.gone(Forbidden("the wind has turned")) == "Telegram forbids it"
