"""Which corpora a chat reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.corpora import NAME, ChatCorpora, posts_of
from bot.chat.managing.corpora import Wish, wished
from bot.chat.store.store import Store
from bot.chat.store.writer import Writer
from bot.config import Access, Config, LibrarySection

GROUP, OTHER, CHANNEL = -1001, -1002, -1003


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    writer = Writer(Store(tmp_path, 1))
    yield writer
    writer.close()


@pytest.fixture
async def corpora(writer: Writer) -> ChatCorpora:
    return await loaded(writer)


async def loaded(writer: Writer) -> ChatCorpora:
    made = ChatCorpora(Config(library=LibrarySection(corpus="books")))
    await made.load(writer)
    return made


async def test_a_chat_reads_what_it_was_told_or_what_every_chat_does(
    corpora: ChatCorpora, writer: Writer
) -> None:
    assert corpora.of(GROUP) == ("books",)
    await corpora.assign(GROUP, ("team", "books"))
    assert corpora.of(GROUP) == (await loaded(writer)).of(GROUP) == ("team", "books")
    assert corpora.of(OTHER) == ("books",)
    await corpora.assign(GROUP, ())
    assert corpora.of(GROUP) == (await loaded(writer)).of(GROUP) == ("books",)
    assert corpora.special == frozenset()


async def test_a_discussion_group_reads_what_its_channel_does(
    corpora: ChatCorpora, writer: Writer
) -> None:
    await corpora.assign(CHANNEL, ("team",))
    await corpora.discusses(GROUP, CHANNEL, is_private=False)
    assert corpora.of(GROUP) == ("team",)
    await corpora.discusses(GROUP, CHANNEL, is_private=True)
    assert corpora.of(GROUP) == ("team", posts_of(CHANNEL))
    await corpora.discusses(GROUP, CHANNEL, is_private=False)  # what it posted before is there
    assert corpora.of(GROUP) == ("team", posts_of(CHANNEL))
    await corpora.assign(GROUP, ("books",))
    assert corpora.of(GROUP) == (await loaded(writer)).of(GROUP) == ("books", posts_of(CHANNEL))
    await corpora.discusses(GROUP, OTHER, is_private=False)
    assert (corpora.of(GROUP), corpora.channel(GROUP)) == (("books",), OTHER)
    await corpora.parted(GROUP)
    assert corpora.channel(GROUP) == (await loaded(writer)).channel(GROUP) == 0


async def test_it_goes_along_with_a_group_and_ends_with_who_is_forgotten(
    corpora: ChatCorpora, writer: Writer
) -> None:
    await corpora.assign(GROUP, ("team",))
    await corpora.moved(GROUP, OTHER)
    assert (corpora.of(OTHER), corpora.of(GROUP)) == (("team",), ("books",))
    await corpora.moved(GROUP, OTHER)  # both chats tell of it
    assert corpora.of(OTHER) == ("team",)
    await corpora.assign(7, ("team",))
    await writer.do(lambda store: store.forget(7, 0))
    corpora.forget(7)
    assert corpora.of(7) == (await loaded(writer)).of(7) == ("books",)


def test_what_is_public_is_said_by_the_configuration() -> None:
    access = Access(public_corpora=["b", "a"])  # type: ignore[arg-type]
    assert ChatCorpora(Config(access=access)).public == ("a", "b")
    assert ChatCorpora(Config()).public == ("main",)


@pytest.mark.parametrize("name", ["", "-x", "A", "ü", "a b", "a/b", "..", "a" * 65, "a\n"])
def test_a_name_is_of_few_characters(name: str) -> None:
    assert not NAME.fullmatch(name)
    assert NAME.fullmatch("handbook_2-x")
    assert NAME.fullmatch(posts_of(-1001234567890123))


def test_another_chat_is_named_in_private_alone() -> None:
    assert wished(["-1001", "a", "b", "a"], 7, is_private=True) == Wish(-1001, ("a", "b"))
    assert wished(["-1001", "a"], GROUP, is_private=False) == Wish(GROUP, ("-1001", "a"))
    assert wished(["42"], 7, is_private=True) == Wish(42)
    assert wished([], 7, is_private=True) == Wish(7)
    assert wished(["default"], 7, is_private=True).is_back
