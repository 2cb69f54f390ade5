"""Cutting: within Telegram's limits, outside of clusters and entities, nothing lost.

`make fuzz` tries the random ones 10,000 times.
"""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.chat.saying.parts import LONGEST, MOST_ENTITIES, Block, Part, cut, is_unseen, join, units
from bot.playground import ApiError, rules

# Hypothesis warns of long arguments; long ones are the point.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

FAMILY = "👨‍👩‍👧‍👦"  # 7 code points, 11 units
FLAG = "🇮🇳"
ZALGO = "e" + "\u0301\u0323\u0334" * 20
CLUSTERS = [
    *(FAMILY, FLAG, ZALGO, "👍🏽", "🏳️‍🌈", "e\u0301", "क्षि", "นี้", "각", "𝔘", "5️⃣"),
    *("שָׁ", "لّٰ", "\u0600١", "می‌خواهم", "🧑🏿‍🚀"),
]


def raw(text: str) -> bytes:
    return text.encode("utf-16-le")


def said(part: Part, entity: MessageEntity) -> str:
    return raw(part.text)[entity.offset * 2 :][: entity.length * 2].decode("utf-16-le")


def assert_within_limits(parts: Sequence[Part]) -> None:
    """By our own measure, and by the local Bot API's."""
    for part in parts:
        assert 1 <= units(part.text) <= LONGEST
        assert len(part.entities) <= MOST_ENTITIES
        for entity in part.entities:
            assert 0 <= entity.offset < entity.offset + entity.length <= units(part.text)
            said(part, entity)  # decodes: no surrogate pair is cut
        taken, _ = rules.message_text(part.text, "", [each.to_dict() for each in part.entities])
        assert_same(taken, part.text)


def assert_same(taken: str, sent: str) -> None:
    """What Telegram keeps is what was sent, but for blanks, and marks that nobody sees."""
    assert visible(taken) == visible(sent)


class Visible(dict[int, int | None]):
    """For str.translate: what no reader sees goes."""

    def __missing__(self, code: int) -> int | None:
        unseen = unicodedata.category(chr(code)) in ("Cc", "Cf", "Zs", "Zl", "Zp")
        self[code] = None if unseen or chr(code) in "\u030a\u0333\u033f" else code
        return self[code]


VISIBLE = Visible()


def visible(text: str) -> str:
    return text.translate(VISIBLE)


def ends(text: str) -> set[int]:
    """The offsets, in units, at which a grapheme cluster ends."""
    found, offset = {0}, 0
    for cluster in regex.findall(r"\X", text):
        offset += units(cluster)
        found.add(offset)
    return found


# Where it cuts


def test_at_the_best_place_of_the_second_half() -> None:
    first, second = "a" * 3000, "b" * 3000
    for between in ("\n\n", "\n", ". ", " ", "。"):
        mess = f"{first}{between}{second}"
        if between != " ":  # a worse place further on is passed over
            mess = f"{first}{between}b b{second}"
        assert join([Block(mess)])[0].text == first + between


def test_not_at_a_space_that_holds_two_words_together() -> None:
    first, second = join([Block("a" * 4080 + " about 10\u00a0kilometres")])
    assert (first.text[-7:], second.text) == (" about ", "10\u00a0kilometres")


def test_not_in_the_first_half_if_it_can_be_helped() -> None:
    (first, _) = join([Block("a " + "b" * 5000)])
    assert units(first.text) == LONGEST


