"""Signals become rows, once, and end when the facts end; lifted is lifted until they change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, apply, derive, enrol, mbo_list, moment

from warmwelkom.rooms.people.models import AdmissionRule, ExamPeriod
from warmwelkom.rooms.transitions.models import Application, Enrolment, Signal, Transition


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    """In the region of the cast, without Dina."""
    with cast.scope():
        cast.dina.pupil.delete()
        yield cast


def signals(of: Transition) -> list[tuple[str, str]]:
    """(rule, "open", "lifted" or "ended") in the order in which they came."""
    rows = Signal.objects.filter(transition=of).order_by("opened_at", "pk")
    return [
        (row.rule, "ended" if row.ended_at else "lifted" if row.lifted_at else "open")
        for row in rows
    ]


def fresh(of: Transition) -> Transition:
    return Transition.objects.get(pk=of.pk)


@pytest.mark.parametrize(
    ("now", "expected"),
    [(moment("2026-04-01", "23:59"), []), (moment("2026-04-02", "00:00"), ["not_applied"])],
)
def test_the_first_of_april_ends_at_midnight_here(
    here: Cast, now: dt.datetime, expected: list[str]
) -> None:
    evi = add_pupil(here)
    mbo_list(here, committed_at=moment("2026-03-20"))
    derive(here, now)
    assert [rule for rule, _how in signals(evi)] == expected
    assert fresh(evi).needs_someone == bool(expected)


def test_a_changed_fact_ends_a_signal_and_opens_another(here: Cast) -> None:
    evi = add_pupil(here)
    mbo_list(here)
    derive(here)
    assert signals(evi) == [("not_applied", "open")]
    apply(here, evi, status="REJECTED")
    derive(here, NOW + dt.timedelta(hours=1))
    assert signals(evi) == [("not_applied", "ended"), ("fell_back", "open")]
    found = Signal.objects.get(rule="fell_back")
    assert (found.since, found.fact) == (
        dt.date(2026, 2, 10),
        {"school": "ROC Mondriaan", "what": "rejected", "on": "2026-02-10"},
    )
    apply(here, evi, "A2")
    derive(here, NOW + dt.timedelta(hours=2))
    assert signals(evi) == [("not_applied", "ended"), ("fell_back", "ended")]
    assert fresh(evi).needs_someone is False


def test_lifted_stays_lifted_until_the_facts_change(here: Cast) -> None:
    evi = add_pupil(here)
    line = apply(here, evi, status="REJECTED")
    derive(here)
    Signal.objects.update(lifted_at=NOW, lifted_reason="Kiest opnieuw")
    derive(here, moment("2026-04-03"))
    assert signals(evi) == [("fell_back", "lifted")]
    assert fresh(evi).needs_someone is False
    Application.objects.filter(pk=line.pk).update(
        current_status="WITHDRAWN", legal_status="withdrawn"
    )
    derive(here, moment("2026-04-04"))
    assert signals(evi) == [("fell_back", "ended"), ("fell_back", "open")]
    assert fresh(evi).needs_someone is True


def test_who_is_not_seen_again_comes_back(here: Cast) -> None:
    evi = add_pupil(here, exam_result="passed")
    place = enrol(here, evi, not_seen_on="2026-08-25")
    derive(here, moment("2026-08-26"))
    Signal.objects.update(lifted_at=NOW, lifted_reason="Ziek gemeld")
    derive(here, moment("2026-08-27"))
    assert signals(evi) == [("not_seen", "lifted")]
    Enrolment.objects.filter(pk=place.pk).update(not_seen_on="2026-09-01")
    derive(here, moment("2026-09-02"))
    assert signals(evi) == [("not_seen", "ended"), ("not_seen", "open")]


def test_who_is_rejected_again_at_the_same_school_comes_back(here: Cast) -> None:
    evi = add_pupil(here)
    apply(here, evi, status="REJECTED")
    derive(here)
    Signal.objects.update(lifted_at=NOW, lifted_reason="Kiest opnieuw")
    apply(here, evi, "A2", status="REJECTED", status_since="2026-03-20")
    derive(here, moment("2026-04-03"))
    assert signals(evi) == [("fell_back", "ended"), ("fell_back", "open")]


def test_one_lifted_signal_does_not_hide_another(here: Cast) -> None:
    evi = add_pupil(here, exam_result="failed")
    enrol(here, evi)
    enrol(here, evi, school=here.places.yuverta)
    derive(here)
    Signal.objects.filter(rule="two_places").update(lifted_at=NOW)
    derive(here)
    assert sorted(signals(evi)) == [("failed_while_placed", "open"), ("two_places", "lifted")]
    assert fresh(evi).needs_someone is True


@pytest.mark.parametrize(
    "words", [{"undone_at": NOW}, {"committed_at": None}, {"kind": "leavers"}, {"kind": "presence"}]
)
def test_only_a_list_of_an_mbo_that_counts_can_miss_somebody(
    here: Cast, words: dict[str, Any]
) -> None:
    evi = add_pupil(here)
    mbo_list(here, **words)
    derive(here)
    assert signals(evi) == []


def test_the_day_of_the_results_comes_from_the_reference(here: Cast) -> None:
    ExamPeriod.objects.all().delete()
    for name, begins in (("tweede uitslag", "2026-07-02"), ("uitslag eerste", "2026-06-11")):
        ExamPeriod.objects.create(year=2026, name=name, begins=begins, ends=begins)
    evi = add_pupil(here)
    enrol(here, evi)
    derive(here, moment("2026-06-13", "23:59"))
    assert signals(evi) == []
    derive(here, moment("2026-06-14", "00:00"))
    assert signals(evi) == [("result_missing", "open")]
    assert Signal.objects.get().since == dt.date(2026, 6, 11)


def test_admissibility_is_a_signal_like_the_others(here: Cast) -> None:
    AdmissionRule.objects.all().delete()
    AdmissionRule.objects.create(diploma="kb", level=2, valid_from="2014-08-01", article="x")
    evi = add_pupil(here)
    apply(here, evi, level=4)
    derive(here)
    assert signals(evi) == [("not_admissible", "open")]
