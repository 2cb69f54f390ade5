"""What the bot keeps besides the library: one SQLite file, one table for each noun.

updates     what Telegram has handed over, and how far each has come
deliveries  which messages of ours they have led to
answers     what was answered, under which id its buttons name it
amendments  which quotes aren't said any more, and whom that was told
wishes      who wants to be told when a question is answered after all
spending    the tokens of language models that were used
votes       whom an answer helped, and whom not
chats       what the bot is in each chat
pauses      where it is silent, for a while
blocklist   whom it doesn't hear
retractions which answers admins took back, and what isn't said again
posts       channels' posts that were seen, and what they point to
files       which articles the admins' files have become
picks       the one article that a private chat asks
gaps        what admins were shown that the articles lack
acts        what admins did
invites     links that let chats in, and which did
corpora     which corpora a chat reads, and which channel it discusses
orders      what admins are asked about, and can undo
additions   what they were shown, and asked whether to add
reindexings what they ordered to be reindexed

A file of its own: SQLite lets one writer at a time into a file, and an update must never wait for
an article to be written before Telegram is told that it has arrived. WAL with synchronous=FULL:
what was committed survives a kill and a power cut.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from bot.chat.store import (
    acts,
    additions,
    amendments,
    answers,
    blocklist,
    chats,
    corpora,
    deliveries,
    files,
    gaps,
    invites,
    orders,
    pauses,
    picks,
    posts,
    reindexings,
    retractions,
    spending,
    updates,
    votes,
    wishes,
)
from bot.chat.store.acts import Acts
from bot.chat.store.additions import Additions
from bot.chat.store.amendments import Amendments
from bot.chat.store.answers import Answers
from bot.chat.store.blocklist import Blocklist
from bot.chat.store.chats import Chats
from bot.chat.store.corpora import Assignments
from bot.chat.store.deliveries import Deliveries
from bot.chat.store.files import Files
from bot.chat.store.gaps import Gaps
from bot.chat.store.invites import Invites
from bot.chat.store.ledger import Ledger
from bot.chat.store.orders import Orders
from bot.chat.store.pauses import Pauses
from bot.chat.store.picks import Picks
from bot.chat.store.posts import Posts
from bot.chat.store.reindexings import Reindexings
from bot.chat.store.retractions import Retractions
from bot.chat.store.spending import Spending
from bot.chat.store.updates import Updates
from bot.chat.store.votes import Votes
from bot.chat.store.wishes import Wishes
from index import copies
from index.database import make_folder
from index.errors import FootnoteError

FILE: Final = "bot.sqlite3"
BUSY_TIMEOUT_S: Final = 5.0
DAY_S: Final = 86_400.0
KEEP_DAYS: Final = 365

SCHEMA: Final = (
    *(updates.STEP, deliveries.STEP, answers.STEP, wishes.STEP, spending.STEP),
    votes.STEP,
    chats.STEP,
    pauses.STEP,
    blocklist.STEP,
    retractions.STEP,
    *(posts.STEP, files.STEP, picks.STEP),
    answers.INLINE_STEP,
    acts.STEP,
    updates.FORGOTTEN_STEP,
    answers.TOOK_STEP,
    corpora.STEP,
    orders.STEP,
    amendments.STEP,
    *(gaps.STEP, wishes.GAP_STEP),
    invites.STEP,
    additions.STEP,
    additions.GAP_STEP,
    gaps.DISMISSED_STEP,
    reindexings.STEP,
    orders.ANSWER_STEP,
)
"""The steps that led to the schema; they are appended, never changed."""


class StoreError(FootnoteError):
    """The store can't be used as it stands."""


class StoreNewer(StoreError):
    """A newer version of Footnote wrote it."""


