"""What must hold of a library when all is over, whatever was killed."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import numpy as np

from bot import backups
from bot.chat.store import store
from bot.config import Config
from bot.services import Services
from bot.types import Question
from index import database, lexical
from index.aside import PENDING
from index.chroma import Generation
from index.errors import FootnoteError
from index.generations import FOLDER
from index.library import Library
from index.trash import UPLOADS
from tests.torture.library.acts import standing
from tests.torture.library.books import Fact
from tests.torture.library.ledger import Ledger

FILES: Final = {
    *(name + end for name in (database.FILE, store.FILE) for end in ("", "-wal", "-shm")),
    *("library.lock", "bot.lock", "rebuild.lock", "log", FOLDER, UPLOADS, PENDING),
}


def problems(services: Services, ledger: Ledger, facts: Sequence[Fact]) -> Iterator[str]:
    """A line for everything that is wrong."""
    library = services.library
    yield from ledger.wrong(standing(services.data))
    yield from library.check()
    for entry in library.articles():
        yield from _torn(services, entry.id, entry.source)
    yield from _generation(library)
    yield from _unfound(services, facts)
    yield from _unlike(services, facts)
    yield from orphans(services.data)


def _torn(services: Services, id: str, source: str) -> Iterator[str]:
    """An article's passages make up its text, and have the vectors that their texts have."""
    library, document = services.library, services.library.document(id)
    passages = library.passages_of(id)
    if "".join(each.text for each in passages) != document.text:
        yield f"{source}: its passages aren't its text"
    stored = library.stored(id, library.article(id).version)
    assert stored is not None
    made = services.indexer.preparer.again(stored)
    if [each.text for each in made.pieces] != [each.text for each in passages]:
        yield f"{source}: its passages are cut otherwise than in a clean library"
    elif not np.allclose(library.vectors([each.id for each in passages]), made.vectors, atol=1e-3):
        yield f"{source}: its vectors aren't those of its passages"


def _generation(library: Library) -> Iterator[str]:
    known = library.generation()
    if known is None:
        return
    try:
        with closing(Generation(library.path.parent / FOLDER / known[0], known[1])) as generation:
            generation.check(library)
    except FootnoteError as error:
        yield f"the generation that serves is broken: {error}"


def _unfound(services: Services, facts: Sequence[Fact]) -> Iterator[str]:
    """Sentences of articles that are there must be found; those of others not."""
    texts = [each.text for each in services.library.get_articles(_ids(services)).values()]
    for fact in facts:
        hits = services.retriever.retrieve(fact.sentence)
        is_there = any(fact.key in text for text in texts)
        is_found = any(fact.key in each.passage.text for each in hits)
        if is_found != is_there:
            there, found = is_there and "there", is_found and "found"
            yield f"{there or 'gone'} and {found or 'not found'}: {fact.sentence}"


def _unlike(services: Services, facts: Sequence[Fact]) -> Iterator[str]:
    """What is found and answered is what a clean library of the same articles finds and answers."""
    folder = services.data.parent / "clean"
    clean = Services(services.config, folder)
    with closing(clean):
        articles = services.library.get_articles(_ids(services)).values()
        for article in sorted(articles, key=lambda each: each.version):
            clean.indexer.add(services.library.document(article.id))
        there = " ".join(each.text for each in articles)
        for fact in facts:
            if not _is_like(_found(services, fact.question), _found(clean, fact.question)):
                yield f"found otherwise than in a clean library: {fact.question}"
            if fact.key in there and (said := _answered(clean, fact)) != _answered(services, fact):
                yield f"answered otherwise than in a clean library: {fact.question} {said}"


def _found(services: Services, question: str) -> list[tuple[str, float]]:
    """By words and by meaning, with scores; those that are equal have no order."""
    library, limit = services.library, services.library.count()
    vector = services.embedder.encode([question])[0]
    found = lexical.search_words(library.db, question, limit) + services.dense.search(vector, limit)
    texts = library.passages(id for id, _ in found)
    return sorted((texts[id].text, score) for id, score in found)


def _is_like(one: list[tuple[str, float]], other: list[tuple[str, float]]) -> bool:
    """The same but for what floating point leaves open."""
    same = [text for text, _ in one] == [text for text, _ in other]
    return same and np.allclose([score for _, score in one], [score for _, score in other], 0, 1e-4)


def _answered(services: Services, fact: Fact) -> tuple[str, bool]:
    """Whether the answer is given: those that are weighed beside it may come in another order."""
    answer = services.quoter.answer(Question(fact.question))
    return answer.outcome, fact.sentence in answer.text


def _ids(services: Services) -> list[str]:
    return [each.id for each in services.library.articles()]


def orphans(data: Path) -> Iterator[str]:
    """Files that belong to nothing."""
    for path in data.iterdir():
        if path.name not in FILES:
            yield f"left over: {path.name}"
    with closing(Library(data)) as library:
        known = library.generation()
        sources = {source for source, _ in standing(data)}
    if known is None:
        yield "no generation serves"
    for folder in (data / FOLDER).glob("*"):
        if known is None or folder.name != known[0]:
            yield f"left over: {FOLDER}/{folder.name}"
    for file in (data / UPLOADS).glob("*"):
        if str(file) not in sources:
            yield f"left over: {UPLOADS}/{file.name}"
    for waiting in (data / PENDING).glob("*"):
        yield f"left over: {PENDING}/{waiting.name}"


def unsound(files: set[Path], folder: Path, texts: set[str]) -> Iterator[str]:
    """Backups that can't be restored, hold half an article, or have left something behind."""
    for file in files:
        aside = folder / file.stem
        try:
            backups.restore(file, aside)
            with closing(Library(aside)) as library:
                yield from (f"{file.name}: {each}" for each in library.check())
            for source, state in standing(aside):
                if state.text and state.text not in texts:
                    yield f"{file.name}: {source} says what it never said"
        except FootnoteError as error:
            yield f"{file.name}: {error}"
    for left in {each for file in files for each in file.parent.iterdir()} - files:
        yield f"left over: {left.name}"


def traces(data: Path, keys: set[str]) -> Iterator[str]:
    """Words of what was deleted that still stand in some file of the library's."""
    for path in data.rglob("*"):
        if path.is_file() and path.name not in {"log", store.FILE, f"{store.FILE}-wal"}:
            content = path.read_bytes()
            found = [each for each in keys if each.encode() in content]
            if found:
                yield f"{path.relative_to(data)} still holds {len(found)} words, as {found[0]}"


def config(tokens: int) -> Config:
    return Config.model_validate({"library": {"passage_tokens": tokens}})