@pytest.mark.parametrize("cluster", CLUSTERS)
@pytest.mark.parametrize("shift", range(0, 14, 3))
def test_never_inside_a_cluster(cluster: str, shift: int) -> None:
    text = "x" * shift + cluster * (9000 // units(cluster))
    whole = Block(text)
    parts = join([whole], separator="")
    assert_within_limits(parts)
    assert "".join(part.text for part in parts) == whole.text
    offset, allowed = 0, ends(whole.text)
    for part in parts:
        offset += units(part.text)
        assert offset in allowed


def test_a_cluster_that_no_message_holds_is_cut_between_characters() -> None:
    text = "e" + "\u0301" * 5000 + "😀"
    parts = join([Block(text)])
    assert_within_limits(parts)
    assert "".join(part.text for part in parts) == text
    vowels = "\U0001e023" * 3000  # combining, two units each
    parts = join([Block("xx" + vowels)])
    assert_within_limits(parts)
    assert "".join(part.text for part in parts) == "xx" + vowels


def test_an_entity_stays_whole_where_it_fits() -> None:
    block = Block("a " * 2000).styled("bold", "b c " * 100).plain("d " * 10)
    first, second = join([block])
    assert first == Part("a " * 2000)
    assert said(second, second.entities[0]) == "b c " * 100


def test_an_entity_longer_than_a_message_keeps_its_style_in_both() -> None:
    (first, second) = join([Block("a ").styled("blockquote", "b " * 2500)])
    assert [said(part, part.entities[0])[:2] for part in (first, second)] == ["b ", "b "]
    assert sum(each.length for part in (first, second) for each in part.entities) == 5000


def test_an_entity_inside_a_long_one_stays_whole() -> None:
    text = Block("q " * 2044).styled("bold", "the point").plain(" q" * 500)
    text.entities.insert(0, MessageEntity("blockquote", 0, text.length))
    first, second = join([text])
    assert [each.type for each in first.entities] == ["blockquote"]
    assert [each.type for each in second.entities] == ["blockquote", "bold"]
    assert said(second, second.entities[1]) == "the point"


def test_a_tie_stays_whole_too_but_yields_to_entities() -> None:
    block = Block("a " * 2040)
    start = block.length
    first, second = join([block.plain("the last word [1] and more").tie(start)])
    assert second.text == "the last word [1] and more"
    crowded = Block().styled("bold", "b" * 4000).plain(" c ").styled("bold", "d" * 4000).tie(100)
    first, second = join([crowded])
    assert (first.text, second.text) == ("b" * 4000 + " c ", "d" * 4000)


def test_more_entities_than_a_message_holds_make_more_messages() -> None:
    block = Block()
    for number in range(250):
        block.styled("bold", f"b{number}").plain(" ")
    parts = join([block])
    assert_within_limits(parts)
    assert sum(len(part.entities) for part in parts) == 250


def test_entities_that_nothing_can_part_are_dropped() -> None:
    block = Block("ab", [MessageEntity("bold", 0, 1)] * 150)
    parts = join([block])
    assert [len(part.entities) for part in parts] == [100, 0]
    assert "".join(part.text for part in parts) == "ab"


def test_nothing_is_sent_that_nobody_would_see() -> None:
    assert join([]) == []
    assert join([Block(" \n\u200b\u2060" * 3000), Block("\u030a")]) == []
    shown = join([Block("a"), Block(" " * 9000), Block("b")], separator="")
    assert "".join(part.text.strip() for part in shown) == "ab"


# What Telegram would take otherwise than it is meant


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("a\ud83db", "a\ufffdb"),
        ("\ud83d\ude00", "😀"),
        ("one\u2028two\u2029three\r\nfour\rfive", "one\ntwo\nthree\nfour\nfive"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("e\u0301 می‌خواهم \u2067א\u2069", "e\u0301 می‌خواهم \u2067א\u2069"),
    ],
)
def test_texts_are_made_so_that_telegram_keeps_them(given: str, sent: str) -> None:
    block = Block().plain("😀 ").styled("bold", given)
    (part,) = join([block])
    assert part.text == f"😀 {sent}"
    assert said(part, part.entities[0]) == sent
    assert_within_limits([part])


# Anything


letters = st.text(st.characters(), min_size=1, max_size=40)  # lone surrogates too
bidi = st.text("אבגדה עברית العربية ١٢٣ \u2067\u2069\u200f\u202b\u202c abc [1]", min_size=1)
pieces = st.one_of(letters, bidi, st.sampled_from([*CLUSTERS, " ", "\n", ". ", "word ", "。"]))
texts = st.lists(pieces, min_size=1, max_size=12).map("".join)
runs = st.tuples(texts, st.sampled_from([1, 1, 1, 2, 7, 40, 400])).map(lambda run: run[0] * run[1])
styles = st.sampled_from(["", "", "bold", "text_link", "expandable_blockquote"])


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    block = Block()
    for style, text in draw(st.lists(st.tuples(styles, runs), min_size=1, max_size=5)):
        text, start = text[:9_000], block.length
        url = "https://example.org/a" if style == "text_link" else None
        block.styled(style, text, url) if style else block.plain(text)
        if draw(st.booleans()):
            block.tie(start)
    return block


@settings(deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=4), st.sampled_from(["", "\n", "\n\n"]))
def test_anything_fits_and_stays_as_it_was(made: list[Block], separator: str) -> None:
    whole = "".join(block.text for block in made)
    marked = [styled(block) for block in made]
    parts = join(made, separator)
    assert_within_limits(parts)
    assert visible("".join(part.text for part in parts)) == visible(whole)
    kept = [(each.type, said(part, each)) for part in parts for each in part.entities]
    assert visible("".join(text for _, text in kept)) == visible(
        "".join(text for block in marked for _, text in block)
    )


@settings(deadline=None)
@given(blocks())
def test_any_block_is_cut_outside_clusters_and_entities(block: Block) -> None:
    text, entities, allowed = block.text, block.entities, ends(block.text)
    found = list(cut(block))
    assert "".join(piece.text for piece in found) == text
    offset, starts = 0, sorted(allowed)
    for before, after in pairwise(found):
        assert before.length == units(before.text) > 0
        offset += before.length
        if offset not in allowed:  # only where the cluster is longer than a message
            low = max(each for each in starts if each < offset)
            assert min(each for each in starts if each > offset) - low > LONGEST
        for each in entities:
            if each.offset < offset < each.offset + each.length:
                assert each.length > LONGEST or offset not in allowed, (before, after)


def styled(block: Block) -> list[tuple[str, str]]:
    whole = Part(block.text)
    return [(each.type, said(whole, each)) for each in block.entities]


@settings(deadline=None)
@given(texts)
def test_what_is_unseen_is_what_telegram_refuses(text: str) -> None:
    block = Block(text)
    try:
        rules.message_text(block.text, "", None)
    except ApiError:
        assert is_unseen(block.text)
