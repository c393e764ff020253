"""Enrolled and said to come from here, but on nobody's list: somebody must look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from tests.cast import NOW, YEAR, Cast
from tests.pupils import add_pupil, derive, enrol, link

from warmwelkom.rooms.transitions.models import Enrolment, Link, Signal


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with cast.scope():
        yield cast


def orphans() -> list[tuple[Any, str]]:
    rows = Signal.objects.filter(enrolment__isnull=False).order_by("opened_at", "pk")
    return [
        (row.enrolment.student_number, "ended" if row.ended_at else "open")  # type: ignore[union-attr]  # asked for above
        for row in rows
    ]


@pytest.mark.parametrize(
    "school", ["Johan de Witt", " johan de witt ", "20MJ00", "Johan de Witt (20MJ00)"]
)
def test_who_says_to_come_from_here_is_seen(here: Cast, school: str) -> None:
    enrol(here, None, previous_school=school)
    derive(here)
    assert orphans() == [("S1", "open")]
    row = Signal.objects.get(enrolment__isnull=False)
    assert (row.rule, row.since, row.fact) == (
        "not_on_leavers_list",
        dt.date(2026, 3, 12),
        {"school": "ROC Mondriaan", "from": school, "name": "Vos"},
    )


@pytest.mark.parametrize(
    "words",
    [
        {"previous_school": ""},
        {"previous_school": "De Maas"},
        {"previous_school": "ROC Mondriaan"},
        {"previous_school": "20MJ00", "gone_at": NOW},
        {"previous_school": "20MJ00", "school_year": YEAR - 1},
    ],
)
def test_others_are_not(here: Cast, words: dict[str, Any]) -> None:
    enrol(here, None, **words)
    derive(here)
    assert orphans() == []


def test_who_is_linked_is_not_and_who_gets_linked_no_longer(here: Cast) -> None:
    evi = add_pupil(here)
    enrol(here, evi, "S1", previous_school="20MJ00")
    lost = enrol(here, None, "S2", previous_school="20MJ00")
    derive(here)
    derive(here)
    assert orphans() == [("S2", "open")]
    Enrolment.objects.filter(pk=lost.pk).update(transition=evi)
    derive(here)
    assert orphans() == [("S2", "ended")]


def test_who_may_be_one_of_our_pupils_waits_among_the_doubtful_pairs(here: Cast) -> None:
    evi = add_pupil(here, birth_date=None)
    place = enrol(here, evi, transition=None, previous_school="20MJ00")
    link(here)
    derive(here)
    assert orphans() == []
    row = Link.objects.get(enrolment=place)
    assert row.outcome == "review"
    Link.objects.filter(pk=row.pk).update(outcome="refused", decided_at=NOW)
    derive(here)
    assert orphans() == [("S1", "open")]


def test_lifted_stays_lifted(here: Cast) -> None:
    enrol(here, None, previous_school="20MJ00")
    derive(here)
    Signal.objects.update(lifted_at=NOW)
    derive(here)
    assert orphans() == [("S1", "open")]


def test_another_year_keeps_its_own(here: Cast) -> None:
    enrol(here, None, previous_school="20MJ00", school_year=YEAR - 1)
    derive(here, year=YEAR - 1)
    derive(here)
    assert orphans() == [("S1", "open")]
