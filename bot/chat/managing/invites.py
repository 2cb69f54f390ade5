"""`/invite` and `/invites`: links that let one chat in each, and whom they let in.

/invite ──→ t.me/<bot>?start=i-<secret>, ?startgroup=i-<secret> ─ opened first by ─→ that chat is in
/invites ─→ a number is tapped ─→ asked ─→ ended ─→ undone, for a day

To an admin in private; they count where access.mode is "allowlist". The secret is kept nowhere.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox, sending
from bot.chat.managing import journal
from bot.chat.managing.gate import at_once, author
from bot.chat.managing.private import privately
from bot.chat.manners.access import INVITATION, is_admin
from bot.chat.room import Room, room_of
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.render import shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.invites import DAYS, Invite

INVITE: Final = "iv"
SHOWN: Final = 40
A_ROW: Final = 8
LONGEST_NAME: Final = 40
SECRET_BYTES: Final = 24

Shown = tuple[Part, InlineKeyboardMarkup | None]


@at_once
@privately
async def invite(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    room, words = room_of(context), words_of(message.from_user)
    if room.config.access.mode == "open":
        await outbox.reply(message, join([Block(words.say("invite-needless"))]))
        return
    secret, by = secrets.token_urlsafe(SECRET_BYTES), author(message)
    await room.store.do(lambda store: store.invites.make(secret, by))
    await journal.record(room, by, "invite")
    link = f"https://t.me/{context.bot.username}?"
    links = {
        "person": f"{link}start={INVITATION}{secret}",
        "group": f"{link}startgroup={INVITATION}{secret}",
    }
    text = words.say("invite-made", days=words.number(DAYS), **links)
    await outbox.reply(message, join([Block(text)]))


@at_once
@privately
async def invites(message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
    part, buttons = await _listed(room_of(context), words_of(message.from_user))
    await outbox.reply(message, [part], buttons)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`iv:<what>:<id>`: list, ask whether to end one, end it, undo that."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    shown, words = query.message, words_of(query.from_user)
    what, number, *_ = taps.arguments(query)
    is_theirs = isinstance(shown, Message) and shown.chat.id == query.from_user.id
    if not isinstance(shown, Message) or not is_theirs or not taps.is_its_own(query):
        await taps.acknowledge(query)
        return
    if not is_admin(update, room):
        await taps.acknowledge(query, words.say("admins-only"), is_alert=True)
        return
    await taps.acknowledge(query)
    part, buttons = await _done(what, int(number or 0), query.from_user.id, room, words)
    client = sending.client_of(shown)
    await sending.edit(client, shown.chat_id, shown.message_id, part, buttons)


async def _done(what: str, id: int, by: int, room: Room, words: Words) -> Shown:
    """What the message says after a tap."""
    found = await room.store.do(lambda store: store.invites.get(id))
    if what == "list" or found is None:
        return await _listed(room, words)
    who = named(found, words)
    if what == "ask":
        text, button = words.say("invite-ask", who=who), (words.say("button-revoke"), "end")
    elif what == "end":
        if await room.admitted.end(id):
            await journal.record(room, by, "invites", f"end {found.chat or id}")
        text, button = words.say("invite-ended", who=who), (words.say("button-undo"), "undo")
    else:
        if not await room.admitted.resume(id):
            return await _listed(room, words)
        await journal.record(room, by, "invites", f"undo {found.chat or id}")
        return await _listed(room, words)
    rows = [[_button(*button, id)], [_button(words.say("button-back"), "list", 0)]]
    return Part(text), InlineKeyboardMarkup(rows)


async def _listed(room: Room, words: Words) -> Shown:
    found = await room.store.do(lambda store: store.invites.all())
    if not found:
        return Part(words.say("invites-none")), None
    shown = found[:SHOWN]
    lines = [f"{words.number(at)}. {row(each, words)}" for at, each in enumerate(shown, 1)]
    (part,) = join([Block("\n".join([words.say("invites-head", count=len(found)), *lines]))])
    return part, _numbers(shown)


def row(invite: Invite, words: Words) -> str:
    when = f"{words.moment(datetime.fromtimestamp(invite.since, UTC))} UTC"
    return words.say("invites-row", who=named(invite, words), when=when)


def named(invite: Invite, words: Words) -> str:
    """ "Ann (123456)", or that nobody has used it yet."""
    if not invite.chat:
        return words.say("invite-unused")
    name = " ".join("".join(each for each in invite.name if each.isprintable()).split())
    return f"{shortened(name, LONGEST_NAME)} ({invite.chat})" if name else str(invite.chat)


def _numbers(invites: Sequence[Invite]) -> InlineKeyboardMarkup:
    buttons = [_button(str(at), "ask", each.id) for at, each in enumerate(invites, 1)]
    return InlineKeyboardMarkup([buttons[at : at + A_ROW] for at in range(0, len(buttons), A_ROW)])


def _button(text: str, what: str, id: int) -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data=f"{INVITE}:{what}:{id}")
