"""What a model wrote reaches readers as plain text, with nothing in it to tap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.wording import cleaned, poses, tappable


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        (
            "**Bold** and *slanted*, `code`, ~~gone~~, ||hidden||.",
            "Bold and slanted, code, gone, hidden.",
        ),
        ("- A point", "A point"),
        ("1. A point", "A point"),
        ("> ## A heading", "A heading"),
        ("See [the page](http://evil.example/x?y=1 'title').", "See the page."),
        ("![picture](http://evil.example/p.png) It.", "picture It."),
        ("<b>It</b> <a href='http://evil.example'>landed</a>.<br/>", "It landed."),
        ("&lt;script&gt;alert(1)&lt;/script&gt; It.", "It."),
        ("It<!-- hidden --> landed.", "It landed."),
        ("It landed [1] there [2][3].", "It landed there."),
        ("It landed.¹² ［4］", "It landed."),
        ("An area of 5 m².", "An area of 5 m²."),
        ("5 < 6 and 7 > 6.", "5 < 6 and 7 > 6."),
        ("snake_case and 2*3*4", "snake_case and 2*3*4"),
        ("It \u202elanded\u202c\u200b \U000e0041here.", "It landed here."),
        ("#topic of the day", "topic of the day"),
        ("|---|---|", ""),
        ("مرحبا بالعالم.", "مرحبا بالعالم."),
    ],
)
def test_markup_and_markers_are_taken_out(written: str, reads: str) -> None:
    assert cleaned(written) == reads


@pytest.mark.parametrize(
    "text",
    [
        "Go to https://evil.example now.",
        "Go to HTTP://evil.example now.",
        "Go to www.evil.example.",
        "Download it from evil.com/x.",
        "Download it from evil.com.",
        "Ｖisit ｅｖｉｌ．ｃｏｍ.",
        "Write to me@evil.example.",
        "Ask @evil_bot.",
        "Join t.me/evil.",
        "Send /start now.",
        "/pay now",
        "Call +1 555 123 4567.",
        "Call 555-123-4567.",
        "Call 1-800-FLOWERS.",
        "tg://resolve?domain=evil",
        "See evil.zone.",
        "See еxample.соm.",
        "See www․evil․com.",
        "See 185.220.101.7:8080.",
        "See evil[.]com.",
        "Write to bill(at)evil today.",
        "Write to bill at evil dot example.",
        "Call 0800 123 4567.",
        "Ring 07700 900123.",
        "Call one two three, four five six.",
        "Send it to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq.",
        "Pay 4111 1111 1111 1111.",
        "Pay DE89 3704 0044 0532 0130 00.",
        "Buy $ZUGG.",
    ],
)
def test_what_telegram_would_make_a_link_of_is_seen(text: str) -> None:
    assert tappable(text)


@pytest.mark.parametrize(
    "text",
    [
        "On 23 August 2023 at 12.30 it cost 1 000 000 000 rupees.",
        "Speeds and/or sizes in km/h, 24/7.",
        "The U.S. and the U.K. agreed, e.g. on Node.js.",
        "The sentence ended.Next came another.",
        "It rose from 1991-1992 to 2001-2002.",
        "Vikram (the lander) touched down: 18:04.",
        "The call for 250 000 signatures ended on 05.06.2023 at 10:30.",
        "Donaudampfschifffahrtsgesellschaft won US$30 in config.toml and report.pdf.",
        "They called 12 345 people from 1914 to 1918.",
        "St.Petersburg, z.B. im Jahr 1900, т.е. давно.",
    ],
)
def test_ordinary_sentences_are_let_through(text: str) -> None:
    assert not tappable(text)


def test_a_host_that_is_a_name_is_let_through() -> None:
    assert not tappable("Booking.com won.", "How Booking.com grew")
    assert tappable("Booking.com/x won.", "How Booking.com grew")
    assert tappable("https://Booking.com won.", "How Booking.com grew")


@pytest.mark.parametrize(
    "text",
    [
        "Sources: The Times",
        "**Sources:** it",
        "References – one",
        "Источники: газета",
        "NO ANSWER",
        "The passages do not mention it.",
        "None of the provided excerpts say so.",
        "¹ The Times, page 4.",
    ],
)
def test_poses_are_seen(text: str) -> None:
    assert poses(text)


def test_sources_may_be_spoken_of() -> None:
    assert not poses("Sources close to the minister denied it.")
    assert not poses("The passage of the bill took a year.")


@given(st.text())
def test_cleaning_ends_in_one_line_without_markers(text: str) -> None:
    once = cleaned(text)
    assert "\n" not in once
    assert "[1]" not in cleaned(f"{text}[1]{text}")
