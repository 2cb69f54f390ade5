"""Telegram's limits, as tables."""

from typing import Any

import pytest

from bot.playground import rules
from bot.playground.errors import ApiError


def refusal(check: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(ApiError) as error:
        check(*args, **kwargs)
    assert error.value.code == 400
    return error.value.description.removeprefix("Bad Request: ")


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Go", **fields}]]}


def test_texts_at_the_limit_pass() -> None:
    assert rules.message_text("a" * 4096, "", None)[0] == "a" * 4096
    assert rules.message_text("😀" * 2048, "", None)[0] == "😀" * 2048
    assert rules.message_text(f"<b>{'a' * 4096}</b>", "HTML", None)[0] == "a" * 4096
    assert rules.message_text("  " + "a" * 4096 + "\n", "", None)[0] == "a" * 4096


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("a" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("é" * (1 << 15), "text is too long"),
        ("\ud83d", "strings must be encoded in UTF-8"),
    ],
)
def test_texts_past_the_limit_are_refused(text: str, reason: str) -> None:
    assert refusal(rules.message_text, text, "", None) == reason


def test_an_edit_past_the_limit_is_refused_in_other_words() -> None:
    assert refusal(rules.message_text, "a" * 4097, "", None, editing=True) == "MESSAGE_TOO_LONG"


def test_captions_are_shorter() -> None:
    assert rules.caption_text("a" * 1024, "", None)[0] == "a" * 1024
    assert refusal(rules.caption_text, "a" * 1025, "", None) == "message caption is too long"


MARKS: list[tuple[Any, str]] = [
    ([{"type": "bold"}], "can't parse MessageEntity: Can't find field \"offset\""),
    (["bold"], "can't parse MessageEntity: expected an Object"),
    (
        [{"type": "wavy", "offset": 0, "length": 1}],
        "can't parse MessageEntity: Unsupported type specified",
    ),
    (
        [{"type": "text_link", "offset": 0, "length": 1}],
        "can't parse MessageEntity: Can't find field \"url\"",
    ),
    (
        [{"type": "bold", "offset": 0.5, "length": 1}],
        'can\'t parse MessageEntity: Field "offset" must be of type Number',
    ),
    ([{"type": "bold", "offset": 0, "length": 1}] * 101, "ENTITIES_TOO_LONG"),
]


@pytest.mark.parametrize(("marks", "reason"), MARKS)
def test_malformed_marks_are_refused(marks: Any, reason: str) -> None:
    assert refusal(rules.message_text, "text", "", marks) == reason


@pytest.mark.parametrize(
    "marks",
    [None, "bold", {}, [{"type": "mention", "offset": 0, "length": 99}], []],
)
def test_what_telegram_ignores(marks: Any) -> None:
    assert rules.message_text("text", "", marks) == ("text", [])


def test_links_to_nowhere_are_dropped_as_telegram_drops_them() -> None:
    mark = {"type": "text_link", "offset": 0, "length": 4, "url": "http://localhost:8080/"}
    assert rules.message_text("text", "", [mark]) == ("text", [])


def test_keyboards_are_kept_as_sent() -> None:
    kept = rules.reply_markup(button(callback_data="d" * 64))
    assert kept == {"inline_keyboard": [[{"text": "Go", "callback_data": "d" * 64}]]}
    assert rules.reply_markup({"inline_keyboard": []}) is None
    assert rules.reply_markup({"force_reply": True}) is None


KEYBOARDS: list[tuple[Any, str]] = [
    ("x", "object expected as reply markup"),
    (
        {"inline_keyboard": [{}]},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (button(callback_data="d" * 65), "BUTTON_DATA_INVALID"),
    (button(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
    (
        button(callback_data=""),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        button(url="http://localhost/"),
        "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
    ),
    (
        {"inline_keyboard": [[{"callback_data": "x"}]]},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "BUTTON_TEXT_INVALID"),
    (
        {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]] * 101},
        "reply markup is too long",
    ),
]


@pytest.mark.parametrize(("markup", "reason"), KEYBOARDS)
def test_bad_keyboards_are_refused(markup: Any, reason: str) -> None:
    assert refusal(rules.reply_markup, markup) == reason


def test_a_quote_stands_in_what_it_quotes() -> None:
    assert rules.quote("b c", "a b c d") == "b c"
    assert refusal(rules.quote, "x", "a b") == "QUOTE_TEXT_INVALID"
    assert refusal(rules.quote, "a" * 1025, "a" * 2000) == "QUOTE_TEXT_INVALID"


COMMANDS: list[tuple[Any, str]] = [
    ({}, "expected an Array of BotCommand"),
    ([1], "can't parse BotCommand: expected an Object"),
    ([{"command": "Ask", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "a" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "ask", "description": " "}], "BOT_COMMAND_DESCRIPTION_INVALID"),
    ([{"command": "ask"}], "can't parse BotCommand: Can't find field \"description\""),
    ([{"command": "a", "description": "b"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
]


@pytest.mark.parametrize(("commands", "reason"), COMMANDS)
def test_bad_commands_are_refused(commands: Any, reason: str) -> None:
    assert refusal(rules.commands, commands) == reason


@pytest.mark.parametrize("payload", ["a", "A-z_0", "x" * 64])
def test_deep_links_that_arrive(payload: str) -> None:
    assert rules.payload(payload) == payload


@pytest.mark.parametrize("payload", ["", "a b", "é", "a=b", "x" * 65])
def test_deep_links_that_do_not(payload: str) -> None:
    with pytest.raises(ValueError, match="deep-link payload"):
        rules.payload(payload)


HTML: list[tuple[str, str, list[tuple[Any, ...]]]] = [
    ("<b>a</b> &lt;b&gt;", "a <b>", [("bold", 0, 1)]),
    ("<i><u>a</u></i>", "a", [("italic", 0, 1), ("underline", 0, 1)]),
    ("😀<s>a</s>", "😀a", [("strikethrough", 2, 1)]),
    ('<a href="https://e.org/?a=1&amp;b">x</a>', "x", [("text_link", 0, 1)]),
    ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
    ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
    ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
    ("&#128512;&#x41;&nope;", "😀A&nope;", []),
    ("a > b", "a > b", []),
]


@pytest.mark.parametrize(("source", "text", "marks"), HTML)
def test_html(source: str, text: str, marks: list[tuple[Any, ...]]) -> None:
    plain, entities = rules.message_text(source, "html", None)
    assert plain == text
    assert sorted((e.type, e.offset, e.length) for e in entities) == sorted(marks)


BAD_HTML = [
    ("<b>a", "Can't find end tag corresponding to start tag b"),
    ("a</b>", "Unexpected end tag at byte offset 1"),
    ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("é<x>a</x>", 'Unsupported start tag "x" at byte offset 2'),
    ("1 < 2", "Unclosed start tag at byte offset 2"),
    ("<b", "Unclosed start tag at byte offset 0"),
]


@pytest.mark.parametrize(("source", "reason"), BAD_HTML)
def test_bad_html_is_refused(source: str, reason: str) -> None:
    said = refusal(rules.message_text, source, "HTML", None)
    assert said == f"can't parse entities: {reason}"


def test_other_parse_modes_are_refused_by_name() -> None:
    assert "MarkdownV2" in refusal(rules.message_text, "a", "MarkdownV2", None)
    assert refusal(rules.message_text, "a", "wiki", None) == "unsupported parse_mode"
