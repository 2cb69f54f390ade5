"""What may be true of an article, after acts that were acknowledged and acts cut off."""

from tests.torture.library.ledger import (
    GONE,
    Ledger,
    State,
    aged,
    put,
    put_back,
    removed,
)

A = "/books/a.txt"
ONE, TWO = State("there", "one"), State("there", "two")
TRASHED = State("in the trash", "one")


def settled(*changes: object) -> Ledger:
    ledger = Ledger()
    for change in changes:
        ledger.begin(A, change)  # type: ignore[arg-type]
        ledger.settle(A, change)  # type: ignore[arg-type]
    return ledger


def test_what_is_acknowledged_is_the_case() -> None:
    assert settled().of(A) == {GONE}
    assert settled(put("one")).of(A) == {ONE}
    assert settled(put("one"), removed).of(A) == {TRASHED}
    assert settled(put("one"), removed, put_back).of(A) == {ONE}
    assert settled(put("one"), removed, aged, put_back).of(A) == {GONE}


def test_what_is_cut_off_may_have_come_to_pass_or_not() -> None:
    ledger = settled(put("one"))
    ledger.begin(A, put("two"))
    assert ledger.of(A) == {ONE, TWO}
    ledger.begin(A, removed)
    assert ledger.of(A) == {ONE, TWO, TRASHED, State("in the trash", "two")}
    assert ledger.saw(A, TRASHED)
    assert ledger.of(A) == {TRASHED}


def test_what_cannot_be_is_told() -> None:
    ledger = settled(put("one"))
    assert ledger.wrong([(A, ONE)]) == []
    assert not ledger.saw(A, TWO)
    (line,) = ledger.wrong([(A, TWO)])
    assert line == "/books/a.txt: there ('two'), and may be: there ('one')"
    assert len(ledger.wrong([])) == 1
    assert ledger.wrong([(A, ONE), ("/books/b.txt", ONE)]) == [
        "/books/b.txt: there ('one'), and may be: gone"
    ]
