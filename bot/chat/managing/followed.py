"""Links that are fetched again, as admins see them. Pure.

https://example.org/feed                 in the list: the link, and how it went
Last fetched: 26 Nov 02:10 UTC

Fetched again after hours: 24            of one: the same, and when it is next
Last fetched, next; broken since …
"""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.chat.managing.removing import moment
from bot.chat.saying.parts import Block
from bot.chat.saying.render import LONGEST_NAMED, shortened
from bot.chat.saying.words import Words
from index.schedule import Visit, due

FEED: Final = "fd"
PAGE: Final = 8
OPEN, ANEW, TURN = "o", "n", "p"
FETCH, HOURS, EVERY = "f", "h", "e"
ASK, STOP, UNDO = "a", "s", "u"
"""What a button is for, behind the kind."""
NEVER, AS_ALL = "0", "-"
CHOICES: Final = (1, 6, 24, 168)
CHOSEN: Final[Mapping[str, float | None]] = {
    **{str(each): float(each) for each in CHOICES},
    **{NEVER: 0.0, AS_ALL: None},
}
"""Hours that can be chosen, as buttons name them."""
LONGEST_LINK: Final = 300


def name(visit: Visit) -> str:
    """What its buttons call it: nobody can make a link of that, and it holds no secret of one."""
    whole = f"{visit.corpus}\n{visit.source}"
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]


def host(visit: Visit) -> str:
    """Of its link what may be written down: what stands behind may be somebody's key."""
    return urlsplit(visit.source).hostname or ""


def worth_listing(visits: Sequence[Visit]) -> list[Visit]:
    """The lists, and then the pages that fail: the others are too many."""
    lists = sorted((each for each in visits if each.is_list), key=lambda each: each.source)
    pages = (each for each in visits if not each.is_list and each.failures)
    return [*lists, *sorted(pages, key=lambda each: each.since)]


def rows(visits: Sequence[Visit], first: int, words: Words) -> list[Block]:
    """One for each, numbered from `first` on."""
    return [
        Block(f"{words.number(at)}. {link(each)}\n{_how(each, words)}")
        for at, each in enumerate(visits, first)
    ]


def lines(visit: Visit, every_h: float, now: float, words: Words) -> Iterator[str]:
    """When it is fetched, and how that went; `every_h` is for those without hours of their own."""
    hours = every_h if visit.every_h is None else visit.every_h
    if hours > 0:
        yield words.say("feed-every", hours=words.number(hours))
    else:
        yield words.say("feed-never")
    yield words.say("feed-last", when=moment(visit.at, words))
    when = due(visit, every_h)
    if when <= now:
        yield words.say("feed-soon")
    elif when < math.inf:
        yield words.say("feed-next", when=moment(when, words))
    if visit.failures:
        yield _broken(visit, words)


def told(
    visit: Visit, brought: int, every_h: float, now: float, words: Words, title: str = ""
) -> list[Block]:
    """All that is known of one; `title` is its article's, `brought` of a list."""
    head = (
        Block().styled(MessageEntity.BOLD, shortened(title, LONGEST_NAMED)).plain("\n")
        if title
        else Block()
    )
    head.plain(link(visit))
    said = [words.say("detail-corpus", name=visit.corpus)]
    said += [words.say("feed-brought", count=brought)] * visit.is_list
    return [head, Block("\n".join([*said, *lines(visit, every_h, now, words)]))]


def buttons(visit: Visit, words: Words) -> InlineKeyboardMarkup:
    """Those below one."""
    first = [
        button(words.say("button-fetch"), FETCH, visit),
        button(words.say("button-hours"), HOURS, visit),
    ]
    leave = [[button(words.say("button-unfollow"), ASK, visit)]] if visit.is_list else []
    return InlineKeyboardMarkup([first, *leave, [turn(words.say("button-back"), 0)]])


def hours(visit: Visit, every_h: float, words: Words) -> InlineKeyboardMarkup:
    """How many to choose from."""
    numbers = [button(words.number(each), EVERY, visit, str(each)) for each in CHOICES]
    if every_h > 0:
        others = words.say("button-hours-all", hours=words.number(every_h))
    else:
        others = words.say("button-hours-none")
    rest = [button(others, EVERY, visit, AS_ALL)]
    rest += [button(words.say("button-never"), EVERY, visit, NEVER)] * (every_h > 0)
    return InlineKeyboardMarkup([numbers, rest, [button(words.say("button-back"), OPEN, visit)]])


def asked(visit: Visit, words: Words) -> InlineKeyboardMarkup:
    """Whether to leave it."""
    yes = button(words.say("button-unfollow"), STOP, visit)
    return InlineKeyboardMarkup([[yes, button(words.say("button-back"), OPEN, visit)]])


def undo(visit: Visit, words: Words) -> InlineKeyboardMarkup:
    row = [button(words.say("button-undo"), UNDO, visit), turn(words.say("button-back"), 0)]
    return InlineKeyboardMarkup([row])


def button(text: str, what: str, visit: Visit, more: str = "") -> InlineKeyboardButton:
    data = ":".join([FEED, what, name(visit), *([more] if more else [])])
    return InlineKeyboardButton(text, callback_data=data)


def turn(text: str, page: int) -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data=f"{FEED}:{TURN}:{page}")


def link(visit: Visit) -> str:
    return shortened(visit.source, LONGEST_LINK)


def _how(visit: Visit, words: Words) -> str:
    if visit.failures:
        return words.say("feed-broken-short", when=moment(visit.since or visit.at, words))
    return words.say("feed-last", when=moment(visit.at, words))


def _broken(visit: Visit, words: Words) -> str:
    since = moment(visit.since or visit.at, words)
    problem = shortened(visit.problem, LONGEST_LINK)
    return words.say("feed-broken", when=since, count=visit.failures, problem=problem)
