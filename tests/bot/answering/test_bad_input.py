"""Whatever a model says: an answer or a decline, in parts that Telegram takes."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answerer import DECLINED
from bot.chat.saying.links import Links
from bot.chat.saying.parts import LONGEST, MOST_ENTITIES
from bot.chat.saying.render import render
from bot.types import Answer
from tests.bot.answering.obedient import answered
from tests.bot.articles import article

ENGLISH = article(
    "The 🌉 Borveth bridge was opened on 23 August 1884 by Queen Victoria. It cost 6.15 million "
    "pounds. In March 1931 a storm damaged two of its arches.\n\nSince 2005 it has belonged to "
    "the company Nordbau [3].",
    title="The bridge 🌉",
)
RIGHT_TO_LEFT = article(
    "افتتح الجسر 🌉 في 23 أغسطس 1884 بحضور الملكة فيكتوريا. بلغت تكلفته 6 ملايين جنيه. "
    "ومنذ عام 2005 تملكه شركة Nordbau.",
    title="الجسر",
    language="ar",
)
TRUE = {"en": "It cost 6.15 million pounds.", "ar": "بلغت تكلفته 6 ملايين جنيه."}
WHOLE = {"en": ENGLISH, "ar": RIGHT_TO_LEFT}
LANGUAGES = st.sampled_from(["en", "ar"])
PIECES = st.sampled_from(
    [*TRUE.values(), "[LABEL]", "[LABEL][LABEL]", "[LABEL, zz0000]", "[1]", "¹", "【LABEL】",
     "(LABEL)", "**", "# ", "- ", "> ", "| a | b |", "```", "<b>", "</i", "&lt;", "&#x202e;",
     "<a href='http://evil.example'>", "[x](http://evil.example)", "@evil_bot", "/start",
     "\u202e", "\u2067", "\u200f", "\U000e0041", "\0", "e\u0301", "👩\u200d👧", "\n", "\r\n", " ",
     "مرحبا", "שלום.", "<think>", "</think>", "NO ANSWER"]
)  # fmt: skip


def assert_valid(answer: Answer) -> None:
    """Entities as Telegram counts them: in UTF-16 units, inside the text, no half characters."""
    assert (answer.outcome == "answered") == bool(answer.claims)
    for each in answer.citations:
        assert each.article.text[each.quote.start : each.quote.end] == each.quote.text
    for part in render(answer, Links("footnote_bot", "0123456789abcdef")):
        raw = part.text.encode("utf-16-le")
        assert part.text.strip()
        assert 0 < len(raw) <= 2 * LONGEST
        assert len(part.entities) <= MOST_ENTITIES
        for entity in part.entities:
            assert 0 <= entity.offset < entity.offset + entity.length <= len(raw) // 2
            raw[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=25), LANGUAGES, st.integers(1, 40))
def test_any_mixture_gives_valid_parts(pieces: list[str], language: str, size: int) -> None:
    said = " ".join(pieces).encode("utf-8", "replace").decode()
    answer = answered(WHOLE[language], said, language, size)
    assert_valid(answer)
    assert "evil" not in answer.text
    assert "/start" not in answer.text
    assert len(re.findall(r"\[\d+\]", answer.text)) == sum(len(c.quotes) for c in answer.claims)


@settings(max_examples=30, deadline=None)
@given(LANGUAGES, st.sampled_from([" [LABEL]", "[LABEL] ", " [LABEL][LABEL]"]), st.integers(1, 40))
def test_a_marker_behind_every_word_is_one_behind_the_sentence(
    language: str, marker: str, size: int
) -> None:
    said = "".join(f"{word}{marker} " for word in TRUE[language].split())
    answer = answered(WHOLE[language], said, language, size)
    assert [each.text for each in answer.claims] == [TRUE[language]]
    assert answer.text == f"{TRUE[language]} [1]"
    assert_valid(answer)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "wrapped",
    [
        "**{0}** [LABEL]",
        "> ### {0} [LABEL]",
        "1. _{0}_ [LABEL]",
        "| {0} [LABEL] |\n|---|",
        "```\n{0} [LABEL]\n```",
        "<p dir='rtl'>{0}</p> [LABEL]",
        "<b><i>{0} [LABEL]</i></b><script>x()</script>",
        "&lt;b&gt;{0}&lt;/b&gt; [LABEL]",
        "\u202e{0}\u202c [LABEL]",
        "\u2067{0}\u2069 [LABEL]",
        "{0} [LABEL]\n\n[LABEL]: http://evil.example",
    ],
)
def test_markup_of_any_kind_leaves_the_sentence(wrapped: str, language: str) -> None:
    answer = answered(WHOLE[language], wrapped.format(TRUE[language]), language)
    assert [each.text for each in answer.claims] == [TRUE[language]]
    assert_valid(answer)


def test_a_sentence_that_never_ends_is_no_claim() -> None:
    assert (
        answered(ENGLISH, f"It cost 6.15 million pounds {'x' * 1000}. [LABEL]").outcome
        == "declined"
    )


@pytest.mark.parametrize(
    "said", ["", " \n", "[LABEL]" * 5000, "[1][2]\n" * 500, "*" * 9999, "\u200f" * 9]
)
def test_words_without_a_sentence_are_a_decline(said: str) -> None:
    answer = answered(ENGLISH, said)
    assert (answer.outcome, answer.text) == ("declined", DECLINED)
    assert_valid(answer)


@pytest.mark.parametrize(
    "filler",
    [
        "x",
        "a ",
        "Lies. ",
        "[LABEL]",
        "**",
        "<b>",
        "\u202eا",
        "🌉",
        "(",
        "0 ",
        "a.",
        "at ",
        "<think>",
        "</think>",
    ],
)
def test_a_flood_costs_a_moment_and_the_true_sentence_stays(filler: str) -> None:
    said = f"{TRUE['en']} [LABEL]\n{filler * (20_000 // len(filler))}"  # all that is read of it
    began = time.monotonic()
    answer = answered(ENGLISH, said, size=4096)
    assert answer.claims[0].text == TRUE["en"]
    assert_valid(answer)
    assert time.monotonic() - began < 5
