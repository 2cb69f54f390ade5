"""Months by name in many languages, dates in figures, and words that only look like months."""

import pytest

from bot.answering.dates import months, read


@pytest.mark.parametrize(
    ("text", "language", "month", "rest"),
    [
        ("on 23 August 2023", "en", {8}, "23"),
        ("on August 23, 2023", "en", {8}, "23"),
        ("am 3. Mai 2023", "de", {5}, "3"),
        ("el 3 de mayo de 2023", "es", {5}, "3"),
        ("le 1er août 2023", "fr", {8}, "1"),
        ("em março de 2023", "pt", {3}, "2023"),
        ("в марте 2023 года", "ru", {3}, "2023"),
        ("в мае 2023 года", "ru", {5}, "2023"),
        ("w maju 2023", "pl", {5}, "2023"),
        ("در ۲۳ اوت ۲۰۲۳", "fa", {8}, "۲۳"),
        ("2023年8月23日", "ja", {8}, "23"),
        ("am 23.08.2023", "de", {8}, "23"),
        ("on 08/23/2023", "en", {8}, "23"),
        ("on 2023-08-23", "en", {8}, "23"),
        ("on 7/8/2023", "en", {7, 8}, "2023"),
    ],
)
def test_a_dates_month_is_found_and_taken_out(
    text: str, language: str, month: set[int], rest: str
) -> None:
    dated = read(text, language)
    assert dated.months == {frozenset(month)}
    assert rest in dated.rest
    assert "8" not in dated.rest.split()
    assert months(text, language) == month


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It may cost 3 euros.", "en"),
        ("Version 1.2.3 of 10.0.0.1", "en"),
        ("La planète Mars a deux lunes.", "fr"),
        ("in 7 years", "en"),
        ("am 3. Mai 2023", ""),
        ("am 3. Mai 2023", "zz"),
    ],
)
def test_what_is_no_date_or_in_no_known_language_is_left(text: str, language: str) -> None:
    dated = read(text, language)
    assert (dated.months, dated.rest) == (frozenset(), text)
