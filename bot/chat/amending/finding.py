"""Which quotes their articles don't say any more. Reads the library; Telegram has no part in it."""

from collections.abc import Iterable, Mapping, Sequence

from bot.chat.amending.changes import Change, nearest, plain, stands
from bot.chat.store.answers import Cited, Citing, Kept
from index.library import Library
from index.types import Article, Corpora

Footnote = tuple[str, int]
"""(answer, number)."""


def unsaid(library: Library, some: Iterable[Citing], changed: Mapping[str, int]) -> list[Footnote]:
    """The footnotes of these answers that cite an older version of the changed articles, and that
    the newer one, by article, doesn't bear out."""
    texts: dict[str, str] = {}
    found: dict[Cited, bool] = {}

    def is_unsaid(cited: Cited) -> bool:
        if cited.version >= changed.get(cited.article, 0):
            return False
        if cited not in found:
            if cited.article not in texts:
                new = library.version(cited.article, changed[cited.article])
                texts[cited.article] = plain(new.text) if new else ""
            old = library.version(cited.article, cited.version)
            quote = plain(cited.span.of(old.text)) if old else ""
            found[cited] = quote not in texts[cited.article]
        return found[cited]

    return [
        (each.id, number)
        for each in some
        for number, cited in enumerate(each.citations, 1)
        if is_unsaid(cited)
    ]


def changes(
    library: Library, kept: Kept, numbers: Sequence[int], corpora: Corpora
) -> dict[int, Change | None]:
    """What became of these footnotes, by number: None where the article says it again, or is
    gone, or in none of these corpora."""
    cited = {each: kept.citations[each - 1] for each in numbers if each <= len(kept.citations)}
    found = library.get_articles(each.article for each in cited.values())
    articles = {id: each for id, each in found.items() if each.corpus in corpora}
    return {
        number: _change(library, each, articles.get(each.article)) for number, each in cited.items()
    }


def _change(library: Library, cited: Cited, new: Article | None) -> Change | None:
    old = library.version(cited.article, cited.version)
    if old is None or new is None:
        return None
    quote = cited.span.of(old.text)
    if stands(quote, new.text):
        return None
    return Change(old, cited.span, new, nearest(quote, new.text))
