"""What admins confirmed is added, one after the other, and the message that asked says how it goes.

    confirmed ─→ the library ─→ said in place of the preview ─→ done
                  └ it can't be written: said, and asked again

What is confirmed is on disk: a kill costs nothing, the next start goes on. What was said and not
yet noted as done is done and said again, which changes neither.
"""

import logging
import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from bot.chat.delivery.client import Client
from bot.chat.managing import filling, previewing
from bot.chat.managing.board import Board
from bot.chat.managing.filling import Filled
from bot.chat.managing.working import problem
from bot.chat.room import Room
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Block
from bot.chat.saying.words import Id, Words, words_for
from bot.chat.store.additions import Addition
from bot.chat.store.store import Store
from bot.chat.tryouts import answered
from bot.chat.watcher import Errands
from index.aside import Aside
from index.errors import FootnoteError
from index.examples import Example
from index.preview import Listed, Read
from index.report import Report
from index.trash import uploads

log = logging.getLogger(__name__)


class Taking(Errands):
    """Runs from `start` to `stop`, beside the dispatcher."""

    def __init__(self, room: Room, client: Client) -> None:
        super().__init__(room.confirmed, "what was confirmed waits a little")
        self._room = room
        self._client = client
        self._aside = Aside(room.services.data)

    async def work_off(self) -> None:
        for each in await self._room.store.do(lambda store: store.additions.wanted()):
            await self._take(each)
        waiting = await self._room.store.do(lambda store: store.additions.waiting())
        await self._room.glancing(self._aside.sweep, waiting)

    async def _take(self, each: Addition) -> None:
        words = words_for(each.language)
        board = Board(self._client, each.chat, each.message)
        found = await self._room.glancing(self._aside.found, each.id)
        if found is None:  # a restored backup has no files
            await board.say([Block(words.say("add-expired"))])
            await self._room.store.do(lambda store: store.additions.done(each.id))
            return
        try:
            async with self._room.writing:
                report = await self._room.indexing(self._put, each, found, board)
            blocks, chosen = await self._room.indexing(self._said, each, found, report, words)
            filled = await filling.filled(each.gap, each.seen, self._room) if each.gap else None
        except Exception as error:
            await self._ask_again(each, error, board, words)
            return
        if filled is not None:
            blocks[1:1] = filling.said(filled, words)
        await board.say(blocks, keyboard.examples(chosen))
        blocked = self._room.barred.people
        await self._room.store.do(partial(_note, each, report, filled, blocked))
        await self._room.glancing(self._aside.drop, each.id)

    def _put(self, each: Addition, found: Read | Listed, board: Board) -> Report:
        """Raises FootnoteError if nothing of it could be added."""
        indexer = self._room.services.indexer
        if isinstance(found, Listed):
            told = board.counting(words_for(each.language), Id("adding-articles"))
            return indexer.index_listed(
                found.links, found.source, corpus=each.corpus, progress=told
            )
        self._put_file(each, found)
        told = board.counting(words_for(each.language), Id("adding-passages"))
        report = indexer.add(found.document, corpus=each.corpus, fetch=found.fetch, progress=told)
        if report.failed:
            raise FootnoteError(*report.failed[0][1].split("; ", 1))
        return report

    def _put_file(self, each: Addition, found: Read) -> None:
        """Into its place, unless it is there since an earlier try."""
        kept = Path(found.document.source)
        if kept.parent == uploads(self._room.services.data, each.corpus):
            kept.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                os.replace(self._aside.folder(each.id) / kept.name, kept)

    def _said(
        self, each: Addition, found: Read | Listed, report: Report, words: Words
    ) -> tuple[list[Block], list[Example]]:
        """What has become of it, and questions that it answers."""
        library = self._room.services.library
        if isinstance(found, Listed):
            blocks = previewing.added_list(report, words)
        else:
            count = sum(len(library.passages_of(id)) for id in report.ids)
            title, is_newer = found.document.title, report.updated > 0
            blocks = previewing.added(title, count, words, is_newer=is_newer)
        chosen = answered(self._room.services, (each.corpus,), report.ids)
        return [*blocks, *([Block(words.say("added-ask"))] if chosen else [])], chosen

    async def _ask_again(
        self, each: Addition, error: Exception, board: Board, words: Words
    ) -> None:
        if isinstance(error, FootnoteError):
            log.error("the library wasn't changed: %s", error)
            said = problem(error, words, self._room.services.data)
        else:
            log.exception("an addition failed", exc_info=error)
            said = words.say("sorry")
        await self._room.store.do(lambda store: store.additions.again(each.id))
        await board.say([Block(said)], previewing.buttons(each.id, words))


def _note(
    each: Addition, report: Report, filled: Filled | None, blocked: frozenset[int], store: Store
) -> None:
    """It is done, all at once: in the journal, its file is that article wherever it is sent on to,
    and who asked what it answers is to be told."""
    store.additions.done(each.id)
    if filled is not None:
        filling.settle(store, filled, blocked, each.admin, each.update)
    if each.file and report.ids:
        store.files.keep(each.file, report.ids[0])
    if report.ids:
        store.acts.record(each.admin, "add", " ".join(report.ids), each.update)
