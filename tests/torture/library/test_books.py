"""Books are the same each time, and say what no other says."""

from tests.torture.library.acts import NAMES
from tests.torture.library.books import KEPT, book


def test_no_two_facts_share_a_key_but_those_that_an_edition_keeps() -> None:
    books = [book(name, edition) for name in NAMES for edition in range(30)]
    assert books[0] == book(NAMES[0], 0)
    facts = {fact for each in books for fact in each.facts}
    assert len({fact.key for fact in facts}) == len(facts)
    assert len({fact.question for fact in facts}) > 0.99 * len(facts)
    assert book(NAMES[0], 0).facts[:KEPT] == book(NAMES[0], 1).facts[:KEPT]


def test_its_text_holds_its_sentences() -> None:
    one = book(NAMES[0], 0)
    assert all(each.sentence in one.text and each.key in each.sentence for each in one.facts)
