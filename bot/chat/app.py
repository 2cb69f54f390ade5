"""Builds the PTB Application: commands, handlers in their order, the error handler.

group -5  membership        follows what becomes of the bot in its chats
          appointed         and of those whom a group makes admins
group -4  access.gate       stops what isn't allowed, and who is blocked
group -3  watching          sees channels' posts, which nobody else is to see
group -2  discussing.gate   lets a group discuss its channel as long as Telegram says so
group -1  pausing.gate      stops what comes where the bot is paused
group 0   commands, files, questions, edited ones, buttons, reactions
group 1   strays.tidy       deletes a placeholder that was left behind
"""

import logging
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from telegram import Bot, BotCommand, BotCommandScopeChat, Update
from telegram.error import TelegramError
from telegram.ext import (
    ApplicationBuilder,
    ApplicationHandlerStop,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)

from bot.chat import (
    asking,
    evidence,
    granting,
    handlers,
    listing,
    privacy,
    reactions,
    retracting,
    voting,
)
from bot.chat.amending import pressing, rendering
from bot.chat.delivery import strays
from bot.chat.delivery.client import Client
from bot.chat.inline import guesting, inline
from bot.chat.intake import letters
from bot.chat.intake.dispatcher import App as App
from bot.chat.intake.dispatcher import dispatcher_of
from bot.chat.managing import (
    adding,
    copies,
    corpora,
    details,
    export,
    feeds,
    gaps,
    invites,
    journal,
    previewing,
    reindexing,
    removing,
    stats,
    status,
)
from bot.chat.manners import access, appointed, blocking, hurry, membership, pausing
from bot.chat.manners.groups import Heard
from bot.chat.meant import discussing, picking, watching, widening
from bot.chat.room import KEY, Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.words import LANGUAGES, Id, words_for

