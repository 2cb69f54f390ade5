"""What was handed over, read and weighed against the library, and laid aside. Synchronous."""

from dataclasses import dataclass, replace
from pathlib import Path

from bot.chat.managing import uploads
from bot.chat.managing.wanted import Wanted
from bot.chat.meant.channels import Post
from bot.services import Services
from index import loaders, preview, trash
from index.aside import Aside
from index.errors import SourceError
from index.preview import Listed, Preview, Read


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as it would be; or a list, with how many of its links are articles already.

    `corpus` is the one that it would go into, where there are others; else "".
    """

    found: Read | Listed
    preview: Preview | None = None
    known: int = 0
    corpus: str = ""

    @property
    def is_unchanged(self) -> bool:
        return self.preview is not None and self.preview.standing == "unchanged"


def look(services: Services, thing: Wanted, id: str, corpus: str) -> Seen:
    """What there is to show of it; laid aside under that id unless it is here already.

    A file has been laid there before. Raises SourceError, LibraryError, ModelError.
    """
    seen = _weighed(services, _read(services, thing, id, corpus), corpus)
    if set(services.library.corpora()) - {corpus}:
        seen = replace(seen, corpus=corpus)
    if not seen.is_unchanged:
        Aside(services.data).keep(id, seen.found)
    return seen


def _read(services: Services, thing: Wanted, id: str, corpus: str) -> Read | Listed:
    if isinstance(thing, Post):
        return Read(loaders.finish(loaders.made_harmless(thing.document)))
    if isinstance(thing, str):
        return preview.read(thing, services.indexer)
    name = uploads.name_of(thing)
    found = _read_file(Aside(services.data).folder(id).resolve() / name, services)
    source = str(trash.uploads(services.data, corpus) / name)
    return replace(found, document=replace(found.document, source=source))


def _read_file(path: Path, services: Services) -> Read:
    """What is wrong with it is said of its name: where it lies is nobody's business."""
    try:
        found = preview.read(str(path), services.indexer)
    except SourceError as error:
        problem, remedy = (
            each.replace(str(path), path.name) for each in (error.problem, error.remedy)
        )
        raise type(error)(problem, remedy) from error
    assert isinstance(found, Read)  # no file that is taken in is a list
    return found


def _weighed(services: Services, found: Read | Listed, corpus: str) -> Seen:
    if isinstance(found, Listed):
        library = services.library
        known = sum(library.find(each, corpus) is not None for each in found.links)
        return Seen(found, known=known)
    found = replace(found, document=preview.at_home(found.document, corpus, services.addresses))
    return Seen(found, preview.weigh(found.document, corpus, services.indexer))
