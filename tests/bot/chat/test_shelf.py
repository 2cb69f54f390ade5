"""What an article page shows: what anybody may read, and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.chat.corpora import ChatCorpora
from bot.chat.shelf import RoomShelf
from bot.chat.store.answers import Cited
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from bot.config import Config
from bot.web.evidence import Removed
from index.library import Library
from tests.bot.chat.store.test_answers import KEPT
from tests.fakes import FakeEmbedder, document, prepared

TEXT = "The comet is made of dust."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Any]:
    async def answering(work: Callable[..., Any], *arguments: Any) -> Any:
        return work(*arguments)

    library, writer = Library(tmp_path / "data"), Writer(Store(tmp_path / "store", 1))
    services = SimpleNamespace(library=library)
    corpora = ChatCorpora(Config())
    yield SimpleNamespace(store=writer, services=services, corpora=corpora, answering=answering)
    writer.close()
    library.close()


async def kept(room: Any, corpus: str) -> str:
    """The id of an answer that cites an article of that corpus."""
    library = room.services.library
    ready = prepared(document("/comet.txt", TEXT), FakeEmbedder(), corpus=corpus)
    article = library.article(library.put(ready, "fake@1"))
    cited = Cited(article.id, article.version, 0, 9)
    record = replace(KEPT, id=f"{corpus:0<16}", corpora=(corpus,), citations=(cited,))
    await room.store.do(lambda store: store.answers.keep(record))
    return record.id


async def test_it_shows_what_is_public_alone(room: Any) -> None:
    shelf = RoomShelf(room)
    shown = await shelf.evidence(await kept(room, "main"), 1)
    assert shown is not None
    assert shown.article.text == TEXT
    assert await shelf.evidence(await kept(room, "team"), 1) is None


async def test_what_is_removed_is_gone(room: Any) -> None:
    id = await kept(room, "main")
    room.services.library.remove(room.services.library.articles()[0].id)
    with pytest.raises(Removed):
        await RoomShelf(room).evidence(id, 1)
