"""Each state rule: a case that holds, one that just does not, and which rule comes first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from warmwelkom.rooms.transitions.domain.rules.facts import Facts, first_day_of, usual_first_day
from warmwelkom.rooms.transitions.domain.rules.states import ELSEWHERE, RULES, state_of
from warmwelkom.rooms.transitions.models import State
from warmwelkom.rooms.transitions.tests.ways import (
    DAY_FIVE,
    FIRST_DAY,
    application,
    day,
    enrolment,
    facts,
)

MONDRIAAN = "ROC Mondriaan"
WAYS: dict[str, tuple[Facts, tuple[str, dt.date | None, str]]] = {
    "only on a list": (facts(), ("on_the_list_of_leavers", None, "")),
    "the school says mbo": (facts(destination="mbo"), ("school_says_mbo", None, "")),
    "a programme is named": (facts(chosen_programme="Kok"), ("school_says_mbo", None, "Kok")),
    "only a draft": (facts("04-02", application("CREATED")), ("on_the_list_of_leavers", None, "")),
    "sent": (
        facts("04-02", application()),
        ("on_a_list_of_applications", day("02-10"), MONDRIAAN),
    ),
    "sent, no day known": (
        facts("04-02", application(applied_on=None, since=None)),
        ("on_a_list_of_applications", None, MONDRIAAN),
    ),
    "received": (
        facts("04-02", application("RECEIVED")),
        ("received_or_offered", day("02-10"), MONDRIAAN),
    ),
    "offered": (
        facts("04-02", application("OFFERED")),
        ("received_or_offered", day("02-10"), MONDRIAAN),
    ),
    "withdrawn": (
        facts("04-02", application("WITHDRAWN"), destination="mbo"),
        ("school_says_mbo", None, ""),
    ),
    "rejected, another one open": (
        facts("04-02", application("REJECTED"), application(school="Yuverta")),
        ("on_a_list_of_applications", day("02-10"), "Yuverta"),
    ),
    "enrolled by message": (
        facts("04-02", application("ENROLLED")),
        ("enrolled", day("02-10"), MONDRIAAN),
    ),
    "on a list of enrolments": (
        facts("06-01", enrolment(), application()),
        ("enrolled", day("05-12"), MONDRIAAN),
    ),
    "enrolled twice, once without a day": (
        facts("06-01", enrolment(enrolled_on=None), enrolment(school="Yuverta")),
        ("enrolled", day("05-12"), "Yuverta"),
    ),
    "seen": (
        facts("09-01", enrolment(seen_on=FIRST_DAY)),
        ("seen_in_class", FIRST_DAY, MONDRIAAN),
    ),
    "in week six": (
        facts("10-02", enrolment(seen_on=FIRST_DAY, settled_on=day("09-28"))),
        ("seen_in_week_six", day("09-28"), MONDRIAAN),
    ),
    "goes elsewhere": (facts(destination="havo"), ("school_says_elsewhere", None, "havo")),
    "goes elsewhere, an application is open": (
        facts("04-02", application(), destination="stays"),
        ("school_says_elsewhere", None, "stays"),
    ),
    "an enrolment is harder than a word": (
        facts("06-01", enrolment(), destination="havo"),
        ("enrolled", day("05-12"), MONDRIAAN),
    ),
    "another region took over": (
        facts("06-01", enrolment(), destination="mbo", moved_on=day("05-20")),
        ("moved_out", day("05-20"), ""),
    ),
    "took over, but sits in class here": (
        facts("09-01", enrolment(seen_on=FIRST_DAY), moved_on=day("05-20")),
        ("seen_in_class", FIRST_DAY, MONDRIAAN),
    ),
    "no longer on the list": (
        facts("09-01", application(), gone_on=day("05-20")),
        ("no_longer_on_the_list", day("05-20"), ""),
    ),
    "no longer on the list, but placed": (
        facts("06-01", enrolment(), gone_on=day("05-20")),
        ("enrolled", day("05-12"), MONDRIAAN),
    ),
    "handed over": (
        facts("06-20", enrolment(), reached="handed_over", reached_on=day("06-18")),
        ("handed_over", day("06-18"), ""),
    ),
    "welcomed": (
        facts("07-01", enrolment(), reached="welcomed", reached_on=day("06-25")),
        ("welcomed", day("06-25"), ""),
    ),
    "handed over, then the place was lost": (
        facts("06-20", application(), reached="handed_over", reached_on=day("06-18")),
        ("on_a_list_of_applications", day("02-10"), MONDRIAAN),
    ),
    "welcomed and then in class": (
        facts("09-01", enrolment(seen_on=FIRST_DAY), reached="welcomed", reached_on=day("06-25")),
        ("seen_in_class", FIRST_DAY, MONDRIAAN),
    ),
    "nobody knows": (facts("08-29"), ("nobody_knows", DAY_FIVE, "")),
    "an application alone is no place": (
        facts("08-29", application("OFFERED")),
        ("nobody_knows", DAY_FIVE, ""),
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_which_rule_holds(name: str) -> None:
    given, expected = WAYS[name]
    rule, since, source = state_of(given)
    assert (rule.code, since, source) == expected


def test_every_rule_is_tried_above() -> None:
    assert {expected[0] for _given, expected in WAYS.values()} == {rule.code for rule in RULES}


def test_every_state_has_a_rule() -> None:
    assert {rule.state for rule in RULES} == set(State)


@pytest.mark.parametrize("destination", ELSEWHERE)
def test_every_exit_is_elsewhere(destination: str) -> None:
    assert state_of(facts(destination=destination))[0].state == State.ELSEWHERE


@pytest.mark.parametrize(
    ("today", "words", "code"),
    [
        ("08-28", {}, "on_the_list_of_leavers"),
        ("08-29", {}, "nobody_knows"),
        ("08-29", {"mbo_lists_on": None}, "on_the_list_of_leavers"),
        ("08-29", {"destination": "work"}, "school_says_elsewhere"),
        ("10-05", {"start": "october"}, "on_the_list_of_leavers"),
        ("10-06", {"start": "october"}, "nobody_knows"),
        ("2027-02-05", {"start": "february"}, "on_the_list_of_leavers"),
        ("2027-02-06", {"start": "february"}, "nobody_knows"),
    ],
)
def test_from_day_five_on_nobody_knows(today: str, words: dict[str, Any], code: str) -> None:
    assert state_of(facts(today, **words))[0].code == code


@pytest.mark.parametrize(
    ("today", "starts", "code"),
    [
        ("09-20", "2026-10-05", "on_a_list_of_applications"),
        ("10-09", "2026-10-05", "on_a_list_of_applications"),
        ("10-10", "2026-10-05", "nobody_knows"),
        ("2027-02-05", "2027-02-01", "on_a_list_of_applications"),
        ("2027-02-06", "2027-02-01", "nobody_knows"),
        ("08-28", "2026-08-01", "on_a_list_of_applications"),
        ("08-29", "2026-08-01", "nobody_knows"),
        ("08-29", "2016-08-24", "nobody_knows"),
    ],
)
def test_a_late_starter_is_not_missing_before_the_start(today: str, starts: str, code: str) -> None:
    """The day that an open application names counts; 1 August and slips do not."""
    late = application(starts_on=day(starts))
    assert state_of(facts(today, late))[0].code == code


def test_who_starts_at_two_moments_is_expected_at_the_first() -> None:
    both = facts("09-20", application(starts_on=day("10-05")), application(school="Yuverta"))
    assert both.first_day == FIRST_DAY


def test_a_closed_application_names_no_first_day() -> None:
    assert facts("09-20", application("REJECTED", starts_on=day("10-05"))).first_day == FIRST_DAY


@pytest.mark.parametrize(
    ("year", "start", "expected"),
    [
        (2024, "august", "2025-08-25"),
        (2025, "august", "2026-08-24"),
        (2026, "august", "2027-08-30"),
        (2027, "august", "2028-08-28"),
        (2027, "october", "2028-10-01"),
        (2027, "february", "2029-02-01"),
    ],
)
def test_the_usual_first_day(year: int, start: str, expected: str) -> None:
    assert usual_first_day(year, start) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ("2026-08-09", "2026-08-24"),
        ("2026-08-10", "2026-08-10"),
        ("2027-07-31", "2027-07-31"),
        ("2027-08-01", "2026-08-24"),
        ("2028-02-29", "2026-08-24"),
    ],
)
def test_a_day_on_a_list_counts_while_somebody_is_at_school(starts: str, expected: str) -> None:
    assert first_day_of(dt.date.fromisoformat(starts), 2025) == dt.date.fromisoformat(expected)


def test_a_leap_day_is_a_day() -> None:
    leap = dt.date(2028, 2, 29)
    late = application(starts_on=leap)
    assert facts("2028-03-04", late, school_year=2026).first_day == leap
    assert state_of(facts("2028-03-04", late, school_year=2026))[0].code == (
        "on_a_list_of_applications"
    )
    assert state_of(facts("2028-03-05", late, school_year=2026))[0].code == "nobody_knows"
