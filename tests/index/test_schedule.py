"""A link is fetched after its hours, and less and less often while it fails."""

import math

import pytest

from index.loaders.validators import Validators
from index.schedule import HOUR_S, LONGEST_PAUSE_S, TELLING, Visit, due

LINK = "https://a.example/moon"
T = 1_000_000.0


def visit(source: str = LINK, **more: float) -> Visit:
    return Visit(source, "main", False, T, **more)  # type: ignore[arg-type]


def failing(times: int, wait_s: float = 0.0) -> Visit:
    tried = visit()
    for _ in range(times):
        tried = tried.failed(T, "it breaks off", is_gone=False, wait_s=wait_s)
    return tried


def test_links_added_together_drift_apart_by_a_tenth_at_most() -> None:
    waits = [(due(visit(f"{LINK}/{n}"), 24.0) - T) / HOUR_S for n in range(200)]
    assert 24 * 0.9 <= min(waits) < 24 * 0.92
    assert 24 * 1.08 < max(waits) <= 24 * 1.1
    assert due(visit(), 24.0) == due(visit(), 24.0)


@pytest.mark.parametrize(
    ("own", "all_others", "hours"),
    [(None, 24.0, 24), (1.0, 24.0, 1), (48.0, 24.0, 48), (5.0, 0.0, 5)],
)
def test_a_link_may_have_hours_of_its_own(
    own: float | None, all_others: float, hours: float
) -> None:
    assert due(visit(every_h=own), all_others) - T == pytest.approx(hours * HOUR_S, rel=0.1)


@pytest.mark.parametrize(("own", "all_others"), [(None, 0.0), (0.0, 24.0)])
def test_none_is_never(own: float | None, all_others: float) -> None:
    assert due(visit(every_h=own), all_others) == math.inf
    failed = visit(every_h=own).failed(T, "", is_gone=True)
    assert due(failed, all_others) == math.inf


def test_failures_double_the_pause_up_to_a_week() -> None:
    pauses = [(due(failing(times), 24.0) - T) / HOUR_S for times in (1, 2, 3, 4, 8, 9, 5000)]
    assert pauses == [1, 2, 4, 8, 128, 168, 168]
    assert due(failing(1), 0.5) - T == 0.5 * HOUR_S


def test_a_server_may_ask_for_more_time_but_not_for_ever() -> None:
    assert due(failing(1, wait_s=2 * HOUR_S), 24.0) - T == 2 * HOUR_S
    assert due(failing(3, wait_s=HOUR_S), 24.0) - T == 4 * HOUR_S
    assert due(failing(1, wait_s=1e9), 24.0) - T == LONGEST_PAUSE_S


def test_going_well_forgets_the_failures_and_keeps_the_pace() -> None:
    kept = Validators('"v1"')
    well = visit(every_h=3.0).failed(T, "gone", is_gone=True).went_well(T + 5, kept)
    assert well == Visit(LINK, "main", False, T + 5, every_h=3.0, validators=kept)


def test_admins_are_told_at_once_what_is_gone_and_late_what_fails() -> None:
    assert not visit().is_worth_telling
    assert visit().failed(T, "gone", is_gone=True).is_worth_telling
    assert not failing(TELLING - 1).is_worth_telling
    assert failing(TELLING).is_worth_telling
