"""What the bot says, in its reader's language: the messages of bot/locales/<language>.ftl.

    language_code ─ words_for ─→ Words ─ say("reading-passages", count=8) ─→ text

The files are Fluent's (https://projectfluent.org/fluent/guide/): plurals by CLDR's rules, and each
value where its language wants it. A value that may run the other way than the message around it is
isolated (UAX #9, https://www.unicode.org/reports/tr9/), so that neither turns the other about;
in a language from left to right, those are values with letters from right to left.
"""

import logging
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, NewType

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource
from telegram import User

log = logging.getLogger(__name__)

LOCALES: Final = Path(__file__).parents[2] / "locales"
LANGUAGES: Final = tuple(
    sorted((path.stem for path in LOCALES.glob("*.ftl")), key=lambda each: (each != "en", each))
)
"""English first."""
STRICT = False
"""Whether a message that isn't there, or lacks a value, raises Unsaid: in tests alone."""

FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"
_ISOLATES: Final = dict.fromkeys(range(0x2066, 0x206A))
_REGION: Final = {"en": "en_GB"}  # days before months, as the rest of our English has it
_DIGITS: Final = {"arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
_TYPED: Final = re.compile(r"\u2068[^\u2069]*\u2069|(?<![\w/.])([/.][a-z]{2,})")  # /ask, .txt

Id = NewType("Id", str)
"""A message's name, where it isn't written into the call of `say`; the tests look for both."""


class Unsaid(LookupError):
    """A message that can't be said as it stands."""


class Words:
    """The messages of one language. Used on one thread."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(_REGION.get(language, language))
        self._digits = _DIGITS.get(self._locale.default_numbering_system, {})
        self._is_rtl = self.direction == "rtl"
        functions: dict[str, Any] = {"NUMBER": self.number}  # a str will do for a FluentType
        self._bundle = FluentBundle([str(self._locale)], functions, use_isolating=False)
        source = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
        self._bundle.add_resource(FluentResource(source))

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl" """
        return str(self._locale.text_direction)

    def say(self, id: str, /, **values: str | int) -> str:
        """The message of that name. Where it can't be said, the English one, and the log knows."""
        try:
            return self._said(id, values)
        except Unsaid as error:
            if STRICT:
                raise
            _complain(str(error))
            return id if self.language == "en" else ENGLISH.say(id, **values)

    def number(self, value: float) -> str:
        """A number in the language's own digits, which Babel leaves to others."""
        text = format_decimal(value, locale=self._locale, numbering_system="default")
        return text.translate(self._digits)

    def share(self, value: float) -> str:
        """ "30%", of 0.3"""
        text = format_percent(value, locale=self._locale, numbering_system="default")
        return text.translate(self._digits)

    def moment(self, when: datetime) -> str:
        """ "23 Nov 16:01" """
        day = format_skeleton("MMMd", when, locale=self._locale)
        return f"{day} {when:%H:%M}".translate(self._digits)

    def day(self, iso: str) -> str:
        """ "23 November 2026"; what isn't a whole ISO date stays as it is."""
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        return format_date(day, "long", locale=self._locale).translate(self._digits)

    def listed(self, items: Sequence[str]) -> str:
        """ "English, Russian and Persian" """
        return format_list(items, locale=self._locale)

    def languages(self, codes: Iterable[str]) -> list[str]:
        """Their names, each once."""
        return list(dict.fromkeys(self._locale.languages.get(each, each) for each in codes if each))

    def _said(self, id: str, values: dict[str, str | int]) -> str:
        pattern = self._bundle.get_message(id).value if self._bundle.has_message(id) else None
        if pattern is None:
            raise Unsaid(f"there is no message {id} in {self.language}.ftl")
        given = {
            name: self._apart(value) if isinstance(value, str) else value
            for name, value in values.items()
        }
        text, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            raise Unsaid(f"the message {id} in {self.language}.ftl can't be said: {errors[0]}")
        said = str(text)
        if self._is_rtl:
            return _TYPED.sub(lambda found: isolated(found[1]) if found[1] else found[0], said)
        return said

    def _apart(self, value: str) -> str:
        return isolated(value) if self._is_rtl or has_rtl(value) else value


def isolated(text: str) -> str:
    """The text so that it doesn't turn about what stands around it, nor that it.

    Its own isolates are taken out: one too many would end ours.
    """
    return f"{FIRST_STRONG_ISOLATE}{text.translate(_ISOLATES)}{POP_ISOLATE}" if text else ""


def has_rtl(text: str) -> bool:
    """Whether letters of it run from right to left."""
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)


def words_for(language_code: str | None) -> Words:
    """Those of a reader's language, whatever its region ("pt-br"); English where we have none."""
    base = re.split("[-_]", (language_code or "").lower())[0]
    return _words(base if base in LANGUAGES else "en")


def words_of(user: User | None) -> Words:
    """Those of whoever asks; nobody (a channel speaks) is told in English."""
    return words_for(user.language_code if user is not None else None)


@cache
def _words(language: str) -> Words:
    return Words(language)


@cache
def _complain(problem: str) -> None:
    log.error("%s", problem)


ENGLISH: Final = words_for("en")
