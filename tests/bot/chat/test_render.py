"""Rendering: every part within Telegram's limits, every character kept."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.chat.render import (
    LONGEST,
    MOST_ENTITIES,
    Block,
    Part,
    join,
    link,
    passage,
    render,
    text_fragment,
    units,
)
from bot.types import Answer, Question
from index.types import Span
from tests.bot.articles import answer, article

PAGE = article(
    "Threads opened on 5 July. “It’s live,” said Adam 🎉 Mosseri.",
    source="https://www.example.org/news/threads",
    url="https://www.example.org/news/threads",
)
FILE = article("The rover – Pragyan – drove 101 metres.", id="b2")


def said(part: Part, entity: MessageEntity) -> str:
    raw = part.text.encode("utf-16-le")
    return raw[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")


def styled(part: Part, kind: str) -> list[str]:
    return [said(part, each) for each in part.entities if each.type == kind]


def test_one_message_with_linked_markers_and_expandable_quotes() -> None:
    (part,) = render(
        answer((PAGE, "“It’s live,” said Adam 🎉 Mosseri."), (FILE, FILE.text)), "footnote_bot"
    )
    assert part.text == (
        "“It’s live,” said Adam 🎉 Mosseri. [1] The rover – Pragyan – drove 101 metres. [2]\n\n"
        "[1] Title of a1 · example.org · 2023-07-06\n“It’s live,” said Adam 🎉 Mosseri.\n"
        "[2] Title of b2 · b2.txt · 2023-07-06\nThe rover – Pragyan – drove 101 metres."
    )
    assert styled(part, "text_link") == ["[1]", "[2]"]
    assert styled(part, "bold") == ["Title of a1", "Title of b2"]
    assert styled(part, "expandable_blockquote") == [
        "“It’s live,” said Adam 🎉 Mosseri.",
        FILE.text,
    ]


def test_the_short_answer_is_bold() -> None:
    found = answer((PAGE, "“It’s live,” said Adam 🎉 Mosseri."))
    start = found.claims[0].text.index("Adam")
    marked = replace(found.claims[0], answer=Span(start, start + len("Adam 🎉 Mosseri")))
    (part,) = render(replace(found, claims=[marked]), "b")
    assert styled(part, "bold") == ["Adam 🎉 Mosseri", "Title of a1"]


def test_a_title_is_not_repeated_below_itself() -> None:
    (part,) = render(answer((FILE, "rover"), (FILE, "Pragyan"), (PAGE, "Mosseri")), "b")
    assert part.text.count("Title of b2") == 1
    assert "\n[2] same article\nPragyan\n[3] Title of a1" in part.text


def test_markers_lead_to_the_page_or_to_the_bot() -> None:
    first, second = answer((PAGE, "Threads opened on 5 July."), (FILE, "rover")).citations
    assert link(first, "footnote_bot") == (
        "https://www.example.org/news/threads#:~:text=Threads%20opened%20on%205%20July."
    )
    assert link(second, "footnote_bot") == "https://t.me/footnote_bot?start=q-b2-4-9"


def test_a_long_quote_is_found_by_its_ends() -> None:
    words = " ".join(f"w{n}" for n in range(30))
    assert text_fragment(words) == ("#:~:text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29")
    assert text_fragment("one-two, three") == "#:~:text=one%2Dtwo%2C%20three"


def test_a_declined_answer_is_its_text() -> None:
    assert render(Answer(Question("?"), "declined", "The articles don't say."), "b") == [
        Part("The articles don't say.")
    ]


def test_a_passage_shows_the_quote_bold_in_its_paragraph() -> None:
    source = article("Before.\nFirst. Second. Third.\nAfter.")
    (part,) = passage(source, 15, 22)
    assert part.text.endswith("\n\nFirst. Second. Third.")
    assert styled(part, "bold") == ["Title of a1", "Second."]
    assert styled(part, "blockquote") == ["First. Second. Third."]


def assert_within_limits(parts: list[Part]) -> None:
    for part in parts:
        assert 1 <= units(part.text) <= LONGEST
        assert len(part.entities) <= MOST_ENTITIES
        for entity in part.entities:
            assert 0 <= entity.offset < entity.offset + entity.length <= units(part.text)
            said(part, entity)  # decodes: no surrogate pair is cut


letters = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)
runs = st.tuples(letters, st.integers(1, 60)).map(lambda each: each[0] * each[1])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(runs, st.booleans()), min_size=1, max_size=8))
def test_any_blocks_fit_and_keep_their_text(pieces: list[tuple[str, bool]]) -> None:
    blocks = []
    for text, bold in pieces:
        block = Block("x")
        blocks.append(block.styled("bold", text) if bold else block.plain(text))
    parts = join(blocks, separator="")
    assert_within_limits(parts)
    assert "".join(part.text for part in parts) == "".join(block.text for block in blocks)


def test_more_entities_than_a_message_holds_make_more_messages() -> None:
    block = Block()
    for number in range(250):
        block.styled("bold", f"b{number}").plain(" ")
    parts = join([block])
    assert_within_limits(parts)
    assert sum(len(part.entities) for part in parts) == 250
