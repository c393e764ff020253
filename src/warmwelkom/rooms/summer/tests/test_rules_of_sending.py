"""When a message may leave, by rules that can be read; over every hour of a year, summer time and midnight too."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.working_days import is_working_day
from warmwelkom.rooms.summer.rules_of_sending import (
    LOOK_AHEAD,
    Look,
    days_to_cover,
    days_without_anybody,
    wait_until,
    why_never,
)

MONDAY = dt.datetime(2026, 8, 10, 11, 0, tzinfo=AMSTERDAM)
DAY = dt.timedelta(days=1)
EVERY_DAY = frozenset(MONDAY.date() + DAY * number for number in range(-2, 80))
moments = st.datetimes(
    min_value=dt.datetime(2026, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    max_value=dt.datetime(2027, 12, 31),  # noqa: DTZ001  the same
    timezones=st.sampled_from([AMSTERDAM, dt.UTC]),
)
RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A loaded machine is slow in its first draws; the rules themselves are not."""
sets_of_days = st.frozensets(st.integers(0, LOOK_AHEAD), max_size=20)


def look(**words: Any) -> Look:
    usual: dict[str, Any] = {"now": MONDAY, "on_duty": EVERY_DAY}
    return Look(**usual | words)


def test_an_open_task_on_a_day_with_somebody_on_duty_goes() -> None:
    assert (why_never(look()), wait_until(look())) == ("", None)


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ({"task_state": "confirmed"}, "De taak staat niet meer open"),
        ({"task_state": "says_done"}, "De taak staat niet meer open"),
        ({"task_state": "not_applicable"}, "De taak staat niet meer open"),
        ({"is_task_ended": True}, "De plek waar de taak bij hoort"),
        ({"expires_at": MONDAY}, "De dag waarover het ging is voorbij"),
        ({"is_stopped_by_pupil": True}, "De leerling wil langs deze weg geen"),
        ({"is_contact_ended": True}, "Dit nummer of adres"),
        ({"is_bridge_running": False}, "De school heeft de berichten stilgezet"),
        ({"sent_at": (MONDAY - DAY, MONDAY - 6 * DAY)}, "De leerling kreeg deze week al"),
        ({"sent_at": tuple(MONDAY - 8 * n * DAY for n in range(1, 15))}, "De leerling kreeg deze zomer"),
    ],
)  # fmt: skip
def test_what_never_leaves_says_why(words: dict[str, Any], begins: str) -> None:
    assert why_never(look(**words)).startswith(begins)


def test_the_edges_of_the_rules_that_forbid() -> None:
    assert why_never(look(expires_at=MONDAY + dt.timedelta(seconds=1))) == ""
    assert why_never(look(sent_at=(MONDAY - DAY, MONDAY - 7 * DAY))) == ""
    assert why_never(look(sent_at=tuple(MONDAY - 8 * n * DAY for n in range(1, 14)))) == ""
    assert why_never(look(needs_task=False, task_state="confirmed")) == ""


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-08-10T09:59", "2026-08-10T10:00"),
        ("2026-08-10T10:00", None),
        ("2026-08-10T19:59", None),
        ("2026-08-10T20:00", "2026-08-11T10:00"),
        ("2026-08-14T23:59", "2026-08-17T10:00"),  # a Friday night
        ("2026-08-15T00:00", "2026-08-17T10:00"),
        ("2026-05-05T12:00", "2026-05-06T10:00"),  # Liberation Day
        ("2026-10-23T21:00", "2026-10-26T10:00"),  # the clock goes back in that weekend
        ("2026-03-27T21:00", "2026-03-30T10:00"),  # and forward in this one
    ],
)
def test_between_ten_and_eight_on_working_days(now: str, until: str | None) -> None:
    at = dt.datetime.fromisoformat(now).replace(tzinfo=AMSTERDAM)
    days = frozenset(at.date() + DAY * number for number in range(80))
    wanted = dt.datetime.fromisoformat(until).replace(tzinfo=AMSTERDAM) if until else None
    assert wait_until(look(now=at, on_duty=days)) == wanted


def test_without_anybody_on_duty_it_waits_for_the_next_day_with_somebody() -> None:
    thursday = MONDAY.date() + 3 * DAY
    assert wait_until(look(on_duty=frozenset({thursday}))) == dt.datetime(
        2026, 8, 13, 10, 0, tzinfo=AMSTERDAM
    )
    assert wait_until(look(on_duty=frozenset())) == dt.datetime(
        2026, 8, 11, 10, 0, tzinfo=AMSTERDAM
    )
    assert wait_until(look(on_duty=frozenset(), is_of_bridge=False)) is None


@RELAXED
@given(now=moments, days=sets_of_days)
def test_what_leaves_leaves_in_the_hours_with_somebody_there(
    now: dt.datetime, days: frozenset[int]
) -> None:
    today = now.astimezone(AMSTERDAM).date()
    on_duty = frozenset(today + DAY * number for number in days)
    until = wait_until(look(now=now, on_duty=on_duty))
    local = now.astimezone(AMSTERDAM)
    may_go = 10 <= local.hour < 20 and is_working_day(today) and today in on_duty
    assert (until is None) == may_go


@RELAXED
@given(now=moments, days=sets_of_days)
def test_a_wait_ends_later_at_ten_and_then_it_goes(now: dt.datetime, days: frozenset[int]) -> None:
    today = now.astimezone(AMSTERDAM).date()
    on_duty = frozenset(today + DAY * number for number in days)
    until = wait_until(look(now=now, on_duty=on_duty))
    if until is None:
        return
    local = until.astimezone(AMSTERDAM)
    assert until > now
    assert (local.hour, local.minute, is_working_day(local.date())) == (10, 0, True)
    if any(is_working_day(day) and 0 < (day - today).days < LOOK_AHEAD for day in on_duty):
        assert wait_until(look(now=until, on_duty=on_duty)) is None


def test_each_working_day_until_two_weeks_after_the_first_is_covered() -> None:
    first = dt.date(2026, 8, 24)
    wanted = days_to_cover(
        begins_on=dt.date(2026, 8, 20), first_day=first, today=dt.date(2026, 6, 1)
    )
    assert (wanted[0], wanted[-1], len(wanted)) == (dt.date(2026, 8, 20), dt.date(2026, 9, 7), 13)
    gone = set(wanted) - {dt.date(2026, 8, 27)}
    assert days_without_anybody(wanted=wanted, on_duty=gone) == [dt.date(2026, 8, 27)]
    later = days_to_cover(begins_on=dt.date(2026, 6, 1), first_day=first, today=dt.date(2026, 9, 1))
    assert later[0] == dt.date(2026, 9, 1)
