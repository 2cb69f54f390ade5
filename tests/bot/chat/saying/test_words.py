"""What the bot says: every message in every language, with the same values, and nothing unused."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import ast as ftl
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from bot.chat.delivery.outbox import PLACEHOLDER, is_placeholder
from bot.chat.saying import words as module
from bot.chat.saying.words import ENGLISH, LANGUAGES, LOCALES, Unsaid, Words, has_rtl, words_for

CODE = [LOCALES.parent / "chat", LOCALES.parent / "web"]
OTHERS = [each for each in LANGUAGES if each != "en"]
RTL = ["ar", "fa"]
FSI, PDI = "\u2068", "\u2069"
PLURALS = {
    "ar": ["zero", "one", "two", "few", "many", "other"],
    "de": ["one", "other"],
    "en": ["one", "other"],
    "es": ["one", "many", "other"],
    "fa": ["one", "other"],
    "hi": ["one", "other"],
    "pt": ["one", "many", "other"],
    "ru": ["one", "few", "many", "other"],
}
"""https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html"""
SPARED = {"many": ["es", "pt"], "zero": ["ar"]}
"""Categories that need no form of their own: of millions; and of none, which isn't said."""


class Placeables(Visitor):  # type: ignore[misc, unused-ignore]
    """The values that a message has, and the forms of each that is counted."""

    def __init__(self) -> None:
        self.values: set[str] = set()
        self.forms: list[tuple[str, set[str]]] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.values.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:
        named = {each.key.name for each in node.variants if isinstance(each.key, ftl.Identifier)}
        self.forms.append((node.selector.id.name, named))
        self.generic_visit(node)


def messages(language: str) -> dict[str, ftl.Message]:
    """By their names; the file holds nothing that isn't understood, and no name twice."""
    text = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    body = parse(text).body
    junk = [each.content for each in body if isinstance(each, ftl.Junk)]
    assert junk == []
    found = [each for each in body if isinstance(each, ftl.Message)]
    assert len({each.id.name for each in found}) == len(found)
    return {each.id.name: each for each in found}


def placeables(message: ftl.Message) -> Placeables:
    found = Placeables()
    found.visit(message)
    return found


