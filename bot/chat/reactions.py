"""Reactions to an answer, counted as votes where they say clearly what they mean.

Telegram tells a bot of them in private, and in groups where it is an administrator. Who reacts as a
group or a channel is nobody in particular, and doesn't count.
"""

from collections.abc import Sequence
from typing import Final

from telegram import ReactionType, ReactionTypeEmoji, Update
from telegram.ext import ContextTypes

from bot.chat.room import room_of
from bot.chat.store.store import Store
from bot.chat.store.votes import DOWN, NONE, UP

APPROVING: Final = frozenset("👍 ❤ ❤‍🔥 🔥 🥰 😍 👏 🎉 🤩 🙏 👌 🤝 💯 🏆 🫡 🆒 💘 😘".split())
DISAPPROVING: Final = frozenset("👎 💩 🤮 🤬 🤡 🖕 😡".split())
"""Of those there are (https://core.telegram.org/bots/api#reactiontypeemoji). Laughter, tears,
wonder, doubt and boredom may be about what an article tells: they say nothing of the answer."""
PICTURE: Final = "\ufe0f"
"""Asks for an emoji's coloured picture; Telegram's lists go without."""


async def changed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Somebody reacts otherwise than before to a message, which may say an answer."""
    reaction, room = update.message_reaction, room_of(context)
    if reaction is None or reaction.user is None:
        return
    chat, message, person = reaction.chat.id, reaction.message_id, reaction.user.id
    value = value_of(reaction.new_reaction)

    def work(store: Store) -> None:
        said = store.answers.said_by(chat, message)
        if said is not None:
            store.votes.react(said.id, person, value, update.update_id)

    await room.store.do(work)


def value_of(reactions: Sequence[ReactionType]) -> int:
    """What somebody's reactions together say: up, down, or nothing if they say both."""
    emoji = {
        each.emoji.replace(PICTURE, "") for each in reactions if isinstance(each, ReactionTypeEmoji)
    }
    if bool(emoji & APPROVING) == bool(emoji & DISAPPROVING):
        return NONE
    return UP if emoji & APPROVING else DOWN
