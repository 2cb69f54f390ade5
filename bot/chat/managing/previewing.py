"""What an admin is shown before something is added, and after. Pure.

Fog over Borveth                             a title
Author, date, language, length, source       a line each, those that are known
It begins: …
what it is to the library                    new, newer; the same as another, or much like it
[Add] [Cancel]
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.chat.saying.parts import Block
from bot.chat.saying.render import LONGEST_NAMED, LONGEST_TITLE, shortened
from bot.chat.saying.words import Id, Words
from index.likeness import Alike
from index.loaders import is_link
from index.preview import Listed, Preview
from index.report import Report
from index.types import Document
from index.words import word_count

ADD: Final = "add"
YES, NO = "yes", "no"
LONGEST_BEGINNING: Final = 240
MOST_NAMED: Final = 5
"""Links, or problems, that are named one by one."""
KINDS: Final = {
    "control character": Id("hidden-control"),
    "zero-width character": Id("hidden-zero-width"),
    "direction override": Id("hidden-override"),
    "tag character": Id("hidden-tag"),
}
"""What of `index.loaders.decoding.HIDDEN` was found, in an admin's language."""


def article(preview: Preview, words: Words, into: str = "") -> list[Block]:
    """`into` is a line that says where it would go; "" says nothing of that."""
    document = preview.document
    about = Block().styled(MessageEntity.BOLD, shortened(document.title, LONGEST_TITLE))
    for line in filter(None, (*_facts(preview, words), into)):
        about.plain(f"\n{line}")
    first = _beginning(document)
    begins = [Block(words.say("preview-begins", words=first))] if first else []
    return [about, *begins, Block("\n".join(_standing(preview, words)))]


def listing(
    listed: Listed, known: int, words: Words, into: str = "", *, is_followed: bool
) -> list[Block]:
    """`known` of its links are articles already; `is_followed` if it is looked at again."""
    count = len(listed.links)
    about = Block().styled(MessageEntity.BOLD, words.say("preview-list", count=count))
    for link in listed.links[:MOST_NAMED]:
        about.plain(f"\n• {shortened(link, LONGEST_NAMED)}")
    if count > MOST_NAMED:
        about.plain(f"\n• {words.say('preview-more', count=count - MOST_NAMED)}")
    lines = [words.say("preview-source", source=place(listed.source))] + [into] * bool(into)
    lines += [words.say("preview-list-cut")] * listed.is_cut
    lines += [words.say("preview-list-known", count=known)] * (known > 0)
    lines += [words.say("preview-list-followed")] * is_followed
    return [about, Block("\n".join(lines))]


def buttons(id: str, words: Words, *, is_newer: bool = False) -> InlineKeyboardMarkup:
    """Those below a preview."""
    wanted = words.say("button-update" if is_newer else "button-add")
    chosen = {YES: wanted, NO: words.say("button-not-add")}
    row = [
        InlineKeyboardButton(text, callback_data=f"{ADD}:{id}:{way}")
        for way, text in chosen.items()
    ]
    return InlineKeyboardMarkup([row])


def added(title: str, passages: int, words: Words, *, is_newer: bool) -> list[Block]:
    """That an article is in the library now."""
    how = Id("file-updated") if is_newer else Id("file-added")
    return [Block(words.say(how, name=shortened(title, LONGEST_NAMED), count=passages))]


def added_list(report: Report, words: Words) -> list[Block]:
    counts = {"added": report.added, "updated": report.updated, "unchanged": report.unchanged}
    blocks = [Block(words.say("added-list", **counts))]
    if failed := report.failed:
        lines = [words.say("added-failed", count=len(failed))]
        lines += [f"• {problem}" for _, problem in failed[:MOST_NAMED]]
        left = len(failed) - MOST_NAMED
        lines += [f"• {words.say('preview-more', count=left)}"] * (left > 0)
        blocks.append(Block("\n".join(lines)))
    return blocks


def place(source: str) -> str:
    """A link, or the name of a file: of folders nobody is told."""
    return shortened(source if is_link(source) else Path(source).name, LONGEST_TITLE)


def _facts(preview: Preview, words: Words) -> Iterator[str]:
    document = preview.document
    if document.author:
        yield words.say("preview-author", author=shortened(document.author, LONGEST_NAMED))
    if document.published:
        yield words.say("preview-date", date=words.day(document.published))
    for language in words.languages([document.language]):
        yield words.say("preview-language", language=language)
    length = {"count": word_count(document.text), "passages": preview.passages}
    yield words.say("preview-length", **length)
    yield words.say("preview-source", source=place(document.source))


def _beginning(document: Document) -> str:
    text = document.text.strip().removeprefix(document.title).strip()
    return shortened(" ".join(text[: 2 * LONGEST_BEGINNING].split()), LONGEST_BEGINNING)


def _standing(preview: Preview, words: Words) -> Iterator[str]:
    if preview.before is not None:
        since = words.day(preview.before.fetched_at[:10])
        yield words.say("preview-newer", date=since, share=words.share(preview.kept))
    elif not preview.alike:
        yield words.say("preview-new")
    yield from (_alike(each, words) for each in preview.alike)
    if preview.document.hidden:
        yield replaced(preview.document.hidden, words)


def _alike(each: Alike, words: Words) -> str:
    title, like = shortened(each.article.title, LONGEST_NAMED), each.likeness
    named = {"title": title, "source": place(each.article.source)}
    if each.is_same:
        return words.say("preview-same", **named)
    how = Id("preview-near" if like.of_new >= like.of_known else "preview-holds")
    return words.say(how, share=words.share(like.share), **named)


def replaced(found: Counter[str], words: Words) -> str:
    """ "Replaced 14 hidden characters: 12 tag characters and 2 direction overrides." """
    kinds = [words.say(KINDS[kind], count=count) for kind, count in found.most_common()]
    return words.say("hidden-replaced", count=found.total(), kinds=words.listed(kinds))
