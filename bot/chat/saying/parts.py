"""Styled text → messages within Telegram's limits. Pure.

Block ─ cut ─→ Blocks that fit ─ join ─→ Parts, one a message

Offsets and lengths are UTF-16 code units, as Telegram counts. A cut never falls inside a surrogate
pair; inside a grapheme cluster, an entity or a tie only where that alone is longer than a message.
Telegram's own apps cut a long text likewise: in its second half, at the best of line, sentence and
word, outside of entities, and what has to be cut keeps its style in both messages.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import regex
from telegram import MessageEntity, User

# https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing
LONGEST: Final = 4096
# https://core.telegram.org/api/config: entities beyond this are dropped
MOST_ENTITIES: Final = 100

# Extended grapheme clusters, UAX #29, of the Unicode version that `regex` ships.
CLUSTER: Final = regex.compile(r"\X")
SENTENCE_ENDS: Final = ".!?…؟۔"
WIDE_ENDS: Final = "。！？।॥"  # no space follows these
NO_BREAK: Final = "\u00a0\u2007\u202f"  # as in 10 km
# What Telegram deletes from any text, apart from characters nobody sees (tdlib: clean_input_string)
DELETED_MARKS: Final = "\u030a\u0333\u033f"
LINE_ENDS: Final = regex.compile("\r\n|[\r\u2028\u2029]")
UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Part:
    """One message's text and entities."""

    text: str
    entities: Sequence[MessageEntity] = ()


@dataclass(slots=True)
class Block:
    """Text under construction; what is styled gets an entity.

    `ties` are stretches (start, end) that stay in one message where they fit; entities do anyway.
    A text that comes with entities is taken as it is: they are measured in it.
    """

    text: str = ""
    entities: list[MessageEntity] = field(default_factory=list)
    ties: list[tuple[int, int]] = field(default_factory=list)
    length: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if not self.entities:
            self.text = sendable(self.text)
        self.length = units(self.text)

    def plain(self, text: str) -> "Block":
        text = sendable(text)
        self.text += text
        self.length += units(text)
        return self

    def styled(
        self, kind: str, text: str, url: str | None = None, user: User | None = None
    ) -> "Block":
        start = self.length
        self.plain(text)
        if not is_unseen(text):
            length = self.length - start
            self.entities.append(MessageEntity(kind, start, length, url=url, user=user))
        return self

    def tie(self, start: int) -> "Block":
        """Keeps what follows the offset `start` together."""
        self.ties.append((start, self.length))
        return self

    def add(self, other: "Block") -> "Block":
        self.entities += shifted(other.entities, self.length)
        self.ties += [(start + self.length, end + self.length) for start, end in other.ties]
        self.text += other.text
        self.length += other.length
        return self


def sendable(text: str) -> str:
    """The text as Telegram can take and keep it, looking the same.

    It refuses lone surrogates and deletes line separators, which would join words. It deletes the
    combining ring too: composed, an å keeps its own.
    """
    if text.isascii() and "\r" not in text:
        return text
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", text) if "\u030a" in text else text


def is_unseen(text: str) -> bool:
    """Whether nothing of it would show: Telegram refuses such messages, drops such entities."""
    return all(each in DELETED_MARKS or unicodedata.category(each) in UNSEEN for each in text)


def shifted(entities: Iterable[MessageEntity], by: int) -> list[MessageEntity]:
    return [placed(each, each.offset + by, each.length) for each in entities]


def placed(entity: MessageEntity, offset: int, length: int) -> MessageEntity:
    """The same entity elsewhere."""
    return MessageEntity(entity.type, offset, length, url=entity.url, user=entity.user)


def fits(length: int, entities: int) -> bool:
    return length <= LONGEST and entities <= MOST_ENTITIES


def joined(blocks: Sequence[Block], separator: str) -> Block:
    """The blocks as one, of whatever size."""
    whole = Block()
    for number, block in enumerate(blocks):
        whole.plain(separator if number else "").add(block)
    return whole