class Store:
    """The tables, for one bot. Every change belongs to the transaction the caller has open.

    One thread uses it. Raises StoreError, on opening and at the end of a transaction.
    """

    def __init__(
        self,
        folder: Path,
        bot: int,
        clock: Callable[[], float] = time.time,
        keep_days: int = KEEP_DAYS,
    ) -> None:
        self.path = folder / FILE
        self._clock = clock
        self._keep_s = keep_days * DAY_S
        self._sweeps = False
        make_folder(folder)
        with self._translated():
            self.db = _connect(self.path)
            self._migrate()
        self.updates = Updates(self.db, bot, clock)
        self.deliveries = Deliveries(self.db, bot)
        self.answers = Answers(self.db, bot, clock)
        self.amendments = Amendments(self.db, bot, clock)
        self.wishes = Wishes(self.db, bot, clock)
        self.spending = Spending(self.db, clock)
        self.votes = Votes(self.db, clock)
        self.chats = Chats(self.db, bot, clock)
        self.pauses = Pauses(self.db, bot, clock)
        self.blocklist = Blocklist(self.db, bot, clock)
        self.retractions = Retractions(self.db, clock)
        self.posts = Posts(self.db, bot, clock)
        self.files = Files(self.db, bot)
        self.picks = Picks(self.db, bot, clock)
        self.acts = Acts(self.db, bot, clock)
        self.ledger = Ledger(self.db, bot)
        self.corpora = Assignments(self.db, bot)
        self.orders = Orders(self.db, bot, clock)
        self.gaps = Gaps(self.db, bot, clock)
        self.invites = Invites(self.db, bot, clock)
        self.additions = Additions(self.db, bot, clock)
        self.reindexings = Reindexings(self.db, bot, clock)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or, whatever happens, none; on disk when the block has ended."""
        with self._translated():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
                self._sweep()
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def touch(self) -> None:
        """Write what stands there already: the transaction has something to commit."""
        self.db.execute(f"PRAGMA user_version = {len(SCHEMA)}")

    def done(self, update: int) -> None:
        """It has had its effect; nothing that is left names who was forgotten meanwhile."""
        self.updates.done(update)
        self.deliveries.delivered(update)
        if self.updates.is_forgotten(update):
            self.deliveries.forget(update)
            self._sweeps = True

    def forget(self, person: int, update: int) -> int:
        """Nothing of theirs is left once this is committed; how many questions that were.

        The update that asks for it has had its effect with that, and is done: it names them too.
        What admins did stays in their journal, and an id as long as it is blocked.
        """
        self.updates.done(update)
        self.updates.forget(person)
        self.deliveries.forget_person(person)
        self.amendments.forget(person)
        self.wishes.forget(person)
        self.spending.forget(person)
        self.votes.forget(person)
        self.chats.forget(person)
        self.picks.drop(person)
        self.corpora.drop(person)
        self.gaps.forget(person)
        self.invites.forget(person)
        self.blocklist.forget(person)
        self.acts.forget(person)
        self.additions.forget(person)
        self.reindexings.forget(person)
        self._sweeps = True
        return self.answers.forget(person)

    def unsay(self, answers: Iterable[str]) -> None:
        """What these say is left nowhere once this is committed."""
        self.answers.unsay(answers)
        self._sweeps = True

    def prune(self) -> int:
        """Forget what is old; how many updates that were."""
        since = self._clock() - self._keep_s
        self._sweeps = True
        count = self.updates.prune(since)
        self.deliveries.prune()
        self.answers.prune(since)
        self.amendments.prune(since)
        self.wishes.prune(since)
        self.spending.prune(since)
        self.votes.prune(since)
        self.chats.prune(since)
        self.picks.prune(since)
        self.blocklist.prune(since)
        self.acts.prune(since)
        self.orders.prune()
        self.additions.prune()
        self.reindexings.prune()
        self.posts.prune()
        self.gaps.prune(since)
        self.invites.prune(since)
        return count

    def _sweep(self) -> None:
        """Let the log hold nothing that the tables don't any more, if something was forgotten.

        What was committed is, whether this works or not; the next one does it then.
        """
        if self._sweeps:
            self._sweeps = False
            with suppress(sqlite3.Error):
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(
                f"{self.path} can't be used ({error})",
                "check the folder, its permissions and the room on its disk; a damaged file can "
                "be moved away: the articles aren't in it",
            ) from error

    def _migrate(self) -> None:
        with self.transaction():
            (done,) = self.db.execute("PRAGMA user_version").fetchone()
            if done > len(SCHEMA):
                raise StoreNewer(f"{self.path} was written by a newer Footnote", "upgrade Footnote")
            for step in SCHEMA[done:]:
                for statement in step:
                    self.db.execute(statement)
            self.db.execute(f"PRAGMA user_version = {len(SCHEMA)}")


def copy(folder: Path, path: Path) -> None:
    """A consistent copy of the store in a folder, while the bot uses it. Raises LibraryError."""
    with closing(sqlite3.connect(folder / FILE, timeout=BUSY_TIMEOUT_S)) as db:
        copies.copy(db, path)


def cited(folder: Path, keep_days: int) -> set[tuple[str, int]]:
    """(article, version) of all that answers show which are kept so long. Raises StoreError.

    From any thread, beside the bot or before it has opened its store: no file is made.
    """
    if not (folder / FILE).is_file():
        return set()
    with closing(Store(folder, bot=0)) as store, store.transaction():
        return store.answers.versions(time.time() - keep_days * DAY_S)


def prepare(aside: Path, folder: Path) -> None:
    """Make the store of a backup, which lies aside, the one that will serve in a folder.

    What waits in the folder goes on waiting. Without it, what waited when the backup was made may
    have been answered since: it is set aside for admins, who can have it tried again, and nothing
    is reindexed.
    Raises StoreError, LibraryDamaged.
    """
    with closing(Store(aside, bot=0)) as restored, closing(Store(aside / "new", bot=0)) as new:
        copies.verify(restored.db, new.db)
        if not _inherited(restored, folder):
            with restored.transaction():
                restored.updates.set_aside("it waited when the backup was made")
                restored.db.execute("DELETE FROM reindexings")
        restored.db.execute("PRAGMA journal_mode = DELETE")


def _inherited(restored: Store, folder: Path) -> bool:
    """Take over the updates of the store in a folder, and what they led to; False without one."""
    if not (folder / FILE).is_file():
        return False
    try:
        Store(folder, bot=0).close()  # of this schema now
        restored.db.execute("ATTACH ? AS before", (str(folder / FILE),))
        with restored.transaction():
            restored.db.execute("DELETE FROM updates")
            restored.db.execute("DELETE FROM reindexings")
            for table in ("updates", "deliveries", "reindexings"):
                restored.db.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM before.{table}")
        restored.db.execute("DETACH before")
    except StoreError:  # what is damaged is why one restores
        return False
    return True


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
    return db
