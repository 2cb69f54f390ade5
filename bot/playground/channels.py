"""Channels: what is posted there goes on to the channel's discussion group by itself.

    channel = world.add_channel("Morning reading", [READER], owner=ADMIN, group=talk)
    post = world.say(channel, ADMIN, "New today: …")      post.forward is its copy in the group
    world.comment(post, READER, "/ask who says so?")      a reply to that copy, in its thread

The bot is in the channel only if it was added (`world.members.add`); comments reach it in the
group. https://core.telegram.org/api/discussion
"""

from typing import TYPE_CHECKING, Any

from .messages import Message
from .people import TELEGRAM, Chat

if TYPE_CHECKING:
    from .world import World


def link(channel: Chat, group: Chat) -> None:
    """Makes a group the channel's discussion group."""
    channel.linked, group.linked = group.id, channel.id


def forward(world: "World", post: Message) -> None:
    """Puts a channel's post into its discussion group, as Telegram does."""
    if not post.chat.is_channel or post.chat.linked is None:
        return
    copy = world.post(world.chats[post.chat.linked], TELEGRAM, sender_chat=post.chat)
    copy.extra = {"forward_origin": _origin(post), **post.extra, "is_automatic_forward": True}
    copy_content(post, copy)
    copy.document, copy.link_preview = post.document, post.link_preview
    post.forward = copy
    world.told("message", copy)
    world.changed(post)


def copy_content(post: Message, copy: Message) -> None:
    copy.text, copy.entities = post.text, post.entities
    copy.caption, copy.caption_entities = post.caption, post.caption_entities


def _origin(post: Message) -> dict[str, Any]:
    where = {"type": "channel", "chat": post.chat.to_json()}
    return {**where, "message_id": post.message_id, "date": post.date}
