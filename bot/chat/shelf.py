"""What the article page shows: an answer's footnote, looked up in the store and the library."""

from bot.chat.room import Room
from bot.chat.saying.links import host, sentence_url
from bot.chat.store.answers import Cited
from bot.web.evidence import Evidence, Removed


class RoomShelf:
    """The shelf of a room; to be asked once its store is open."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def evidence(self, answer: str, number: int) -> Evidence | None:
        kept = await self._room.store.do(lambda store: store.answers.get(answer))
        if kept is None or not 0 < number <= len(kept.citations):
            return None
        cited, *others = kept.citations[number - 1], *kept.citations
        return await self._room.answering(self._evidence, cited, others)

    def _evidence(self, cited: Cited, others: list[Cited]) -> Evidence | None:
        """None if not everybody may read it. Raises Removed."""
        library = self._room.services.library
        article = library.version(cited.article, cited.version)
        if article is None:
            raise Removed
        if article.corpus not in self._room.corpora.public:
            return None
        return Evidence(
            article,
            quote=cited.span,
            others=[each.span for each in others if each != cited and _is_beside(each, cited)],
            headings=[at for at, _ in library.headings(cited.version)],
            site=host(article.url).removeprefix("www."),
            original=sentence_url(article, cited.span) or article.url,
        )


def _is_beside(one: Cited, other: Cited) -> bool:
    return (one.article, one.version) == (other.article, other.version)