def join(blocks: Sequence[Block], separator: str = "\n\n") -> list[Part]:
    """The blocks as few parts as Telegram's limits allow, in order; none where nothing shows."""
    pages = [Block()]
    for block in blocks:
        first, *rest = cut(block)
        longer = joined([pages[-1], first], separator) if pages[-1].text else first
        if fits(longer.length, len(longer.entities)):
            pages[-1] = longer
        else:
            pages.append(first)
        pages += rest
    return [Part(page.text, tuple(page.entities)) for page in pages if not is_unseen(page.text)]


def cut(block: Block) -> Iterator[Block]:
    """A block as pieces that fit; most are one."""
    while not fits(block.length, len(block.entities)):
        at = _place_to_cut(block)
        piece, block = _slice(block, 0, at), _slice(block, at, len(block.text))
        del piece.entities[MOST_ENTITIES:]  # all on one cluster: no cut can part them
        yield piece
    yield block


def _place_to_cut(block: Block) -> int:
    """An index into the text."""
    limit = LONGEST
    if len(block.entities) > MOST_ENTITIES:
        limit = min(limit, sorted(each.offset for each in block.entities)[MOST_ENTITIES])
    places = list(_ends_of_clusters(block.text, limit))
    if not places:
        return _end_of_first(block.text)
    places = _outside(places, block) or places
    late = [each for each in places if each[1] > limit // 2] or places[-1:]
    return max(late, key=lambda place: (_merit(block.text, place[0]), place))[0]


def _ends_of_clusters(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """(index, offset) behind each grapheme cluster, as far as offset `limit`."""
    offset = 0
    for cluster in CLUSTER.finditer(text, 0, limit + 1):
        offset += units(cluster[0])
        if offset > limit:
            return
        yield cluster.end(), offset


def _end_of_first(text: str) -> int:
    """Behind the first grapheme cluster, or as much of it as a message holds."""
    first = CLUSTER.match(text, 0, LONGEST + 1)[0]
    return len(first.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore"))


def _outside(places: Sequence[tuple[int, int]], block: Block) -> list[tuple[int, int]]:
    """The places that divide nothing that fits into a message: no tie, or at least no entity."""
    spans = [(each.offset, each.offset + each.length) for each in block.entities]
    for kept in ([*spans, *block.ties], spans):
        inside = bytearray(places[-1][1] + 1)
        for start, end in kept:
            last = min(end, len(inside))
            if end - start <= LONGEST and start + 1 < last:
                inside[start + 1 : last] = b"\1" * (last - start - 1)
        if found := [place for place in places if not inside[place[1]]]:
            return found
    return []


def _merit(text: str, at: int) -> int:
    """How good it is to cut there: a paragraph, a line, a sentence, a word, or none of these."""
    before = text[max(0, at - 2) : at]
    if before.endswith("\n"):
        return 4 if before == "\n\n" else 3
    if before[-1] in WIDE_ENDS:
        return 2
    if not before[-1].isspace() or before[-1] in NO_BREAK:
        return 0
    return 2 if before[0] in SENTENCE_ENDS else 1


def _slice(block: Block, start: int, end: int) -> Block:
    """A stretch of the block, with what entities and ties have in it."""
    low, text = units(block.text[:start]), block.text[start:end]
    high, raw = low + units(text), text.encode("utf-16-le")
    piece = Block()
    piece.text, piece.length = text, high - low
    for each in block.entities:
        left, right = max(each.offset, low) - low, min(each.offset + each.length, high) - low
        if left < right and not is_unseen(raw[2 * left : 2 * right].decode("utf-16-le")):
            piece.entities.append(placed(each, left, right - left))
    ties = ((max(first, low) - low, min(last, high) - low) for first, last in block.ties)
    piece.ties = [(first, last) for first, last in ties if first < last]
    return piece
