"""What is found in a text, and what is made of what a bot marks in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import (
    FOUND,
    MARKABLE,
    Entity,
    checked_link,
    find,
    fix,
    units,
)
from bot.playground.errors import ApiError

FAMILY = "👨\u200d👩\u200d👧"

FINDINGS = [
    ("/start", [("bot_command", "/start")]),
    ("/ask@footnote_bot who?", [("bot_command", "/ask@footnote_bot")]),
    ("see /help, then /start.", [("bot_command", "/help"), ("bot_command", "/start")]),
    ("and/or", []),
    ("//no", []),
    ("</b>", []),
    ("/ask/more", []),
    ("/дом", []),
    ("/" + "a" * 65, []),
    ("hey @footnote_bot!", [("mention", "@footnote_bot")]),
    ("@abc is short", []),
    ("mail me@example.org now", [("email", "me@example.org")]),
    ("#news and #1", [("hashtag", "#news")]),
    ("https://example.org/a_(b)?c=d.", [("url", "https://example.org/a_(b)?c=d")]),
    ("(see example.com/x)", [("url", "example.com/x")]),
    ("http://127.0.0.1:8080/x", [("url", "http://127.0.0.1:8080/x")]),
    ("http://localhost:8080/", []),
    ("file.txt and e.g. this", []),
    ("tg://resolve?domain=footnote_bot", [("url", "tg://resolve?domain=footnote_bot")]),
    ("https://example.org/@name", [("url", "https://example.org/@name")]),
    (f"{FAMILY} /go", [("bot_command", "/go")]),
    ("اسأل @footnote_bot الآن", [("mention", "@footnote_bot")]),
]


def covered(text: str, entity: Entity) -> str:
    return text.encode("utf-16-le")[2 * entity.offset : 2 * entity.end].decode("utf-16-le")


@pytest.mark.parametrize(("text", "expected"), FINDINGS)
def test_what_telegram_finds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(entity.type, covered(text, entity)) for entity in find(text)] == expected


REFUSALS = [
    ("abc", Entity("bold", 4, 1), "entity begins after the end of the text at UTF-16 offset 4"),
    (
        "abc",
        Entity("bold", 1, 3),
        "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 4",
    ),
    ("a😀", Entity("bold", 2, 1), "entity begins in a middle of a UTF-16 symbol at byte offset 5"),
    (
        "a😀",
        Entity("bold", 0, 2),
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
    ),
    ("abc", Entity("bold", -1, 1), "receive an entity with incorrect offset -1"),
    ("abc", Entity("bold", 0, -1), "receive an entity with incorrect length -1"),
    ("   ", Entity("bold", 0, 1), "text must be non-empty"),
    ("\u200b\ufeff", Entity("bold", 0, 1), "text must be non-empty"),
    ("\ud800", Entity("bold", 0, 0), "strings must be encoded in UTF-8"),
]


@pytest.mark.parametrize(("text", "mark", "reason"), REFUSALS)
def test_marks_out_of_place_are_refused(text: str, mark: Entity, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        fix(text, [mark])
    assert refusal.value.code == 400
    assert refusal.value.description == f"Bad Request: {reason}"


REPAIRS = [
    ("blanks go", "  hi  ", [], "hi", []),
    ("marks move along", "  hi", [Entity("bold", 2, 2)], "hi", [("bold", 0, 2)]),
    ("a mark never starts with a blank", "a b", [Entity("bold", 1, 2)], "a b", [("bold", 2, 1)]),
    ("a mark of blanks goes", "a b", [Entity("bold", 1, 1)], "a b", []),
    ("the end is trimmed", "ab \n", [Entity("italic", 0, 4)], "ab", [("italic", 0, 2)]),
    ("carriage returns go", "a\r\nb", [Entity("bold", 3, 1)], "a\nb", [("bold", 2, 1)]),
    ("controls are blanks", "a\tb\x00c", [], "a b c", []),
    ("bidi overrides go", "a\u202eb", [Entity("bold", 2, 1)], "ab", [("bold", 1, 1)]),
    ("isolates stay", "\u2067a\u2069", [], "\u2067a\u2069", []),
    (
        "no quote in a quote",
        "abcd",
        [Entity("blockquote", 0, 4), Entity("expandable_blockquote", 1, 2)],
        "abcd",
        [("blockquote", 0, 4)],
    ),
    (
        "no bold in code",
        "abcd",
        [Entity("code", 0, 4), Entity("bold", 1, 2)],
        "abcd",
        [("code", 0, 4)],
    ),
    (
        "a marked link stands, a found one gives way",
        "example.com",
        [Entity("text_link", 0, 11, "https://e.org/")],
        "example.com",
        [("text_link", 0, 11)],
    ),
    (
        "bold over a link keeps both",
        "/go",
        [Entity("bold", 0, 3)],
        "/go",
        [("bold", 0, 3), ("bot_command", 0, 3)],
    ),
]


@pytest.mark.parametrize(
    ("text", "marks", "fixed", "kept"), [case[1:] for case in REPAIRS], ids=[c[0] for c in REPAIRS]
)
def test_what_is_cleaned(
    text: str, marks: list[Entity], fixed: str, kept: list[tuple[str, int, int]]
) -> None:
    result, entities = fix(text, marks)
    assert result == fixed
    assert [(entity.type, entity.offset, entity.length) for entity in entities] == kept


LINKS = [
    ("https://example.org", "https://example.org/"),
    ("example.org/a", "http://example.org/a"),
    ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
    ("tg://user?id=1", "tg://user?id=1"),
    ("http://localhost:8080/", None),
    ("javascript:alert(1)", None),
    ("ftp://example.org/", None),
    ("http://[::1", None),
    ("", None),
]


@pytest.mark.parametrize(("url", "kept"), LINKS)
def test_links_a_message_may_carry(url: str, kept: str | None) -> None:
    assert checked_link(url) == kept


texts = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("😀\u200d👩/@# \n\r.a")),
    max_size=60,
)


@given(texts)
def test_units_are_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(texts)
def test_found_entities_lie_within_and_apart(text: str) -> None:
    end = 0
    for entity in find(text):
        assert entity.type in FOUND
        assert end <= entity.offset < entity.end <= units(text)
        covered(text, entity)  # would raise inside a surrogate pair
        end = entity.end


@given(
    texts,
    st.lists(
        st.builds(
            Entity,
            st.sampled_from(sorted(MARKABLE)),
            st.integers(-1, 70),
            st.integers(-1, 70),
        ),
        max_size=6,
    ),
)
def test_what_is_kept_can_be_sent_again_unchanged(text: str, marks: list[Entity]) -> None:
    try:
        fixed, entities = fix(text, marks)
    except ApiError:
        return
    assert fixed == fixed.strip(" \n")
    for entity in entities:
        assert covered(fixed, entity).strip(" \n")
    again = [entity for entity in entities if entity.type in MARKABLE]
    assert fix(fixed, again) == (fixed, entities)


@given(texts, st.integers(0, 70), st.integers(1, 70))
def test_refused_exactly_when_out_of_bounds(text: str, offset: int, length: int) -> None:
    text = f"x{text}x"
    edges = {0}
    for char in text:
        edges.add(max(edges) + units(char))
    fits = offset in edges and offset + length in edges
    try:
        fix(text, [Entity("bold", offset, length)])
    except ApiError:
        assert not fits
    else:
        assert fits
