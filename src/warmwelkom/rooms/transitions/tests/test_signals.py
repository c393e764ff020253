"""Each signal rule: a case that holds, one that just does not, and the days on which it turns."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from warmwelkom.rooms.transitions.domain.rules.facts import Facts
from warmwelkom.rooms.transitions.domain.rules.signals import GROUPS, RULES, signals_of
from warmwelkom.rooms.transitions.domain.rules.states import ELSEWHERE, state_of
from warmwelkom.rooms.transitions.rules_of_access import NO_PLACE_RULES
from warmwelkom.rooms.transitions.tests.ways import (
    DAY_FIVE,
    FIRST_DAY,
    LISTED,
    application,
    day,
    enrolment,
    facts,
)

MONDRIAAN = "ROC Mondriaan"
APRIL = day("04-01")


def hits(given: Facts) -> list[tuple[str, dt.date, dict[str, Any]]]:
    return [(rule.code, since, fact) for rule, since, fact in signals_of(given)]


def codes(given: Facts) -> list[str]:
    return [rule.code for rule, _since, _fact in signals_of(given)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("04-01", []),
        ("04-02", [("not_applied", APRIL, {})]),
        ("05-31", [("not_applied", APRIL, {})]),
        ("06-01", [("applied_nowhere", APRIL, {})]),
        ("08-23", [("applied_nowhere", APRIL, {})]),
        ("08-28", [("applied_nowhere", APRIL, {})]),
        ("08-29", [("missing", DAY_FIVE, {})]),
        ("2027-03-01", [("missing", DAY_FIVE, {})]),
    ],
)
def test_who_is_on_no_list_is_seen_every_day(today: str, expected: list[Any]) -> None:
    """From the day after 1 April there is no day on which such a pupil is on nobody's list."""
    assert hits(facts(today, exam_result="passed")) == expected


@pytest.mark.parametrize("today", ["04-02", "06-01", "08-29"])
@pytest.mark.parametrize(
    "words",
    [{"mbo_lists_on": None}, *({"destination": where} for where in ELSEWHERE)],
)
def test_without_an_mbo_list_or_going_elsewhere_nobody_is_missed(
    today: str, words: dict[str, Any]
) -> None:
    assert codes(facts(today, exam_result="passed", **words)) == []


def test_a_draft_is_no_application() -> None:
    draft = application("CREATED")
    assert codes(facts("04-02", draft)) == ["not_applied"]
    assert codes(facts("06-01", draft)) == ["applied_nowhere"]


@pytest.mark.parametrize("status", ["SUBMITTED", "RECEIVED", "OFFERED", "ENROLLED"])
def test_who_applied_needs_nobody_in_spring(status: str) -> None:
    assert codes(facts("04-02", application(status))) == []


def test_who_came_on_a_list_later_is_late_since_then() -> None:
    late = facts("05-10", listed_on=day("05-04"))
    assert hits(late) == [("not_applied", day("05-04"), {})]


def test_fell_back_says_where_and_how() -> None:
    rejected = application("REJECTED", school="Yuverta", since=day("03-02"))
    withdrawn = application("WITHDRAWN", since=day("03-12"))
    assert hits(facts("03-20", rejected, withdrawn)) == [
        ("fell_back", day("03-12"), {"school": MONDRIAAN, "what": "withdrawn", "on": "2026-03-12"})
    ]
    assert hits(facts("03-20", application("REJECTED", since=None))) == [
        ("fell_back", LISTED, {"school": MONDRIAAN, "what": "rejected", "on": LISTED.isoformat()})
    ]


@pytest.mark.parametrize(
    "other",
    [application(school="Yuverta"), application("OFFERED"), enrolment(), application("ENROLLED")],
)
def test_with_something_else_nobody_fell_back(other: Any) -> None:
    assert codes(facts("04-02", application("REJECTED"), other)) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [("03-20", ["fell_back"]), ("08-28", ["fell_back"]), ("08-29", ["missing"])],
)
def test_who_fell_back_is_seen_every_day(today: str, expected: list[str]) -> None:
    assert codes(facts(today, application("REJECTED"), exam_result="passed")) == expected


def test_two_places_at_two_schools() -> None:
    here, there = enrolment(), enrolment(school="Yuverta", enrolled_on=day("06-02"))
    expected = [("two_places", day("06-02"), {"schools": "ROC Mondriaan / Yuverta"})]
    assert hits(facts("06-05", here, there)) == expected
    assert hits(facts("06-05", there, here)) == expected
    by_message = application("ENROLLED", school="Yuverta", since=day("06-03"))
    assert hits(facts("06-05", here, by_message)) == [
        ("two_places", day("06-03"), {"schools": "ROC Mondriaan / Yuverta"})
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (enrolment(), enrolment(programme="Kok")),
        (enrolment(), application("ENROLLED")),
        (enrolment(), application("OFFERED", school="Yuverta")),
        (enrolment(seen_on=FIRST_DAY), enrolment(school="Yuverta")),
    ],
)
def test_one_school_or_seen_in_class_is_one_place(rows: tuple[Any, ...]) -> None:
    assert codes(facts("06-05", *rows)) == []


