"""`/articles`: the list of articles, by pages; `/articles words` those with these in their titles.

    [1] [2] …      in private, a number picks the article to ask alone
    [Manage]       for admins in private: the numbers show what is known of each (`details`)

A button that turns the page holds the words that were searched, as many as fit.
"""

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import ContextTypes

from bot.chat import taps
from bot.chat.delivery import outbox, sending
from bot.chat.managing import details, naming
from bot.chat.manners.access import is_admin
from bot.chat.meant.titles import found
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.render import beside, shortened
from bot.chat.saying.words import Words, words_of
from index.catalogue import Entry

PAGE: Final = 8
PICKING: Final = "page"
MANAGING: Final = "mp"
LONGEST_DATA: Final = 64  # bytes; https://core.telegram.org/bots/api#inlinekeyboardbutton
MOST_PAGES: Final = 99_999


async def articles(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message, room, args = update.effective_message, room_of(context), context.args or []
    if message is None:
        return
    is_managed = is_admin(update, room) and message.chat.type == message.chat.PRIVATE
    words = words_of(update.effective_user)
    if is_managed and len(args) == 1 and await details.show(message, args[0], room, words):
        return
    page = Page(message, room, words, is_admin=is_managed, search=fitted(" ".join(args)))
    part, buttons = await page.shown(0)
    await outbox.reply(message, [part], buttons)


async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`page:<number>:<words>` turns to a page; `mp:…` to the same, whose numbers show details."""
    query, room = update.callback_query, room_of(context)
    if query is None:
        return
    await taps.acknowledge(query)
    kind, number, search = [*(query.data or "").split(":", 2), "", ""][:3]
    shown = query.message
    is_number = number.isascii() and number.isdecimal()
    if not isinstance(shown, Message) or not is_number or not taps.is_its_own(query):
        return
    is_managed = is_admin(update, room) and shown.chat.type == shown.chat.PRIVATE
    words = words_of(query.from_user)
    page = Page(shown, room, words, is_admin=is_managed, search=search)
    part, buttons = await page.shown(int(number), manages=is_managed and kind == MANAGING)
    await sending.edit(sending.client_of(shown), shown.chat_id, shown.message_id, part, buttons)


def fitted(words: str) -> str:
    """The words that fit into a button, one piece of a word at least."""
    room = LONGEST_DATA - len(f"{PICKING}:{MOST_PAGES}:")
    words = " ".join(words.split())
    cut = words.encode()[:room].decode("utf-8", "ignore")
    if cut == words:
        return words
    whole, _, _ = cut.rpartition(" ")
    return whole or cut


class Page:
    """A page of the list as whoever asks in that chat sees it. `search` is what titles hold."""

    def __init__(
        self, message: Message, room: Room, words: Words, *, is_admin: bool, search: str
    ) -> None:
        self._message = message
        self._room = room
        self._words = words
        self._is_admin = is_admin
        self._search = search
        self._is_private = message.chat.type == message.chat.PRIVATE

    async def shown(
        self, number: int, *, manages: bool = False
    ) -> tuple[Part, InlineKeyboardMarkup | None]:
        """The page and its buttons; the last page where there are fewer."""
        entries = await self._entries(manages)
        if not entries:
            return Part(self._nothing()), None
        pages = (len(entries) + PAGE - 1) // PAGE
        page = min(number, pages - 1)
        some, first = entries[page * PAGE : (page + 1) * PAGE], page * PAGE + 1
        block = self._head(len(entries), page, pages)
        for at, entry in enumerate(some, first):
            _add_row(block, at, entry)
        rows: list[Sequence[InlineKeyboardButton]] = []
        if manages:
            rows.append(details.numbers(some, first))
            block.plain(f"\n\n{self._words.say('articles-manage')}")
        elif self._is_private:
            rows.append(keyboard.articles(some, first))
            block.plain(f"\n\n{self._words.say('articles-pick')}")
        rows += self._turns(page, pages, manages)
        (part,) = join([block])
        return part, InlineKeyboardMarkup(rows) if rows else None

    async def _entries(self, manages: bool) -> list[Entry]:
        corpora = self._room.corpora.of(self._message.chat_id)
        if manages:
            corpora = await naming.corpora(self._message, self._room)
        entries = await self._room.answering(self._room.services.library.articles, corpora)
        return found(entries, self._search) if self._search else entries

    def _nothing(self) -> str:
        if self._search:
            return self._words.say("articles-none-found", words=self._search)
        return self._words.say("no-articles")

    def _head(self, count: int, page: int, pages: int) -> Block:
        block = Block()
        if self._search:
            said = self._words.say("articles-found", words=self._search, count=count)
        else:
            said = self._words.say("articles-count", count=count)
        block.styled(MessageEntity.BOLD, said)
        if pages > 1:
            block.plain(self._words.say("articles-page", page=page + 1, pages=pages))
        return block

    def _turns(self, page: int, pages: int, manages: bool) -> list[Sequence[InlineKeyboardButton]]:
        say, kind = self._words.say, MANAGING if manages else PICKING
        turns = [self._button(say("button-back"), kind, page - 1)] * (page > 0)
        turns += [self._button(say("button-next"), kind, page + 1)] * (page + 1 < pages)
        rows: list[Sequence[InlineKeyboardButton]] = [turns] if turns else []
        if self._is_admin and manages:
            rows.append([self._button(say("button-pick"), PICKING, page)])
        elif self._is_admin:
            rows.append([self._button(say("button-manage"), MANAGING, page)])
        return rows

    def _button(self, text: str, kind: str, page: int) -> InlineKeyboardButton:
        data = f"{kind}:{page}:{self._search}" if self._search else f"{kind}:{page}"
        return InlineKeyboardButton(text, callback_data=data)


def _add_row(block: Block, at: int, entry: Entry) -> None:
    block.plain(f"\n{at}. ")
    title = shortened(entry.title)
    if entry.url:
        block.styled(MessageEntity.TEXT_LINK, title, entry.url)
    else:
        block.plain(title)
    block.plain(beside(title, entry.published))
