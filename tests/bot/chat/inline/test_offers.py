"""What was offered is remembered for a while, for a few."""

from bot.chat.inline.offers import KEPT_S, PEOPLE, QUERIES, Offers, Sheet
from tests.bot.chat.store.test_answers import KEPT

KEY = ("en", "who?")
SHEET = Sheet(answers={KEPT.id: KEPT}, basis=(3, frozenset()))


def test_the_same_is_offered_again_to_the_same_person() -> None:
    offers = Offers()
    offers.keep(7, KEY, SHEET)
    assert offers.recall(7, KEY) is SHEET
    assert offers.recall(8, KEY) == offers.recall(7, ("de", "who?")) == Sheet()


def test_a_result_is_known_by_its_id() -> None:
    offers = Offers()
    offers.keep(7, KEY, SHEET)
    assert offers.find(KEPT.id) is KEPT
    assert offers.find("f" * 16) is None
    offers.forget(7)
    assert offers.find(KEPT.id) is None
    offers.forget(7)


def test_only_the_last_are_remembered() -> None:
    offers = Offers()
    for number in range(QUERIES + 1):
        offers.keep(7, ("en", str(number)), SHEET)
    assert offers.recall(7, ("en", "0")) == Sheet()
    assert offers.recall(7, ("en", "1")) is SHEET
    for person in range(100, 100 + PEOPLE):
        offers.typed(person, "q")
        offers.keep(person, KEY, SHEET)
    assert offers.recall(7, ("en", "1")) == Sheet()
    assert offers.recall(100, KEY) is SHEET


def test_after_a_while_nothing_is_left_of_it() -> None:
    now = [0.0]
    offers = Offers(lambda: now[0])
    offers.typed(7, "q")
    offers.keep(7, KEY, SHEET)
    now[0] = KEPT_S
    offers.keep(8, KEY, Sheet())
    assert offers.find(KEPT.id) is KEPT
    now[0] += 1
    assert offers.find(KEPT.id) is None
    assert offers.recall(7, KEY) == Sheet()


def test_a_query_is_the_latest_until_the_next() -> None:
    offers = Offers()
    offers.typed(7, "first")
    assert offers.is_latest(7, "first")
    offers.typed(7, "second")
    offers.typed(8, "third")
    assert not offers.is_latest(7, "first")
    assert offers.is_latest(7, "second")
    assert offers.is_latest(9, "of somebody forgotten")
