"""What admins are asked by buttons: an order is kept under an opaque id, and its buttons hold that.

    rm:<order>:yes        kind, order, and what is wanted of it

A tap counts in the chat where the order stands, by an admin, and by the one who was asked where
that matters.
"""

from collections.abc import Callable, Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.chat import taps
from bot.chat.delivery import outbox
from bot.chat.managing.gate import author
from bot.chat.managing.naming import Named
from bot.chat.manners.access import is_admin
from bot.chat.room import Room
from bot.chat.saying.keyboard import A_ROW
from bot.chat.saying.parts import Block, join
from bot.chat.saying.render import LONGEST_NAMED, shortened
from bot.chat.saying.words import Words, words_of
from bot.chat.store.orders import Order

MOST: Final = 8
"""Articles one can choose among."""


async def made(message: Message, articles: Sequence[str], room: Room) -> Order:
    """An order of the admin who wrote a message."""
    admin, chat = author(message), message.chat_id
    return await room.store.do(lambda store: store.orders.make(admin, chat, articles))


async def tapped(update: Update, room: Room, *, by_any: bool = False) -> tuple[Order, str] | None:
    """The order whose button was tapped, and what is wanted of it; None if it isn't to be done,
    and whoever tapped is told why. `by_any` if other admins than the one asked may do it."""
    query = update.callback_query
    if query is None:
        return None
    words, (id, wanted, *_) = words_of(query.from_user), taps.arguments(query)
    problem, order = "", await room.store.do(lambda store: store.orders.get(id))
    if not is_admin(update, room):
        problem = words.say("admins-only")
    elif order is None or query.message is None or query.message.chat.id != order.chat:
        problem = words.say("order-unknown")
    elif order.admin != query.from_user.id and not by_any:
        problem = words.say("order-not-yours")
    await taps.acknowledge(query, problem, is_alert=bool(problem))
    return None if problem or order is None else (order, wanted)


def replacing(update: Update) -> Message | None:
    """The message whose button was tapped: what is said from now on takes its place."""
    query = update.callback_query
    shown = taps.below(query, 0) if query is not None else None
    if shown is not None:
        outbox.current().take_over(shown, shown.message_id)
    return shown


def button(text: str, kind: str, order: Order, wanted: str | int) -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data=f"{kind}:{order.id}:{wanted}")


async def ask_which(message: Message, named: Named, kind: str, room: Room, words: Words) -> None:
    """Several may be meant, or none is: a button for each says which."""
    some = named.articles[:MOST]
    if not some:
        await outbox.reply(message, join([Block(words.say("article-not-found"))]))
        return
    order = await made(message, [each.id for each in some], room)
    rows = [f"{at}. {shortened(each.title, LONGEST_NAMED)}" for at, each in enumerate(some, 1)]
    if len(named.articles) > MOST:
        rows.append(words.say("article-more", count=len(named.articles) - MOST))
    blocks = [Block(words.say("article-which")), Block("\n".join(rows))]
    await outbox.reply(message, join(blocks), numbers(kind, order, len(some)))


def numbers(
    kind: str, order: Order, count: int, wanted: Callable[[int], str] = str
) -> InlineKeyboardMarkup:
    """A numbered button for each article of an order."""
    buttons = [button(str(at), kind, order, wanted(at)) for at in range(1, count + 1)]
    return InlineKeyboardMarkup([buttons[at : at + A_ROW] for at in range(0, count, A_ROW)])


def chosen(order: Order, wanted: str) -> str | None:
    """The article that a numbered button means."""
    at = int(wanted) if wanted.isascii() and wanted.isdecimal() else 0
    return order.articles[at - 1] if 0 < at <= len(order.articles) else None
