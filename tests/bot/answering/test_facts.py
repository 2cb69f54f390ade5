"""Numbers by value, names by word, phrases by letter, denials."""

import pytest

from bot.answering.facts import contradicts, covered, missing, names, numbers

TEXT = (
    "Chandrayaan-3 landed on 23 August 2023 at 12:30. It cost 6.15 billion rupees ($75 million). "
    "About 1,500,000 people watched, three of them in India. Mosseri said “we are not going to "
    "encourage politics”. Half of it, 12 percent, was Musk's."
)
ARTICLE = "Adam Mosseri leads it. " + TEXT


@pytest.mark.parametrize(
    "claim",
    [
        "It landed on August 23, 2023.",
        "It cost 75 million dollars.",
        "It cost 6.15 billion rupees.",
        "1.5 million people watched.",
        "1 500 000 people watched.",
        "3 Indians watched it.",
        "It was 12%.",
        "Then Adam Mosseri spoke.",
        'He said "we are not going to encourage".',
        "He said ‘we are NOT going to encourage politics’.",
        "One of the landers was Indian.",
        "There the Chandrayaan lander stands.",
    ],
)
def test_facts_that_the_text_has(claim: str) -> None:
    assert missing(claim, TEXT, ARTICLE) == []


@pytest.mark.parametrize(
    ("claim", "lacks"),
    [
        ("It landed on 24 August 2023.", "24"),
        ("It cost 75 billion dollars.", "7.5e+10"),
        ("It cost 615 rupees.", "615"),
        ("Some 15 people watched.", "15"),
        ("Five of them watched.", "5"),
        ("Then Bob Mosseri spoke.", "Bob"),
        ("Then Elon Musk spoke.", "Elon"),
        ("The NASA craft landed.", "NASA"),
        ("NASA landed it.", "NASA"),
        ('He said "we will encourage politics".', "we will encourage politics"),
        ("It was in Johnston.", "Johnston"),
    ],
)
def test_facts_that_it_lacks(claim: str, lacks: str) -> None:
    assert lacks in missing(claim, TEXT + " It was in Johnson.", ARTICLE)


def test_a_number_is_read_in_every_way_it_may_be_meant() -> None:
    assert numbers("1.234") == {frozenset({1.234, 1234.0})}
    assert numbers("2,5 Millionen") == {frozenset({2_500_000.0})}
    assert numbers("٢٠٢٣") == {frozenset({2023.0})}
    assert numbers("twelve") == {frozenset({12.0})}
    assert numbers("zwölf", "de") == {frozenset({12.0})}
    assert numbers("۱٬۲۳۴٫۵", "fa") == {frozenset({1234.5})}
    assert numbers("3 mil millones", "es") == {frozenset({3e9})}
    assert numbers("3 Billionen", "de") == {frozenset({3e12})}
    assert numbers("615万") == {frozenset({6_150_000.0})}


def test_the_first_word_may_be_a_name_or_not() -> None:
    assert names("Obama landed in Paris.").opening == "Obama"
    assert names("Obama landed in Paris.").runs == (("Paris",),)
    assert names("The Moon is grey.").opening == ""


def test_german_nouns_are_no_names() -> None:
    text = "Die Brücke, ein stolzes Bauwerk, sah Musk mit drei Söhnen nach der Reparatur in Bonn."
    assert names(text, "de").runs == (("Musk",), ("Bonn",))
    claim = "Nach der Sanierung besuchte Musk das Werk 2005."
    assert missing(claim, text + " 2005 war das.", language="de") == []
    assert missing("Nach der Sanierung besuchte Merkel das Werk.", text, language="de") == [
        "Merkel"
    ]


@pytest.mark.parametrize(
    ("claim", "text", "against"),
    [
        ("He attended it.", "He did not attend the meeting.", True),
        ("He did not attend it.", "He attended the meeting.", True),
        ("He did not attend it.", "He didn't attend the meeting.", False),
        ("He resigned.", "He did not attend the meeting; he resigned.", False),
        ("He attended it.", "He not only attended it but spoke.", False),
        ("It never landed.", "It failed to land.", False),
        (
            "It did not land.",
            "Nobody expected it to wake, for it had not been built for that.",
            True,
        ),
    ],
)
def test_denials(claim: str, text: str, against: bool) -> None:
    assert contradicts(claim, text) is against


def test_coverage_is_the_share_of_telling_words() -> None:
    assert covered("The lander slept.", "landers rest") == 0.5
    assert covered("", "landers") == 0.0