def ids() -> set[str]:
    """Every id that the code says: the first argument of `say`, and of `Id`."""
    found: set[str] = set()
    for path in chain.from_iterable(each.rglob("*.py") for each in CODE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in ("say", "Id"):
                found |= set(_strings(node.args[0] if node.args else node))
    return found


def _called(node: ast.Call) -> str:
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def _strings(node: ast.AST) -> Iterator[str]:
    """What an argument may be: a text, or one of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def values(message: ftl.Message, number: int) -> dict[str, Any]:
    """A value for each: numbers where English counts or numbers them, names elsewhere."""
    counted = "count length limit page pages done total articles passages seconds changed"
    counted = [*counted.split(), "added", "updated", "unchanged"]
    return {each: number if each in counted else f"«{each}»" for each in placeables(message).values}


def test_the_code_says_what_english_has_and_all_of_it() -> None:
    assert ids() == set(messages("en"))


def test_eight_languages() -> None:
    assert LANGUAGES == ("en", "ar", "de", "es", "fa", "hi", "pt", "ru")


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_message_and_no_other(language: str) -> None:
    english, its = messages("en"), messages(language)
    assert list(its) == list(english)
    for id, message in its.items():
        assert placeables(message).values == placeables(english[id]).values, id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_the_forms_of_its_language(language: str) -> None:
    needed = {each for each in PLURALS[language] if language not in SPARED.get(each, [])}
    for id, message in messages(language).items():
        for _, forms in placeables(message).forms:
            assert needed <= forms <= set(PLURALS[language]), id


@pytest.mark.parametrize("language", OTHERS)
def test_what_english_counts_is_counted(language: str) -> None:
    english = messages("en")
    for id, message in messages(language).items():
        counted = [
            [value for value, _ in placeables(each).forms] for each in (message, english[id])
        ]
        assert counted[0] == counted[1], id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(language: str) -> None:
    words = words_for(language)
    for id, message in messages("en").items():
        for number in (0, 1, 2, 3, 5, 11, 21, 100):
            given = values(message, number)
            text = words.say(id, **given)
            assert text.strip()
            assert "{" not in text
            assert all(str(each) in text for each in given.values() if isinstance(each, str))


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    english, its = messages("en"), messages(language)
    same = [
        id for id in its if its[id].value is not None and its[id].value.equals(english[id].value)
    ]
    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_line_of_the_menu(language: str) -> None:
    words = words_for(language)
    lines = [words.say(id) for id in messages("en") if id.startswith("menu-")]
    # https://core.telegram.org/bots/api#botcommand: 1-256 characters; a phone shows about 40
    assert all(1 <= len(line) <= 45 for line in lines)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        *[(each, each) for each in LANGUAGES],
        *[("pt-br", "pt"), ("es-419", "es"), ("de_AT", "de"), ("FA", "fa"), ("en-US", "en")],
        *[("zh-hans", "en"), ("xx", "en"), ("", "en"), ("../de", "en"), (None, "en")],
    ],
)
def test_a_language_is_chosen_by_its_base(code: str | None, language: str) -> None:
    assert words_for(code).language == language


def test_what_is_not_there_fails_in_tests_and_is_english_in_a_chat(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Unsaid):
        ENGLISH.say("no-such-message")
    with pytest.raises(Unsaid):
        ENGLISH.say("reading-file")
    monkeypatch.setattr(module, "STRICT", False)
    broken = Words("de")
    monkeypatch.setattr(
        broken._bundle, "has_message", lambda id: id in messages("de").keys() - {"declined"}
    )
    for _ in range(3):
        assert broken.say("declined") == "The articles don't say."
        assert broken.say("no-such-message") == "no-such-message"
    told = [each for each in caplog.messages if "no message declined in de.ftl" in each]
    assert len(told) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_placeholder_is_known_in_every_language(language: str) -> None:
    assert is_placeholder(words_for(language).say("placeholder"))
    assert is_placeholder(words_for(language).say("hello"))
    assert not is_placeholder(f"{PLACEHOLDER}.")


# Which way it reads


def test_english_with_english_in_it_holds_no_isolates() -> None:
    text = ENGLISH.say("reading-file", name="a.txt")
    assert text == "Reading a.txt…"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_the_other_direction_is_isolated(language: str) -> None:
    name = "a.txt" if language in RTL else "مقاله.txt"
    assert f"{FSI}{name}{PDI}" in words_for(language).say("reading-file", name=name)


@pytest.mark.parametrize(
    ("language", "strangers"), [("fa", "يك,;?\u0640"), ("ar", "یکپچگ,;?\u0640")]
)
def test_letters_and_marks_are_of_the_language(language: str, strangers: str) -> None:
    for id, message in messages("en").items():
        text = words_for(language).say(id, **values(message, 3))
        assert not set(re.sub(f"{FSI}.*?{PDI}", "", text)) & set(strangers), id


@pytest.mark.parametrize("language", RTL)
def test_commands_and_endings_keep_their_first_character(language: str) -> None:
    words = words_for(language)
    assert f"{FSI}/ask{PDI}" in words.say("help")
    assert f"{FSI}.txt{PDI}" in words.say("how-to-add")
    assert f"{FSI}/failed again 7{PDI}" in words.say("failed-how", all="/x", some="/failed again 7")


def test_a_value_cannot_end_its_isolate() -> None:
    text = words_for("fa").say("reading-file", name=f"a{PDI}b{FSI}.txt")
    assert f"{FSI}ab.txt{PDI}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_isolates_are_closed(language: str) -> None:
    for id, message in messages("en").items():
        text = words_for(language).say(id, **values(message, 3))
        assert text.count(FSI) == text.count(PDI)


@pytest.mark.parametrize("language", RTL)
def test_what_reads_from_right_to_left_begins_so(language: str) -> None:
    """Telegram takes the direction of a line from its first letter; inside isolates none counts."""
    for id, message in messages("en").items():
        text = words_for(language).say(id, **values(message, 3))
        outside = re.sub(f"{FSI}.*?{PDI}", "", text)
        letters = [each for each in outside if each.isalpha()]
        assert has_rtl(letters[0]), id


# Numbers, dates, lists


def test_persian_has_its_own_digits() -> None:
    words = words_for("fa")
    assert words.number(1984) == "۱٬۹۸۴"
    for id, message in messages("en").items():
        text = words.say(id, **values(message, 21))
        assert not any("0" <= each <= "9" for each in text), id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "23 Nov 16:01"),
        ("de", "23. Nov. 16:01"),
        ("pt", "23 de nov. 16:01"),
        ("ru", "23 нояб. 16:01"),
        ("fa", "۲۳ نوامبر ۱۶:۰۱"),
    ],
)
def test_moments_are_written_as_their_readers_do(language: str, text: str) -> None:
    assert words_for(language).moment(datetime(2026, 11, 23, 16, 1, tzinfo=UTC)) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "6 July 2023"),
        ("de", "6. Juli 2023"),
        ("pt", "6 de julho de 2023"),
        ("ru", "6 июля 2023\u202fг."),
        ("fa", "۶ ژوئیهٔ ۲۰۲۳"),
        ("hi", "6 जुलाई 2023"),
    ],
)
def test_days_are_written_as_their_readers_do(language: str, text: str) -> None:
    assert words_for(language).day("2023-07-06") == text
    assert words_for(language).day("2023-07") == "2023-07"


def test_languages_have_names() -> None:
    assert words_for("es").languages(["en", "ru", "en", "", "xx"]) == ["inglés", "ruso", "xx"]
    assert words_for("de").listed(["a", "b", "c"]) == "a, b und c"


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("ru", {1: "1 статья", 2: "2 статьи", 5: "5 статей", 21: "21 статья", 12: "12 статей"}),
        ("ar", {1: "مقالة واحدة", 2: "مقالتان", 3: "3 مقالات", 11: "11 مقالة", 100: "100 مقالة"}),
        ("pt", {1: "1 artigo", 2: "2 artigos"}),
        ("fa", {1: "۱ مقاله", 2: "۲ مقاله"}),
    ],
)
def test_articles_are_counted_by_the_rules_of_a_language(
    language: str, counts: dict[int, str]
) -> None:
    words = words_for(language)
    assert {each: words.say("articles-count", count=each) for each in counts} == counts


def test_the_folder_holds_nothing_else() -> None:
    assert {path.suffix for path in Path(LOCALES).iterdir()} == {".ftl"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_meaning_is_left_to_pictures(language: str) -> None:
    words = words_for(language)
    for id, message in messages("en").items():
        text = words.say(id, **values(message, 3)).replace("№", "")
        assert not any(unicodedata.category(each) in ("So", "Sk") for each in text), id
        assert any(each.isalnum() for each in text), id
