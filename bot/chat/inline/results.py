"""What can be chosen inline: answers, passages, articles, each as the message it becomes. Pure.

In the list a result has a title and a line below it, both plain; chosen, it is a message with its
footnote, in the name of whoever chose it.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MessageEntity,
)

from bot.answering.answerer import NAMED, Offer
from bot.chat.delivery.sending import NO_PREVIEW
from bot.chat.inline import unfolding
from bot.chat.inline.offers import Sheet
from bot.chat.saying import keyboard, render
from bot.chat.saying.links import Links, host
from bot.chat.saying.parts import Block, Part, join
from bot.chat.saying.render import beside, shortened, site
from bot.chat.saying.words import Words
from bot.chat.store.answers import Kept, kept
from bot.types import Answer, Note
from index.types import Article

LABEL: Final = b"Footnote's offers"
ARTICLE: Final = "a-"
"""How the id of a suggested article begins, as the payload of the link to ask about it does."""
NEAREST: Final = 3
"""Passages offered where none of them answers."""
LONGEST_TITLE: Final = 100  # characters; apps show one line, two at most
LONGEST_LINE: Final = 250


def sheet_of(
    offer: Offer, person: int, secret: str, links: Callable[[str], Links], words: Words
) -> Sheet:
    """The answer first, then the passages; where it is declined, the nearest, named so.

    What wouldn't fit one message isn't offered: a result can't be two.
    """
    is_answered, is_foreign = offer.answer.outcome == "answered", bool(offer.answer.languages)
    nearest = [] if is_foreign else offer.passages[:NEAREST]  # what they share would be chance
    passages = offer.passages if is_answered else nearest
    answers: dict[str, Kept] = {}
    results: list[InlineQueryResultArticle] = []
    for answer in [*([offer.answer] if is_answered else []), *passages]:
        record = _record(answer, person, secret, words.language)
        found = _result(
            answer, record, links(record.id), words, is_passage=answer is not offer.answer
        )
        if found is not None and record.id not in answers:
            answers[record.id] = record
            results.append(found)
    return Sheet(results, "" if is_answered else _declined(offer, results, words), answers)


def _declined(offer: Offer, nearest: Sequence[InlineQueryResultArticle], words: Words) -> str:
    if not offer.answer.hits:
        return words.say("inline-no-articles")
    if offer.answer.note is Note.TAKEN_BACK:
        return words.say("inline-taken-back")
    if names := words.languages(offer.answer.languages):
        return words.say("inline-elsewhere", languages=words.listed(names[:NAMED]))
    return words.say("inline-nearest") if nearest else words.say("inline-declined")


def _record(answer: Answer, person: int, secret: str, language: str) -> Kept:
    """As it will be kept: the same id whenever the same is offered to the same person, so that a
    restart forgets nothing; nobody else can make it up."""
    record = kept(answer, "", chat=0, person=person, language=language)
    places = [(each.article, each.version, each.start, each.end) for each in record.citations]
    what = json.dumps([person, record.corpora, record.question, record.outcome, places])
    digest = hmac.new(secret.encode(), LABEL + what.encode(), hashlib.sha256)
    return replace(record, id=digest.hexdigest()[:16])


def _result(
    answer: Answer, record: Kept, links: Links, words: Words, *, is_passage: bool
) -> InlineQueryResultArticle | None:
    parts = join(message(answer, links, words))
    if len(parts) != 1:
        return None
    title = _where(answer, words) if is_passage else answer.short or words.say("inline-answer")
    said = " ".join(claim.text for claim in answer.claims)
    return choice(record.id, title, said, parts[0], keyboard.under(record, words))


def message(answer: Answer, links: Links, words: Words) -> list[Block]:
    """What is said; a nearest passage doesn't go without saying that it is no answer."""
    blocks = render.blocks(answer, links, words)
    if answer.outcome == "answered" or not answer.citations:
        return blocks
    return [unfolding.noted(words), *blocks]


def _where(answer: Answer, words: Words) -> str:
    """ "Title · site", where a passage stands."""
    article = answer.citations[0].article
    title = shortened(article.title, LONGEST_TITLE)
    named = title + beside(title, site(article))
    return named if answer.outcome == "answered" else words.say("inline-nearest-one", title=named)


def choice(
    id: str, title: str, line: str, part: Part, buttons: InlineKeyboardMarkup | None = None
) -> InlineQueryResultArticle:
    """A result as the list shows it, and the message that it becomes."""
    content = InputTextMessageContent(
        part.text, entities=part.entities, link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(
        id,
        shortened(title, LONGEST_TITLE),
        content,
        reply_markup=buttons,
        description=shortened(line, LONGEST_LINE),
    )


def of_article(article: Article, bot: str, words: Words) -> InlineQueryResultArticle:
    """An article to read, and to ask about: the link leads to a chat where only it is asked."""
    block = render.heading(article, words)
    if "." in host(article.url):  # Telegram drops links to others (localhost)
        block.plain("\n").styled(MessageEntity.TEXT_LINK, words.say("open-article"), article.url)
    ask = f"https://t.me/{bot}?start={ARTICLE}{article.id}"
    block.plain("\n").styled(MessageEntity.TEXT_LINK, words.say("ask-about-article"), ask)
    facts = [each for each in (article.author, site(article), article.published) if each]
    return choice(f"{ARTICLE}{article.id}", article.title, " · ".join(facts), join([block])[0])