log = logging.getLogger(__name__)

Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what the menu says of it, and who is shown it (display only, no access rule)."""

    name: str
    callback: Callback
    help: Id
    admins_only: bool = False


def build(client: Client, room: Room) -> App:
    """The application, ready to be initialised; `room` is closed by its owner.

    It is never started: the dispatcher hands it the updates, one by one.
    """
    app = ApplicationBuilder().bot(client).updater(None).build()
    app.bot_data[KEY] = room
    room.commands = frozenset(each.name for each in COMMANDS)
    room.admin_commands = {each.name: each.help for each in COMMANDS if each.admins_only}
    _follow(app)
    app.add_handler(TypeHandler(Update, access.gate), group=-4)
    _watch(app)
    app.add_handler(TypeHandler(Update, discussing.gate), group=-2)
    app.add_handler(TypeHandler(Update, pausing.gate), group=-1)
    fresh = filters.UpdateType.MESSAGE & Heard()
    for command in COMMANDS:
        callback = command.callback if command.admins_only else hurry.in_groups(command.callback)
        app.add_handler(CommandHandler(command.name, callback, fresh & ~filters.FORWARDED))
    files = filters.Document.ALL & ~filters.ANIMATION  # a GIF is named as a document too
    app.add_handler(MessageHandler(fresh & files, adding.file))
    texts = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND
    passed_on = filters.FORWARDED & filters.ChatType.PRIVATE
    app.add_handler(MessageHandler(fresh & texts & passed_on, adding.forwarded))
    answering = filters.REPLY & filters.ChatType.PRIVATE
    app.add_handler(MessageHandler(fresh & texts & answering, adding.replied))
    app.add_handler(MessageHandler(fresh & texts, asking.question))
    others = filters.TEXT | filters.CAPTION | filters.StatusUpdate.ALL
    app.add_handler(MessageHandler(fresh & ~others, asking.unreadable))
    changed = filters.UpdateType.EDITED_MESSAGE & Heard() & (filters.TEXT | filters.CAPTION)
    app.add_handler(MessageHandler(changed, asking.edited))
    for kind, pressed in BUTTONS.items():
        app.add_handler(CallbackQueryHandler(pressed, f"^{kind}:"))
    app.add_handler(CallbackQueryHandler(handlers.press))
    app.add_handler(MessageReactionHandler(reactions.changed))
    app.add_handler(InlineQueryHandler(inline.typed))
    app.add_handler(ChosenInlineResultHandler(inline.chosen))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, guesting.asked))
    app.add_handler(MessageHandler(fresh & filters.REPLY, strays.tidy), group=1)
    app.add_error_handler(failed)
    return app


def _follow(app: App) -> None:
    fresh = filters.UpdateType.MESSAGE  # message filters match edits and channel posts too
    told = ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER)
    others = ChatMemberHandler(appointed.changed, ChatMemberHandler.CHAT_MEMBER)
    gone = filters.StatusUpdate.LEFT_CHAT_MEMBER
    for each in (
        *(told, others),
        MessageHandler(fresh & filters.StatusUpdate.MIGRATE, membership.moved),
        MessageHandler(fresh & gone, appointed.left),
        MessageHandler(fresh & filters.ChatType.PRIVATE, appointed.written),
    ):
        app.add_handler(each, group=-5)


def _watch(app: App) -> None:
    posts = filters.UpdateType.CHANNEL_POSTS | filters.IS_AUTOMATIC_FORWARD
    app.add_handler(MessageHandler(posts, watching.posted), group=-3)
    comments = filters.UpdateType.MESSAGE & filters.REPLY
    app.add_handler(MessageHandler(comments, watching.commented), group=-3)


async def show_menu(app: App, room: Room) -> None:
    """Put the commands in Telegram's menu; a bot without a menu still works."""
    public = [each for each in COMMANDS if not each.admins_only]
    try:
        for language, menu in _menus(public):
            await app.bot.set_my_commands(menu, language_code=language)
    except TelegramError as error:
        log.warning("the menu of commands wasn't set: %s", error)
    for id in sorted(room.admins.named):
        await _show_admin_menu(app.bot, id)


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/start`; an admin who writes for the first time gets the admins' menu with it."""
    await handlers.start(update, context)
    chat = update.effective_chat
    if chat is not None and chat.id in room_of(context).admins:
        await _show_admin_menu(context.bot, chat.id)


async def _show_admin_menu(bot: Bot, id: int) -> None:
    try:
        for language, menu in _menus(COMMANDS):
            await bot.set_my_commands(menu, scope=BotCommandScopeChat(id), language_code=language)
    except TelegramError as error:  # Telegram knows no chat with an admin who hasn't written yet
        log.debug("no menu for admin %d yet: %s", id, error)


def _menus(commands: Sequence[Command]) -> Iterator[tuple[str | None, list[BotCommand]]]:
    """A menu a language; the English one is for all others too, and has no language."""
    for language in LANGUAGES:
        words = words_for(language)
        menu = [BotCommand(each.name, words.say(each.help)) for each in commands]
        yield (language if language != "en" else None), menu


COMMANDS: Final = (
    Command("ask", asking.ask, Id("menu-ask")),
    Command("articles", listing.articles, Id("menu-articles")),
    Command("help", handlers.help, Id("menu-help")),
    Command("privacy", privacy.privacy, Id("menu-privacy")),
    Command("forget", privacy.forget, Id("menu-forget")),
    Command("start", start, Id("menu-start")),
    Command("new", handlers.new, Id("menu-new")),
    Command("add", adding.add, Id("menu-add"), admins_only=True),
    Command("reindex", reindexing.reindex, Id("menu-reindex"), admins_only=True),
    Command("feeds", feeds.feeds, Id("menu-feeds"), admins_only=True),
    Command("remove", removing.remove, Id("menu-remove"), admins_only=True),
    Command("status", status.status, Id("menu-status"), admins_only=True),
    Command("retract", retracting.retract, Id("menu-retract"), admins_only=True),
    Command("failed", letters.failed, Id("menu-failed"), admins_only=True),
    Command("journal", journal.journal, Id("menu-journal"), admins_only=True),
    Command("gaps", gaps.gaps, Id("menu-gaps"), admins_only=True),
    Command("stats", stats.stats, Id("menu-stats"), admins_only=True),
    Command("export", export.export, Id("menu-export"), admins_only=True),
    Command("backup", copies.backup, Id("menu-backup"), admins_only=True),
    Command("corpus", corpora.corpus, Id("menu-corpus"), admins_only=True),
    Command("invite", invites.invite, Id("menu-invite"), admins_only=True),
    Command("invites", invites.invites, Id("menu-invites"), admins_only=True),
    Command("pause", pausing.pause, Id("menu-pause"), admins_only=True),
    Command("resume", pausing.resume, Id("menu-resume"), admins_only=True),
    Command("block", blocking.block, Id("menu-block"), admins_only=True),
    Command("unblock", blocking.unblock, Id("menu-unblock"), admins_only=True),
)


BUTTONS: Final[Mapping[str, Callback]] = {
    keyboard.EVIDENCE: evidence.press,
    keyboard.NEAREST: evidence.nearest,
    keyboard.ARTICLE: picking.press,
    keyboard.SCOPE: widening.press,
    keyboard.WISH: granting.press,
    keyboard.VOTE: voting.press,
    keyboard.FORGET: privacy.press,
    rendering.CHANGED: pressing.press,
    rendering.QUIET: pressing.hush,
    feeds.FEED: feeds.press,
    gaps.GAP: gaps.press,
    invites.INVITE: invites.press,
    journal.JOURNAL: journal.press,
    reindexing.REINDEX: reindexing.press,
    reindexing.CANCEL: reindexing.cancel,
    removing.REMOVE: removing.press,
    retracting.RETRACT: retracting.press,
    listing.PICKING: listing.press,
    listing.MANAGING: listing.press,
    details.DETAILS: details.press,
    previewing.ADD: adding.press,
}
"""Who sees to a button that is tapped, by the kind that its data begins with."""


async def failed(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Hand what a handler raised to the dispatcher, which tries again or tells its reader.

    Handlers of later groups don't get the update: the one that failed may be the gate.
    """
    error = context.error
    log.error("an update failed: %s: %s", type(error).__name__, error)
    log.debug("where it failed", exc_info=error)
    if isinstance(update, Update) and isinstance(error, Exception):
        dispatcher_of(context).raised(update, error)
    raise ApplicationHandlerStop