@pytest.mark.parametrize(
    ("today", "words", "expected"),
    [
        ("06-13", {}, []),
        ("06-14", {}, ["result_missing"]),
        ("08-23", {}, ["result_missing"]),
        ("08-24", {}, []),
        ("06-14", {"results_day": None}, []),
        ("06-14", {"exam_result": "passed"}, []),
        ("06-14", {"destination": "stays"}, ["elsewhere_but_placed"]),
        ("10-01", {"start": "october"}, []),
        ("09-30", {"start": "october"}, ["result_missing"]),
    ],
)
def test_a_result_is_missed_three_days_after_the_day(
    today: str, words: dict[str, Any], expected: list[str]
) -> None:
    assert codes(facts(today, enrolment(), **words)) == expected


def test_the_sentence_of_a_missing_result_has_its_day() -> None:
    assert hits(facts("06-14", enrolment())) == [
        ("result_missing", day("06-11"), {"day": "2026-06-11"})
    ]


@pytest.mark.parametrize("result", ["failed", "resit"])
@pytest.mark.parametrize("row", [enrolment(), application(), application("ENROLLED")])
def test_failed_while_there_is_a_place_or_application(result: str, row: Any) -> None:
    given = facts("06-12", row, exam_result=result, exam_result_on=day("06-10"))
    assert hits(given) == [("failed_while_placed", day("06-10"), {"result": result})]


@pytest.mark.parametrize(
    "rows",
    [(enrolment(seen_on=FIRST_DAY),), (application("REJECTED"),), ()],
)
def test_failed_alone_says_nothing_about_a_place(rows: tuple[Any, ...]) -> None:
    given = facts("06-12", *rows, exam_result="failed")
    assert "failed_while_placed" not in codes(given)


def test_a_result_without_a_day_counts_from_the_day_of_the_results() -> None:
    [(_code, since, _fact)] = hits(facts("06-12", enrolment(), exam_result="failed"))
    assert since == day("06-11")


def test_not_seen_counts_until_somebody_sees() -> None:
    absent = enrolment(not_seen_on=day("08-26"))
    assert hits(facts("08-27", absent)) == [
        ("not_seen", day("08-26"), {"school": MONDRIAAN, "on": "2026-08-26"})
    ]
    assert codes(facts("08-27", enrolment(not_seen_on=day("08-26"), seen_on=FIRST_DAY))) == []
    assert codes(facts("08-27", absent, enrolment(school="Yuverta", seen_on=FIRST_DAY))) == []
    assert codes(facts("08-27", enrolment())) == []


def test_two_lists_that_contradict_each_other_are_seen() -> None:
    given = facts("06-05", enrolment(), destination="havo", exam_result="passed")
    assert hits(given) == [
        ("elsewhere_but_placed", day("05-12"), {"school": MONDRIAAN, "destination": "havo"})
    ]
    assert codes(facts("06-05", application("ENROLLED"), destination="work")) == [
        "elsewhere_but_placed"
    ]


@pytest.mark.parametrize(
    ("row", "words", "expected"),
    [
        (enrolment(), {"destination": "mbo"}, []),
        (application("OFFERED"), {"destination": "havo"}, []),
        (enrolment(seen_on=FIRST_DAY), {"destination": "havo"}, []),
        (enrolment(), {"destination": "stays", "exam_result": "failed"}, ["failed_while_placed"]),
    ],
)
def test_lists_that_agree_or_say_it_otherwise_do_not_contradict(
    row: Any, words: dict[str, Any], expected: list[str]
) -> None:
    assert codes(facts("06-05", row, **words)) == expected


@pytest.mark.parametrize("words", [{"moved_on": day("05-01")}, {"gone_on": day("05-01")}])
@pytest.mark.parametrize(
    "rows",
    [
        (),
        (application("REJECTED"),),
        (enrolment(), enrolment(school="Yuverta")),
        (enrolment(not_seen_on=day("08-26")),),
    ],
)
def test_who_left_this_region_needs_nobody_here(
    words: dict[str, Any], rows: tuple[Any, ...]
) -> None:
    before = facts("08-29", *rows, exam_result="failed")
    assert codes(before) != []
    assert codes(facts("08-29", *rows, exam_result="failed", **words)) == []


def test_every_pupil_in_state_missing_is_on_the_list() -> None:
    for rows in ((), (application(),), (application("REJECTED"),), (application("CREATED"),)):
        given = facts("08-29", *rows, exam_result="passed")
        assert state_of(given)[0].code == "nobody_knows"
        assert codes(given) == ["missing"]


def test_every_rule_has_a_group_and_the_doorstroompunt_hears_of_those_without_a_place() -> None:
    assert {rule.group for rule in RULES} == set(GROUPS)
    assert {rule.code for rule in RULES if rule.no_place} == set(NO_PLACE_RULES)


def test_no_code_is_given_twice() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
