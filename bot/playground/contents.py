"""What people send that is neither text nor a file, as fields of a Message of the Bot API.

    world.send(READER, READER, photo("look at this"))
    world.send(READER, READER, sticker(), reply_to=answer)
    world.say(READER, READER, "read this", extra=forwarded(channel))
    world.send(world.group, READER, joined(maya))

Their files have ids but no bytes: getFile doesn't find them.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from .messages import Message
from .people import Chat, User

Fields = Mapping[str, Any]

FORWARDED_AT = 1_767_225_600  # 2026-01-01


def photo(caption: str | None = None) -> Fields:
    """Two sizes of one picture, the larger last."""
    sizes = [
        {**_file("AgAC", size), "width": width, "height": height}
        for width, height, size in ((90, 60, 1_200), (1280, 853, 140_000))
    ]
    return {"photo": sizes} | ({"caption": caption} if caption else {})


def sticker(emoji: str = "👍") -> Fields:
    kind = {"type": "regular", "is_animated": False, "is_video": False, "emoji": emoji}
    return {"sticker": {**_file("CAAC", 24_000), **kind, "width": 512, "height": 512}}


def animation(caption: str | None = None) -> Fields:
    """A GIF. Telegram names its file as a document too, for bots that know no animations."""
    file = {**_file("CgAC", 60_000), "file_name": "giphy.mp4", "mime_type": "video/mp4"}
    clip = {**file, "width": 480, "height": 270, "duration": 2}
    return {"animation": clip, "document": file} | ({"caption": caption} if caption else {})


def voice(seconds: int = 3) -> Fields:
    file = _file("AwAC", 4_000 * seconds)
    return {"voice": {**file, "duration": seconds, "mime_type": "audio/ogg"}}


def poll(question: str, *options: str) -> Fields:
    """An anonymous one with one answer each, open, without votes."""
    body = {
        "id": str(secrets.randbits(62)),
        "question": question,
        "options": [
            {"persistent_id": str(at), "text": option, "voter_count": 0}
            for at, option in enumerate(options)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
    return {"poll": body}


def location(latitude: float, longitude: float) -> Fields:
    return {"location": {"latitude": latitude, "longitude": longitude}}


def contact(user: User, phone_number: str = "15550100") -> Fields:
    named = {"first_name": user.first_name, "user_id": user.id}
    return {"contact": {"phone_number": phone_number, **named}}


def dice(value: int, emoji: str = "🎲") -> Fields:
    return {"dice": {"emoji": emoji, "value": value}}


def forwarded(origin: User | Chat | str) -> Fields:
    """Goes with other fields: from a user, from a channel, or by name from one who hides."""
    body: dict[str, Any] = {"date": FORWARDED_AT}
    match origin:
        case User():
            body |= {"type": "user", "sender_user": origin.to_json()}
        case Chat():
            body |= {"type": "channel", "chat": origin.to_json(), "message_id": 7}
        case _:
            body |= {"type": "hidden_user", "sender_user_name": origin}
    return {"forward_origin": body}


def joined(*users: User) -> Fields:
    return {"new_chat_members": [user.to_json() for user in users]}


def left(user: User) -> Fields:
    return {"left_chat_member": user.to_json()}


def pinned(message: Message) -> Fields:
    return {"pinned_message": message.to_json(with_reply=False)}


def _file(prefix: str, size: int) -> dict[str, Any]:
    """What each kind of file begins with; Telegram's ids tell the kind by their first letters."""
    file_id = prefix + secrets.token_urlsafe(45)
    return {"file_id": file_id, "file_unique_id": file_id[-15:], "file_size": size}
